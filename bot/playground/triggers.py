"""Trigger ids: each opens one view, within three seconds of what the person did."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.identifiers import Identifiers

LIFETIME = timedelta(seconds=3)


class TriggerError(Exception):
    """A trigger that opens nothing; the text is Slack's error."""


@dataclass
class _Trigger:
    person: str
    until: datetime
    spent: bool = False


class Triggers:
    """The trigger ids handed out so far."""

    def __init__(self, ids: Identifiers, now: Callable[[], datetime], lifetime: timedelta = LIFETIME) -> None:
        self.lifetime = lifetime
        self._ids = ids
        self._now = now
        self._given: dict[str, _Trigger] = {}

    def give(self, person: str) -> str:
        trigger = f"{self._ids.number()}.{self._ids.number()}.{self._ids.new('trigger').lower()}"
        self._given[trigger] = _Trigger(person, self._now() + self.lifetime)
        return trigger

    def spend(self, trigger_id: str) -> str:
        """Return whose trigger this is; TriggerError when unknown, spent or too old."""
        trigger = self._given.get(trigger_id)
        if trigger is None:
            raise TriggerError("invalid_trigger_id")
        if trigger.spent:
            raise TriggerError("exchanged_trigger_id")
        if self._now() > trigger.until:
            raise TriggerError("expired_trigger_id")
        trigger.spent = True
        return trigger.person
