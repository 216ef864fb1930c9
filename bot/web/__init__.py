"""The outer ASGI app: Slack's requests, health and metrics."""
