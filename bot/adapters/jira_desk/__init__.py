"""Jira Service Management, over HTTP."""
