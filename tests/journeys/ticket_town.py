"""The real bot with a service desk: a workspace where requests are filed, and what the ticket journeys do in it."""

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.jira_desk.line import Patience as DeskPatience
from bot.bootstrap.desk import desk_side
from bot.bootstrap.running import running_bot
from bot.bootstrap.surroundings import DeskSide, Surroundings
from bot.config import Settings
from bot.domain.patience import Patience
from bot.playground.desk.desk import Desk
from bot.playground.desk.model import DeskRequest
from bot.playground.desk.nordsjo import CHANGE, DESK, INCIDENT, QUESTION
from bot.playground.model import Json, Message
from bot.playground.people.outcome import Outcome
from bot.slack.views.inputs import REDRAW
from bot.slack.views.tickets.own import SUMMARY, VERSION
from tests.journeys.real_bot import DEADLINE, Town, living, noon, served, town_of

ALL_TYPES = ",".join((INCIDENT, QUESTION, CHANGE))
# Which action each of flowver's own inputs has; the others all have the same.
ACTIONS = {"own.summary": SUMMARY, "own.version": VERSION, "own.component": REDRAW, "form.type": REDRAW}
GOOD: Mapping[str, Any] = {
    "own.version": "6.15.13",
    "own.component": "studio",
    "own.summary": "Studio closes when I save",
    "own.severity": "high",
    "own.description": "Since Monday Studio closes when a workflow with two machine steps is saved.",
    "own.steps": "1. Open any workflow\n2. Add a machine step\n3. Press save",
    "own.expected": "The workflow is saved",
    "own.actual": "Studio closes without a word",
}


class DeskTown(Town):
    """A workspace beside a service desk; the bot's loops run. `types`: JSM_REQUEST_TYPE; `faults`: JSM_FAULT_TYPES; `patience`: the bot's."""

    types = ALL_TYPES
    faults: str | None = None
    side: DeskSide
    patience: Patience | None = None
    desk_patience: DeskPatience | None = None

    @property
    def desk(self) -> Desk:
        return self.playground.desk

    def settings(self, **more: Any) -> Settings:
        said = {
            "jira_url": self.playground.jira_url,
            "jira_email": self.desk.email,
            "jira_api_token": self.desk.token,
            "jsm_service_desk": DESK,
            "jsm_request_type": self.types,
            "jsm_fault_types": self.faults,
        }
        return super().settings(**(said | more))

    async def start(self) -> None:
        started = time.monotonic()

        def now() -> datetime:
            return noon() + timedelta(seconds=time.monotonic() - started)

        self.bot = await self._stack.enter_async_context(running_bot(self.settings(), now, self._make_side))
        self.address = await self._stack.enter_async_context(served(self.bot.web))
        loops = [asyncio.create_task(loop()) for loop in self.bot.loops]
        self._stack.push_async_callback(_ended, loops)
        self.playground.bot_url = f"{self.address}/slack/events"

    def _make_side(self, around: Surroundings) -> DeskSide:
        self.side = desk_side(around, self.patience, self.desk_patience)
        return self.side

    async def desk_known(self) -> None:
        """Wait until the request types have been read."""
        listed = self.types.count(",") + 1
        fields = lambda: sum(call.operation == "fields" for call in self.desk.calls) >= listed or None  # noqa: E731
        await self.desk.wait_for(fields, DEADLINE)
        async with asyncio.timeout(DEADLINE):
            # The answers have been given; that they have been read is seen only by looking.
            while not (await self.side.looks[0]()).details["read_at"]:  # noqa: ASYNC110 - nothing tells of it
                await asyncio.sleep(0)

    async def types_read_again(self) -> None:
        """As after five minutes: what the desk asks is read anew."""
        assert await self.side.listeners.options._types.refresh()  # type: ignore[attr-defined]

    async def settled(self) -> None:
        """When nothing goes on behind any answer to Slack."""
        await self.side.listeners.sending._later.idle()  # type: ignore[attr-defined]

    async def fill(self, person: str, values: Mapping[str, Any] = GOOD) -> None:
        """Put values into the open form, block id -> value, in this order; type-ahead is used where there is one."""
        for block_id, value in values.items():
            shown = await self.form(person, block_id)
            element = block_of(shown, block_id)["element"]
            action = element["action_id"]
            if element["type"].endswith("external_select"):
                await self.playground.suggest(person, action, str(value), block_id=block_id)
            enter = block_id == "own.summary"
            await self.playground.type_in(person, block_id, action, value, enter=enter)

    async def form(self, person: str, *blocks: str, without: tuple[str, ...] = ()) -> Json:
        """The open form once it shows these blocks and not those."""

        def wanted(view: Json) -> bool:
            shown = {block["block_id"] for block in view["blocks"]}
            return shown >= set(blocks) and not shown & set(without)

        return await self.playground.wait_for_view(person, wanted, DEADLINE)

    async def sent(self, person: str, values: Mapping[str, Any] = GOOD) -> Outcome:
        await self.fill(person, values)
        return await self.playground.submit(person)

    async def filed(self, number: int = 1) -> DeskRequest:
        """The newest request, once there are so many."""
        held = lambda: self.desk.requests if len(self.desk.requests) >= number else None  # noqa: E731
        return (await self.desk.wait_for(held, DEADLINE))[-1]

    async def told(self, place: str, text: str) -> Message:
        """What the bot said in a conversation that holds this text, once it did."""
        bot = self.playground.workspace.bot

        def wanted(message: Message) -> bool:
            return message.user == bot and message.conversation == place and text in str(message.blocks or message.text)

        return await self.playground.wait_for_message(wanted, DEADLINE)

    def direct(self, person: str) -> str:
        return self.playground.workspace.direct_message(person).id


def hurry(town: DeskTown) -> None:
    """What was lost is looked for within a second; no call to the desk may take longer."""
    second = timedelta(seconds=1)
    town.patience = Patience(
        answer=second, lease=2 * second, search_lag=second, look_gap=second / 5, backoff=second / 5
    )
    town.desk_patience = DeskPatience(connect=0.5, read=0.9, call=0.9)


def block_of(view: Json, block_id: str) -> Json:
    found: list[Json] = [block for block in view["blocks"] if block.get("block_id") == block_id]
    assert found, [block.get("block_id") for block in view["blocks"]]
    return found[0]


def inputs_of(view: Json) -> list[str]:
    return [block["block_id"] for block in view["blocks"] if block["type"] == "input"]


def answer_in(view: Json, block_id: str) -> Any:
    """What stands in a field now, in the shape of view.state.values."""
    return next(iter(view["state"]["values"][block_id].values()))


async def _ended(tasks: list[asyncio.Task[None]]) -> None:
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError):
            await task


def desk_town_of(folder: Path, **options: Any) -> DeskTown:
    made = town_of(folder, "http", **options)
    return DeskTown(made.playground, folder, made.transport)


@asynccontextmanager
async def desk_town_after(folder: Path, change: Callable[[DeskTown], None]) -> AsyncIterator[DeskTown]:
    """A desk that was set up otherwise before the bot came; what the bot knows of it is for the test to wait for."""
    town = desk_town_of(folder)
    change(town)
    async with living(town):
        yield town


@pytest.fixture
async def desk_town(tmp_path: Path) -> AsyncIterator[DeskTown]:
    """Three request types; the desk has answered before the test begins."""
    town = desk_town_of(tmp_path)
    async with living(town):
        await town.desk_known()
        yield town
