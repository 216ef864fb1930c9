"""The log: one line of JSON for each event, on stderr; libraries are heard only when something is wrong."""

import json
import logging
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog


class _OneLine(logging.Formatter):
    """A library's record in the same form as ours."""

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "event": record.getMessage(),
            "level": record.levelname.lower(),
            "logger": record.name,
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False)


def _worth_saying(record: logging.LogRecord) -> bool:
    """Bolt reads SLACK_BOT_TOKEN by itself and warns at every start that it will not use it."""
    return not (record.name.startswith("slack_bolt") and "`token`" in record.getMessage())


def set_up_logs(level: str) -> None:
    """`level`: DEBUG, INFO, WARNING or ERROR."""
    number = logging.getLevelNamesMapping()[level]
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(ensure_ascii=False),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(number),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(_OneLine())
    handler.addFilter(_worth_saying)
    # Below WARNING the libraries print whole requests, with what people wrote in them.
    logging.basicConfig(level=max(number, logging.WARNING), handlers=[handler], force=True)


@contextmanager
def only_warnings() -> Iterator[None]:
    """For a command whose standard output is its answer: what happens under way stays out of it."""
    before = structlog.get_config()
    warnings = structlog.make_filtering_bound_logger(logging.WARNING)
    structlog.configure(wrapper_class=warnings, logger_factory=structlog.PrintLoggerFactory(sys.stderr))
    try:
        yield
    finally:
        structlog.configure(**before)
