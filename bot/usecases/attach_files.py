"""Taking a filed request's files from Slack to the desk, each by itself; trouble with them never costs the request."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import PurePath
from typing import Any

import structlog

from bot.domain.kept import Attachment
from bot.domain.patience import Patience
from bot.domain.ticket import AttachmentState, SlackFile
from bot.usecases.desk_ports import (
    DeskError,
    DeskNotAllowed,
    DeskNotDone,
    DeskRefused,
    DeskUnsure,
    FileGone,
    FileNotNow,
    FileRefused,
    ServiceDesk,
    SlackFiles,
)
from bot.usecases.insist import Sleep, insist
from bot.usecases.request_ports import Attachments

log = structlog.get_logger(__name__)

# With the longest wait between them, tries go on for half a day before the person is told to do it by hand.
MOST_ATTEMPTS = 150
MOST_ATTEMPTS_NOT_ALLOWED = 10


@dataclass(frozen=True, slots=True)
class AttachFiles:
    """Carries out one claimed file. Raises StoreUnavailable."""

    attachments: Attachments
    desk: ServiceDesk
    files: SlackFiles
    patience: Patience
    now: Callable[[], datetime]
    sleep: Sleep

    async def step(self, claimed: Attachment) -> None:
        """Upload and attach, or look whether a lost answer had attached it."""
        if claimed.state == "unsure":
            await self._look(claimed)
            return
        try:
            async with self.files.open(claimed.file) as content:
                temporary_id = await self.desk.upload(claimed.desk_id, named_for_desk(claimed), content)
        except FileGone:
            await self._failed(claimed, "gone")
        except FileRefused as error:
            await self._failed(claimed, str(error))
        except FileNotNow:
            await self._again(claimed, None)
        except DeskError as error:
            await self._not_done(claimed, error)
        else:
            await self._attach(claimed, temporary_id)

    async def _attach(self, claimed: Attachment, temporary_id: str) -> None:
        """Uploads that nobody attaches vanish; attaching is what must not happen twice, so it is written down first."""
        now = self.now()
        until = now + self.patience.lease
        begun = replace(claimed, temporary_id=temporary_id, sent_at=now, lease_until=until, due_at=until)
        if not await self.attachments.move(claimed, begun, now):
            return
        if self.now() - now > self.patience.stale:
            await self._again(begun, 0)
            return
        try:
            await self.desk.attach(begun.key, [temporary_id], "")
        except DeskUnsure:
            await self._move(begun, "unsure", self.patience.first_look(now, self.now()))
        except DeskError as error:
            await self._not_done(begun, error)
        else:
            await self._move(begun, "attached", None)

    async def _look(self, claimed: Attachment) -> None:
        now, sent_at = self.now(), claimed.sent_at or self.now()
        due_at = self.patience.first_look(sent_at, now)
        if due_at > now:
            await self._move(claimed, "unsure", due_at)
            return
        try:
            names = await self.desk.attachments(claimed.key)
        except DeskError as error:
            wait = self.patience.for_age(now - sent_at, getattr(error, "retry_after", None))
            await self._move(claimed, "unsure", now + wait)
            return
        # Attachments are listed from the request itself, not from the lagging search: one look is enough.
        if any(tag_of(claimed) in name for name in names):
            await self._move(claimed, "attached", None)
        else:
            await self._again(claimed, 0)

    async def _not_done(self, claimed: Attachment, error: DeskError) -> None:
        match error:
            case DeskRefused():
                await self._failed(claimed, "refused")
            case DeskNotAllowed() if claimed.attempt >= MOST_ATTEMPTS_NOT_ALLOWED:
                await self._failed(claimed, "not_allowed")
            case DeskNotAllowed():
                await self._again(claimed, self.patience.not_allowed.total_seconds())
            case DeskNotDone():
                await self._again(claimed, error.retry_after)
            case _:
                await self._again(claimed, None)

    async def _again(self, claimed: Attachment, told: float | None) -> None:
        if claimed.attempt >= MOST_ATTEMPTS:
            await self._failed(claimed, "given_up")
            return
        due_at = self.now() + self.patience.after_failure(claimed.attempt, told)
        await self._move(claimed, "waiting", due_at, temporary_id="", sent_at=None)

    async def _failed(self, claimed: Attachment, reason: str) -> None:
        log.warning("file_left_out", request=claimed.request, position=claimed.position, reason=reason)
        await self._move(claimed, "failed", None, reason=reason)

    async def _move(self, claimed: Attachment, state: AttachmentState, due_at: datetime | None, **changed: Any) -> None:
        moved = replace(claimed, state=state, due_at=due_at, owner="", lease_until=None, **changed)
        if not await insist(lambda: self.attachments.move(claimed, moved, self.now()), self.sleep):
            log.info("file_moved_on_elsewhere", request=claimed.request, position=claimed.position, state=state)


def tag_of(attachment: Attachment) -> str:
    """What tells this file from every other of its request, also from another of the same name."""
    return f"-{attachment.request[-6:]}-{attachment.position + 1:03d}"


def named_for_desk(attachment: Attachment) -> SlackFile:
    """The file under the name that it has at the desk: `trace.log` is `trace-3fa9c1-001.log` there."""
    path = PurePath(attachment.file.name.replace("/", "_"))
    return replace(attachment.file, name=f"{path.stem}{tag_of(attachment)}{path.suffix}")
