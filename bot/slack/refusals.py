"""What went wrong on the way to Slack, named for a log: never with the payload, which may hold what a person wrote."""

from collections.abc import Mapping

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError

from bot.slack.response_url import ResponseUrlRefused

# What can go wrong at Slack or on the way there, without any fault of ours.
NOT_OURS = (SlackApiError, ResponseUrlRefused, ClientError, TimeoutError, ConnectionError)
# Slack's words for a trigger that came too late or was used already.
LATE = frozenset({"expired_trigger_id", "exchanged_trigger_id", "trigger_expired", "trigger_exchanged"})


def slacks_word(error: SlackApiError) -> str:
    """`channel_not_found`; `not_json` when what came was not an answer of Slack's at all."""
    # A page instead of an answer is a text here, and then even the response's own `get` fails.
    data = getattr(error.response, "data", error.response)
    word = data.get("error") if isinstance(data, Mapping) else None
    return word if isinstance(word, str) else "not_json"


def named(error: Exception) -> str:
    """The error's kind, and Slack's word for it or the HTTP status."""
    if isinstance(error, SlackApiError):
        return f"{type(error).__name__}: {slacks_word(error)}"
    if isinstance(error, ResponseUrlRefused):
        return str(error)
    return type(error).__name__
