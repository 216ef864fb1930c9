"""A file on its way: collected on disk, never whole in memory, then sent as one multipart part of known length."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from contextlib import asynccontextmanager
from tempfile import SpooledTemporaryFile
from typing import IO
from uuid import uuid4

from bot.domain.tickets.ticket import LARGEST_FILE
from bot.usecases.desk_ports import FileRefused

_IN_MEMORY = 1024 * 1024
_PIECE = 256 * 1024
_NOT_IN_NAMES = re.compile(r'[\x00-\x1f\x7f"\\/:*?<>|\u202a-\u202e\u2066-\u2069]+')

Write = Callable[[IO[bytes], bytes], Awaitable[object]]


@asynccontextmanager
async def collected(content: AsyncIterator[bytes], write: Write) -> AsyncIterator[IO[bytes]]:
    """The whole content, at its beginning; so that no upload starts with a source that may fail half-way.

    `write` puts bytes into the file without stopping the loop. FileRefused "too_large"; the source's own errors.
    """
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as file:
        held, size = bytearray(), 0
        async for piece in content:
            size += len(piece)
            if size > LARGEST_FILE:
                raise FileRefused("too_large")
            held += piece
            if len(held) >= _PIECE:
                await write(file, bytes(held))
                held.clear()
        await write(file, bytes(held))
        file.seek(0)
        yield file


class OneFile:
    """A multipart body with one part, named `file` as the service desk wants it; read once."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        boundary = uuid4().hex
        self.content_type = f"multipart/form-data; boundary={boundary}"
        self._file = file
        disposition = f'Content-Disposition: form-data; name="file"; filename="{safe_name(name)}"'
        self._head = f"--{boundary}\r\n{disposition}\r\nContent-Type: application/octet-stream\r\n\r\n".encode()
        self._tail = f"\r\n--{boundary}--\r\n".encode()
        self._size = file.seek(0, 2)
        file.seek(0)

    def __len__(self) -> int:
        return len(self._head) + self._size + len(self._tail)

    def __iter__(self) -> Iterator[bytes]:
        yield self._head
        while piece := self._file.read(_PIECE):
            yield piece
        yield self._tail


def safe_name(name: str) -> str:
    """The name without what would end the header, be a path, or turn the text around; never empty."""
    cleaned = _NOT_IN_NAMES.sub("_", name.encode(errors="ignore").decode()).strip(" .")
    return _shortened(cleaned) or "file"


def _shortened(name: str, longest: int = 200) -> str:
    """Shortened in the middle, so that the ending stays."""
    stem, dot, ending = name.rpartition(".")
    if len(name) <= longest or not dot or len(ending) > 20:
        return name[:longest]
    return stem[: longest - len(ending) - 1] + dot + ending
