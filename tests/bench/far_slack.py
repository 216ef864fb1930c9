"""Slack as the forms of the benchmark need it, with next to no cost of its own: what is measured shares its processor.

A trigger_id opens one view within three seconds; every other method is answered with ok. Whether views are as Slack
wants them is looked at elsewhere.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl

import orjson

from tests.bench.signed import SWEDISH, TEAM

TRIGGER_SECONDS = 3.0

Json = dict[str, Any]


class FarSlack:
    """`opened`: trigger_id -> seconds from its making to the view that it opened. `url`: of the Web API."""

    def __init__(self) -> None:
        self.url = ""
        self.opened: dict[str, float] = {}
        self._made: dict[str, float] = {}
        self._methods: dict[str, Callable[[Json], Json]] = {
            "auth.test": lambda _: {"team_id": TEAM, "user_id": "U0BENCHBOT", "bot_id": "B0BENCH001"},
            "users.info": _person,
            "views.open": self._open,
            "views.update": lambda asked: {"view": asked["view"] | {"id": asked["view_id"], "hash": "2.b"}},
        }

    def trigger(self) -> str:
        made = f"{len(self._made)}.{time.time_ns()}"
        self._made[made] = time.monotonic()
        return made

    def answer(self, method: str, asked: Json) -> Json:
        return {"ok": True} | self._methods.get(method, lambda _: {})(asked)

    def _open(self, asked: Json) -> Json:
        trigger, view = asked["trigger_id"], asked["view"]
        took = time.monotonic() - self._made[trigger]
        if took > TRIGGER_SECONDS or trigger in self.opened:
            return {"ok": False, "error": "expired_trigger_id"}
        self.opened[trigger] = took
        return {"view": view | {"id": f"V{len(self.opened)}", "hash": "1.a", "state": {"values": {}}}}


class _Connection(asyncio.Protocol):
    """Keep-alive, one request after the other, bodies with their length."""

    def __init__(self, slack: FarSlack) -> None:
        self._slack = slack
        self._received = bytearray()
        self._transport: Any = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        self._received += data
        head, ended, body = self._received.partition(b"\r\n\r\n")
        length = _header(bytes(head).lower(), b"content-length")
        if ended and len(body) >= int(length or 0):
            self._received.clear()
            self._answer(bytes(head), bytes(body))

    def _answer(self, head: bytes, body: bytes) -> None:
        path, _, query = head.split(b" ", 2)[1].partition(b"?")
        asked = orjson.loads(body) if body.startswith(b"{") else dict(parse_qsl((query or body).decode()))
        told = orjson.dumps(self._slack.answer(path.rpartition(b"/")[2].decode(), asked))
        self._transport.write(
            b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%b" % (len(told), told)
        )


def _header(head: bytes, name: bytes) -> bytes:
    return head.partition(b"\r\n" + name + b":")[2].partition(b"\r\n")[0].strip()


def _person(asked: Json) -> Json:
    locale = "sv-SE" if asked["user"] == SWEDISH else "en-GB"
    return {
        "user": {
            "id": asked["user"],
            "name": "somebody",
            "locale": locale,
            "profile": {"real_name": "Somebody", "email": "somebody@example.com"},
        }
    }


@asynccontextmanager
async def far_slack() -> AsyncIterator[FarSlack]:
    slack = FarSlack()
    server = await asyncio.get_running_loop().create_server(lambda: _Connection(slack), "127.0.0.1", 0)
    slack.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/api/"
    async with server:
        yield slack
