"""Requests as nobody but Slack can sign them, and as nobody at all should."""

import hashlib
import hmac
import json
import time
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

import aiohttp

from tests.journeys.real_bot import Town

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
PERSON = {"team_id": "T0NORDSJO1", "user_id": "U0PRIYANAI", "channel_id": "C0FLOWSUPP"}


@dataclass(frozen=True)
class Answered:
    status: int
    text: str
    seconds: float


def signed(town: Town, body: bytes, at: str | None = None) -> dict[str, str]:
    """Headers with a signature that fits, for a time that may be any text."""
    stamp = str(int(time.time())) if at is None else at
    base = b"v0:" + stamp.encode() + b":" + body
    digest = hmac.new(town.playground.signing_secret.encode(), base, hashlib.sha256).hexdigest()
    return {"X-Slack-Request-Timestamp": stamp, "X-Slack-Signature": f"v0={digest}"}


async def post(
    town: Town, body: Any, headers: dict[str, str] | None = None, kind: str = FORM, method: str = "POST"
) -> Answered:
    """Send it as it is; headers None: signed as Slack would."""
    raw = body if isinstance(body, bytes) else b""
    said = {"Content-Type": kind, **(signed(town, raw) if headers is None else headers)}
    started = time.monotonic()
    async with (
        aiohttp.ClientSession() as session,
        session.request(method, f"{town.address}/slack/events", data=body, headers=said) as answer,
    ):
        text = await answer.text(errors="replace")
        return Answered(answer.status, text, time.monotonic() - started)


def command(**fields: Any) -> bytes:
    return urlencode({"command": "/flowver", "text": "6.15", **PERSON, **fields}).encode()


def event(kind: str = "app_mention", **fields: Any) -> bytes:
    said = {"type": kind, "user": PERSON["user_id"], "channel": PERSON["channel_id"], "text": "6.15", "ts": "1.2"}
    return in_envelope(said | fields)


def in_envelope(said: Any, **more: Any) -> bytes:
    envelope = {"type": "event_callback", "team_id": PERSON["team_id"], "event_id": "Ev1", "event": said}
    return json.dumps(envelope | more).encode()


def press(**fields: Any) -> bytes:
    payload = {
        "type": "block_actions",
        "team": {"id": PERSON["team_id"]},
        "user": {"id": PERSON["user_id"]},
        "actions": [{"type": "button", "action_id": "answer.ask.0", "block_id": "b", "value": "6.15"}],
        "container": {"type": "message", "message_ts": "1.2", "channel_id": PERSON["channel_id"]},
    }
    return urlencode({"payload": json.dumps(payload | fields)}).encode()
