"""What may go wrong between the bot and the Web API, and how it shows: armed by tests, drawn once per call."""

import random
from dataclasses import dataclass
from typing import Any

from bot.playground.broadcast import Broadcast
from bot.playground.desk.faults import AFTERWARDS, ANY, Draw, Fault, Faults, Trouble
from bot.playground.model import Json
from bot.playground.web_api.call import HttpAnswer
from bot.playground.web_api.methods import METHODS

LONGEST_HANG = 3600.0
HOLDING = (Trouble.HANG, Trouble.SILENT)
ERRORS = {500: "internal_error", 503: "service_unavailable"}


@dataclass
class SlackFault(Fault):
    """A fault of a method, as the service desk has them for its operations.

    `channel`: only calls that name this channel. `error`: with the trouble ERROR, Slack's own word for a refusal
    (is_archived, token_revoked ...), answered with status 200; with `after_work` the word lies, as fatal_error may.
    """

    channel: str | None = None
    error: str | None = None

    def __post_init__(self) -> None:
        if self.operation not in (ANY, *METHODS):
            raise ValueError(f"there is no method {self.operation!r}")
        self.after_work = self.after_work or self.trouble in AFTERWARDS

    def strikes(self, operation: str) -> bool:
        """Draw for a call, given as its method and the channel that it names."""
        method, _, channel = operation.partition(" ")
        return self.channel in (None, channel) and super().strikes(method)


class SlackFaults:
    """The armed faults; the same `seed` and the same calls meet the same ones."""

    def __init__(self, seed: int) -> None:
        self._faults = Faults(random.Random(seed))  # noqa: S311  # repeatable trouble, not a secret
        self._releases = Broadcast()

    def add(self, fault: SlackFault) -> SlackFault:
        self._faults.add(fault)
        return fault

    def draw(self, method: str, channel: str) -> Draw:
        return self._faults.draw(f"{method} {channel}")

    def heal(self, fault: Fault | None = None) -> None:
        """Remove every fault, or one; the calls that it holds are let go."""
        if fault is None:
            self._faults.clear()
        else:
            self._faults.remove(fault.id)
        self._releases.touch()

    def let_go(self) -> None:
        """End the waiting of calls that hang: the server is about to stop."""
        self._faults.releases += 1
        self._releases.touch()

    async def answer(self, fault: Fault) -> HttpAnswer | None:
        """Return what the caller gets, after the fault's `seconds`; None: the connection breaks."""
        if fault.trouble in HOLDING or fault.seconds:
            await self._hold(fault, fault.seconds or LONGEST_HANG)
        if fault.trouble is Trouble.LIMIT:
            # Slack never leaves it out.
            return HttpAnswer(429, _refused("ratelimited"), {"Retry-After": str(fault.retry_after or 1)})
        if fault.trouble is Trouble.ERROR:
            return _error(fault)
        return HttpAnswer(200, {}, html=True) if fault.trouble is Trouble.PAGE else None

    async def _hold(self, fault: Fault, seconds: float) -> None:
        since = self._faults.releases
        try:
            await self._releases.wait_for(lambda: self._faults.lets_go(fault, since) or None, seconds)
        except TimeoutError:
            return


def slack_fault(trouble: Trouble | str, operation: str, **how: Any) -> SlackFault:
    """Return a fault that is not armed yet; ValueError or TypeError for what there is not."""
    return SlackFault(Trouble(trouble), operation, **how)


def _error(fault: Fault) -> HttpAnswer:
    word = fault.error if isinstance(fault, SlackFault) else None
    if word is not None:
        return HttpAnswer(200, _refused(word))
    headers = {} if fault.retry_after is None else {"Retry-After": str(fault.retry_after)}
    return HttpAnswer(fault.status, _refused(ERRORS.get(fault.status, "fatal_error")), headers, fault.html)


def _refused(error: str) -> Json:
    return {"ok": False, "error": error}
