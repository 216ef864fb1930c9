"""The shape of releases.yml: what is known of each release and release line, gaps left as gaps."""

import re
from datetime import date
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, PlainValidator, model_validator

from bot.domain.policy import Part
from bot.domain.version import NotAVersion, Version, parse_version

_ISO_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)


def _version(text: Any) -> Version:
    try:
        return text if isinstance(text, Version) else parse_version(str(text))
    except NotAVersion as error:
        raise ValueError(f"{str(text)[:40]!r} is not a version of 2 to 4 numbers, such as 6.15.3") from error


def _line(text: Any) -> Version:
    version = _version(text)
    if not version.is_line:
        raise ValueError(f"{version} is not a release line; write {version.line}")
    return version


def _date(text: Any) -> date:
    if isinstance(text, date):
        return text
    if not _ISO_DATE.fullmatch(str(text)):
        raise ValueError(f"{str(text)[:40]!r} is not a date; write it as 2026-04-03")
    try:
        return date.fromisoformat(str(text))
    except ValueError as error:
        raise ValueError(f"{text} is no day of the calendar") from error


ReleaseNumber = Annotated[Version, PlainValidator(_version)]
Line = Annotated[Version, PlainValidator(_line)]
Day = Annotated[date, BeforeValidator(_date)]


class Known(Part):
    """When something was released: exactly, or as far as it is known. Dates are the vendor's days."""

    released: Day | None = None
    released_by: Day | None = None
    released_after: Day | None = None
    source: str = ""

    @model_validator(mode="after")
    def bounds_agree(self) -> "Known":
        earliest, latest = self.released or self.released_after, self.released or self.released_by
        if self.released and self.released_by and self.released > self.released_by:
            raise ValueError(f"released {self.released} is after released_by {self.released_by}")
        if earliest and latest and self.released_after and self.released_after > latest:
            raise ValueError(f"released_after {self.released_after} is later than {latest}")
        return self

    @property
    def says_by_when(self) -> bool:
        return bool(self.released or self.released_by)

    def is_out(self, on: date) -> bool:
        """Known to be out on that day; what is listed without any date counts as out."""
        if self.released:
            return self.released <= on
        return not (self.released_after and self.released_after > on) and not (
            self.released_by and self.released_by > on
        )


class Words(Part):
    """A text that need not exist in both languages."""

    en: str | None = None
    sv: str | None = None

    def in_language(self, language: str) -> str:
        first, second = (self.sv, self.en) if language == "sv" else (self.en, self.sv)
        return first or second or ""


def _words(value: Any) -> Any:
    return {"en": value} if isinstance(value, str) else value


class Fix(Part):
    """A correction that a release brings."""

    key: str
    severity: str
    component: str | None = None
    text: Annotated[Words, BeforeValidator(_words)] = Words()
    requests: tuple[str, ...] = ()


class ReleaseEntry(Known):
    """One release of one component. No component: the source does not say which. `reason`: why it was withdrawn."""

    version: ReleaseNumber
    component: str | None = None
    flow_line: Line | None = None
    withdrawn: bool = False
    reason: Annotated[Words, BeforeValidator(_words)] | None = None
    notes: Annotated[Words, BeforeValidator(_words)] | None = None
    fixes: tuple[Fix, ...] = ()

    @model_validator(mode="after")
    def reason_is_of_a_withdrawal(self) -> "ReleaseEntry":
        if self.reason and not self.withdrawn:
            raise ValueError("reason says why it was withdrawn, but withdrawn: true is not there")
        return self


class LineEntry(Known):
    """What is known of a line's first release, and a support end that overrides the rule."""

    line: Line
    supported_until: Day | None = None
    reason: Annotated[Words, BeforeValidator(_words)] | None = None

    @model_validator(mode="after")
    def ends_after_it_began(self) -> "LineEntry":
        began = self.released or self.released_after
        if self.supported_until and began and self.supported_until < began:
            raise ValueError(f"supported_until {self.supported_until} is before its release, {began}")
        return self


class ReleasesHead(Part):
    """releases.yml without its entries, which are validated one at a time."""

    changed: Day
    sample: bool = False
    releases: list[Any] = Field(default_factory=list)
