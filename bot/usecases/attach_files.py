"""Taking a filed request's files from Slack to the desk, each by itself; trouble with them never costs the request."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import PurePath
from typing import Any

from bot.domain.kept import NOT_ALLOWED, Attachment
from bot.domain.patience import Patience
from bot.domain.tickets.ticket import LARGEST_FILE, AttachmentState, SlackFile
from bot.logs import get_log
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

log = get_log(__name__)

# Of a file's name at the desk, and of what comes after its last dot.
LONGEST_NAME, LONGEST_ENDING = 200, 21
LONGEST_SAID = 200
# With the longest wait between them, tries go on for half a day before the person is told to do it by hand.
MOST_ATTEMPTS = 150
MOST_ATTEMPTS_NOT_ALLOWED = 30
# A temporary file may have expired before it was attached; whatever else is refused is refused again.
MOST_ATTEMPTS_REFUSED = 3
# Whether a file is there is looked for so long where looking is forbidden; then a person has to look.
LOOKED_FOR = timedelta(hours=2)


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
        elif held := await self._held_long_enough(claimed):
            await self._copy(held)

    async def _held_long_enough(self, claimed: Attachment) -> Attachment | None:
        """Under a lease that outlasts the copy: a large file would else be begun anew by others while it goes on."""
        time = self._time_for(claimed)
        if time <= self.patience.work:
            return claimed
        until = self.now() + time + self.patience.stale
        held = replace(claimed, lease_until=until, due_at=until)
        return held if await self.attachments.move(claimed, held, self.now()) else None

    async def _copy(self, claimed: Attachment) -> None:
        try:
            async with asyncio.timeout(self._time_for(claimed).total_seconds()):
                async with self.files.open(claimed.file) as content:
                    temporary_id = await self.desk.upload(claimed.desk_id, named_for_desk(claimed), content)
        except FileGone:
            await self._failed(claimed, "gone")
        except FileRefused as error:
            # Slack's refusal to show a file is not the desk's to take one.
            reason = str(error)
            await self._failed(claimed, "not_shown" if reason == NOT_ALLOWED else reason)
        except (FileNotNow, TimeoutError):
            await self._again(claimed, None)
        except DeskError as error:
            await self._not_done(claimed, error)
        else:
            await self._attach(claimed, temporary_id)

    def _time_for(self, claimed: Attachment) -> timedelta:
        # Slack does not tell the size of every file.
        return self.patience.copy(claimed.file.size or LARGEST_FILE)

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
        except DeskRefused as error:
            await self._refused(begun, error)
        except DeskError as error:
            await self._not_done(begun, error)
        else:
            await self._move(begun, "attached", None, reason="")

    async def _look(self, claimed: Attachment) -> None:
        now, sent_at = self.now(), claimed.sent_at or self.now()
        due_at = self.patience.first_look(sent_at, now)
        if due_at > now:
            await self._move(claimed, "unsure", due_at)
            return
        try:
            names = await self.desk.attachments(claimed.key)
        except DeskError as error:
            await self._not_seen(claimed, error, now - sent_at)
            return
        # Attachments are listed from the request itself, not from the lagging search: one look is enough.
        if any(tag_of(claimed) in name for name in names):
            await self._move(claimed, "attached", None, reason="")
        else:
            await self._again(claimed, 0)

    async def _not_seen(self, claimed: Attachment, error: DeskError, age: timedelta) -> None:
        forbidden = isinstance(error, DeskNotAllowed | DeskRefused)
        if forbidden and age >= LOOKED_FOR:
            # A repeat without looking could attach it twice, so nobody but a person may do that.
            await self._failed(claimed, "cannot_look")
            return
        wait = self.patience.for_age(age, getattr(error, "retry_after", None))
        await self._move(claimed, "unsure", self.now() + wait)

    async def _refused(self, begun: Attachment, error: DeskRefused) -> None:
        """The file was taken before, so it is brought anew a few times; its first copy vanishes."""
        if begun.attempt < MOST_ATTEMPTS_REFUSED:
            await self._again(begun, None)
        else:
            await self._not_done(begun, error)

    async def _not_done(self, claimed: Attachment, error: DeskError) -> None:
        match error:
            case DeskRefused():
                await self._failed(claimed, "refused", error.refusal.message[:LONGEST_SAID])
            case DeskNotAllowed() if claimed.attempt >= MOST_ATTEMPTS_NOT_ALLOWED:
                await self._failed(claimed, NOT_ALLOWED)
            case DeskNotAllowed():
                wait = self.patience.when_not_allowed(self.patience.after_failure(claimed.attempt))
                await self._again(claimed, wait.total_seconds(), NOT_ALLOWED)
            case DeskNotDone():
                await self._again(claimed, error.retry_after)
            case _:
                await self._again(claimed, None)

    async def _again(self, claimed: Attachment, told: float | None, reason: str = "") -> None:
        if claimed.attempt >= MOST_ATTEMPTS:
            await self._failed(claimed, "given_up")
            return
        due_at = self.now() + self.patience.after_failure(claimed.attempt, told)
        await self._move(claimed, "waiting", due_at, temporary_id="", sent_at=None, reason=reason)

    async def _failed(self, claimed: Attachment, reason: str, said: str = "") -> None:
        """`said`: the desk's own words, for the person and for no log."""
        log.warning("file_left_out", request=claimed.request, position=claimed.position, reason=reason)
        await self._move(claimed, "failed", None, reason=f"{reason}: {said}" if said else reason)

    async def _move(self, claimed: Attachment, state: AttachmentState, due_at: datetime | None, **changed: Any) -> None:
        moved = replace(claimed, state=state, due_at=due_at, owner="", lease_until=None, **changed)
        if not await insist(lambda: self.attachments.move(claimed, moved, self.now()), self.sleep):
            log.info("file_moved_on_elsewhere", request=claimed.request, position=claimed.position, state=state)


def tag_of(attachment: Attachment) -> str:
    """What tells this file from every other of its request, also from another of the same name."""
    return f"-{attachment.request[-6:]}-{attachment.position + 1:03d}"


def named_for_desk(attachment: Attachment) -> SlackFile:
    """The file under the name that it has at the desk: `trace.log` is `trace-3fa9c1-001.log` there.

    A long one is cut before the tag, which the file is recognised by afterwards.
    """
    path = PurePath(attachment.file.name.replace("/", "_"))
    tag, ending = tag_of(attachment), path.suffix if len(path.suffix) <= LONGEST_ENDING else ""
    stem = path.stem if ending else path.name
    return replace(attachment.file, name=f"{stem[: LONGEST_NAME - len(tag) - len(ending)]}{tag}{ending}")
