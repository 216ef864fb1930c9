"""Slash commands as Slack sends them: form, headers and signature. Sending them is done elsewhere."""

import hashlib
import hmac
import time
from collections.abc import Iterable, Sequence
from urllib.parse import quote_plus, urlencode

SECRET = "bench-signing-secret"
ENGLISH, SWEDISH = "U0BENCHEN1", "U0BENCHSV1"
READERS = (ENGLISH, SWEDISH)
TEAM = "T0BENCH001"

_FORM = urlencode(
    {
        "token": "gIkuvaNzQIHg97ATvDxqgjtO",
        "team_id": TEAM,
        "team_domain": "novacura",
        "channel_id": "C0BENCH001",
        "channel_name": "flow-support",
        "user_name": "someone",
        "command": "/flowver",
        "api_app_id": "A0BENCH001",
        "is_enterprise_install": "false",
        "response_url": "https://hooks.slack.com/commands/T0BENCH001/5201234567890/aBcDeFgHiJkLmNoPqRsTuVwX",
    }
)
_HEAD = (
    "POST /slack/events HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUser-Agent: Slackbot 1.0 (+https://api.slack.com/robots)\r\n"
    "Accept-Encoding: gzip,deflate\r\nAccept: application/json,*/*\r\nX-Slack-Signature: v0={signature}\r\n"
    "X-Slack-Request-Timestamp: {timestamp}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    "Content-Length: {length}\r\n\r\n"
)


def commands(port: int, asks: Iterable[Sequence[str]]) -> list[bytes]:
    """One signed HTTP request for each (text, person); every one has a trigger_id, and so a signature, of its own.

    A third part of an ask is the trigger_id that Slack gave for it.
    """
    timestamp = str(int(time.time()))
    begun = time.perf_counter_ns()
    return [
        _command(port, timestamp, text, user, *(trigger or (f"{begun}.{index}.a0b1c2d3e4f5",)))
        for index, (text, user, *trigger) in enumerate(asks)
    ]


def _command(port: int, timestamp: str, text: str, user: str, trigger: str) -> bytes:
    body = f"{_FORM}&user_id={user}&text={quote_plus(text)}&trigger_id={trigger}".encode()
    signature = hmac.new(SECRET.encode(), b"v0:%b:%b" % (timestamp.encode(), body), hashlib.sha256).hexdigest()
    head = _HEAD.format(port=port, signature=signature, timestamp=timestamp, length=len(body))
    return head.encode() + body
