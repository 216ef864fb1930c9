"""Which addresses DATABASE_URL may hold."""

import pytest

from bot.adapters.store.address import database_address


@pytest.mark.parametrize(
    ("url", "driver", "database"),
    [
        ("sqlite:///flowver.sqlite3", "sqlite+aiosqlite", "flowver.sqlite3"),
        ("sqlite:////var/lib/flowver.sqlite3", "sqlite+aiosqlite", "/var/lib/flowver.sqlite3"),
        ("sqlite+aiosqlite:///flowver.sqlite3", "sqlite+aiosqlite", "flowver.sqlite3"),
        ("postgres://bot:secret@db:5432/flowver", "postgresql+psycopg", "flowver"),
        ("postgresql://bot:secret@db/flowver?sslmode=require", "postgresql+psycopg", "flowver"),
        ("postgresql+psycopg:///flowver?host=/run/postgresql", "postgresql+psycopg", "flowver"),
        (" postgresql://db/flowver\n", "postgresql+psycopg", "flowver"),
    ],
)
def test_an_accepted_address_gets_the_driver_that_is_used(url: str, driver: str, database: str) -> None:
    address = database_address(url)
    assert (address.drivername, address.database) == (driver, database)


@pytest.mark.parametrize(
    "url",
    ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite+aiosqlite://", "sqlite:///x?mode=memory&uri=true"],
)
def test_a_database_in_memory_is_refused(url: str) -> None:
    with pytest.raises(ValueError, match=r"in memory, which forgets everything; use sqlite:///path\.$"):
        database_address(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "flowver.sqlite3",
        "sqlite://flowver.sqlite3",
        "sqlite:///flowver.sqlite3?timeout=9",
        "mysql://bot:hunter2@db/flowver",
        "postgresql+asyncpg://bot:hunter2@db/flowver",
        "postgresql://bot:hunter2@db:port/flowver",
        "postgresql://bot:un@hunter2@db/flowver",
        "postgresql://bot:hunter2@db/flowver?ssl=maybe",
    ],
)
def test_another_address_is_refused_in_one_sentence_without_the_password(url: str) -> None:
    with pytest.raises(ValueError, match=r"^DATABASE_URL must be sqlite:///path, [^\n]*\.$") as refused:
        database_address(url)
    assert "hunter2" not in str(refused.value)
    assert refused.value.__suppress_context__ or refused.value.__context__ is None
