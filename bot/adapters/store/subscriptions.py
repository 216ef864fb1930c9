"""The table subscription: who wants to hear of what."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot.adapters.store.anew import anew_when_undone
from bot.adapters.store.dialects import insert_into
from bot.adapters.store.gathered import tell_gathered
from bot.adapters.store.news_schema import digest_item, subscription
from bot.adapters.store.notices import write_notices
from bot.adapters.store.pausing import call_off, let_go_on, pause_target
from bot.adapters.store.quiet_targets import UTC, wait_anew
from bot.adapters.store.refused_token import refused_token
from bot.adapters.store.schema import delivery
from bot.adapters.store.store import Store
from bot.adapters.store.subscription_rows import subscription_of, subscription_values
from bot.adapters.store.unheard import call_off_unheard
from bot.domain.kept import Notice
from bot.domain.news.digest import next_digest
from bot.domain.news.how import how_to_json
from bot.domain.news.pausing import NEWS
from bot.domain.news.quiet import zone_of
from bot.domain.news.subscription import Subscription
from bot.domain.news.subscriptions import Changed
from bot.usecases import news_ports as ports


class Subscriptions(ports.Subscriptions):
    """Subscriptions in the store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def get(self, workspace: str, target: str) -> Subscription | None:
        """One target's."""
        found = await self._select(_with_last_sent().where(*_this(workspace, target)))
        return found[0] if found else None

    async def of_workspace(self, workspace: str) -> Sequence[Subscription]:
        """All of a workspace, by target; see the port."""
        query = _with_last_sent().where(subscription.c.workspace_id == workspace)
        found = await self._select(query.order_by(subscription.c.target))
        async with self._store.read() as connection:
            refused = await refused_token(connection, delivery.c.workspace_id == workspace)
        return [replace(each, paused=refused) if refused and not each.paused else each for each in found]

    async def everybody(self) -> Sequence[Subscription]:
        """All there are; see the port."""
        return await self._select(select(subscription).order_by(*subscription.primary_key.columns))

    @anew_when_undone
    async def change(
        self,
        workspace: str,
        target: str,
        change: Callable[[Subscription | None], Changed],
        tell: Callable[[Changed], Sequence[Notice]],
        now: datetime,
    ) -> Changed:
        """Change it in one transaction; see the port."""
        async with self._store.write() as connection:
            held = await _held(connection, workspace, target)
            changed = change(held)
            await _write(connection, held, changed.held, now)
            await write_notices(connection, tell(changed), now)
            return changed

    @anew_when_undone
    async def pause(self, workspace: str, target: str, reason: str, now: datetime) -> Subscription | None:
        """Pause it and tell whoever subscribed; see the port."""
        async with self._store.write() as connection:
            return await pause_target(connection, workspace, target, reason, now)

    @anew_when_undone
    async def resume(
        self, workspace: str, target: str, now: datetime, unless: Collection[str] = ()
    ) -> Subscription | None:
        """Let it run again; see the port."""
        async with self._store.write() as connection:
            held = await _held(connection, workspace, target)
            if held is None or not held.paused or held.paused in unless:
                return None
            resumed = replace(held, paused="", paused_at=None, updated_at=now)
            await _write(connection, held, resumed, now)
            return resumed

    async def _select(self, query: Select[Any]) -> list[Subscription]:
        async with self._store.read() as connection:
            return [subscription_of(row) for row in await connection.execute(query)]


def _this(workspace: str, target: str) -> tuple[ColumnElement[bool], ...]:
    return subscription.c.workspace_id == workspace, subscription.c.target == target


# That somebody has subscribed a channel is no news to it.
TOLD = [kind for kind in NEWS if kind != "subscription.told"]


def _with_last_sent() -> Select[Any]:
    theirs = (delivery.c.workspace_id == subscription.c.workspace_id, delivery.c.target == subscription.c.target)
    sent = select(func.max(delivery.c.sent_at)).where(*theirs, delivery.c.state == "sent", delivery.c.kind.in_(TOLD))
    return select(subscription, sent.correlate(subscription).scalar_subquery().label("last_sent_at"))


async def _held(connection: AsyncConnection, workspace: str, target: str) -> Subscription | None:
    locked = select(subscription).where(*_this(workspace, target)).with_for_update()
    row = (await connection.execute(locked)).first()
    if row is None and connection.dialect.name == "postgresql":
        # Nothing to lock yet: two that subscribe the same target at once would each write their own wishes.
        await connection.execute(select(func.pg_advisory_xact_lock(func.hashtext(f"{workspace} {target}"))))
        # A third, who found what the first wrote meanwhile, waits for the row alone.
        row = (await connection.execute(locked)).first()
    return subscription_of(row) if row else None


async def _write(
    connection: AsyncConnection, held: Subscription | None, after: Subscription | None, now: datetime
) -> None:
    if after == held:
        return
    if after is None:
        assert held
        await _remove(connection, held)
        return
    values = subscription_values(after)
    row = insert_into(connection, subscription).values(values)
    await connection.execute(
        row.on_conflict_do_update(index_elements=list(subscription.primary_key.columns), set_=values)
    )
    if held and held.paused and not after.paused:
        await let_go_on(connection, after.workspace, after.target, held.paused, now)
    if held and after.wishes != held.wishes:
        await call_off_unheard(connection, after)
    if held and (held.quiet, held.zone) != (after.quiet, after.zone):
        await wait_anew(connection, after, now)
    if held and held.weekly and not after.weekly:
        await tell_gathered(connection, after, now)
    elif held and held.weekly and how_to_json(held) != how_to_json(after):
        untold = update(digest_item).where(*_items(after), digest_item.c.due_at > now)
        week = next_digest(now, zone_of(after.zone, UTC), after.quiet)
        await connection.execute(untold.values(due_at=week))


async def _remove(connection: AsyncConnection, held: Subscription) -> None:
    await connection.execute(delete(subscription).where(*_this(held.workspace, held.target)))
    await connection.execute(delete(digest_item).where(*_items(held), digest_item.c.due_at.is_not(None)))
    await call_off(connection, held.workspace, held.target)


def _items(of: Subscription) -> tuple[ColumnElement[bool], ...]:
    return digest_item.c.workspace_id == of.workspace, digest_item.c.target == of.target
