"""Whatever happens in whatever order: one request for every submission, never two, none lost."""

import asyncio
import tempfile
from collections.abc import Coroutine
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from sqlalchemy import delete

from bot.adapters.store.columns import metadata
from bot.adapters.store.store import Store
from tests.databases import empty_postgresql
from tests.faults.fake_desk import Died, Fault
from tests.faults.fake_slack import Fault as SlackFault
from tests.faults.filing_world import Clock, World, a_file

DESK_FAULTS = st.lists(st.sampled_from(["lost", "lost", "down", "", "limited", "not_allowed"]), min_size=1, max_size=4)
SLACK_FAULTS = st.lists(st.sampled_from(["lost", "lost", "down", "", "limited"]), min_size=1, max_size=6)


class Fates(RuleBasedStateMachine):
    """Two processes with one store; `url` is set by the test that runs it."""

    url = ""
    runner: asyncio.Runner
    store: Store

    def __init__(self) -> None:
        super().__init__()
        self.clock = Clock()
        first = World(self.store, self.clock)
        self.worlds = [first, World(self.store, other=first)]
        self.desk, self.slack = first.desk, first.slack
        self.desk.lag = timedelta(seconds=240)
        self.slack.files["F1"] = b"contents"
        self.submitted: dict[str, str] = {}
        self.sleeping: list[tuple[asyncio.Event, asyncio.Task[None]]] = []
        self.run(self._empty())
        self.submit("V1")

    def run(self, work: Coroutine[Any, Any, Any]) -> Any:
        return self.runner.run(work)

    @rule(key=st.sampled_from(["V1", "V2", "V3"]))
    def submits(self, key: str) -> None:
        self.submit(key)

    def submit(self, key: str) -> None:
        submitted = self.run(self.worlds[0].submit(key, a_file()))
        assert submitted.request == self.submitted.setdefault(key, submitted.request)

    @rule(seconds=st.sampled_from([0.5, 3.0, 46.0, 95.0, 700.0, -30.0, -900.0]))
    def the_clock_moves(self, seconds: float) -> None:
        self.clock.advance(seconds)

    @initialize(desk=DESK_FAULTS, files=DESK_FAULTS, slack=SLACK_FAULTS)
    def trouble_is_coming(self, desk: list[Fault], files: list[Fault], slack: list[SlackFault]) -> None:
        self.desk.faults.extend(desk)
        self.desk.attach_faults.extend(files)
        self.slack.faults.extend(slack)

    @rule(faults=DESK_FAULTS)
    def more_trouble_is_coming(self, faults: list[Fault]) -> None:
        self.desk.faults.extend(faults)

    @rule(process=st.integers(0, 1), seconds=st.sampled_from([0.0, 0.0, 1.5, 50.0, 130.0]))
    def a_process_works(self, process: int, seconds: float) -> None:
        self.clock.advance(seconds)
        self.run(self.worlds[process].turn())

    @rule(process=st.integers(0, 1), landed=st.booleans())
    def a_process_dies_while_sending(self, process: int, landed: bool) -> None:
        async def dies() -> None:
            if not landed:
                self.desk.requests.popitem()
            raise Died

        self.desk.before_answer = dies
        with suppress(Died):
            self.run(self.worlds[process].do(self.worlds[process].filing))
        self.desk.before_answer = None

    @rule(process=st.integers(0, 1))
    def a_process_claims_and_dies(self, process: int) -> None:
        world = self.worlds[process]
        for work in (world.filing, world.attaching, world.delivering):
            self.run(work.claim(1))

    @rule(process=st.integers(0, 1))
    @precondition(lambda self: len(self.sleeping) < 2)
    def a_process_sends_and_gets_its_answer_late(self, process: int) -> None:
        self.run(self._send_slowly(self.worlds[process]))

    @rule()
    @precondition(lambda self: self.sleeping)
    def the_late_answer_comes(self) -> None:
        self.run(self._awake())

    @invariant()
    def nothing_is_double(self) -> None:
        assert self.desk.doubled() == []
        assert self.slack.doubled() == []

    def teardown(self) -> None:
        while self.sleeping:
            self.run(self._awake())
        for _ in range(12):
            # Faults that are still to come happen now, in a row.
            self.clock.advance(60)
            self.run(self.worlds[0].turn())
        for faults in (self.desk.faults, self.desk.attach_faults, self.slack.faults):
            faults.clear()
        self.run(self.worlds[1].until_quiet())
        self.nothing_is_double()
        assert sorted(self.desk.markers()) == sorted(self.submitted.values())
        assert all(len(request.attachments) == 1 for request in self.desk.requests.values())
        filed = self.run(self.worlds[0].requests.requests_of("T1", "U1"))
        assert {request.id: request.state for request in filed} == dict.fromkeys(self.submitted.values(), "filed")
        told = [notice.subject for notice in self.slack.notices("U1") if notice.kind == "request.filed"]
        assert sorted(told) == sorted(self.submitted.values())

    async def _send_slowly(self, world: World) -> None:
        answer, sent = asyncio.Event(), asyncio.Event()

        async def slow() -> None:
            sent.set()
            await answer.wait()

        [claimed] = await world.filing.claim(1) or [None]
        if claimed is None or claimed.state != "queued":
            return
        self.desk.before_answer = slow
        task = asyncio.create_task(world.filing.step(claimed))
        waiting = asyncio.create_task(sent.wait())
        await asyncio.wait({task, waiting}, return_when=asyncio.FIRST_COMPLETED)
        waiting.cancel()
        self.desk.before_answer = None
        self.sleeping.append((answer, task))

    async def _awake(self) -> None:
        answer, task = self.sleeping.pop()
        answer.set()
        await task

    async def _empty(self) -> None:
        async with self.store.write() as connection:
            for table in reversed(metadata.sorted_tables):
                await connection.execute(delete(table))


def run_fates(url: str, examples: int) -> None:
    store = Store.open(url)
    with asyncio.Runner() as runner:
        runner.run(store.migrate())
        machine = type("FatesHere", (Fates,), {"store": store, "runner": runner})
        slow = [HealthCheck.too_slow, HealthCheck.filter_too_much]
        chosen = settings(max_examples=examples, stateful_step_count=20, deadline=None, suppress_health_check=slow)
        try:
            machine.TestCase.settings = chosen
            machine.TestCase("runTest").runTest()
        finally:
            runner.run(store.close())


def test_any_fate_ends_with_one_request_on_sqlite() -> None:
    with tempfile.TemporaryDirectory() as folder:
        run_fates(f"sqlite:///{Path(folder) / 'flowver.sqlite3'}", examples=30)


def test_any_fate_ends_with_one_request_on_postgresql() -> None:
    for url in empty_postgresql():
        run_fates(url, examples=12)
