"""The log: one line of JSON for each event, on stderr; libraries are heard only when something is wrong."""

import json
import logging
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any

# What cannot be said in JSON is told as Python writes it: a line must not fail for its fields.
_as_json = json.JSONEncoder(ensure_ascii=False, default=repr).encode


class Event(logging.LogRecord):
    """One of ours: a name, and fields of its own instead of a sentence."""

    def __init__(
        self, logger: str, level: int, name: str, error: BaseException | None, fields: Mapping[str, object]
    ) -> None:
        # Where in the code it was is not looked for: that takes longer than the line, and the name can be searched for.
        raised = None if error is None else (type(error), error, error.__traceback__)
        super().__init__(logger, level, "", 0, name, None, raised)
        self.fields = fields


class Log:
    """What one module tells. `exc_info`: an error to be told with its traceback."""

    def __init__(self, name: str) -> None:
        self._logger = logging.getLogger(name)

    def info(self, event: str, **fields: object) -> None:
        self._tell(logging.INFO, event, None, fields)

    def warning(self, event: str, *, exc_info: BaseException | None = None, **fields: object) -> None:
        self._tell(logging.WARNING, event, exc_info, fields)

    def error(self, event: str, *, exc_info: BaseException | None = None, **fields: object) -> None:
        self._tell(logging.ERROR, event, exc_info, fields)

    def _tell(self, level: int, event: str, error: BaseException | None, fields: Mapping[str, object]) -> None:
        if self._logger.isEnabledFor(level):
            self._logger.handle(Event(self._logger.name, level, event, error, fields))


def get_log(name: str) -> Log:
    """`name`: the module's own."""
    return Log(name)


class _OneLine(logging.Formatter):
    """Ours begin with their fields, those of libraries end with whose they are."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = dict(record.fields) if isinstance(record, Event) else {}
        line |= {"event": record.getMessage(), "level": record.levelname.lower()}
        if not isinstance(record, Event):
            line["logger"] = record.name
        line["timestamp"] = datetime.fromtimestamp(record.created, UTC).isoformat().replace("+00:00", "Z")
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return _as_json(line)


class _OnStderr(logging.Handler):
    """On what is standard error at the time."""

    def emit(self, record: logging.LogRecord) -> None:
        try:
            sys.stderr.write(self.format(record) + "\n")
            sys.stderr.flush()
        except Exception:
            self.handleError(record)


def _worth_saying(record: logging.LogRecord) -> bool:
    """Bolt reads SLACK_BOT_TOKEN by itself and warns at every start that it will not use it."""
    return not (record.name.startswith("slack_bolt") and "`token`" in record.getMessage())


def _on_stderr() -> logging.Handler:
    handler = _OnStderr()
    handler.setFormatter(_OneLine())
    handler.addFilter(_worth_saying)
    return handler


# Every module's logger is below this one. Until the log is set up, as for commands that answer, warnings are heard.
_ours = logging.getLogger("bot")
_handler = _on_stderr()
_ours.setLevel(logging.WARNING)
_ours.propagate = False
_ours.addHandler(_handler)


def set_up_logs(level: str) -> None:
    """`level`: DEBUG, INFO, WARNING or ERROR."""
    number = logging.getLevelNamesMapping()[level]
    _ours.setLevel(number)
    # Below WARNING the libraries print whole requests, with what people wrote in them.
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[_handler], force=True)


@contextmanager
def only_warnings() -> Iterator[None]:
    """For a command whose standard output is its answer: what happens under way stays out of it."""
    before = _ours.level
    _ours.setLevel(logging.WARNING)
    try:
        yield
    finally:
        _ours.setLevel(before)
