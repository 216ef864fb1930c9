"""A notice about news as Slack shows it; announcements are looked up, so that what goes out is what they say now."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from bot.domain.days import day_in
from bot.domain.kept import Notice
from bot.domain.news.announcement import Announcement
from bot.domain.news.correcting import announcements_in
from bot.domain.news.covered import contradicts
from bot.domain.news.digest import Part
from bot.domain.news.how import how_from_json
from bot.domain.news.reminders import reminder_of
from bot.domain.news.subscribing import wishes_from_json
from bot.slack.ground import CurrentCatalog
from bot.slack.views.news.announcement import announcement_message, note_message, retracted_message, trial_message
from bot.slack.views.news.messages import (
    draft_message,
    fix_message,
    fix_retracted_message,
    many_message,
    paused_message,
    reminder_message,
    subscribed_message,
)
from bot.slack.views.news.week import week_message
from bot.usecases.messenger import NothingToSay, Rendered
from bot.usecases.news_ports import Announcements
from bot.words.speech import Speech
from bot.words.translation import FALLBACK, LANGUAGES, Translations

# A correction by another process is seen after this; what went out before it is edited.
FRESH = timedelta(seconds=2)
MOST_KEPT = 64

Shown = tuple[str, int, str, str, str, str]


class RenderNews:
    """`Render` for every notice that is not about a request. StoreUnavailable where the announcement cannot be read."""

    def __init__(
        self,
        translations: Translations,
        source: CurrentCatalog,
        announcements: Announcements,
        now: Callable[[], datetime],
        language: str = FALLBACK,
    ) -> None:
        self._translations, self._source, self._language = translations, source, language
        self._announcements, self._now = announcements, now
        self._read: OrderedDict[str, tuple[Announcement, datetime]] = OrderedDict()
        self._reading = asyncio.Lock()
        self._shown: OrderedDict[Shown, Mapping[str, Any]] = OrderedDict()

    async def __call__(self, notice: Notice) -> Rendered:
        """LookupError: there is no such announcement, or no such kind."""
        speech = self._speech(notice.language)
        match notice.kind:
            case "announcement" | "announcement.edit" | "announcement.note":
                return await self._announced(speech, notice)
            case "announcement.test":
                name = notice.values.get("announcement")
                tried = await self._announcement(name) if name else None
                return Rendered(trial_message(speech, tried))
            case "announcement.draft":
                held = await self._announcement(notice.values["announcement"])
                values = notice.values
                return Rendered(draft_message(speech, values["what"], held, values["by"], values.get("missed")))
            case "digest" | "digest.edit":
                return await self._digest(speech, notice)
            case "digest.note" | "fix.note":
                changed = await self._changed(notice)
                return Rendered(note_message(speech, changed, named=notice.kind == "digest.note"), changed.shown)
            case "fix" | "fix.edit":
                return await self._fix(speech, notice)
            case _:
                return Rendered(self._plain(speech, notice))

    def _plain(self, speech: Speech, notice: Notice) -> Mapping[str, Any]:
        values = notice.values
        match notice.kind:
            case "reminder":
                return reminder_message(speech, reminder_of(values), self._today())
            case "announcement.many":
                return many_message(speech, values["count"])
            case "subscription.told":
                wishes, how = wishes_from_json(values["wishes"]), values.get("how")
                told = how_from_json(how) if how else None
                return subscribed_message(speech, values["by"], wishes, outcome=values["outcome"], how=told)
            case "subscription.paused" | "subscription.passed_on":
                return paused_message(speech, values["target"], values["reason"], left=values.get("by", ""))
        raise LookupError(notice.kind)

    async def _announced(self, speech: Speech, notice: Notice) -> Rendered:
        held = await self._changed(notice)
        if notice.values.get("gathered") and notice.kind == "announcement" and _taken_back(speech, held):
            raise NothingToSay("it was retracted or withdrawn before it was told")
        language, catalog = speech.t.language, speech.catalog.revision
        key = (held.id, held.revision, held.state, notice.kind, language, catalog)
        if key not in self._shown:
            self._shown[key] = _message(speech, notice.kind, held)
            while len(self._shown) > MOST_KEPT:
                self._shown.popitem(last=False)
        return Rendered(self._shown[key], held.shown)

    async def _digest(self, speech: Speech, notice: Notice) -> Rendered:
        """As it is now; what has been read stays, and says what has become of it."""
        anew, values = notice.kind == "digest.edit", notice.values
        read = self._read_anew if anew else self._announcement
        held = [await read(name) for name in announcements_in(replace(notice, kind="digest"))]
        news = held if anew else [each for each in held if not _taken_back(speech, each)]
        reminders = [reminder_of(each["values"]) for each in values["items"] if each["kind"] == "reminder"]
        if not news and not reminders:
            raise NothingToSay("all of it was retracted or withdrawn")
        part = Part(values["part"], values["parts"], values["count"]) if values.get("parts", 1) > 1 else None
        shown = sum(each.shown for each in held)
        return Rendered(week_message(speech, news, reminders, self._today(), part), shown)

    async def _fix(self, speech: Speech, notice: Notice) -> Rendered:
        values, held = notice.values, await self._changed(notice)
        if held.state == "retracted" and notice.kind == "fix":
            raise NothingToSay("it was retracted")
        if held.state == "retracted":
            return Rendered(fix_retracted_message(speech, values["keys"], held), held.shown)
        return Rendered(fix_message(speech, values["keys"], values["version"], values["summaries"]), held.shown)

    async def _changed(self, notice: Notice) -> Announcement:
        return await self._announcement(notice.subject.partition("/")[0], notice.revision)

    async def _announcement(self, name: str, revision: int = 0) -> Announcement:
        """As it is now, or was a moment ago; never older than `revision`."""
        # Many of one announcement come due at once: the first of them reads, the others wait for what it has read.
        if not (kept := self._fresh(name, revision)):
            async with self._reading:
                kept = self._fresh(name, revision) or await self._read_anew(name)
        return kept

    def _fresh(self, name: str, revision: int) -> Announcement | None:
        kept, read_at = self._read.get(name, (None, None))
        fresh = kept and read_at and read_at <= self._now() < read_at + FRESH and kept.shown >= revision
        return kept if fresh else None

    async def _read_anew(self, name: str) -> Announcement:
        found = await self._announcements.find(name)
        if found is None:
            raise LookupError(name)
        self._read[name] = (found, self._now())
        while len(self._read) > MOST_KEPT:
            self._read.popitem(last=False)
        return found

    def _speech(self, language: str) -> Speech:
        known = language if language in LANGUAGES else self._language
        return Speech(self._translations[known], self._source.current)

    def _today(self) -> date:
        return day_in(self._source.current.policy.zone, self._now())


def _taken_back(speech: Speech, a: Announcement) -> bool:
    """Whoever has not read of it need not; of a withdrawal everybody hears by itself."""
    return a.state == "retracted" or contradicts(speech.catalog, a)


def _message(speech: Speech, kind: str, held: Announcement) -> Mapping[str, Any]:
    if kind == "announcement.note":
        return note_message(speech, held)
    return retracted_message(speech, held) if held.state == "retracted" else announcement_message(speech, held)
