"""Which database DATABASE_URL names; connecting to it belongs in engines."""

from sqlalchemy.engine import URL, make_url
from sqlalchemy.exc import ArgumentError

SQLITE_SCHEMES = frozenset({"sqlite", "sqlite+aiosqlite"})
POSTGRESQL_SCHEMES = frozenset({"postgres", "postgresql", "postgresql+psycopg"})
ACCEPTED = (
    "DATABASE_URL must be sqlite:///path, sqlite:////absolute/path or "
    "postgresql://user:password@host/database (also sqlite+aiosqlite:, postgres: and postgresql+psycopg:)"
)
IN_MEMORY = "DATABASE_URL names a SQLite database in memory, which forgets everything; use sqlite:///path"


def database_address(url: str) -> URL:
    """Return the address with the driver that is used; ValueError, one sentence without the password."""
    address = _parsed(url.strip())
    if address.drivername in SQLITE_SCHEMES:
        return _sqlite(address)
    if address.drivername in POSTGRESQL_SCHEMES:
        return _postgresql(address)
    raise ValueError(f"{ACCEPTED}, not {address.drivername}:.")


def _parsed(url: str) -> URL:
    try:
        return make_url(url)
    except (ArgumentError, ValueError):
        # The cause quotes parts of the address, and the password may be among them.
        raise ValueError(f"{ACCEPTED}; the address given cannot be read.") from None


def _sqlite(address: URL) -> URL:
    if address.host:
        raise ValueError(f"{ACCEPTED}; a file needs three slashes, or four when its path is absolute.")
    if address.database in (None, "", ":memory:") or "memory" in address.query.values():
        raise ValueError(f"{IN_MEMORY}.")
    if address.query:
        raise ValueError(f"{ACCEPTED}; a SQLite address takes no options.")
    return address.set(drivername="sqlite+aiosqlite")


def _postgresql(address: URL) -> URL:
    if "@" in (address.host or ""):
        raise ValueError(f"{ACCEPTED}; write @ in the password as %40.")
    # Only here, so that a bot on SQLite starts without it.
    import psycopg
    from psycopg.conninfo import make_conninfo

    try:
        make_conninfo(**dict.fromkeys(address.query, "1"))
    except psycopg.Error:
        options = ", ".join(sorted(address.query))
        raise ValueError(f"{ACCEPTED}; an option is unknown to PostgreSQL: {options}.") from None
    return address.set(drivername="postgresql+psycopg")
