"""What a person decides about a message that Slack does not take, or that may have been posted already."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from bot.domain.kept import Delivery, Request
from bot.usecases.request_ports import Outbox


class Stuck(Protocol):
    """Promises that wait for a person, oldest first, of every workspace. Raises StoreUnavailable."""

    async def requests(self, most: int) -> Sequence[Request]:
        """Those in `needs_person`."""

    async def deliveries(self, most: int) -> Sequence[Delivery]:
        """Those that Slack refused, and those that may have been posted where nobody can look."""


@dataclass(frozen=True, slots=True)
class DecideDelivery:
    """Each answers whether the message was still waiting for a person. Raises StoreUnavailable."""

    outbox: Outbox
    now: Callable[[], datetime]

    async def told(self, stuck: Delivery) -> bool:
        """Whoever it was for knows: it has been posted, or said some other way."""
        return await self.outbox.move(stuck, replace(stuck, state="sent", due_at=None), {})

    async def again(self, stuck: Delivery) -> bool:
        """It certainly does not stand there."""
        queued = replace(stuck, state="queued", attempt=0, due_at=self.now(), sent_at=None, error="")
        return await self.outbox.move(stuck, queued, {})
