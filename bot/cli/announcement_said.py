"""One announcement in a terminal: what was taken back first; then its text and who gets it, or how far it has come."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from bot.cli.announcement_json import announcement_json, audience_json, progress_json, reached_json
from bot.cli.following import followed
from bot.cli.names import Name, names_of
from bot.cli.output import say_json
from bot.cli.terminal import say_told
from bot.domain.news.announcement import Announcement, Progress
from bot.domain.news.audience import Audience
from bot.usecases.compose import Composing
from bot.usecases.news_ports import Announcements
from bot.usecases.send_announcement import SendAnnouncement
from bot.words.news.announcement import tell_announcement
from bot.words.news.audit import state_text
from bot.words.news.progress import tell_progress
from bot.words.news.whole import tell_retracted
from bot.words.speech import Speech
from bot.words.told import Told
from bot.words.translation import load_translations

# Once it is out, what counts is how far it has come.
OUT = ("sending", "stopped", "sent", "retracted")
MOST_NAMED = 40
DONE, TROUBLES = 0, 1


@dataclass(frozen=True, slots=True)
class Saying:
    """Each gives the exit code. StoreUnavailable."""

    announcements: Announcements
    composing: Composing
    send: SendAnnouncement
    speech: Speech
    as_json: bool

    async def shown(self, found: Announcement) -> int:
        before = await self.composing.retracted_before(found)
        if found.state in OUT:
            found, progress = await followed(self.announcements, self.speech, found, silent=self.as_json)
            return await self._out(found, progress)
        audiences = await self.send.audience(found)
        if self.as_json:
            targets = [each for workspace, one in audiences.items() for each in audience_json(workspace, one)]
            size = sum(each.size for each in audiences.values())
            say_json(self._json(found, before) | {"audience": size, "targets": targets, "progress": _NONE})
        else:
            first = [tell_retracted(self.speech, before, anew=True)] if before else []
            say_told([*first, *await self._to_come(found, audiences)])
        return DONE

    async def _out(self, found: Announcement, progress: Progress) -> int:
        if self.as_json:
            targets = await self.announcements.targets(found.id, datetime.now(UTC))
            say_json(self._json(found, None) | {"targets": reached_json(targets), "progress": progress_json(progress)})
        else:
            first = [tell_retracted(self.speech, found)] if found.state == "retracted" else []
            missed = (*progress.troubles, *(progress.changes.troubles if progress.changes else ()))
            name = await names_of(target for target, _ in missed)
            say_told([*first, tell_progress(self.speech, found, progress, name)])
        return TROUBLES if progress.failed or found.state == "stopped" else DONE

    def _json(self, found: Announcement, before: Announcement | None) -> dict[str, Any]:
        speeches = [Speech(t, self.speech.catalog) for t in load_translations().values()]
        return announcement_json(found, speeches, before)

    async def _to_come(self, found: Announcement, audiences: Mapping[str, Audience]) -> list[Told]:
        t, zone, told = self.speech.t, self.speech.catalog.policy.zone, tell_announcement(self.speech, found)
        state = state_text(self.speech, found, zone) if found.id else t("cli_news.not_drafted")
        facts = [(t("cli_news.state"), state), *([(t("cli_news.reason"), found.reason)] if found.reason else [])]
        facts += await self._who_gets_it(audiences)
        groups = [line for group in told.groups for line in (group.heading, *group.lines)]
        return [told.told, Told("info", told.text or str(found.version), facts=tuple(facts), lines=tuple(groups))]

    async def _who_gets_it(self, audiences: Mapping[str, Audience]) -> list[tuple[str, str]]:
        t, several = self.speech.t, list(audiences.values())
        weekly = [each.target for one in several for each in one.weekly]
        targets = [target for one in several for target in (*(each.target for each in one.at_once), *one.others)]
        paused = [each.target for one in several for each in one.paused]
        name = await names_of([*targets, *weekly, *paused])
        gets = self._named([*targets, *weekly], name, lambda count: t.plural("manage.audience", count))
        groups = [("cli_news.weekly", weekly), ("cli_news.paused", paused)]
        some = [(t(said), self._named(those, name, str)) for said, those in groups if those]
        return [(t("cli_news.audience"), gets), *some]

    def _named(self, targets: list[str], name: Name, said: Callable[[int], str]) -> str:
        """`3 will get it: #flow-news, #flow-support, Anna Lindqvist`."""
        shown, more = targets[:MOST_NAMED], len(targets) - MOST_NAMED
        names = [*map(name, shown), *([self.speech.t("cli_news.more", count=more)] if more > 0 else [])]
        return f"{said(len(targets))}: {', '.join(names)}" if names else said(0)


_NONE = progress_json(Progress())
