"""Submitting a ticket: the promise is written down at once; carrying it out is the worker's."""

import secrets
from collections.abc import Callable
from datetime import datetime

from bot.domain.tickets.ticket import Origin, Ticket
from bot.domain.tickets.whole_text import with_whole_text
from bot.usecases.request_ports import Requests, Submitted


def new_marker() -> str:
    """One word of letters and digits, so that the desk's search finds it whole, and nobody can guess it."""
    return f"fv{secrets.token_hex(12)}"


class SubmitRequest:
    """Writes promises down and wakes the worker."""

    def __init__(self, requests: Requests, now: Callable[[], datetime], wake: Callable[[], None]) -> None:
        self._requests = requests
        self._now = now
        self._wake = wake

    async def submit(self, key: str, ticket: Ticket, origin: Origin) -> Submitted:
        """`key` names the submission (the draft's id): the same one again is the same request. StoreUnavailable."""
        marker = new_marker()
        whole = with_whole_text(ticket, origin.workspace, marker)
        submitted = await self._requests.submit(marker, key, whole, origin, self._now())
        self._wake()
        return submitted
