"""Two that change the same at once on PostgreSQL, where neither sees what the other has not committed."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

import psycopg
import pytest
from psycopg import sql
from sqlalchemy import insert, select

from bot.adapters.store.announcement_rows import announcement_values
from bot.adapters.store.digests import Digests, write_items
from bot.adapters.store.gathered import tell_gathered
from bot.adapters.store.news_schema import announcement, digest_item, subscription
from bot.adapters.store.notices import write_notices
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.reminders import Reminders
from bot.adapters.store.schema import delivery
from bot.adapters.store.store import Store
from bot.adapters.store.subscription_rows import subscription_values
from bot.adapters.store.subscriptions import Subscriptions
from bot.domain.kept import Notice
from bot.domain.news.announcement import Announcement
from bot.domain.news.reminders import Recorded
from bot.domain.news.subscription import Subscription, Wish
from bot.domain.news.subscriptions import Changed
from bot.usecases.news_ports import DigestItem
from tests.databases import empty_postgresql, until_it_waits

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
T = TypeVar("T")
WEEK, LEASE, GAP = timedelta(days=7), timedelta(seconds=40), timedelta(seconds=1)
HELD = Subscription("T1", "C1", (Wish(),), "U1", "en", "UTC", NOW, NOW)


@pytest.fixture
def database_url() -> Any:
    """SQLite has one writer."""
    yield from empty_postgresql()


@pytest.fixture
def other(store: Store, database_url: str) -> Any:
    """Another process's transaction."""
    with psycopg.connect(database_url) as connection:
        yield connection


async def announced(store: Store, name: str, state: Any) -> None:
    told = Announcement("T1", name, name, "release", "6.15.18", "6.15", ("server",), state, {}, NOW, NOW)
    async with store.write() as connection:
        await connection.execute(insert(announcement).values(announcement_values(told)))


async def gathered(store: Store, *names: str) -> None:
    items = [DigestItem("T1", "C1", "announcement", name, NOW + WEEK, {}) for name in names]
    async with store.write() as connection:
        await write_items(connection, items, NOW)


async def subscribed(store: Store, **changed: Any) -> None:
    async with store.write() as connection:
        await connection.execute(insert(subscription).values(subscription_values(HELD) | changed))


async def states(store: Store) -> dict[str, str]:
    async with store.read() as connection:
        rows = await connection.execute(select(delivery.c.subject, delivery.c.state))
        return {row.subject: row.state for row in rows}


async def waiting_items(store: Store) -> dict[str, datetime]:
    async with store.read() as connection:
        return {row.subject: row.due_at for row in await connection.execute(select(digest_item))}


async def ended(ours: asyncio.Task[T], database_url: str, other: psycopg.Connection, several: int = 1) -> T:
    """What comes of ours when the other commits as soon as it waits, or has not waited. `several`: so many wait then."""
    waits = asyncio.create_task(until_it_waits(database_url, "transactionid", "tuple", several=several))
    await asyncio.wait({ours, waits}, return_when=asyncio.FIRST_COMPLETED)
    waits.cancel()
    other.commit()
    return await ours


async def tell(store: Store) -> int:
    async with store.write() as connection:
        return await tell_gathered(connection, HELD, NOW)


async def test_what_is_gathered_while_a_week_is_told_at_once_is_not_lost(
    store: Store, database_url: str, other: psycopg.Connection
) -> None:
    await gathered(store, "an1")
    other.execute("SELECT FROM digest_item FOR UPDATE")
    telling = asyncio.create_task(tell(store))
    await until_it_waits(database_url, "transactionid", "tuple")
    await gathered(store, "an2")
    other.commit()
    assert await telling == 1
    assert await states(store) == {"an1": "queued"}
    assert await waiting_items(store) == {"an2": NOW}


async def blocked(store: Store, name: str) -> None:
    async with store.write() as connection:
        await write_notices(connection, [Notice("T1", "announcement", name, "C1", blocked="not_in_channel")], NOW)


@pytest.mark.parametrize(("was", "becomes", "left"), [("stopped", "sending", "queued"), ("sending", "stopped", "held")])
async def test_what_a_pause_had_blocked_goes_on_as_its_announcement_does_by_then(
    store: Store, database_url: str, other: psycopg.Connection, was: str, becomes: str, left: str
) -> None:
    await announced(store, "an1", was)
    await blocked(store, "an1")
    await subscribed(store, paused="not_in_channel")
    other.execute("UPDATE announcement SET state = %s", [becomes])
    resuming = asyncio.create_task(Subscriptions(store).resume("T1", "C1", NOW))
    assert await ended(resuming, database_url, other)
    assert await states(store) == {"an1": left}


async def test_a_week_that_is_told_at_once_leaves_out_what_is_being_stopped(
    store: Store, database_url: str, other: psycopg.Connection
) -> None:
    await announced(store, "an1", "sending")
    await gathered(store, "an1")
    other.execute("UPDATE announcement SET state = 'stopped'")
    telling = asyncio.create_task(tell(store))
    assert await ended(telling, database_url, other) == 0
    assert await waiting_items(store) == {"an1": NOW}


async def test_a_refusal_that_comes_while_its_channel_is_resumed_pauses_it_anew(
    store: Store, database_url: str, other: psycopg.Connection
) -> None:
    await announced(store, "an1", "sending")
    await subscribed(store, paused="not_in_channel", paused_at=NOW)
    outbox = Outbox(store, GAP)
    await outbox.enqueue([Notice("T1", "announcement", "an1", "C1")], NOW)
    [claimed] = await outbox.claim("us", NOW, LEASE, 10)
    other.execute("UPDATE subscription SET paused = '', paused_at = NULL")
    refused = replace(claimed, state="blocked", due_at=None, owner="", error="not_in_channel")
    moving = asyncio.create_task(outbox.move(claimed, refused, {}))
    assert await ended(moving, database_url, other)
    held = await Subscriptions(store).get("T1", "C1")
    assert held
    assert held.paused == "not_in_channel"


async def test_news_that_are_written_while_their_channel_is_resumed_are_not_left_blocked(
    store: Store, database_url: str, other: psycopg.Connection
) -> None:
    await subscribed(store, paused="not_in_channel")
    other.execute("UPDATE subscription SET paused = ''")
    reminders = Reminders(store)
    told = [Notice("T1", "reminder", "6.14/90", "C1", blocked="not_in_channel")]
    recording = asyncio.create_task(reminders.record("T1", [Recorded("6.14", 90, "", told=True)], told, (), NOW))
    assert await ended(recording, database_url, other)
    assert await states(store) == {"6.14/90": "queued"}


@pytest.mark.parametrize("closed", ["C2", ""], ids=["two channels", "the workspace"])
async def test_whoever_opens_gates_and_whoever_takes_turns_do_not_wait_for_each_other(
    store: Store, database_url: str, other: psycopg.Connection, closed: str
) -> None:
    outbox = Outbox(store, GAP)
    await outbox.enqueue([Notice("T1", "reminder", "1", channel) for channel in ("C1", "C2")], NOW)
    first, _ = await outbox.claim("us", NOW, LEASE, 10)
    await outbox.enqueue([Notice("T1", "reminder", "2", "C2")], NOW)
    await outbox.enqueue([Notice("T1", "reminder", "2", "C1")], NOW + GAP)
    other.execute("SELECT FROM channel_gate WHERE channel = 'C1' FOR UPDATE")
    later = NOW + 2 * GAP
    queued = replace(first, state="queued", due_at=later, owner="")
    moving = asyncio.create_task(outbox.move(first, queued, {"C1": later, closed: later}))
    await until_it_waits(database_url, "transactionid", "tuple")
    claiming = asyncio.create_task(outbox.claim("them", later, LEASE, 1))
    await ended(claiming, database_url, other, several=2)
    assert await moving


async def test_whoever_unsubscribes_hears_nothing_of_a_deadlock(store: Store, database_url: str) -> None:
    await subscribed(store)
    await Outbox(store, GAP).enqueue([Notice("T1", "announcement", "an1", "C1")], NOW)
    with psycopg.connect(database_url, autocommit=True) as administrator:
        # Whoever looks first is given up.
        database = sql.Identifier(administrator.info.dbname)
        administrator.execute(sql.SQL("ALTER DATABASE {} SET deadlock_timeout = '10ms'").format(database))
    ours = Store.open(database_url)
    with psycopg.connect(database_url) as other:
        other.execute("SET deadlock_timeout = '1min'")
        other.execute("SELECT FROM delivery FOR UPDATE")
        gone = Changed(None, "removed")
        leaving = asyncio.create_task(Subscriptions(ours).change("T1", "C1", lambda _: gone, lambda _: (), NOW))
        await until_it_waits(database_url, "transactionid", "tuple")
        await asyncio.to_thread(other.execute, "SELECT FROM subscription FOR UPDATE")
        other.commit()
        assert await leaving == gone
    await ours.close()
    assert await states(store) == {"an1": "cancelled"}


async def test_the_news_of_a_week_wait_for_what_is_being_stopped(
    store: Store, database_url: str, other: psycopg.Connection
) -> None:
    await announced(store, "an1", "sending")
    await gathered(store, "an1")
    [items] = await Digests(store).due(NOW + WEEK, 10)
    told = [{"kind": "announcement", "subject": "an1", "values": {}}]
    other.execute("UPDATE announcement SET state = 'stopped'")
    notices = [Notice("T1", "digest", "digest/1", "C1", values={"items": told})]
    gathering = asyncio.create_task(Digests(store).gather(items, notices, NOW + WEEK))
    assert not await ended(gathering, database_url, other)
    assert await states(store) == {}
