"""What only PostgreSQL can do: be out of reach, restart, or fall silent."""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime

import psycopg
import pytest
from sqlalchemy import insert, make_url, text, update

from bot.adapters.store.news_schema import subscription
from bot.adapters.store.store import Store
from bot.adapters.store.subscription_rows import subscription_values
from bot.adapters.store.subscriptions import Subscriptions
from bot.domain.news.subscription import Choice, Subscription, Wish
from bot.domain.news.subscriptions import Changed
from bot.usecases.ports import StoreUnavailable
from tests.databases import empty_postgresql, until_it_waits


@pytest.fixture
def postgresql_url() -> Iterator[str]:
    yield from empty_postgresql()


class Road:
    """A TCP port that leads to the server's socket until it is blocked; then nothing comes through."""

    def __init__(self, socket: str) -> None:
        self._socket = socket
        self._open = asyncio.Event()
        self._open.set()
        self._carriers: list[asyncio.Task[None]] = []
        self._ends: list[asyncio.StreamWriter] = []

    def block(self) -> None:
        self._open.clear()

    def unblock(self) -> None:
        self._open.set()

    async def take(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        server_reader, server_writer = await asyncio.open_unix_connection(self._socket)
        self._ends += [writer, server_writer]
        for source, target in ((reader, server_writer), (server_reader, writer)):
            self._carriers.append(asyncio.create_task(self._carry(source, target)))

    async def _carry(self, source: asyncio.StreamReader, target: asyncio.StreamWriter) -> None:
        while data := await source.read(65536):
            await self._open.wait()
            target.write(data)
        target.close()

    async def close(self) -> None:
        for carrier in self._carriers:
            carrier.cancel()
        for end in self._ends:
            end.close()
        waiting = [*self._carriers, *(end.wait_closed() for end in self._ends)]
        await asyncio.gather(*waiting, return_exceptions=True)


@asynccontextmanager
async def road_to(url: str) -> AsyncIterator[tuple[Road, str]]:
    """Yield the road and the address that goes over it."""
    address = make_url(url)
    road = Road(f"{address.query['host']}/.s.PGSQL.5432")
    async with await asyncio.start_server(road.take, "127.0.0.1", 0) as server:
        host, port = server.sockets[0].getsockname()
        yield road, f"postgresql://{address.username}@{host}:{port}/{address.database}"
        await road.close()


async def test_a_server_that_is_not_there_is_unavailable() -> None:
    store = Store.open("postgresql://bot:hunter2@127.0.0.1:1/flowver")
    with pytest.raises(StoreUnavailable) as refused:
        async with store.read():
            pytest.fail("there is nothing to read from")
    assert "hunter2" not in str(refused.value)
    await store.close()


async def test_connections_cut_by_the_server_are_replaced(postgresql_url: str) -> None:
    store = Store.open(postgresql_url)
    await store.migrate()
    await store.ping()
    with psycopg.connect(postgresql_url, autocommit=True) as administrator:
        administrator.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )
    await store.ping()
    await store.close()


async def test_a_ping_over_a_dead_network_ends_within_its_second(postgresql_url: str) -> None:
    async with road_to(postgresql_url) as (road, url):
        store = Store.open(url)
        await store.migrate()
        await store.ping()
        road.block()
        for _ in range(2):
            began = time.monotonic()
            with pytest.raises(StoreUnavailable, match="within a second"):
                await store.ping()
            assert time.monotonic() - began < 4
        road.unblock()
        await store.ping()
        await store.close()


async def test_waiting_for_a_row_that_somebody_holds_ends_soon(postgresql_url: str) -> None:
    store = Store.open(postgresql_url)
    await store.migrate()
    insert = "INSERT INTO receipt VALUES ('T1', 'event', 'E1', now())"
    with psycopg.connect(postgresql_url) as other:
        other.execute(insert)
        began = time.monotonic()
        with pytest.raises(StoreUnavailable, match="lock timeout"):
            async with store.write() as connection:
                await connection.execute(text(insert))
        assert time.monotonic() - began < 5
    await store.close()


async def test_options_of_the_address_are_kept_beside_ours(postgresql_url: str) -> None:
    store = Store.open(f"{postgresql_url}&options=-c%20application_name%3Dflowver-test")
    async with store.read() as connection:
        query = "SELECT current_setting('application_name'), current_setting('lock_timeout')"
        row = (await connection.execute(text(query))).one()
    assert tuple(row) == ("flowver-test", "1500ms")
    await store.close()


async def test_who_waited_for_the_first_subscriber_waits_for_whoever_came_between_too(postgresql_url: str) -> None:
    now, store = datetime(2026, 11, 23, tzinfo=UTC), Store.open(postgresql_url)
    await store.migrate()
    first = Subscription("T1", "C1", (Wish(lines=Choice.of(["6.14"])),), "U1", "en", "UTC", now, now)

    def change(held: Subscription | None) -> Changed:
        assert held
        return Changed(replace(held, wishes=(*held.wishes, Wish(lines=Choice.of(["6.15"])))), "extended")

    with psycopg.connect(postgresql_url) as holding:
        holding.execute("SELECT pg_advisory_xact_lock(hashtext('T1 C1'))")
        second = asyncio.create_task(Subscriptions(store).change("T1", "C1", change, lambda _: (), now))
        await until_it_waits(postgresql_url, "advisory")
        async with store.write() as connection:
            await connection.execute(insert(subscription).values(subscription_values(first)))
        async with store.write() as connection:
            third = replace(first, wishes=(*first.wishes, Wish(lines=Choice.of(["6.16"]))))
            await connection.execute(update(subscription).values(subscription_values(third)))
            holding.commit()
            await until_it_waits(postgresql_url, "transactionid", "tuple")
    await second
    held = await Subscriptions(store).get("T1", "C1")
    assert held
    assert {line for wish in held.wishes for line in wish.lines.names} == {"6.14", "6.15", "6.16"}
    await store.close()
