"""Rendering many of one announcement: read once for all that come due together, and never older than asked for."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.kept import Notice
from bot.slack.news.notices import RenderNews
from bot.words.translation import load_translations
from tests.domain.news.made import NOW, announcement

RELEASES = """
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.15.18, released: 2026-11-20}
"""


class Kept:
    """One announcement in a store that takes a moment; `reads` counts."""

    def __init__(self) -> None:
        self.now_is = announcement(state="retracted", reason="wrong", shown=2)
        self.reads = 0

    async def find(self, name: str) -> Any:
        self.reads += 1
        await asyncio.sleep(0)
        return self.now_is if name == self.now_is.id else None


@pytest.fixture
def kept() -> Kept:
    return Kept()


@pytest.fixture
def render(kept: Kept, catalog_of: Callable[..., Catalog]) -> RenderNews:
    source: Any = SimpleNamespace(current=catalog_of(RELEASES))
    store: Any = kept
    return RenderNews(load_translations(), source, store, lambda: NOW)


def notice(number: int, revision: int = 2, name: str = "A1") -> Notice:
    return Notice(f"T{number % 3}", "announcement", name, f"C{number}", language="en", revision=revision)


async def test_of_many_at_once_in_several_workspaces_one_reads_for_all(render: RenderNews, kept: Kept) -> None:
    rendered = await asyncio.gather(*(render(notice(number)) for number in range(30)))
    assert {each.revision for each in rendered} == {2}
    assert kept.reads == 1


async def test_what_was_read_a_moment_ago_is_not_good_enough_for_a_newer_revision(
    render: RenderNews, kept: Kept
) -> None:
    await render(notice(1))
    kept.now_is = replace(kept.now_is, shown=3, revision=3)
    assert (await render(notice(2, revision=3))).revision == 3
    assert kept.reads == 2


async def test_one_that_there_is_not_is_said_to_each(render: RenderNews) -> None:
    asked = [render(notice(number, name="A2")) for number in range(3)]
    told = await asyncio.gather(*asked, return_exceptions=True)
    assert [type(each) for each in told] == [LookupError] * 3
