"""Statements that SQLAlchemy spells differently for SQLite and PostgreSQL."""

from typing import TYPE_CHECKING

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.ext.asyncio import AsyncConnection

if TYPE_CHECKING:
    from sqlalchemy.dialects import postgresql


def insert_into(connection: AsyncConnection, table: Table) -> "sqlite.Insert | postgresql.Insert":
    """Return the connection's own INSERT, the one that knows ON CONFLICT."""
    if connection.dialect.name == "postgresql":
        # Only here, so that a bot on SQLite starts without it.
        from sqlalchemy.dialects import postgresql

        return postgresql.insert(table)
    return sqlite.insert(table)
