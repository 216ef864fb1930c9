"""Subscriptions and announcements as Block Kit."""
