"""Requests in words: what is asked, hinted, answered and sent to the desk."""
