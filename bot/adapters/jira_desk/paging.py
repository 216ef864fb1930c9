"""The service desk's way of paging (`start`, `limit`, `isLastPage`), read to its end."""

from collections.abc import AsyncIterator, Mapping
from typing import Any

from bot.adapters.jira_desk.line import Line
from bot.adapters.jira_desk.outcomes import Call, unreadable

PAGE = 100
MOST_PAGES = 100


async def every(
    line: Line, name: str, path: str, params: Mapping[str, str | int] | None = None
) -> AsyncIterator[Mapping[str, Any]]:
    """Every value of every page; DeskNotDone when the pages make no sense or do not end."""
    start = 0
    for _ in range(MOST_PAGES):
        page = await line.get(name, path, {**(params or {}), "start": start, "limit": PAGE})
        values = values_of(name, page)
        for value in values:
            yield value
        # Without isLastPage an empty page is the end.
        if page.get("isLastPage", not values) or not values:
            return
        start += len(values)
    raise unreadable(Call(name, writes=False), "a last page")


def values_of(name: str, page: Any) -> list[Mapping[str, Any]]:
    values = page.get("values") if isinstance(page, Mapping) else None
    if not isinstance(values, list) or not all(isinstance(value, Mapping) for value in values):
        raise unreadable(Call(name, writes=False), "values")
    return values
