"""The table receipt: deliveries that have been taken care of, so that a repeat is recognised."""

from datetime import datetime

from sqlalchemy import delete, select, tuple_

from bot.adapters.store.dialects import insert_into
from bot.adapters.store.schema import receipt
from bot.adapters.store.store import Store
from bot.usecases import ports

RECEIPTS_PER_BATCH = 1_000


class Receipts(ports.Receipts):
    """Receipts in the store."""

    def __init__(self, store: Store, batch: int = RECEIPTS_PER_BATCH) -> None:
        """Take the store, and how many receipts one transaction deletes at most."""
        self._store = store
        self._batch = batch

    async def first(self, workspace: str, kind: str, key: str, at: datetime) -> bool:
        """Record it; True for one caller only, whichever process it is in. See the port."""
        async with self._store.write() as connection:
            row = insert_into(connection, receipt).values(workspace_id=workspace, kind=kind, key=key, received_at=at)
            # Without the option SQLAlchemy reports -1 for an INSERT on PostgreSQL.
            once = row.on_conflict_do_nothing().execution_options(preserve_rowcount=True)
            result = await connection.execute(once)
            return result.rowcount == 1

    async def forget_before(self, at: datetime) -> int:
        """Delete what is older, a batch at a time so that deliveries get in between. See the port."""
        total = 0
        while forgotten := await self._forget_batch(at):
            total += forgotten
        return total

    async def _forget_batch(self, at: datetime) -> int:
        identity = tuple(receipt.primary_key.columns)
        # Two processes may sweep at once; skipping what the other holds keeps them from waiting in a ring.
        oldest = select(*identity).where(receipt.c.received_at < at).order_by(receipt.c.received_at)
        batch = oldest.limit(self._batch).with_for_update(skip_locked=True)
        async with self._store.write() as connection:
            result = await connection.execute(delete(receipt).where(tuple_(*identity).in_(batch)))
            return result.rowcount
