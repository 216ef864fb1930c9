"""What a channel or a person has asked to hear of."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal, get_args

Kind = Literal["releases", "service-packs", "end-of-support", "withdrawals"]
KINDS: tuple[Kind, ...] = get_args(Kind)


@dataclass(frozen=True, slots=True)
class Choice:
    """A set of names of which not all are known yet. `but`: all names except these; as given: these alone."""

    names: frozenset[str] = frozenset()
    but: bool = True

    @classmethod
    def of(cls, names: Iterable[str]) -> "Choice":
        """These names; all of them when none is given."""
        chosen = frozenset(names)
        return cls(chosen, but=not chosen)

    def __contains__(self, name: object) -> bool:
        return (name in self.names) != self.but

    @property
    def everything(self) -> bool:
        return self.but and not self.names

    @property
    def nothing(self) -> bool:
        return not self.but and not self.names

    def __and__(self, other: "Choice") -> "Choice":
        if self.but and other.but:
            return Choice(self.names | other.names)
        if not self.but and not other.but:
            return Choice(self.names & other.names, but=False)
        given, without = (other, self) if self.but else (self, other)
        return Choice(given.names - without.names, but=False)

    def __invert__(self) -> "Choice":
        return Choice(self.names, but=not self.but)

    def __or__(self, other: "Choice") -> "Choice":
        return ~(~self & ~other)

    def __sub__(self, other: "Choice") -> "Choice":
        return self & ~other


@dataclass(frozen=True, slots=True)
class Wish:
    """News of these kinds, in these lines ("6.15"), of these components ("server")."""

    kinds: frozenset[Kind] = frozenset(KINDS)
    lines: Choice = Choice()
    components: Choice = Choice()


@dataclass(frozen=True, slots=True)
class Quiet:
    """Hours in which nothing is posted, local time of the subscription; may pass midnight (22:00 to 07:00)."""

    begins: time
    ends: time


@dataclass(frozen=True, slots=True)
class Subscription:
    """One target's wishes; it hears of what any of them covers, once.

    `target`: Slack's id of the channel, or of the person who is written to directly. `zone`: an IANA name. `language`:
    "sv" or "en". `weekly`: news are gathered and told once a week. `paused`: a code for why nothing is sent now
    (Slack's word, "command" when a person paused it), empty while it runs. Times are aware; nothing that goes wrong
    deletes it.
    """

    workspace: str
    target: str
    wishes: tuple[Wish, ...]
    subscribed_by: str
    language: str
    zone: str
    created_at: datetime
    updated_at: datetime
    weekly: bool = False
    quiet: Quiet | None = None
    paused: str = ""
    paused_at: datetime | None = None
    last_sent_at: datetime | None = None
    last_error: str = ""
    last_error_at: datetime | None = None

    @property
    def personal(self) -> bool:
        """Whether it is a person's and not a channel's (Slack's ids of people begin with U or W)."""
        return self.target[:1] in {"U", "W"}

    @property
    def timed(self) -> bool:
        """Whether news wait for a time of the day or the week."""
        return self.weekly or self.quiet is not None
