"""What may go wrong at the far end, and when: armed by tests and by the switchboard, drawn once per call."""

import itertools
import random
from dataclasses import dataclass, field
from enum import StrEnum


class Trouble(StrEnum):
    """What happens to a call.

    Before the work is done: DOWN, LOSE_REQUEST, HANG, LIMIT, ERROR, PAGE. After it: LOSE_ANSWER, SILENT.
    SLOW only waits.
    """

    DOWN = "down"
    SLOW = "slow"
    HANG = "hang"
    LOSE_REQUEST = "lose_request"
    LOSE_ANSWER = "lose_answer"
    SILENT = "silent"
    LIMIT = "limit"
    ERROR = "error"
    PAGE = "page"


AFTERWARDS = (Trouble.LOSE_ANSWER, Trouble.SILENT)
ANY = "any"
OPERATIONS = (
    *("create", "validate", "attach_temp", "attach", "attachments", "download", "comment", "comments", "read", "list"),
    *("status", "fields", "types", "desks", "info", "articles", "customers", "search", "users", "myself"),
    *(
        "server_info",
        "versions",
        "components",
        "issue",
        "properties",
        "transition",
        "transitions",
        "site_fields",
        "attachment_meta",
        "removed",
    ),
)


@dataclass
class Fault:
    """One kind of trouble for one operation, or for "any" of them.

    It strikes with `probability`, at most `count` times (None: until it is removed). `seconds` is how long SLOW waits
    before the work, how long the others hold the line before it goes wrong, and how long HANG and SILENT last at most
    (0: until the fault is removed). `status` is ERROR's; `retry_after` goes with LIMIT and ERROR, as seconds or,
    `as_date`, as an HTTP date; `html` answers with a page instead of JSON; `after_work` has the work done all the same.
    """

    trouble: Trouble
    operation: str = ANY
    probability: float = 1.0
    count: int | None = None
    seconds: float = 0.0
    status: int = 503
    retry_after: int | None = None
    as_date: bool = False
    html: bool = False
    after_work: bool = False
    id: str = ""
    struck: int = 0
    dice: random.Random = field(default_factory=random.Random, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.operation not in (ANY, *OPERATIONS):
            raise ValueError(f"there is no operation {self.operation!r}; there are: {', '.join((ANY, *OPERATIONS))}")
        self.after_work = self.after_work or self.trouble in AFTERWARDS

    @property
    def spent(self) -> bool:
        return self.count is not None and self.struck >= self.count

    def strikes(self, operation: str) -> bool:
        """Draw for one call; every call of its operation takes exactly one number from the fault's own dice."""
        if self.operation not in (ANY, operation) or self.spent:
            return False
        # One number a call even when it is certain to strike: its odds may change later without shifting the rest.
        hit = self.dice.random() < self.probability
        self.struck += hit
        return hit


@dataclass(frozen=True)
class Draw:
    """What one call meets: seconds to wait first, and then perhaps a fault."""

    delay: float = 0.0
    fault: Fault | None = None


class Faults:
    """The armed faults, the oldest first; of several that strike, slow ones add up and the first other one acts."""

    def __init__(self, dice: random.Random) -> None:
        self._dice = dice
        self._numbers = itertools.count(1)
        self._removed: set[str] = set()
        self.armed: list[Fault] = []
        self.releases = 0

    def add(self, fault: Fault) -> Fault:
        # Dice of its own: what happens to creates does not depend on how often somebody searched meanwhile.
        fault.dice = random.Random(self._dice.random())  # noqa: S311  # repeatable trouble, not a secret
        fault.id = f"f{next(self._numbers)}"
        self.armed.append(fault)
        return fault

    def remove(self, fault_id: str) -> None:
        self.armed = [fault for fault in self.armed if fault.id != fault_id]
        self._removed.add(fault_id)

    def clear(self) -> None:
        self.armed = []
        self.releases += 1

    def lets_go(self, fault: Fault, since: int) -> bool:
        """Whether a call that this fault holds may end; `since` is what `releases` was when it began to wait."""
        return fault.id in self._removed or self.releases != since

    def draw(self, operation: str) -> Draw:
        """Return what a call of this operation meets."""
        delay, acting = 0.0, None
        for fault in list(self.armed):
            # The second of two faults keeps its count for a call that it can really spoil.
            if fault.trouble is not Trouble.SLOW and acting is not None:
                continue
            if not fault.strikes(operation):
                continue
            if fault.trouble is Trouble.SLOW:
                delay += fault.seconds
            else:
                acting = fault
        self.armed = [fault for fault in self.armed if not fault.spent]
        return Draw(delay, acting)
