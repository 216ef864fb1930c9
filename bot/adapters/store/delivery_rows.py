"""Deliveries as rows and back; which rows are read or written is decided elsewhere."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.prepared import Prepared
from bot.adapters.store.schema import delivery
from bot.domain.kept import Delivery, Notice

_CHANGING = (
    "state", "attempt", "owner", "lease_until", "due_at", "sent_at", "channel", "ts", "error", "revision",
)  # fmt: skip
_COLUMNS = tuple(delivery.columns.keys())
_SAME_NAME = ("id", "created_at", *_CHANGING)
# The new values go under other names: a statement has one value for each name, and the old ones are asked for as well.
_REPLACE = Prepared(
    lambda _: (
        update(delivery)
        .where(
            delivery.c.workspace_id == bindparam("of"),
            delivery.c.id == bindparam("this"),
            delivery.c.state == bindparam("was"),
            delivery.c.owner == bindparam("held_by"),
            delivery.c.attempt == bindparam("tried"),
        )
        .values({name: bindparam(f"new_{name}") for name in _CHANGING})
    )
)


def delivery_of(row: Row[Any]) -> Delivery:
    """A record from a whole row of the table delivery."""
    kept = dict(zip(_COLUMNS, row, strict=True))
    names = (kept["workspace_id"], kept["kind"], kept["subject"], kept["target"], kept["via"])
    notice = Notice(*names, **kept["payload"], revision=kept["revision"])
    return Delivery(notice=notice, **{name: kept[name] for name in _SAME_NAME})


async def replace_rows(connection: AsyncConnection, pairs: Sequence[tuple[Delivery, Delivery]]) -> int:
    """Write the second of each pair over the first where it still is as the first says; return how many were."""
    rows = [_guarded(claimed) | {f"new_{name}": getattr(moved, name) for name in _CHANGING} for claimed, moved in pairs]
    return await _REPLACE.run(connection, rows)


def _guarded(claimed: Delivery) -> dict[str, Any]:
    return {
        "of": claimed.notice.workspace,
        "this": claimed.id,
        "was": claimed.state,
        "held_by": claimed.owner,
        "tried": claimed.attempt,
    }
