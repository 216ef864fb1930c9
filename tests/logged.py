"""What the bot tells its log meanwhile, as a list."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from bot.logs import Event


class _Keep(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[dict[str, Any]] = []

    def emit(self, record: logging.LogRecord) -> None:
        assert isinstance(record, Event)
        said = {"event": record.getMessage(), "level": record.levelname.lower(), "exc_info": record.exc_info}
        self.lines.append({**record.fields, **said})


@contextmanager
def logged() -> Iterator[list[dict[str, Any]]]:
    """Our own events of every level, in the order of telling; nothing of it is written anywhere else."""
    ours, keep = logging.getLogger("bot"), _Keep()
    level, handlers = ours.level, ours.handlers
    ours.handlers = [keep]
    ours.setLevel(logging.DEBUG)
    try:
        yield keep.lines
    finally:
        ours.handlers = handlers
        ours.setLevel(level)
