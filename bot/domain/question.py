"""What people can ask, once it is understood."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

from bot.domain.moment import Moment
from bot.domain.not_understood import NotUnderstood as NotUnderstood
from bot.domain.reach import Reach
from bot.domain.version import Version


class Subject(NamedTuple):
    """A version, with the component if one was named."""

    version: Version
    component: str | None = None

    def __str__(self) -> str:
        return f"{self.component} {self.version}" if self.component else str(self.version)


class Check(NamedTuple):
    """Is it supported? `on`: on another day than today. `beside`: a product of others that was named with it."""

    subject: Subject
    asked: str
    on: Moment | None = None
    beside: str | None = None


class Compat(NamedTuple):
    """Do these work together? At least two subjects, each of another component."""

    subjects: tuple[Subject, ...]


class Fits(NamedTuple):
    """Which versions of each of `wanted`, components in the policy's order, go with this one?"""

    wanted: tuple[str, ...]
    subject: Subject


class Upgrade(NamedTuple):
    """What to upgrade to, and what else that moves. `to` None: the newest there is; `without`: what is not to move.

    `in_one_step`: may what lies between be passed over?
    """

    component: str | None
    start: Version
    to: Version | None = None
    on: Moment | None = None
    without: tuple[str, ...] = ()
    in_one_step: bool = False


@dataclass(frozen=True, slots=True)
class Versions:
    """Every line with its support; with a component its releases in them, or only which is its `newest`.

    `ending`: which of them end, or ended, in the span that the day ends; `by`: from now until then.
    Without a day, those that end `next`, or have ended: `past`.
    """

    on: Moment | None = None
    component: str | None = None
    newest: bool = False
    ending: Literal["", "will", "by", "did", "next", "past"] = ""


class Among(NamedTuple):
    """Of the versions in a range: which are there, or are supported, or have ended; or whether any or all do."""

    reach: Reach
    quantity: Literal["which", "any", "all"] = "which"
    state: Literal["there", "supported", "ended"] = "there"
    component: str | None = None
    on: Moment | None = None


@dataclass(frozen=True, slots=True)
class Fixed:
    """In which release is this fixed, or does that version have it? `key`: as the vendor's notes name it, FLOW-861."""

    key: str
    subject: Subject | None = None


Age = Literal["newer", "older", "newest"]
Topic = (
    Age | Literal["feature", "bugs", "contents", "difference", "database", "released", "plans", "withdrawn", "packs"]
)


class Beyond(NamedTuple):
    """Something else of a version than its support: what it can do (`what`), its faults, what it brings, its day.

    `other`: the one that it is compared with; `whether`: is the first the newer, or older one? else, which is? Of
    "newest": is it that of all, not only of its line? Of "bugs": is one that was told of in words fixed in it?
    """

    topic: Topic
    subject: Subject
    what: str = ""
    other: Subject | None = None
    whether: bool = False


@dataclass(frozen=True, slots=True)
class StandingOut:
    """Which releases were withdrawn, are yet to come, or came out `on` those days, or `since` they began?"""

    state: Literal["withdrawn", "planned", "released"]
    component: str | None = None
    on: Moment | None = None
    since: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """What the vendor's rules say, of no version; `catalog`: how fresh that is which the answers come from."""

    topic: Literal["moves", "database", "fixes", "clients", "apply", "numbering", "support", "catalog"]


@dataclass(frozen=True, slots=True)
class Where:
    """How to find the version number and the component."""

    component: str | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked. `thanked`: nothing was asked, thanks were said."""

    thanked: bool = False


@dataclass(frozen=True, slots=True)
class Language:
    """Choose the language of the answers; None: say which one it is."""

    choice: Literal["sv", "en"] | None = None


@dataclass(frozen=True, slots=True)
class FileTicket:
    """File a support request: about a version, if one was named; `to`: a release that is asked for.

    `tells`: the text says more than that, and what it says belongs into the request.
    """

    subject: Subject | None = None
    to: Version | None = None
    tells: bool = False


@dataclass(frozen=True, slots=True)
class Tickets:
    """The person's own requests."""


@dataclass(frozen=True, slots=True)
class Status:
    """How far a request has come. `key` is Jira's, as SUP-12."""

    key: str


@dataclass(frozen=True, slots=True)
class Subscribe:
    """Hear of news. `terms`: kinds, lines, components and options as they were said; news/asking.py reads them."""

    terms: str = ""


@dataclass(frozen=True, slots=True)
class Unsubscribe:
    """Hear of less, or with no terms of nothing."""

    terms: str = ""


@dataclass(frozen=True, slots=True)
class Subscriptions:
    """What is subscribed to here."""


@dataclass(frozen=True, slots=True)
class Announce:
    """Open the announcement of a version; None: those that are under way."""

    version: Version | None = None


NewsErrand = Subscribe | Unsubscribe | Subscriptions | Announce
AboutVersions = Check | Compat | Fits | Upgrade | Versions | Among | Fixed | Beyond | StandingOut
Question = AboutVersions | Rule | Where | Help | Language | FileTicket | Tickets | Status | NewsErrand
