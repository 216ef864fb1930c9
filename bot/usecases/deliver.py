"""Delivering what the outbox holds: each notice once, looked for before it is repeated."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.kept import Delivery, DeliveryState
from bot.domain.patience import Patience
from bot.logs import get_log
from bot.usecases.insist import Sleep, insist
from bot.usecases.limits import Limits
from bot.usecases.messenger import (
    Messenger,
    NothingToSay,
    NotReadable,
    Posted,
    PostLimited,
    PostNotDone,
    PostRefused,
    PostTokenRefused,
    PostUnsure,
    Render,
    Rendered,
    ViewGone,
)
from bot.usecases.openings import Openings
from bot.usecases.request_ports import Outbox

log = get_log(__name__)

WHOLE_WORKSPACE = ""
MOST_VIEW_ATTEMPTS = 5
# Timers end a little early now and then; anything more means that the clock was set back.
CLOCK_STEP = timedelta(milliseconds=50)


@dataclass(frozen=True, slots=True)
class Deliver:
    """Carries out one claimed delivery. Raises StoreUnavailable.

    `no_token`: the workspaces whose Slack does not take our token, with its word.
    """

    outbox: Outbox
    messenger: Messenger
    render: Render
    patience: Patience
    now: Callable[[], datetime]
    sleep: Sleep
    no_token: dict[str, str] = field(default_factory=dict)
    _openings: Openings = field(default_factory=Openings)
    _limits: Limits = field(default_factory=Limits)

    async def step(self, claimed: Delivery) -> None:
        """Post it, edit it, or show it in its view; or look whether a lost answer had posted it."""
        if claimed.state == "unsure":
            await self._look(claimed)
        elif await self._its_turn(claimed):
            try:
                rendered = await self.render(claimed.notice)
            except (LookupError, TypeError, ValueError) as error:
                log.error("notice_cannot_be_written", delivery=claimed.id, error=type(error).__name__)
                await self._move(claimed, "blocked", None, error="cannot_be_written")
            except NothingToSay:
                await self._move(claimed, "cancelled", None, error="nothing_to_say")
            else:
                await self._send(claimed, rendered)

    async def _its_turn(self, claimed: Delivery) -> bool:
        """Wait for it; False, and it is put back, when it may not be sent any more."""
        turn, notice = claimed.sent_at or claimed.created_at, claimed.notice
        if (early := (turn - self.now()).total_seconds()) > 0:
            await self.sleep(early)
        opens = await self._openings.wait(notice, turn, self.patience, self.now, self.sleep)
        if opens > self.now():
            gates = {} if notice.via == "edit" else {notice.target: opens}
            await self._move(claimed, "queued", opens, {**gates, WHOLE_WORKSPACE: opens})
            return False
        # Stopped between the claim and now: somebody else may hold it, and the guard tells.
        if not -CLOCK_STEP <= self.now() - turn <= self.patience.stale:
            await self._again(claimed, 0)
            return False
        return True

    async def _send(self, claimed: Delivery, rendered: Rendered) -> None:
        left = self.now()
        try:
            posted = await self._over_to_slack(claimed, rendered.content)
        except PostLimited as error:
            await self._limit(claimed, error, left)
        except PostTokenRefused as error:
            await self._no_token(claimed, error)
        except PostNotDone as error:
            await self._again(claimed, error.retry_after)
        except PostRefused as error:
            log.warning("delivery_blocked", delivery=claimed.id, kind=claimed.notice.kind, reason=error.reason)
            await self._move(claimed, "blocked", None, error=error.reason)
        except ViewGone:
            await self._move(claimed, "cancelled", None, error="view_gone")
        except PostUnsure:
            await self._unsure(claimed)
        else:
            await self._sent(claimed, posted, max(rendered.revision, claimed.revision))

    async def _over_to_slack(self, claimed: Delivery, content: Mapping[str, Any]) -> Posted:
        if claimed.notice.via == "message":
            return await self.messenger.post(claimed.notice, content, claimed.id)
        if claimed.notice.via == "edit":
            return await self.messenger.edit(claimed.notice, content)
        await self.messenger.update_view(claimed.notice, content)
        return Posted("", "")

    async def _sent(self, claimed: Delivery, posted: Posted, revision: int) -> None:
        self._limits.taken(claimed.notice)
        self.no_token.pop(claimed.notice.workspace, None)
        await self._move(claimed, "sent", None, channel=posted.channel, ts=posted.ts, error="", revision=revision)

    async def _limit(self, claimed: Delivery, limited: PostLimited, left: datetime) -> None:
        """Slack's own pause closes the channel, and the workspace where that is what is meant."""
        now, notice = self.now(), claimed.notice
        until = now + self.patience.told(limited.retry_after)
        gates = {} if notice.via == "edit" else {notice.target: until}
        # Editing has one limit for the whole workspace.
        surely = limited.everywhere or notice.via == "edit"
        closed_until = until if surely else self._limits.limited(notice, left, until, now)
        if closed_until:
            gates[WHOLE_WORKSPACE] = self._openings.close(notice, closed_until)
        await self._move(claimed, "queued", until, gates)

    async def _no_token(self, claimed: Delivery, refused: PostTokenRefused) -> None:
        """No channel's fault: everything waits, and whoever runs the bot can see why."""
        log.error("slack_refuses_token", workspace=claimed.notice.workspace, reason=refused.word)
        self.no_token[claimed.notice.workspace] = refused.word
        until = self._openings.close(claimed.notice, self.now() + self.patience.told(refused.retry_after))
        gates = {} if claimed.notice.via == "edit" else {claimed.notice.target: until}
        await self._move(claimed, "queued", until, {**gates, WHOLE_WORKSPACE: until}, error=refused.word)

    async def _unsure(self, claimed: Delivery) -> None:
        now = self.now()
        if claimed.notice.via == "message":
            await self._move(claimed, "unsure", self.patience.first_look(claimed.sent_at or now, now))
        elif claimed.notice.via == "edit" or claimed.attempt < MOST_VIEW_ATTEMPTS:
            # Showing the same thing in the same place twice does no harm.
            await self._again(claimed, None)
        else:
            await self._move(claimed, "cancelled", None, error="unreachable")

    async def _look(self, claimed: Delivery) -> None:
        now, sent_at = self.now(), claimed.sent_at or claimed.created_at
        due_at = self.patience.first_look(sent_at, now)
        if claimed.notice.via != "message":
            await self._unsure(claimed)
            return
        if due_at > now:
            await self._move(claimed, "unsure", due_at)
            return
        try:
            found = await self.messenger.find(claimed.notice, claimed.id, sent_at)
        # Twice said is worse here than left for a person, who can read the channel.
        except NotReadable as error:
            log.warning("delivery_needs_person", delivery=claimed.id, reason=str(error))
            await self._move(claimed, "unsure", None, error=str(error))
        except (PostNotDone, PostUnsure) as error:
            wait = self.patience.for_age(now - sent_at, getattr(error, "retry_after", None))
            await self._move(claimed, "unsure", now + wait)
        else:
            await (self._sent(claimed, found, claimed.revision) if found else self._again(claimed, 0))

    async def _again(self, claimed: Delivery, told: float | None) -> None:
        await self._move(claimed, "queued", self.now() + self.patience.after_failure(claimed.attempt, told))

    async def _move(
        self,
        claimed: Delivery,
        state: DeliveryState,
        due_at: datetime | None,
        gates: dict[str, datetime] | None = None,
        **changed: Any,
    ) -> None:
        """The gate opens a little after the answer. A look has taken none, so it leaves it alone."""
        if gates is None:
            gates = (
                {claimed.notice.target: self.now() + self.patience.channel_gap}
                if claimed.state == "sending" and claimed.notice.via != "edit"
                else {}
            )
        moved = replace(claimed, state=state, due_at=due_at, owner="", lease_until=None, **changed)
        if not await insist(lambda: self.outbox.move(claimed, moved, gates), self.sleep):
            log.info("delivery_moved_on_elsewhere", delivery=claimed.id, state=state)
