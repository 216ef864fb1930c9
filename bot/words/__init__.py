"""Sentences: answers of the domain put into words, in Swedish and English, for Slack, the command line and the web."""
