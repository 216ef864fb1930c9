"""Kinds of conversations, by what Slack's ids tell."""


def is_direct(channel: object) -> bool:
    """Between a person and the bot alone: no place that others could be told in."""
    return str(channel or "").startswith("D")
