"""What waits for a person, in a terminal: why, since when, for whom, and what can be decided."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from bot.domain.deciding import Decided, ways_out
from bot.domain.kept import Delivery, Request
from bot.words.told import Mark, Table, Told
from bot.words.translation import Translation

Answered = Decided | Literal["desk_away", "store_away"]
_COLUMNS = ("id", "what", "person", "since", "why")
_OPTIONS = {"it_is": "--filed KEY", "again": "--again"}
_LONGEST = 60


def tell_stuck(
    t: Translation, requests: Sequence[Request], messages: Sequence[Delivery], under_way: Mapping[str, int]
) -> Told:
    """`under_way`: how many requests are in each state. Times are the machine's own."""
    rows = (*(_request(t, each) for each in requests), *(_message(t, each) for each in messages))
    moving = sum(number for state, number in under_way.items() if state != "needs_person")
    small = (t.plural("stuck.under_way", moving),) if moving else ()
    if not rows:
        return Told("yes", t("stuck.nothing"), small=small)
    headings = tuple(t(f"stuck.column_{name}") for name in _COLUMNS)
    return Told(
        "warning", t.plural("stuck.some", len(rows)), table=Table(headings, rows), lines=_advice(t), small=small
    )


def tell_decided(t: Translation, answered: Answered, name: str, named: str = "") -> Told:
    """`named`: the key that was given, or what is wrong with the database."""
    mark: Mark = "yes" if answered == "done" else "unknown" if answered.endswith("_away") else "no"
    return Told(mark, t(f"stuck.{answered}", name=name, named=named))


def stuck_json(
    requests: Sequence[Request], messages: Sequence[Delivery], under_way: Mapping[str, int]
) -> dict[str, Any]:
    """As `tell_stuck`; times with their offset, `decisions` as the options of `decide`."""
    stuck = [*map(_request_json, requests), *map(_message_json, messages)]
    return {"kind": "requests", "stuck": stuck, "under_way": dict(under_way)}


def decided_json(answered: Answered, name: str) -> dict[str, Any]:
    return {"kind": "decision", "id": name, "outcome": answered, "done": answered == "done"}


def _request(t: Translation, request: Request) -> tuple[str, ...]:
    what = t("stuck.request", summary=_short(request.ticket.summary))
    key = f"stuck.why_{request.trouble}"
    why = t(key) if key in t else request.trouble
    return request.id, what, request.origin.user, f"{request.created_at.astimezone():%Y-%m-%d %H:%M %Z}", why


def _message(t: Translation, message: Delivery) -> tuple[str, ...]:
    what = t("stuck.message", kind=message.notice.kind)
    why = t("stuck.why_blocked" if message.state == "blocked" else "stuck.why_unseen", reason=message.error)
    return message.id, what, message.notice.target, f"{message.created_at.astimezone():%Y-%m-%d %H:%M %Z}", why


def _advice(t: Translation) -> tuple[str, ...]:
    return tuple(t(f"stuck.advice_{which}") for which in ("filed", "again", "told"))


def _request_json(request: Request) -> dict[str, Any]:
    return {
        "what": "request",
        "id": request.id,
        "workspace": request.workspace,
        "person": request.origin.user,
        "summary": request.ticket.summary,
        "trouble": request.trouble,
        "since": request.created_at.isoformat(),
        "decisions": list(_decisions(request)),
    }


def _decisions(request: Request) -> Iterator[str]:
    return (_OPTIONS[way] for way in ways_out(request.trouble))


def _message_json(message: Delivery) -> dict[str, Any]:
    return {
        "what": "message",
        "id": message.id,
        "workspace": message.notice.workspace,
        "place": message.notice.target,
        "message": message.notice.kind,
        "state": message.state,
        "trouble": message.error,
        "since": message.created_at.isoformat(),
        "decisions": ["--told", "--again"],
    }


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= _LONGEST else said[: _LONGEST - 1] + "…"
