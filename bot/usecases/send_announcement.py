"""Sending: the audience as it is now, a delivery for each of it, and news for those whose requests are fixed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.domain.catalog import Catalog
from bot.domain.kept import Notice
from bot.domain.news import transitions
from bot.domain.news.affected import fix_news
from bot.domain.news.announcement import BY_ITSELF, Announcement, AuditEntry
from bot.domain.news.audience import Audience, topic_of
from bot.domain.news.content import fixed_requests
from bot.domain.news.correcting import Receiver
from bot.domain.news.renewing import contradicted
from bot.logs import get_log
from bot.usecases.managers import TellManagers
from bot.usecases.move_announcement import MoveAnnouncement
from bot.usecases.news_ports import Announcements, Effects, Reporters, Subscriptions
from bot.usecases.tell_audience import News, audiences, spread

log = get_log(__name__)

# Of those that were not reached, so many are named in the managers' message; its window names more.
MOST_NAMED = 10


@dataclass(frozen=True, slots=True)
class SendAnnouncement:
    """Works out what an approval writes. Raises StoreUnavailable."""

    announcements: Announcements
    subscriptions: Subscriptions
    reporters: Reporters
    catalog: Callable[[], Catalog]
    now: Callable[[], datetime]

    async def audience(self, announcement: Announcement) -> dict[str, Audience]:
        """By workspace, as of now: who would get it."""
        return await self._audience(announcement, await self._got(announcement))

    async def effects(self, approved: Announcement) -> Effects:
        """A notice or an item of the week for each target, and the news of fixes."""
        got = await self._got(approved)
        to = await self._audience(approved, got)
        news = News("announcement", approved.id, revision=approved.revision)
        written = spread(news, to, got, self.now(), self.catalog().policy.zone)
        fixes = await self.fixes(approved)
        detail = {"audience": written.size, "fixes": len(fixes)}
        return Effects(notices=(*written.notices, *fixes), items=written.items, detail=detail)

    async def _audience(self, announcement: Announcement, got: Sequence[Receiver]) -> dict[str, Audience]:
        return audiences(await self.subscriptions.everybody(), topic_of(announcement), got)

    async def _got(self, announcement: Announcement) -> Sequence[Receiver]:
        """Who got what is now withdrawn."""
        if announcement.kind != "withdrawal":
            return ()
        same = await self.announcements.by_version(announcement.workspace, announcement.version)
        names = [each.id for each in same if each.kind != "withdrawal" and self._told_of(each, announcement)]
        return await self.announcements.receivers(names) if names else ()

    def _told_of(self, told: Announcement, withdrawn: Announcement) -> bool:
        """Of one number, and of a component that is withdrawn now; none named: it may have been any of its series."""
        series = {each: self.catalog().is_own_series(each) for each in self.catalog().components}
        own = [{series.get(each, False) for each in a.components} == {True} for a in (told, withdrawn)]
        if not (told.components and withdrawn.components):
            return own[0] == own[1]
        return bool(set(told.components) & set(withdrawn.components))

    async def fixes(self, approved: Announcement) -> list[Notice]:
        """For those whose open requests it fixes; whoever has one of it already gets no other."""
        keys = fixed_requests(approved.content) if approved.kind != "withdrawal" else frozenset()
        if not keys:
            return []
        requests = await self.reporters.filed(keys)
        summaries = {each.filed.key.upper(): each.ticket.summary for each in requests if each.filed}
        return [
            Notice(
                each.workspace,
                "fix",
                approved.id,
                each.user,
                language=each.language,
                values={
                    "keys": list(each.keys),
                    "version": approved.version,
                    "summaries": [f"{key}: {summaries[key]}" for key in each.keys],
                },
            )
            for each in fix_news(requests, approved.content)
        ]


@dataclass(frozen=True, slots=True)
class SendScheduled:
    """Begins what is due, and ends what is done. Raises StoreUnavailable."""

    announcements: Announcements
    send: SendAnnouncement
    move: MoveAnnouncement
    tell: TellManagers
    now: Callable[[], datetime]

    async def step(self) -> int:
        """How many began. What corrections owe is written down too."""
        if await self.announcements.write_edits(self.now()):
            self.move.wake()
        catalog = self.send.catalog()
        # What the catalogue contradicts is held back a moment later, by whoever follows the catalogue.
        due = [each for each in await self.announcements.due(self.now()) if not contradicted(catalog, each)]
        for each in due:
            await self.move.by(each.workspace, each.id, BY_ITSELF, "sent", self._due, self._effects)
        return len(due)

    async def finish(self) -> int:
        """How many have come to an end: nothing of them is under way any more."""
        sending = await self.announcements.sending()
        return sum([await self._ended(each) for each in sending if not await self.announcements.under_way(each.id)])

    async def _ended(self, held: Announcement) -> bool:
        """The managers hear of it where somebody has not got it, once for each end of a sending."""
        now = self.now()
        finished, progress = transitions.finished(held, now), await self.announcements.progress(held.id, now)
        if isinstance(finished, transitions.Refused):
            return False
        counts = progress.as_json()
        missed = {**counts, "troubles": progress.troubles[:MOST_NAMED]} if progress.troubles else {}
        notices = await self.tell.of(finished, "blocked", missed=missed) if missed else ()
        entry = AuditEntry(held.workspace, held.id, now, BY_ITSELF, "ended", counts)
        ended = await self.announcements.move(held, finished, Effects([entry], notices))
        if ended:
            self.move.wake()
            log.info("announcement_sent", subject=held.subject, sent=progress.sent, blocked=progress.blocked)
        return ended

    def _due(self, held: Announcement) -> transitions.Moved:
        return transitions.due(held, self.now())

    async def _effects(self, _held: Announcement, moved: Announcement) -> Effects:
        return await self.send.effects(moved)
