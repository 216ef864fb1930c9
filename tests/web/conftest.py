"""The bot over HTTP, for requests that Slack would never send; and everything that is logged meanwhile."""

import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.journeys.real_bot import Town, living, town_of
from tests.logged import logged


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    async with living(town_of(tmp_path, "http")) as made:
        yield made


@pytest.fixture
def log(town: Town, caplog: pytest.LogCaptureFixture) -> Iterator[list[Any]]:
    """Our lines, and those of the libraries from WARNING up, since the bot started."""
    lines: list[Any] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append({"event": record.getMessage(), "logger": record.name, "exc_info": record.exc_info})

    handler = Keep(logging.WARNING)
    logging.getLogger().addHandler(handler)
    with logged() as ours:
        yield Joined(ours, lines)  # type: ignore[misc]
    logging.getLogger().removeHandler(handler)


class Joined:
    """Both logs as one list that goes on growing."""

    def __init__(self, *logs: list[Any]) -> None:
        self._logs = logs

    def __iter__(self) -> Iterator[Any]:
        return (line for log in self._logs for line in log)

    def __len__(self) -> int:
        return sum(map(len, self._logs))

    def clear(self) -> None:
        for log in self._logs:
            log.clear()
