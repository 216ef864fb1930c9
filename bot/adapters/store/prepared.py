"""Statements that are run for many rows at once: what SQLAlchemy works out for each row is worked out once."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Dialect
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.dml import UpdateBase

Row = Mapping[str, Any]
Rows = Sequence[Row]


class _ForDialect:
    """The statement as its driver takes it, and how a row becomes its parameters."""

    def __init__(self, statement: UpdateBase, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect)
        self.text = str(compiled)
        self._in_order: Sequence[str] | None = compiled.positiontup
        found = {name: bind.type.bind_processor(dialect) for name, bind in compiled.binds.items()}
        self._processors = {name: process for name, process in found.items() if process}

    def parameters(self, rows: Rows) -> list[Any]:
        processed = [self._processed(row) for row in rows]
        return [tuple([row[name] for name in self._in_order]) for row in processed] if self._in_order else processed

    def _processed(self, row: Row) -> Row:
        return {**row, **{name: process(row[name]) for name, process in self._processors.items()}}


class Prepared:
    """`make` builds the statement for a connection's database; its parameters are all named in every row."""

    def __init__(self, make: Callable[[AsyncConnection], UpdateBase]) -> None:
        self._make = make
        self._made: dict[str, _ForDialect] = {}

    async def run(self, connection: AsyncConnection, rows: Rows) -> int:
        """Return how many rows of the table were changed."""
        if not rows:
            return 0
        name = connection.dialect.name
        made = self._made.get(name) or _ForDialect(self._make(connection), connection.dialect)
        self._made[name] = made
        done = await connection.exec_driver_sql(
            made.text, made.parameters(rows), execution_options={"preserve_rowcount": True}
        )
        return done.rowcount
