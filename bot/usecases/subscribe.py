"""Subscribing, and what else is done with a subscription; who may is Slack's: whoever is in the channel."""

import secrets
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.domain.kept import Notice
from bot.domain.news.asking import Asked
from bot.domain.news.how import How, how_to_json
from bot.domain.news.pausing import BY_COMMAND
from bot.domain.news.subscribing import wishes_to_json
from bot.domain.news.subscription import Subscription
from bot.domain.news.subscriptions import Asker, Changed, Outcome, paused, resumed, subscribed, unsubscribed
from bot.usecases.news_ports import Subscriptions
from bot.usecases.request_ports import Outbox

# What everybody in a channel is told, besides whoever did it.
SAID_IN_THE_CHANNEL: frozenset[Outcome] = frozenset(
    {"subscribed", "extended", "removed", "reduced", "options", "resumed", "paused"}
)


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

    async def set_options(self, workspace: str, target: str, user: str, how: How) -> Changed:
        """When and how it is told, all of it at once."""
        now = self.now()

        def change(held: Subscription | None) -> Changed:
            if held is None:
                return Changed(None, "not_subscribed")
            after = replace(held, weekly=how.weekly, language=how.language, quiet=how.quiet, zone=how.zone)
            if after == held:
                return Changed(held, "already")
            return Changed(replace(after, updated_at=now), "options", options=True)

        return await self._change(workspace, target, change, user)

    async def pause(self, workspace: str, target: str, reason: str = BY_COMMAND, user: str = "") -> Subscription | None:
        """By a person, who wants to hear of nothing meanwhile, or because Slack says that it cannot be reached."""
        now = self.now()
        if reason != BY_COMMAND:
            found = await self.subscriptions.pause(workspace, target, reason, now)
            self.wake()
            return found

        def change(held: Subscription | None) -> Changed:
            if held is None:
                return Changed(None, "not_subscribed")
            return Changed(paused(held, reason, now), "already" if held.paused else "paused", held.wishes)

        return (await self._change(workspace, target, change, user)).held

    async def resume(
        self, workspace: str, target: str, unless: Collection[str] = (), user: str = ""
    ) -> Subscription | None:
        """What was blocked meanwhile is sent. `unless`: reasons with which it stays paused; `user`: who wanted it.

        On an invitation to the channel pass BY_COMMAND there: that a person wanted silence has not changed.
        """
        now = self.now()

        def change(held: Subscription | None) -> Changed:
            if held is None or not held.paused or held.paused in unless:
                return Changed(held, "already")
            return Changed(resumed(held, now), "resumed", held.wishes)

        changed = await self._change(workspace, target, change, user)
        return changed.held if changed.outcome == "resumed" else None

    async def test(self, workspace: str, target: str, by: str, language: str) -> None:
        """A message that is clearly a test, by the same way as news."""
        subject = f"test/{secrets.token_hex(6)}"
        notice = Notice(workspace, "announcement.test", subject, target, language=language, values={"by": by})
        await self.outbox.enqueue([notice], self.now())
        self.wake()

    async def _change(
        self, workspace: str, target: str, change: Callable[[Subscription | None], Changed], user: str
    ) -> Changed:
        now, before = self.now(), list[Subscription | None]()

        def noted(held: Subscription | None) -> Changed:
            before[:] = [held]
            return change(held)

        tell = lambda changed: _told(workspace, target, changed, before[0], user, now)  # noqa: E731
        changed = await self.subscriptions.change(workspace, target, noted, tell, now)
        self.wake()
        return changed


def _told(
    workspace: str, target: str, changed: Changed, before: Subscription | None, user: str, now: datetime
) -> Sequence[Notice]:
    """A person's own subscription is nobody else's business, nor is what nobody did."""
    if changed.outcome not in SAID_IN_THE_CHANNEL or target[:1] in {"U", "W"} or not user:
        return ()
    if changed.outcome == "options" and not changed.options:
        return ()
    values: dict[str, Any] = {"by": user, "outcome": changed.outcome, "wishes": wishes_to_json(changed.new)}
    # Whoever has had news in one language is told in it that they end.
    spoken = changed.held or before
    if changed.held and (changed.options or (changed.outcome == "subscribed" and changed.held.timed)):
        values["how"] = how_to_json(changed.held)
    language = spoken.language if spoken else ""
    subject = f"{target}/{now.isoformat()}"
    return (Notice(workspace, "subscription.told", subject, target, language=language, values=values),)
