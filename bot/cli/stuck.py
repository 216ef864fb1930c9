"""Looking at the promises in the database beside the running bot, and writing down what a person decides."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from bot.adapters.store.address import database_address
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.requests import Requests
from bot.adapters.store.store import Store
from bot.adapters.store.stuck import Stuck
from bot.cli.desk import opened_desk
from bot.cli.output import say_json
from bot.cli.terminal import say_told
from bot.config import SettingsProblems, StoreSettings
from bot.domain.deciding import key_in
from bot.domain.kept import Delivery, Request
from bot.domain.patience import Patience
from bot.logs import only_warnings
from bot.usecases.decide_delivery import DecideDelivery
from bot.usecases.decide_request import DecideRequest
from bot.usecases.desk_ports import DeskError
from bot.usecases.ports import StoreUnavailable
from bot.usecases.request_steps import Steps
from bot.words.stuck import Answered, decided_json, stuck_json, tell_decided, tell_stuck
from bot.words.translation import Translation

MOST = 200
NOTHING, SOME, UNKNOWN = 0, 1, 3

Kept = TypeVar("Kept", Request, Delivery)


@dataclass(frozen=True, slots=True)
class Choice:
    """What the person decides about `name`: `filed` KEY (`by_hand`: believed without the mark), `again`, else told."""

    name: str
    filed: str | None
    by_hand: bool
    again: bool


def list_stuck(settings: StoreSettings, t: Translation, *, as_json: bool) -> int:
    """Say what waits; the exit code."""

    async def work(store: Store) -> int:
        stuck = Stuck(store)
        requests, messages = await stuck.requests(MOST), await stuck.deliveries(MOST)
        under_way = await Requests(store).counts()
        if as_json:
            say_json(stuck_json(requests, messages, under_way))
        else:
            say_told([tell_stuck(t, requests, messages, under_way)])
        return SOME if requests or messages else NOTHING

    return _carried_out(settings, t, work, as_json=as_json)


def decide_one(settings: StoreSettings, t: Translation, choice: Choice, *, as_json: bool) -> int:
    """Write the decision down and say what came of it; the exit code."""

    async def work(store: Store) -> int:
        answered = await _decided(settings, store, choice)
        _say(t, answered, choice, as_json=as_json)
        return NOTHING if answered == "done" else UNKNOWN if answered == "desk_away" else SOME

    return _carried_out(settings, t, work, as_json=as_json)


def _say(t: Translation, answered: Answered, choice: Choice, *, as_json: bool) -> None:
    if as_json:
        say_json(decided_json(answered, choice.name))
    else:
        say_told([tell_decided(t, answered, choice.name, key_in(choice.filed or ""))])


async def _decided(settings: StoreSettings, store: Store, choice: Choice) -> Answered:
    stuck = Stuck(store)
    if request := _named(await stuck.requests(MOST), choice.name):
        return await _about_request(settings, store, request, choice)
    if message := _named(await stuck.deliveries(MOST), choice.name):
        return await _about_message(store, message, choice)
    return "not_waiting"


async def _about_message(store: Store, message: Delivery, choice: Choice) -> Answered:
    if choice.filed is not None:
        raise SettingsProblems([f"{choice.name} is a message: say --told or --again"])
    decide = DecideDelivery(Outbox(store, Patience().channel_gap), _now)
    done = await (decide.again(message) if choice.again else decide.told(message))
    return "done" if done else "not_waiting"


async def _about_request(settings: StoreSettings, store: Store, request: Request, choice: Choice) -> Answered:
    requests = Requests(store)
    steps = Steps(requests, Patience(), _now, asyncio.sleep)
    if choice.again:
        return await DecideRequest(requests, steps).again(request.workspace, request.id)
    key = _key(settings, choice)
    desk = opened_desk(settings)
    try:
        decide = DecideRequest(requests, steps, desk)
        return await decide.it_is(request.workspace, request.id, key, marked=not choice.by_hand)
    except DeskError:
        return "desk_away"
    finally:
        desk.close()


def _key(settings: StoreSettings, choice: Choice) -> str:
    if choice.filed is None:
        raise SettingsProblems([f"{choice.name} is a request: say --filed KEY or --again"])
    if not key_in(choice.filed):
        raise SettingsProblems(["--filed wants the request's key, as NPS-12, or its address in the portal"])
    if not settings.has_desk:
        raise SettingsProblems(["JIRA_URL is missing (--filed looks at the request at the desk)"])
    return key_in(choice.filed)


def _named(kept: Sequence[Kept], name: str) -> Kept | None:
    return next((each for each in kept if each.id == name), None)


def _carried_out(
    settings: StoreSettings, t: Translation, work: Callable[[Store], Awaitable[int]], *, as_json: bool
) -> int:
    async def run() -> int:
        async with opened_store(settings) as store:
            return await work(store)

    try:
        with only_warnings():
            return asyncio.run(run())
    except StoreUnavailable as error:
        if as_json:
            say_json({"kind": "error", "problem": str(error), "did_you_mean": []})
        else:
            say_told([tell_decided(t, "store_away", "", str(error))])
        return UNKNOWN


@asynccontextmanager
async def opened_store(settings: StoreSettings) -> AsyncIterator[Store]:
    """Only a database that is there: looking must not make an empty one."""
    try:
        address, store = database_address(settings.database_url), Store.open(settings.database_url)
    except ValueError as error:
        raise SettingsProblems([str(error)]) from error
    if address.get_backend_name() == "sqlite" and not await asyncio.to_thread(Path(address.database or "").is_file):
        raise SettingsProblems([f"DATABASE_URL: there is no file {address.database}; has `flowver run` been started?"])
    try:
        await store.ping()
        yield store
    finally:
        await store.close()


def _now() -> datetime:
    return datetime.now(UTC)
