"""The service desk site itself: what it remembers and what a test does with it. HTTP is in gate.py and api/."""

import itertools
import random
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import TypeVar

from bot.playground.broadcast import Broadcast
from bot.playground.desk.accounts import Account, Accounts
from bot.playground.desk.agent import WAITING, FollowUp
from bot.playground.desk.articles import Article
from bot.playground.desk.calls import KEPT_CALLS, DeskCall
from bot.playground.desk.catalog import Catalog
from bot.playground.desk.errors import DeskError, not_found
from bot.playground.desk.faults import ANY, Draw, Fault, Faults, Trouble
from bot.playground.desk.files import TemporaryFiles
from bot.playground.desk.filing import Filing, FilingRules
from bot.playground.desk.model import Choice, DeskRequest, Field, ServiceDesk, StatusChange
from bot.playground.desk.settings import Settings

Found = TypeVar("Found")


class Desk:
    """A site with its desks, people and requests.

    `clock` gives aware UTC times; the same `seed` and the same calls meet the same faults. `bot` is the account that
    the product calls with, by `email` and `token`.
    """

    def __init__(
        self,
        clock: Callable[[], datetime],
        catalog: Catalog,
        accounts: Accounts,
        bot: Account,
        token: str,
        seed: int = 0,
    ) -> None:
        self.now = clock
        self.settings = Settings()
        self.accounts, self.bot, self.token = accounts, bot, token
        self.catalog = catalog
        self.articles: list[Article] = []
        self.broadcast = Broadcast()
        # Apart from the changes: hundreds of calls that hang must not wake at every other call.
        self.releases = Broadcast()
        self.faults = Faults(random.Random(seed))  # noqa: S311  # repeatable trouble, not a secret
        self.files = TemporaryFiles(self.settings, clock)
        self.follow_up = FollowUp(clock, self.happened)
        self.filing_rules = FilingRules(self.desks, accounts, self.settings)
        self.calls: deque[DeskCall] = deque(maxlen=KEPT_CALLS)
        self._requests: dict[str, DeskRequest] = {}
        self._numbers = itertools.count(107_001)

    @property
    def desks(self) -> dict[str, ServiceDesk]:
        return self.catalog.desks

    @property
    def email(self) -> str:
        """The address that goes with `token`."""
        return self.bot.email

    @property
    def requests(self) -> list[DeskRequest]:
        """All requests, the oldest first."""
        return list(self._requests.values())

    def request(self, key: str) -> DeskRequest:
        """Return a request by key or issue id; DeskError 404."""
        found = self._requests.get(key) or next((held for held in self.requests if held.id == key), None)
        if found is None:
            raise not_found("The request")
        return found

    def request_for(self, key: str, account: Account) -> DeskRequest:
        """Return a request if this account may see it; DeskError 404 all the same if it may not."""
        found = self.request(key)
        if not found.seen_by(account):
            raise not_found("The request")
        return found

    def file(self, filing: Filing) -> DeskRequest:
        """Create a request from what has been judged."""
        home, at = filing.desk, self.now()
        home.filed += 1
        made = DeskRequest(
            *(str(next(self._numbers)), f"{home.key}-{home.filed}", home, filing.type, filing.values),
            *(filing.reporter, filing.creator, at, [StatusChange(WAITING, at)], filing.participants),
        )
        self._requests[made.key] = made
        self.happened("created", made)
        return made

    def happened(self, what: str, request: DeskRequest) -> None:
        """Tell everyone who waits; the one place through which every change of a request goes."""
        self.broadcast.send({"type": what, "key": request.key})

    def noted(self, call: DeskCall) -> None:
        self.calls.append(call)
        self.broadcast.touch()

    async def wait_for(
        self,
        look: Callable[[], Found | None],
        timeout: float = 30.0,  # noqa: ASYNC109  # tests read best with the deadline as an argument
    ) -> Found:
        """Return what `look` finds, looking again after every call and change; TimeoutError."""
        return await self.broadcast.wait_for(look, timeout)

    def fail(
        self,
        trouble: Trouble | str,
        operation: str = ANY,
        *,
        probability: float = 1.0,
        count: int | None = None,
        seconds: float = 0.0,
        status: int = 503,
        retry_after: int | None = None,
        as_date: bool = False,
        html: bool = False,
        after_work: bool = False,
    ) -> Fault:
        """Arm a fault (see Fault for what the arguments mean) and return it; ValueError for an unknown name."""
        fault = Fault(Trouble(trouble), operation, probability, count, seconds, status)
        fault.retry_after, fault.as_date, fault.html = retry_after, as_date, html
        fault.after_work |= after_work
        return self.faults.add(fault)

    def draw(self, operation: str) -> Draw:
        """Return what a call of this operation meets now."""
        found = self.faults.draw(operation)
        # A call that hangs is not on record before it ends; whoever waits for the fault to strike looks now.
        if found.fault is not None:
            self.broadcast.touch()
        return found

    def heal(self, fault_id: str | None = None) -> None:
        """Remove every fault, or one; the calls that it holds are let go."""
        if fault_id is None:
            self.faults.clear()
        else:
            self.faults.remove(fault_id)
        self.releases.touch()

    async def let_go(self) -> None:
        """End the waiting of calls that hang, leaving the faults as they are: the server is about to stop."""
        self.faults.releases += 1
        self.releases.touch()

    def add_field(
        self,
        request_type: str,
        kind: str,
        name: str,
        *,
        required: bool = False,
        choices: Sequence[str | Choice] = (),
        description: str = "",
    ) -> Field:
        """Put a field on a request type (id or name): `kind` as in kinds.KINDS, texts or Choices as its values."""
        return self.catalog.add_field(
            request_type, kind, name, required=required, choices=choices, description=description
        )

    def set_required(self, request_type: str, field_id: str, required: bool = True) -> None:
        """Make a field required, or not; KeyError."""
        self.catalog.request_type(request_type).fields[field_id].required = required

    def sync_versions(self, names: Iterable[str], desk_id: str | None = None) -> None:
        """Let the project have exactly these versions, in this order; known ones keep their ids."""
        self.catalog.sync_versions(names, desk_id)

    def comment(self, key: str, body: str, *, public: bool = True, author: Account | None = None) -> None:
        """Comment as the vendor's agent, or as somebody else."""
        self.follow_up.comment(self.request(key), author or self.agent, body, public=public)

    def transition(self, key: str, status: str) -> None:
        """Set a status as the agent; DeskError 400."""
        self.follow_up.transition(self.request(key), status)

    def resolve(self, key: str) -> None:
        self.follow_up.resolve(self.request(key))

    @property
    def agent(self) -> Account:
        """The first agent who is not the bot."""
        found = next((held for held in self.accounts if held.is_agent and held is not self.bot), None)
        if found is None:
            raise DeskError(404, "The desk has no agent.")
        return found
