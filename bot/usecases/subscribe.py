"""Subscribing, and what else is done with a subscription; who may is Slack's: whoever is in the channel."""

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bot.domain.kept import Notice
from bot.domain.news.asking import Asked
from bot.domain.news.pausing import BY_COMMAND
from bot.domain.news.subscribing import wishes_to_json
from bot.domain.news.subscription import Quiet, Subscription
from bot.domain.news.subscriptions import Asker, Changed, Outcome, paused, subscribed, unsubscribed
from bot.usecases.news_ports import Subscriptions
from bot.usecases.request_ports import Outbox

# What everybody in a channel is told, besides whoever did it.
SAID_IN_THE_CHANNEL: frozenset[Outcome] = frozenset({"subscribed", "extended", "removed", "reduced"})


@dataclass(frozen=True, slots=True)
class Subscribing:
    """`wake` starts the delivery of what was written. Raises StoreUnavailable."""

    subscriptions: Subscriptions
    outbox: Outbox
    now: Callable[[], datetime]
    wake: Callable[[], None]

    async def subscribe(self, workspace: str, target: str, asked: Asked, asker: Asker) -> Changed:
        """Idempotent; a channel is told who subscribed it, and to what. `asked` has no problems."""
        now = self.now()
        change = lambda held: subscribed(held, asked, workspace, target, asker, now)  # noqa: E731
        return await self._change(workspace, target, change, asker.user)

    async def unsubscribe(self, workspace: str, target: str, asked: Asked, user: str) -> Changed:
        """From what was named, or altogether."""
        now = self.now()
        return await self._change(workspace, target, lambda held: unsubscribed(held, asked, now), user)

    async def set_options(
        self, workspace: str, target: str, user: str, *, weekly: bool, language: str, quiet: Quiet | None
    ) -> Changed:
        """When and how it is told, all three at once."""
        now = self.now()

        def change(held: Subscription | None) -> Changed:
            if held is None:
                return Changed(None, "not_subscribed")
            after = replace(held, weekly=weekly, language=language, quiet=quiet)
            if after == held:
                return Changed(held, "already")
            return Changed(replace(after, updated_at=now), "options", options=True)

        return await self._change(workspace, target, change, user)

    async def pause(self, workspace: str, target: str, reason: str = BY_COMMAND) -> Subscription | None:
        """By a person, who wants to hear of nothing meanwhile, or because Slack says that it cannot be reached."""
        now = self.now()
        if reason != BY_COMMAND:
            found = await self.subscriptions.pause(workspace, target, reason, now)
            self.wake()
            return found

        def change(held: Subscription | None) -> Changed:
            return Changed(paused(held, reason, now), "options") if held else Changed(None, "not_subscribed")

        return (await self._change(workspace, target, change, "")).held

    async def resume(self, workspace: str, target: str, unless: Collection[str] = ()) -> Subscription | None:
        """What was blocked meanwhile is sent. `unless`: reasons with which it stays paused.

        On an invitation to the channel pass BY_COMMAND there: that a person wanted silence has not changed.
        """
        resumed = await self.subscriptions.resume(workspace, target, self.now(), unless)
        self.wake()
        return resumed

    async def test(self, workspace: str, target: str, by: str, language: str) -> None:
        """A message that is clearly a test, by the same way as news."""
        subject = f"test/{secrets.token_hex(6)}"
        notice = Notice(workspace, "announcement.test", subject, target, language=language, values={"by": by})
        await self.outbox.enqueue([notice], self.now())
        self.wake()

    async def _change(
        self, workspace: str, target: str, change: Callable[[Subscription | None], Changed], user: str
    ) -> Changed:
        now = self.now()
        tell = lambda changed: _told(workspace, target, changed, user, now)  # noqa: E731
        changed = await self.subscriptions.change(workspace, target, change, tell, now)
        self.wake()
        return changed


def _told(workspace: str, target: str, changed: Changed, user: str, now: datetime) -> Sequence[Notice]:
    """A person's own subscription is nobody else's business."""
    if changed.outcome not in SAID_IN_THE_CHANNEL or target[:1] in {"U", "W"}:
        return ()
    values = {"by": user, "outcome": changed.outcome, "wishes": wishes_to_json(changed.new)}
    language = changed.held.language if changed.held else ""
    subject = f"{target}/{now.isoformat()}"
    return (Notice(workspace, "subscription.told", subject, target, language=language, values=values),)
