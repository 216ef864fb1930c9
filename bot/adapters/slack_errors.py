"""Slack's errors told apart by what they say about a call: certainly not done, or open."""

from collections.abc import Mapping

from aiohttp import ClientConnectorError, ClientError
from slack_sdk.errors import SlackApiError

from bot.usecases.messenger import PostLimited

# The connection was never made, so nothing was sent.
NOT_SENT = (ClientConnectorError,)
UNREACHABLE = (ClientError, TimeoutError, OSError)
LIMITED = frozenset({"ratelimited", "rate_limited", "message_limit_exceeded"})
WHOLE_WORKSPACE = frozenset({"message_limit_exceeded"})
SECONDS_UNTIL_MENDED = 60.0


def word_of(error: SlackApiError) -> str:
    """Slack's word for it; `not_json` when what came was no answer of Slack's."""
    # A page instead of an answer is a text here, and then even the response's own `get` fails.
    data = getattr(error.response, "data", error.response)
    word = data.get("error") if isinstance(data, Mapping) else None
    return word if isinstance(word, str) else "not_json"


def not_done(error: SlackApiError) -> PostLimited | None:
    """429 in its forms; None for everything else."""
    word = word_of(error)
    if getattr(error.response, "status_code", None) != 429 and word not in LIMITED:
        return None
    headers = getattr(error.response, "headers", None) or {}
    said = str(headers.get("Retry-After", ""))
    return PostLimited(float(said) if said.isdigit() else 1.0, everywhere=word in WHOLE_WORKSPACE)
