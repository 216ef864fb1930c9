"""Open requests that read like the one being written."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.kept import Request
from bot.domain.tickets.alike import stems
from bot.domain.tickets.form_values import FormValues

MOST_SIMILAR = 3
_LEAST_SHARED = 2
_OVER = frozenset(("done", "DONE"))


@dataclass(frozen=True, slots=True)
class SimilarRequest:
    """`own`: the reader's; somebody else's summary is not shown to them."""

    request: Request
    own: bool


def similar_requests(values: FormValues, user: str, requests: Iterable[Request]) -> tuple[SimilarRequest, ...]:
    """At most three, the likest first. Two words must be shared; version and component only decide between them."""
    told = stems(f"{values.summary} {values.description}")
    scored = [(_likeness(told, values, request), request) for request in requests if _is_open(request)]
    ranked = sorted((each for each in scored if each[0]), key=lambda each: -each[0])
    return tuple(SimilarRequest(request, request.origin.user == user) for _, request in ranked[:MOST_SIMILAR])


def _is_open(request: Request) -> bool:
    filed = request.filed
    return request.state != "refused" and not (filed and filed.status_category in _OVER)


def _likeness(told: frozenset[str], values: FormValues, request: Request) -> int:
    ticket = request.ticket
    shared = len(told & stems(f"{ticket.summary} {ticket.description}"))
    if shared < _LEAST_SHARED:
        return 0
    same = (ticket.version == values.version) + (ticket.component == values.component)
    return 10 * shared + same
