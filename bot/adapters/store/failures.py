"""Which of the database's errors mean "not available"; all others are faults of ours and pass through."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import exc

from bot.usecases.ports import StoreUnavailable

SQLITE_OUTAGES = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_CORRUPT,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOTADB,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_READONLY,
    }
)
# PostgreSQL's codes for what it has undone for the sake of another transaction: it can be done anew at once.
UNDONE = frozenset({"40P01", "40001"})


class Undone(StoreUnavailable):
    """Two transactions waited for each other, and this one was given up."""


@contextmanager
def outages_translated() -> Iterator[None]:
    """Raise StoreUnavailable, with its cause, where SQLAlchemy says that the database is not available."""
    try:
        yield
    except exc.TimeoutError as error:
        raise StoreUnavailable("No connection to the database became free in time.") from error
    except exc.DBAPIError as error:
        if not _is_outage(error):
            raise
        raised = Undone if getattr(error.orig, "sqlstate", None) in UNDONE else StoreUnavailable
        raise raised(f"The database is not available: {_first_line(error)}.") from error


def _is_outage(error: exc.DBAPIError) -> bool:
    # SQLite says OperationalError for a misspelt column as well; only its code tells the two apart.
    code = getattr(error.orig, "sqlite_errorcode", None)
    if code is not None:
        return code & 0xFF in SQLITE_OUTAGES
    return isinstance(error, exc.OperationalError) or error.connection_invalidated


def _first_line(error: exc.DBAPIError) -> str:
    return str(error.orig).strip().partition("\n")[0].rstrip(".")
