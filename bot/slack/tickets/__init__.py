"""Listeners of requests: the ways into the form, the form itself, own requests. `routes.py` is their table."""
