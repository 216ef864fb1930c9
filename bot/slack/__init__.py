"""Slack: thin listeners. `routes.py` is the table of which id goes to which function."""
