"""A far end that says exactly the bytes that a test wants, and counts what it was asked."""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from bot.adapters.jira_desk.line import Account, Patience

# Long enough for a busy machine; what is to run out of time gets HASTY.
QUICK = Patience(connect=5.0, read=5.0, call=8.0, upload=8.0)
HASTY = Patience(connect=0.3, read=0.3, call=0.6, upload=0.6)


@dataclass
class Asked:
    """A request that arrived, with its whole body."""

    method: str
    path: str
    headers: dict[str, str]
    body: bytes

    def json(self) -> object:
        return json.loads(self.body)


Reply = Callable[[Asked, asyncio.StreamWriter], Awaitable[None]]


@dataclass
class Stub:
    """`replies` are used up one by one; the last one stays."""

    replies: list[Reply]
    asked: list[Asked] = field(default_factory=list)
    connections: int = 0
    url: str = ""
    arrived: asyncio.Event = field(default_factory=asyncio.Event)
    release: asyncio.Event = field(default_factory=asyncio.Event)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        try:
            while True:
                asked = await _read(reader)
                self.asked.append(asked)
                self.arrived.set()
                reply = self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]
                await reply(asked, writer)
                await writer.drain()
        except (asyncio.IncompleteReadError, ConnectionError):
            pass
        finally:
            writer.close()

    def account(self) -> Account:
        return Account(self.url, "bot@example.com", "s3cret-token")

    async def hang(self, asked: Asked, writer: asyncio.StreamWriter) -> None:
        """No answer until the test is over."""
        await self.release.wait()


async def _read(reader: asyncio.StreamReader) -> Asked:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    method, path, _ = first.split(" ")
    headers = {name.lower(): text.strip() for name, _, text in (line.partition(":") for line in lines if line)}
    return Asked(method, path, headers, await reader.readexactly(int(headers.get("content-length", 0))))


def says(status: int, body: object = None, **headers: str) -> Reply:
    """Bytes and text as they are, anything else as JSON; header names with _ for -."""
    data = body if isinstance(body, bytes) else b"" if body is None else json.dumps(body).encode()
    named = {"Content-Length": str(len(data)), **{name.replace("_", "-"): text for name, text in headers.items()}}

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> None:
        head = "".join(f"{name}: {text}\r\n" for name, text in named.items())
        writer.write(f"HTTP/1.1 {status} Said\r\n{head}\r\n".encode() + data)

    return reply


async def drops(asked: Asked, writer: asyncio.StreamWriter) -> None:
    """The connection breaks after the request was read."""
    writer.transport.abort()
    raise ConnectionResetError


def trickles(data: bytes) -> Reply:
    """One byte at a time, each soon enough for a read timeout, without an end."""

    async def reply(asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        while True:
            writer.write(b"x")
            await writer.drain()
            await asyncio.sleep(0.05)

    return reply
