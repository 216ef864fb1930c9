"""What a catalogue remembers belongs to it alone, and goes when it goes."""

import gc
import weakref
from collections.abc import Callable
from datetime import date

import pytest

from bot.domain import remembered as module
from bot.domain.ahead import work_out_ahead
from bot.domain.answer import answer
from bot.domain.catalog import Catalog
from bot.domain.question import Check, Compat, Subject, Upgrade, Versions
from bot.domain.remembered import remembered
from bot.domain.version import parse_version

TODAY = date(2026, 11, 23)
TEXT = (
    "- {line: '6.15', released: 2025-04-03}\n- {component: server, version: 6.15.3}\n"
    "- {component: studio, version: 6.15.3, withdrawn: true}\n- {component: server, version: 6.14.7}\n"
)


def test_a_catalogue_works_a_thing_out_once_and_another_one_by_itself(catalog_of: Callable[..., Catalog]) -> None:
    worked: list[tuple[Catalog, int]] = []

    @remembered
    def doubled(catalog: Catalog, number: int) -> int:
        worked.append((catalog, number))
        return 2 * number

    one, other = catalog_of(TEXT), catalog_of(TEXT)
    assert [doubled(one, 4), doubled(one, 4), doubled(other, 4), doubled(one, 5)] == [8, 8, 8, 10]
    assert [number for _, number in worked] == [4, 4, 5]


def test_nothing_is_worth_remembering_too(catalog_of: Callable[..., Catalog]) -> None:
    worked: list[int] = []
    nothing = remembered(lambda _, number: worked.append(number))
    catalog = catalog_of(TEXT)
    assert nothing(catalog, 1) is nothing(catalog, 1) is None
    assert worked == [1]


def test_what_is_remembered_is_bounded(catalog_of: Callable[..., Catalog], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_REMEMBERED", 3)
    same = remembered(lambda _, number: number)
    catalog = catalog_of(TEXT)
    assert [same(catalog, number) for number in range(10)] == list(range(10))
    assert max(len(known) for known in catalog.kept.values()) <= 3


def test_a_catalogue_that_has_answered_is_freed_without_the_collector(catalog_of: Callable[..., Catalog]) -> None:
    catalog = catalog_of(TEXT)
    server, studio = Subject(parse_version("6.15.3"), "server"), Subject(parse_version("6.15.3"), "studio")
    questions = (Check(server, ""), Check(studio, ""), Compat((studio, server)), Upgrade("server", server.version))
    for question in (*questions, Versions()):
        answer(catalog, question, TODAY)
    gone = weakref.ref(catalog)
    gc.disable()
    try:
        del catalog
        assert gone() is None
    finally:
        gc.enable()


def test_first_answers_find_the_long_work_done(catalog_of: Callable[..., Catalog]) -> None:
    catalog = catalog_of(TEXT)
    assert len(list(work_out_ahead(catalog, TODAY))) > 10
    ready = {work: len(known) for work, known in catalog.kept.items()}
    answer(catalog, Versions(), TODAY)
    assert {work: len(known) for work, known in catalog.kept.items()} == ready
