"""Everything that files and tells, around a fake desk, a fake Slack and a clock that tests move."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.adapters.store.attachments import Attachments
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.requests import Requests
from bot.adapters.store.store import Store
from bot.domain.kept import Attachment, Delivery, Notice, Request
from bot.domain.patience import Patience
from bot.domain.tickets.ticket import Filed, Origin, SlackFile, Ticket
from bot.usecases.attach_files import AttachFiles
from bot.usecases.deliver import Deliver
from bot.usecases.desk_ports import Order
from bot.usecases.file_request import FileRequest
from bot.usecases.find_request import FindRequest
from bot.usecases.messenger import Rendered
from bot.usecases.prepare_order import PrepareOrder
from bot.usecases.request_ports import Requester, Submitted
from bot.usecases.request_steps import Steps
from bot.usecases.submit_request import SubmitRequest
from bot.worker.delivery import delivering
from bot.worker.filing import attaching, filing
from bot.worker.promises import Work
from tests.faults.fake_desk import FakeDesk
from tests.faults.fake_slack import FakeSlack

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LAG = timedelta(seconds=600)


class Clock:
    """Tells a time that only tests move; sleeping takes no time."""

    def __init__(self, at: datetime = NOON) -> None:
        self.at = at

    def now(self) -> datetime:
        return self.at

    def advance(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)

    async def sleep(self, seconds: float) -> None:
        self.advance(seconds)


def a_ticket(**changed: Any) -> Ticket:
    plain = {"summary": "It stops", "description": "It stops every night", "version": "6.15.3"}
    return Ticket(**({"desk_id": "4", "request_type": "11", "request_type_name": "Incident"} | plain | changed))


def an_origin(**changed: Any) -> Origin:
    return Origin(**({"workspace": "T1", "user": "U1", "channel": "C1", "thread_ts": "1.1", "view_id": "V1"} | changed))


def as_known_at_first(filed: Filed) -> Filed:
    """Before its status is read in the person's language."""
    return replace(filed, status="")


def a_file(number: int = 1, name: str = "trace.log") -> SlackFile:
    return SlackFile(f"F{number}", name, 8, "text/plain", f"https://files.example/F{number}")


def plain_order(ticket: Ticket, marker: str, person: Requester, account: str | None, behalf: str) -> Order:
    if not ticket.summary:
        raise ValueError("nothing to say")
    said_for = f" for {person.name}, {person.email}" if behalf else ""
    values = {"summary": ticket.summary, "description": f"{ticket.description} {marker}{said_for}"}
    return Order(ticket.desk_id, ticket.request_type, values, marker, account)


async def plain_text(notice: Notice) -> Rendered:
    return Rendered({"text": notice.kind})


class World:
    """One process's workers. Several worlds on one store, desk and Slack are several processes."""

    def __init__(
        self,
        store: Store,
        clock: Clock | None = None,
        other: "World | None" = None,
        desk: FakeDesk | None = None,
        slack: FakeSlack | None = None,
        patience: Patience | None = None,
    ) -> None:
        self.clock = clock or (other.clock if other else Clock())
        self.desk = desk or (other.desk if other else FakeDesk(self.clock.now))
        self.slack = slack or (other.slack if other else FakeSlack(self.clock.now))
        self.people = other.people if other else {"U1": Requester("Anna", "anna@example.com")}
        self.patience = patience or Patience()
        self.store = store
        self.requests, self.attachments = Requests(store), Attachments(store)
        self.outbox = Outbox(store, self.patience.channel_gap)
        self.submitting = SubmitRequest(self.requests, self.clock.now, lambda: None)
        now, sleep, patience = self.clock.now, self.clock.sleep, self.patience
        self.steps = Steps(self.requests, patience, now, sleep)
        file = FileRequest(self.desk, PrepareOrder(self.desk, self._person, plain_order), self.steps)
        attach = AttachFiles(self.attachments, self.desk, self.slack, patience, now, sleep)
        deliver = Deliver(self.outbox, self.slack, plain_text, patience, now, sleep)
        self.filing: Work[Request] = filing(
            self.requests, file, FindRequest(self.desk, self.steps), patience, now, lambda: None
        )
        self.attaching: Work[Attachment] = attaching(self.attachments, attach, patience, now, lambda: None)
        self.delivering: Work[Delivery] = delivering(self.outbox, deliver, patience, now)

    async def _person(self, workspace: str, user: str) -> Requester:
        return self.people.get(user, Requester(user))

    async def submit(self, key: str = "V1", *files: SlackFile, **origin: Any) -> Submitted:
        return await self.submitting.submit(key, a_ticket(files=files), an_origin(view_id=key, **origin))

    async def turn(self) -> int:
        """Carry out what is due now, each kind once; how many promises that were."""
        return sum([await self.do(work) for work in (self.filing, self.attaching, self.delivering)])

    async def do(self, work: Work[Any]) -> int:
        claimed = await work.claim(work.at_once)
        for promise in claimed:
            await work.step(promise)
        return len(claimed)

    async def until_quiet(self) -> None:
        """Until nothing is due any more, moving the clock from one due time to the next."""
        for _ in range(2_000):
            if await self.turn():
                continue
            dues = [await work.next_due() for work in (self.filing, self.attaching, self.delivering)]
            due_at = min((due for due in dues if due), default=None)
            if due_at is None:
                return
            self.clock.at = max(self.clock.at + timedelta(seconds=0.1), due_at)
        raise AssertionError("it never becomes quiet")

    async def request(self, submitted: Submitted) -> Request:
        found = await self.requests.get("T1", submitted.request)
        assert found
        return found
