"""What a release manager decides about an announcement; the second person's part is kept by the transitions."""

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from bot.domain.catalog import Catalog
from bot.domain.kept import Notice
from bot.domain.news import timing, transitions
from bot.domain.news.announcement import BY_ITSELF, Announcement, AuditEntry, Doing
from bot.domain.news.covered import OPEN
from bot.domain.news.renewing import contradicted
from bot.domain.news.transitions import Refused
from bot.domain.policy import Approval
from bot.usecases.managers import TellManagers
from bot.usecases.move_announcement import Following, MoveAnnouncement, NoSuchAnnouncement, Outcome
from bot.usecases.news_ports import Announcements, Effects
from bot.usecases.send_announcement import SendAnnouncement


@dataclass(frozen=True, slots=True)
class Deciding:
    """Whether somebody is a release manager is asked before. `revision`: what the person has seen, where that counts.

    Raises StoreUnavailable.
    """

    announcements: Announcements
    move: MoveAnnouncement
    send: SendAnnouncement
    tell: TellManagers
    catalog: Callable[[], Catalog]
    now: Callable[[], datetime]

    async def propose(
        self, workspace: str, name: str, who: str, send_at: datetime | None = None, revision: int | None = None
    ) -> Outcome:
        """To a second person, who is told."""
        change = lambda a: self._untrue(a) or transitions.propose(a, who, self.now(), send_at)  # noqa: E731
        return await self.move.by(workspace, name, who, "proposed", change, self._asked(who, send_at), revision)

    async def reschedule(
        self, workspace: str, name: str, who: str, send_at: datetime | None, revision: int | None = None
    ) -> Outcome:
        """To another time, for which a second person is asked anew."""
        change = lambda a: self._untrue(a) or timing.reschedule(a, who, self.now(), send_at)  # noqa: E731
        return await self.move.by(workspace, name, who, "rescheduled", change, self._asked(who, send_at), revision)

    async def take_back(self, workspace: str, name: str, who: str) -> Outcome:
        """A draft again; the others, who may have approved it, are told."""

        async def told(_held: Announcement, moved: Announcement) -> Effects:
            return Effects(notices=await self.tell.of(moved, "taken_back", who))

        change = lambda a: timing.take_back(a, self.now())  # noqa: E731
        return await self.move.by(workspace, name, who, "taken_back", change, told)

    async def approve(
        self,
        workspace: str,
        name: str,
        who: str,
        revision: int | None = None,
        detail: Mapping[str, str] | None = None,
    ) -> Outcome:
        """Out it goes, now or at its time; a waiting correction is let out. `detail`: for the audit."""
        change = lambda a: self._untrue(a) or transitions.approve(a, who, self._approval, self.now())  # noqa: E731
        return await self.move.by(workspace, name, who, _approved_what, change, self._after_approval, revision, detail)

    async def cancel(self, workspace: str, name: str, who: str, reason: str = "") -> Outcome:
        """Before anything has gone out."""
        change = lambda a: transitions.cancel(a, self.now(), reason)  # noqa: E731
        return await self.move.by(workspace, name, who, "cancelled", change, detail={"reason": reason})

    async def stop(self, workspace: str, name: str, who: str) -> Outcome:
        """What has not gone out waits; the few that have their turn already still go."""
        change = lambda a: transitions.stop(a, self.now())  # noqa: E731
        return await self.move.by(workspace, name, who, "stopped", change, _with(Effects(deliveries="hold")))

    async def resume(self, workspace: str, name: str, who: str) -> Outcome:
        """Goes on where it was stopped."""

        async def follows(_held: Announcement, moved: Announcement) -> Effects:
            return Effects(notices=await self.send.fixes(moved), deliveries="release")

        change = lambda a: transitions.resume(a, self.now())  # noqa: E731
        return await self.move.by(workspace, name, who, "resumed", change, follows)

    async def send_again(self, workspace: str, name: str, who: str) -> Outcome:
        """To those that Slack refused it to."""
        change = lambda a: transitions.send_again(a, self.now())  # noqa: E731
        return await self.move.by(workspace, name, who, "sent_again", change, _with(Effects(deliveries="again")))

    async def retract(
        self,
        workspace: str,
        name: str,
        who: str,
        reason: str,
        revision: int | None = None,
        translated: Mapping[str, str] | None = None,
    ) -> Outcome:
        """What is out becomes a stub with the reason, what is not out stays in. `translated`: it by language."""
        change = lambda a: transitions.retract(a, self.now(), reason, translated)  # noqa: E731
        effects = _with(Effects(deliveries="cancel", edits=True, detail={"reason": reason}))
        return await self.move.by(workspace, name, who, "retracted", change, effects, revision)

    async def correct(
        self,
        workspace: str,
        name: str,
        who: str,
        texts: Mapping[str, str],
        note: Mapping[str, str],
        revision: int | None = None,
        content: Mapping[str, Any] | None = None,
    ) -> Outcome:
        """Other words for what is out, or what the catalogue says by now; two people: they wait for the second."""
        change = lambda a: transitions.correct(  # noqa: E731
            a, who, texts, note, self._approval, self.now(), content
        )

        async def follows(_held: Announcement, moved: Announcement) -> Effects:
            if moved.correction:
                return Effects(notices=await self.tell.of(moved, "correction", who))
            return await self._after_correction(moved)

        return await self.move.by(workspace, name, who, _corrected_how, change, follows, revision)

    async def withdraw_correction(self, workspace: str, name: str, who: str) -> Outcome:
        """The waiting one is dropped."""
        change = lambda a: transitions.withdraw_correction(a, self.now())  # noqa: E731
        return await self.move.by(workspace, name, who, "correction_withdrawn", change)

    async def test(self, workspace: str, name: str, who: str, language: str) -> Announcement | NoSuchAnnouncement:
        """To the person alone, by the same way as to everybody."""
        held = await self.announcements.get(workspace, name)
        if held is None:
            return NoSuchAnnouncement()
        subject, values = f"{name}/{secrets.token_hex(6)}", {"announcement": name, "by": who}
        notice = Notice(workspace, "announcement.test", subject, who, language=language, values=values)
        await self.announcements.note([AuditEntry(workspace, name, self.now(), who, "test_sent")], [notice])
        self.move.wake()
        return held

    def _asked(self, who: str, send_at: datetime | None) -> Following:
        """The others are asked to approve, where it needs one of them."""

        async def follows(_held: Announcement, moved: Announcement) -> Effects:
            needed = self._approval == "two_people"
            return Effects(notices=await self.tell.of(moved, "proposed", who) if needed else (), detail=_time(send_at))

        return follows

    def _untrue(self, a: Announcement) -> Refused | None:
        """What is out may be corrected all the same."""
        return contradicted(self.catalog(), a) if a.state in OPEN else None

    @property
    def _approval(self) -> Approval:
        return self.catalog().policy.announcements.approval

    async def _after_approval(self, held: Announcement, moved: Announcement) -> Effects:
        # Told apart from the approval, and after it.
        at = moved.updated_at + timedelta(microseconds=1)
        if held.correction:
            by = {"approved_by": moved.content["corrected"]["approved_by"]}
            wrote = [AuditEntry(held.workspace, held.id, at, each, "corrected", by) for each in held.correction["by"]]
            return replace(await self._after_correction(moved), entries=wrote)
        if moved.state != "sending":
            return Effects(detail=_time(moved.send_at))
        effects = await self.send.effects(moved)
        began = AuditEntry(moved.workspace, moved.id, at, BY_ITSELF, "sent", effects.detail)
        return replace(effects, entries=(began,))

    async def _after_correction(self, moved: Announcement) -> Effects:
        """The catalogue may name requests by now that it did not name before."""
        waits = moved.state == "stopped"
        return Effects(notices=() if waits else await self.send.fixes(moved), edits=True)


def _with(effects: Effects) -> Following:
    async def follows(_held: Announcement, _moved: Announcement) -> Effects:
        return effects

    return follows


def _approved_what(held: Announcement, _moved: Announcement) -> Doing:
    return "correction_approved" if held.correction else "approved"


def _corrected_how(_held: Announcement, moved: Announcement) -> Doing:
    return "correction_proposed" if moved.correction else "corrected"


def _time(at: datetime | None) -> dict[str, str]:
    return {"send_at": at.isoformat()} if at else {}
