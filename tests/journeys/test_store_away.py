"""The database is locked or gone: questions are answered all the same, and nobody is told what is not true."""

import json
import re
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psycopg
import pytest
from psycopg import sql

from bot.playground.cast import ANNA, BOT, FLOW_SUPPORT, PRIYA
from tests.databases import empty_postgresql
from tests.journeys.real_bot import Town, living, town_of

REFERENCE = re.compile(r"[0-9a-f]{8}")


@contextmanager
def locked(town: Town) -> Iterator[None]:
    """Somebody else writes, and does not finish."""
    with closing(sqlite3.connect(town.folder / "flowver.sqlite3", isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        yield


async def test_questions_are_answered_while_the_database_is_locked(http_town: Town) -> None:
    with locked(http_town):
        shown = await http_town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    assert "Flow 6.15 stöds" in shown.text


async def test_a_mention_is_answered_while_the_database_is_locked_and_not_again(http_town: Town) -> None:
    with locked(http_town):
        await http_town.playground.say(PRIYA, FLOW_SUPPORT, "@flowver 6.15")
        reply = await http_town.playground.wait_for_message(lambda message: message.user == BOT)
    assert "is supported" in reply.text
    assert len(http_town.said_by_bot()) == 1


async def test_a_choice_that_cannot_be_kept_is_not_said_to_be_kept(town: Town) -> None:
    await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")
    with locked(town):
        shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver language sv")
    assert "Nothing was changed" in shown.text
    assert REFERENCE.search(shown.text)
    assert "is supported" in (await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")).text


async def test_a_choice_that_cannot_be_kept_is_told_in_a_direct_message_too(http_town: Town) -> None:
    direct = http_town.playground.workspace.direct_message(PRIYA).id
    await http_town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")
    before = http_town.messages()
    with locked(http_town):
        await http_town.playground.say(PRIYA, direct, "language sv")
        reply = await http_town.newest_since(before, lambda message: message.user == BOT)
    assert "Nothing was changed" in reply.text


async def test_a_choice_that_cannot_be_kept_is_told_where_a_button_was_pressed(http_town: Town) -> None:
    shown = await http_town.command(PRIYA, FLOW_SUPPORT, "/flowver language")
    before = http_town.messages()
    with locked(http_town):
        await http_town.press(PRIYA, shown, "answer.ask.0")
        told = await http_town.newest_since(before, lambda message: message.only_for == PRIYA)
    assert "Nothing was changed" in told.text


@pytest.fixture
async def postgresql_town(tmp_path: Path) -> AsyncIterator[Town]:
    for url in empty_postgresql():
        town = town_of(tmp_path, "http")
        town.database_url = url
        async with living(town):
            yield town


async def test_questions_are_answered_while_postgresql_refuses_connections(postgresql_town: Town) -> None:
    town = postgresql_town
    assert (await town.get("/readyz"))[0] == 200
    with refusing(town.database_url):
        assert "Flow 6.15 stöds" in (await town.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")).text
        assert "Inget har ändrats" in (await town.command(ANNA, FLOW_SUPPORT, "/flowver language en")).text
        status, body = await town.get("/readyz")
    assert (status, json.loads(body)["store"]["ready"]) == (503, False)
    assert (await town.get("/readyz"))[0] == 200
    assert "English" in (await town.command(ANNA, FLOW_SUPPORT, "/flowver language en")).text


@contextmanager
def refusing(url: str) -> Iterator[None]:
    """The server ends every connection to this database and takes no new one."""
    address = psycopg.conninfo.conninfo_to_dict(url)
    name = str(address["dbname"])
    with psycopg.connect(psycopg.conninfo.make_conninfo(url, dbname="postgres"), autocommit=True) as administrator:
        allow = sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}")
        administrator.execute(allow.format(sql.Identifier(name), sql.SQL("false")))
        administrator.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s", [name])
        yield
        administrator.execute(allow.format(sql.Identifier(name), sql.SQL("true")))


async def test_readyz_says_that_the_database_is_away(http_town: Town) -> None:
    assert (await http_town.get("/readyz"))[0] == 200
    (http_town.folder / "flowver.sqlite3").write_bytes(b"no database" * 1000)
    status, body = await http_town.get("/readyz")
    assert (status, json.loads(body)["ready"]) == (503, False)
    assert (await http_town.get("/healthz"))[0] == 200
