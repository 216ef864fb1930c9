"""What people can ask, once it is understood; and what it is when it is not."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.version import Version


@dataclass(frozen=True, slots=True)
class Subject:
    """A version, with the component if one was named."""

    version: Version
    component: str | None = None

    def __str__(self) -> str:
        return f"{self.component} {self.version}" if self.component else str(self.version)


@dataclass(frozen=True, slots=True)
class Check:
    """Is it supported?"""

    subject: Subject
    asked: str


@dataclass(frozen=True, slots=True)
class Compat:
    """Do these work together? At least two subjects, each of another component."""

    subjects: tuple[Subject, ...]


@dataclass(frozen=True, slots=True)
class Upgrade:
    """What to upgrade to, and what else that moves. `to` None: the newest there is."""

    component: str | None
    start: Version
    to: Version | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """Every line with its support."""


@dataclass(frozen=True, slots=True)
class Where:
    """How to find the version number and the component."""

    component: str | None = None


@dataclass(frozen=True, slots=True)
class Help:
    """What can be asked."""


@dataclass(frozen=True, slots=True)
class Language:
    """Choose the language of the answers; None: say which one it is."""

    choice: Literal["sv", "en"] | None = None


@dataclass(frozen=True, slots=True)
class FileTicket:
    """File a support request: about a version, if one was named; `to`: a release that is asked for."""

    subject: Subject | None = None
    to: Version | None = None


@dataclass(frozen=True, slots=True)
class Tickets:
    """The person's own requests."""


@dataclass(frozen=True, slots=True)
class Status:
    """How far a request has come. `key` is Jira's, as SUP-12."""

    key: str


Question = Check | Compat | Upgrade | Versions | Where | Help | Language | FileTicket | Tickets | Status


class NotUnderstood(Exception):
    """The text is no question that we can answer.

    `code` says what was not understood (a key of the words), `params` fill its sentence in,
    `did_you_mean` are texts that would be understood, nearest first.
    """

    def __init__(self, code: str, did_you_mean: tuple[str, ...] = (), **params: str) -> None:
        super().__init__(code)
        self.code, self.did_you_mean, self.params = code, did_you_mean, params
