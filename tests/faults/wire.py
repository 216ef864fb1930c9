"""The fake desk and the fake Slack behind a socket, for workers in processes that can be killed."""

import asyncio
import pickle
import struct
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from bot.domain.tickets.ticket import SlackFile
from bot.usecases.desk_ports import DeskRefused, DeskUnsure
from bot.usecases.messenger import PostUnsure


@asynccontextmanager
async def listening(**objects: Any) -> AsyncIterator[int]:
    """Let others call the objects' methods by name; gives the port."""
    calls: set[asyncio.Task[None]] = set()

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        calls.add(task)
        try:
            name, method, arguments = await _read(reader)
            _write(writer, await _outcome(getattr(objects[name], method), arguments))
            await writer.drain()
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()
            calls.discard(task)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    try:
        yield server.sockets[0].getsockname()[1]
    finally:
        server.close()
        await asyncio.gather(*calls)


class Far:
    """The other end: each method is a call over a connection of its own; a cut connection is `unsure`."""

    def __init__(self, port: int, name: str, unsure: Callable[[str], Exception]) -> None:
        self._port, self._name, self._unsure = port, name, unsure

    def __getattr__(self, method: str) -> Callable[..., Any]:
        async def call(*arguments: Any) -> Any:
            sent = [await _whole(argument) for argument in arguments]
            try:
                reader, writer = await asyncio.open_connection("127.0.0.1", self._port)
                _write(writer, (self._name, method, sent))
                found, value = await _read(reader)
                writer.close()
            except (ConnectionError, asyncio.IncompleteReadError) as error:
                raise self._unsure(type(error).__name__) from error
            if found == "refused":
                raise DeskRefused(value)
            if found == "error":
                raise value
            return value

        return call

    @asynccontextmanager
    async def open(self, file: SlackFile) -> AsyncIterator[AsyncIterator[bytes]]:
        async def content() -> AsyncIterator[bytes]:
            yield await self.content(file.id)

        yield content()


def far_desk(port: int) -> Any:
    return Far(port, "desk", DeskUnsure)


def far_slack(port: int) -> Any:
    return Far(port, "slack", PostUnsure)


async def _outcome(method: Callable[..., Any], arguments: list[Any]) -> tuple[str, Any]:
    given = [_parts(argument) if isinstance(argument, bytes) else argument for argument in arguments]
    try:
        return "value", await method(*given)
    except DeskRefused as error:
        return "refused", error.refusal
    except Exception as error:
        return "error", error


async def _whole(argument: Any) -> Any:
    return b"".join([part async for part in argument]) if hasattr(argument, "__aiter__") else argument


async def _parts(content: bytes) -> AsyncIterator[bytes]:
    yield content


async def _read(reader: asyncio.StreamReader) -> Any:
    [size] = struct.unpack("!I", await reader.readexactly(4))
    return pickle.loads(await reader.readexactly(size))


def _write(writer: asyncio.StreamWriter, value: Any) -> None:
    body = pickle.dumps(value)
    writer.write(struct.pack("!I", len(body)) + body)
