"""What the use cases need from outside, and the errors it may raise; nothing here knows how it is done."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol


class StoreUnavailable(Exception):
    """The database is busy, full, broken or out of reach. Its text is one sentence for the log.

    Raised while a write is being committed, it does not tell whether the write was kept.
    """


class People(Protocol):
    """Which language each person reads. Ids are Slack's; raises StoreUnavailable."""

    async def languages(self) -> Mapping[tuple[str, str], str]:
        """Return {(workspace, user): language}, as "sv": what the person chose, else what Slack said.

        At most 50,000 people, those whose Slack language was seen latest; people without either are left out.
        """

    async def language(self, workspace: str, user: str) -> str | None:
        """Return one person's language as in `languages`; None when nothing is known of them."""

    async def choose(self, workspace: str, user: str, language: str | None) -> None:
        """Keep the person's own choice, for the news that they have subscribed to as well.

        None goes back to the language that Slack says.
        """

    async def saw_locale(self, workspace: str, user: str, locale: str, at: datetime) -> None:
        """Keep what Slack said, as "sv-SE", at an aware time; an older sighting never replaces a newer."""


class Receipts(Protocol):
    """What has been taken care of, so that a repeated delivery is recognised. Raises StoreUnavailable."""

    async def first(self, workspace: str, kind: str, key: str, at: datetime) -> bool:
        """Record the receipt at an aware time; True for exactly one caller, False when it was there."""

    async def forget_before(self, at: datetime) -> int:
        """Delete receipts older than an aware time, and return how many."""
