"""What in the tables waits for a person: requests and messages, the oldest first."""

from collections.abc import Sequence

from sqlalchemy import and_, or_, select

from bot.adapters.store.delivery_rows import delivery_of
from bot.adapters.store.news_schema import digest_item
from bot.adapters.store.of_announcement import ANNOUNCED, CHANGED, DIGEST, FIX, TOLD_IN
from bot.adapters.store.request_rows import request_of
from bot.adapters.store.schema import delivery, request
from bot.adapters.store.store import Store
from bot.domain.kept import Delivery, Request
from bot.usecases import decide_delivery as ports

_UNSEEN = and_(delivery.c.state == "unsure", delivery.c.due_at.is_(None))
_TELLING = (ANNOUNCED, FIX, DIGEST, *CHANGED)


class Stuck(ports.Stuck):
    """Read from the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def requests(self, most: int) -> Sequence[Request]:
        """Those in `needs_person`."""
        query = select(request).where(request.c.state == "needs_person").order_by(request.c.created_at, request.c.id)
        async with self._store.read() as connection:
            return [request_of(row) for row in await connection.execute(query.limit(most))]

    async def unsure_of(self, announcement: str, most: int) -> Sequence[Delivery]:
        """See the port."""
        own = or_(
            delivery.c.subject == announcement, delivery.c.subject.startswith(f"{announcement}/", autoescape=True)
        )
        told = select(delivery.c.id).join(digest_item, TOLD_IN).where(digest_item.c.subject == announcement)
        left = (_UNSEEN, delivery.c.via == "message", delivery.c.kind.in_(_TELLING), or_(own, delivery.c.id.in_(told)))
        query = select(delivery).where(*left).order_by(delivery.c.created_at, delivery.c.id).limit(most)
        async with self._store.read() as connection:
            return [delivery_of(row) for row in await connection.execute(query)]

    async def deliveries(self, most: int) -> Sequence[Delivery]:
        """Nothing is due for them any more, and they were neither sent nor called off."""
        # A view that is not drawn is no loss: what it would have shown is also said in a message.
        query = select(delivery).where(delivery.c.via == "message", or_(delivery.c.state == "blocked", _UNSEEN))
        async with self._store.read() as connection:
            rows = await connection.execute(query.order_by(delivery.c.created_at, delivery.c.id).limit(most))
            return [delivery_of(row) for row in rows]
