"""Writing what many are told, as their subscriptions stand by then: they were read some time before."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import select, tuple_
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.digests import write_items
from bot.adapters.store.news_schema import subscription
from bot.adapters.store.notices import CHUNK, write_notices
from bot.domain.kept import Notice
from bot.usecases.news_ports import DigestItem

Place = tuple[str, str]
_IDENTITY = (subscription.c.workspace_id, subscription.c.target)


async def write_spread(
    connection: AsyncConnection, notices: Sequence[Notice], items: Sequence[DigestItem], now: datetime
) -> None:
    """What cannot be sent now goes out where the target runs again; a week that is not wanted any more ends now.

    Neither is written for a target that has unsubscribed.
    """
    waiting = {*map(_place, items), *(_place(each) for each in notices if each.blocked)}
    stands = await _standing(connection, waiting) if waiting else {}
    gathered = [(each, stands[_place(each)]) for each in items if _place(each) in stands]
    await write_items(connection, [each if to.weekly else replace(each, due_at=now) for each, to in gathered], now)
    told = [each for each in notices if not each.blocked or _place(each) in stands]
    await write_notices(connection, [_as_it_stands(each, stands) for each in told], now)


def _as_it_stands(notice: Notice, stands: Mapping[Place, Any]) -> Notice:
    return replace(notice, blocked=stands[_place(notice)].paused) if notice.blocked else notice


def _place(of: Notice | DigestItem) -> Place:
    return of.workspace, of.target


async def _standing(connection: AsyncConnection, places: Collection[Place]) -> dict[Place, Any]:
    """Nobody changes them until this transaction ends: whoever lets one run again sees what is written here."""
    found: dict[Place, Any] = {}
    ordered = sorted(places)
    for first in range(0, len(ordered), CHUNK):
        these = tuple_(*_IDENTITY).in_(ordered[first : first + CHUNK])
        query = select(*_IDENTITY, subscription.c.paused, subscription.c.weekly).where(these).order_by(*_IDENTITY)
        for row in await connection.execute(query.with_for_update(read=True)):
            found[row.workspace_id, row.target] = row
    return found
