"""What Slack demands of tables: their rows, columns and cells."""

from typing import Any

from bot.playground.rules.language import (
    Problems,
    Rule,
    Shape,
    anything,
    flag,
    items,
    number,
    one_of,
    problem,
    text,
    typed,
)

MOST_ROWS, MOST_COLUMNS = 100, 20

_CELLS: dict[str, Rule] = {
    "raw_text": Shape({"type": anything, "text": text(10_000, 0)}),
    "raw_number": Shape({"type": anything, "value": anything}, {"text": text(100, 0)}),
    "rich_text": Shape({"type": anything, "elements": items(anything, 1000, 0)}, {"block_id": text(255)}),
}
_CELL = typed(lambda: _CELLS, _CELLS)
_HEADING = typed(lambda: _CELLS, {"raw_text", "raw_number"})
_COLUMN = Shape({}, {"align": one_of("left", "center", "right"), "is_wrapped": flag})


def _column(value: Any, pointer: str, problems: Problems) -> None:
    # A null keeps a column's defaults, as Slack's own examples do.
    if value is not None:
        _COLUMN(value, pointer, problems)


TABLE = Shape(
    {"type": anything, "rows": items(items(_CELL, MOST_COLUMNS), MOST_ROWS)},
    {"block_id": text(255), "column_settings": items(_column, MOST_COLUMNS, 0)},
)
_DATA_TABLE = Shape(
    {"type": anything, "caption": text(255), "rows": items(items(_CELL, MOST_COLUMNS), MOST_ROWS + 1, 2)},
    {"block_id": text(255), "page_size": number(1, 100), "row_header_column_index": number(0, MOST_COLUMNS)},
)


def DATA_TABLE(value: Any, pointer: str, problems: Problems) -> None:  # noqa: N802  # a rule like its neighbours
    """A data table: a heading row of plain cells, and every row as long as it."""
    # A broken table is told once: comparing its rows would only repeat it.
    before = len(problems)
    _DATA_TABLE(value, pointer, problems)
    if len(problems) > before:
        return
    rows = value["rows"]
    for index, cell in enumerate(rows[0]):
        _HEADING(cell, f"{pointer}/rows/0/{index}", problems)
    if len({len(row) for row in rows}) > 1:
        problem(problems, "all rows must have the same number of cells", f"{pointer}/rows")
