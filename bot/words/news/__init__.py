"""Subscriptions and announcements in words."""
