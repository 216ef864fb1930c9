"""Drafts are in memory at once and in the store soon: many at a time, and none is lost because the store was away."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.domain.tickets.form_values import FormDraft, FormValues
from bot.domain.tickets.ticket import Origin
from bot.slack.later import Later
from bot.slack.tickets.drafts import MOST_AT_ONCE, FormDrafts
from bot.slack.tickets.turns import Turns
from bot.usecases.ports import StoreUnavailable
from bot.usecases.request_ports import Draft, Drafts
from tests.slack.desk_shapes import ANNA, NOW, TEAM


class Store(Drafts):
    """`batches`: how many came at once; `away`: it takes nothing."""

    def __init__(self) -> None:
        self.rows: dict[str, Draft] = {}
        self.batches: list[int] = []
        self.away = False
        self.asked, self.open = asyncio.Event(), asyncio.Event()
        self.open.set()

    async def keep(self, drafts: Sequence[Draft]) -> None:
        self.asked.set()
        await self.open.wait()
        if self.away:
            raise StoreUnavailable("away")
        self.batches.append(len(drafts))
        self.rows |= {draft.id: draft for draft in drafts}

    async def get(self, workspace: str, user: str, name: str) -> Draft | None:
        found = self.rows.get(name)
        return found if found and (found.workspace, found.user) == (workspace, user) else None

    async def drop(self, workspace: str, user: str, name: str) -> None:
        self.rows.pop(name, None)

    async def forget_before(self, at: datetime) -> int:
        raise NotImplementedError


def a_draft(number: int, summary: str = "") -> FormDraft:
    return FormDraft(f"d{number}", Origin(TEAM, ANNA), FormValues(summary=summary))


class Desk:
    """Drafts over a store, and what goes on behind."""

    def __init__(self) -> None:
        self.store, self.later, self.turns = Store(), Later(), Turns()
        self.drafts = FormDrafts(self.store, self.later, lambda: NOW, self.turns)

    def summary(self, number: int) -> str:
        return str(self.store.rows[f"d{number}"].values["values"]["summary"])


async def test_many_are_written_in_few_transactions() -> None:
    desk = Desk()
    for number in range(120):
        desk.drafts.hold(a_draft(number))
    await desk.later.idle()
    assert sum(desk.store.batches) == len(desk.store.rows) == 120
    assert max(desk.store.batches) == MOST_AT_ONCE


async def test_what_is_typed_while_the_store_writes_is_written_after_it() -> None:
    desk = Desk()
    desk.store.open.clear()
    desk.drafts.hold(a_draft(1, "first"))
    await desk.store.asked.wait()
    desk.drafts.hold(a_draft(1, "second"))
    desk.store.open.set()
    await desk.later.idle()
    assert desk.summary(1) == "second"


async def test_what_the_store_did_not_take_is_written_with_the_next_one() -> None:
    desk = Desk()
    desk.store.away = True
    desk.drafts.hold(a_draft(1, "old"))
    desk.drafts.hold(a_draft(2, "kept"))
    await desk.later.idle()
    desk.store.away = False
    desk.drafts.hold(a_draft(1, "new"))
    await desk.later.idle()
    assert [desk.summary(number) for number in (1, 2)] == ["new", "kept"]


async def test_a_draft_that_was_dropped_before_it_was_written_is_not_written() -> None:
    desk = Desk()
    desk.drafts.hold(a_draft(1))
    await desk.drafts.drop(a_draft(1))
    await desk.later.idle()
    assert desk.store.rows == {}


async def test_where_the_last_one_is_sent_while_writing_waits_nothing_is_written() -> None:
    desk = Desk()
    async with desk.turns.opening():
        desk.drafts.hold(a_draft(1))
        await asyncio.sleep(0)
        await desk.drafts.drop(a_draft(1))
    await desk.later.idle()
    assert desk.store.batches == []


async def test_drafts_are_written_when_no_form_is_being_opened() -> None:
    desk = Desk()
    async with desk.turns.opening():
        desk.drafts.hold(a_draft(1))
        for _ in range(5):
            await asyncio.sleep(0)
        assert desk.store.rows == {}
    await desk.later.idle()
    assert set(desk.store.rows) == {"d1"}


async def test_a_draft_is_its_persons_own_in_memory_and_in_the_store() -> None:
    desk = Desk()
    desk.drafts.hold(a_draft(1, "mine"))
    await desk.later.idle()
    again = FormDrafts(desk.store, desk.later, lambda: NOW, desk.turns)
    for drafts in (desk.drafts, again):
        found = await drafts.of(TEAM, ANNA, "d1")
        assert found == replace(a_draft(1, "mine"), values=found.values if found else FormValues())
        assert await drafts.of(TEAM, "U0SOMEBODY", "d1") is None
