"""What an answer, or none, means for the call: certainly not done, refused, not allowed, or unsure."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any

from bot.adapters.jira_desk.refusals import read_refusal
from bot.usecases.desk_ports import (
    DeskError,
    DeskForbidden,
    DeskNotAllowed,
    DeskNotDone,
    DeskNotLetIn,
    DeskRefused,
    DeskUnsure,
)

REFUSED = frozenset({400, 409, 413, 415, 422})
JUDGED = frozenset({400, 422})
LONGEST_WAIT = 86_400.0


class NotThere(DeskNotAllowed):
    """404, 405 or 410: no such thing, no such call, or not for us to know."""


_CLOSED: Mapping[int, type[DeskNotAllowed]] = {
    401: DeskNotLetIn, 403: DeskForbidden, 404: NotThere, 405: NotThere, 410: NotThere,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back at `at`, UTC, read to its end. Header names in any case."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    at: datetime


@dataclass(frozen=True, slots=True)
class Call:
    """What is being done, for messages: `GET fields`; `writes`: doing it twice would be seen."""

    name: str
    writes: bool


def no_answer(call: Call, sent: bool, what: str) -> DeskError:
    """The line broke or time ran out; `what` is the kind of error, never its text, which may hold what people wrote."""
    if not sent:
        return DeskNotDone(f"{call.name}: the desk cannot be reached ({what})")
    return _unclear(call, f"no answer ({what})")


def content(call: Call, answer: Answer) -> Any:
    """The answer's JSON, None for an empty one. Raises the DeskError that the answer means."""
    if answer.status // 100 != 2:
        raise _meaning(call, answer)
    if answer.status == 204:
        return None
    try:
        return json.loads(answer.body)
    except (ValueError, RecursionError):
        raise _unclear(call, f"an answer that is not JSON (HTTP {answer.status})") from None


def unreadable(call: Call, what: str) -> DeskError:
    """JSON came, but not what was asked for."""
    return _unclear(call, f"an answer without {what}")


def _meaning(call: Call, answer: Answer) -> DeskError:
    status = answer.status
    if status in (425, 429):
        return DeskNotDone(f"{call.name}: the desk limits us (HTTP {status})", retry_after(answer))
    if status in REFUSED:
        return DeskRefused(read_refusal(answer.body), judged=status in JUDGED)
    # 302 and 303 may also be said after the thing was done.
    if status == 408 or status >= 500 or status < 300 or (call.writes and status in (302, 303)):
        return _unclear(call, f"HTTP {status}", retry_after(answer))
    return _CLOSED.get(status, DeskNotAllowed)(f"{call.name}: HTTP {status}")


def _unclear(call: Call, what: str, wait: float | None = None) -> DeskError:
    text = f"{call.name}: {what}"
    return DeskUnsure(text) if call.writes else DeskNotDone(text, wait)


def retry_after(answer: Answer) -> float | None:
    """Seconds to wait: Retry-After as a number or a date, else X-RateLimit-Reset; None when neither can be read."""
    said = {name.lower(): text.strip() for name, text in answer.headers.items()}
    wait = said.get("retry-after", "")
    if wait.isascii() and wait.isdecimal():
        return min(float(wait), LONGEST_WAIT)
    moment = _http_date(wait) or _iso_moment(said.get("x-ratelimit-reset", ""))
    if moment is None:
        return None
    # The desk's own clock, where it tells it: ours may differ.
    now = _http_date(said.get("date", "")) or answer.at
    return min(max((moment - now).total_seconds(), 0.0), LONGEST_WAIT)


def _http_date(text: str) -> datetime | None:
    try:
        return _aware(parsedate_to_datetime(text))
    except (ValueError, IndexError, OverflowError):
        return None


def _iso_moment(text: str) -> datetime | None:
    try:
        return _aware(datetime.fromisoformat(text))
    except ValueError:
        return None


def _aware(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
