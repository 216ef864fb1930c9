"""Events to the bot: only those it subscribed to, each tried again as Slack does when it is not acknowledged."""

from collections.abc import Awaitable, Callable, Sequence

from bot.playground.background import Background
from bot.playground.delivery import Answer, Retry
from bot.playground.line import Line
from bot.playground.model import Json
from bot.playground.payloads import Payloads
from bot.playground.workspace import Workspace

REASONS = {"operation_timeout": "http_timeout", "dispatch_failed": "connection_failed"}


class Events:
    """Sends events; the first attempt is awaited, the later ones go on behind it."""

    def __init__(
        self,
        workspace: Workspace,
        line: Line,
        background: Background,
        delays: Sequence[float],
        sleep: Callable[[float], Awaitable[None]],
    ) -> None:
        self._workspace = workspace
        self._payloads = Payloads(workspace)
        self._line = line
        self._background = background
        self._delays = delays
        self._sleep = sleep
        self.sent: list[Json] = []

    async def deliver(self, subscription: str, event: Json) -> None:
        """Send the event if the app subscribed to it (`message.im`, `app_mention` ...)."""
        # Slack is silent about what the manifest does not subscribe to; a stand-in that talks would hide the gap.
        if subscription not in self._workspace.app.events:
            return
        # Built once: a retry is the same event with the same event_id, which is how an app knows it.
        payload = self._payloads.event({"event_ts": self._workspace.ids.ts()} | event)
        self.sent.append(payload)
        answer = await self._line.send("events_api", payload)
        if _retry_wanted(answer):
            self._background.start(self._again(payload, answer))

    def deliver_later(self, subscription: str, event: Json) -> None:
        """Send the event without making the present caller wait for the bot."""
        self._background.start(self.deliver(subscription, event))

    async def repeat(self) -> None:
        """Send the latest event again although it was acknowledged: to the app its answer was lost."""
        await self._line.send("events_api", self.sent[-1], Retry(1, "http_timeout"))

    async def _again(self, payload: Json, answer: Answer) -> None:
        for number, delay in enumerate(self._delays, start=1):
            await self._sleep(delay)
            reason = REASONS.get(answer.failure or "", "http_error")
            answer = await self._line.send("events_api", payload, Retry(number, reason))
            if not _retry_wanted(answer):
                return


def _retry_wanted(answer: Answer) -> bool:
    accepted = answer.failure is None or (200 <= answer.status < 300 and answer.failure == "dispatch_unknown_error")
    return not accepted and not answer.no_retry
