"""Listeners of news: subscriptions, and announcements as managers and readers meet them. `routes.py` is their table."""
