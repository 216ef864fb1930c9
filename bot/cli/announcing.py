"""An announcement looked at, approved and followed from a terminal, on the database of the running bot."""

import asyncio
import getpass
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.problem import CatalogProblems
from bot.adapters.store.announcements import Announcements
from bot.adapters.store.people import People
from bot.adapters.store.reporters import Reporters
from bot.adapters.store.store import Store
from bot.adapters.store.subscriptions import Subscriptions
from bot.adapters.store.workspaces import workspaces
from bot.cli.announcement_json import entry_json
from bot.cli.announcement_said import Saying
from bot.cli.names import names_of
from bot.cli.output import say_json
from bot.cli.release_managers import known_managers
from bot.cli.stuck import opened_store
from bot.cli.terminal import say_told
from bot.config import SettingsProblems, StoreSettings
from bot.domain.news.announcement import Announcement, AuditEntry
from bot.domain.news.transitions import Refused, not_now
from bot.domain.version import NotAVersion, Version, parse_version
from bot.logs import only_warnings
from bot.usecases.compose import Composing
from bot.usecases.decide_announcement import Deciding
from bot.usecases.managers import ReleaseManagers, TellManagers
from bot.usecases.move_announcement import MoveAnnouncement
from bot.usecases.ports import StoreUnavailable
from bot.usecases.send_announcement import SendAnnouncement
from bot.words.news.announcement import headline
from bot.words.news.audit import audit_table
from bot.words.news.refusals import tell_not_a_manager, tell_not_listed, tell_refused
from bot.words.speech import Speech
from bot.words.told import Told
from bot.words.translation import Translation

DONE, TROUBLES, UNKNOWN = 0, 1, 3
MOST_LOGGED = 1_000


@dataclass(frozen=True, slots=True)
class Call:
    """What was asked on the command line. `manager`: the Slack id of who approves."""

    version: str | None
    send: bool
    manager: str
    log: bool
    as_json: bool


def carry_out(settings: StoreSettings, t: Translation, folder: Path, call: Call) -> int:
    """Say it; the exit code. SettingsProblems."""
    try:
        speech = Speech(t, load_catalog(folder))
        version = parse_version(call.version) if call.version else None
    except CatalogProblems as error:
        raise SettingsProblems([str(problem) for problem in error.problems]) from error
    except NotAVersion as error:
        raise SettingsProblems([f"{str(call.version)[:40]}: not a version; write it as 6.15.18"]) from error
    try:
        with only_warnings():
            return asyncio.run(_run(settings, speech, version, call))
    except StoreUnavailable as error:
        if call.as_json:
            say_json({"kind": "error", "problem": str(error), "did_you_mean": []})
        else:
            print(error, file=sys.stderr)  # noqa: T201 - a line for people
        return UNKNOWN


async def _run(settings: StoreSettings, speech: Speech, version: Version | None, call: Call) -> int:
    async with opened_store(settings) as store:
        known = await workspaces(store)
        if not known:
            raise SettingsProblems([speech.t("cli_news.first")])
        # One bot, one workspace: the first is the one that manages.
        managers = await known_managers(settings, call.manager) if call.send else ReleaseManagers()
        office = _Office(store, speech, known[0], call, managers)
        return await (office.log(version) if call.log else office.announced(version))


class _Office:
    """The operations, put together without Slack: the running bot sees what is written within seconds."""

    def __init__(self, store: Store, speech: Speech, workspace: str, call: Call, managers: ReleaseManagers) -> None:
        self._speech, self._workspace, self._call, self._managers = speech, workspace, call, managers
        self._announcements = Announcements(store)
        move = MoveAnnouncement(self._announcements, _now, _nobody_to_wake)
        catalog = lambda: speech.catalog  # noqa: E731
        subscriptions, reporters = Subscriptions(store), Reporters(store)
        send = SendAnnouncement(self._announcements, subscriptions, reporters, catalog, _now)
        self._composing = Composing(self._announcements, move, catalog, _now)
        tell = TellManagers(_nobody, People(store))
        self._deciding = Deciding(self._announcements, move, send, tell, catalog, _now)
        self._saying = Saying(self._announcements, self._composing, send, speech, call.as_json)

    async def log(self, version: Version | None) -> int:
        """Who did what, newest first."""
        known = await self._announcements.by_version(self._workspace, str(version)) if version else ()
        if version and not known:
            return self._failed(tell_not_listed(self._speech, version), UNKNOWN)
        entries = await self._entries(known)
        every = await self._announcements.listed(self._workspace, (), MOST_LOGGED)
        about = {each.id: each for each in (*every, *known)}
        if self._call.as_json:
            say_json({"kind": "announcement_log", "entries": [entry_json(each, about) for each in entries]})
        else:
            # A number may have been announced several times: for another component, anew, or withdrawn.
            which = {name: headline(self._speech, each) for name, each in about.items()}
            name = await names_of(each for e in entries for each in (e.who, str(e.detail.get("target") or "")))
            about_each = None if len(known) == 1 else which
            table = audit_table(self._speech, entries, name, about_each) if entries else None
            said = self._speech.t("audit.title" if entries else "audit.none")
            say_told([Told("info", said, table=table)])
        return DONE

    async def _entries(self, known: Sequence[Announcement]) -> Sequence[AuditEntry]:
        """Of these; of every announcement where none is named. Newest first."""
        names = [each.id for each in known] or [""]
        found = [await self._announcements.log(self._workspace, name, MOST_LOGGED) for name in names]
        return sorted((entry for several in found for entry in several), key=lambda entry: entry.at, reverse=True)

    async def announced(self, version: Version | None) -> int:
        manager, user = self._call.manager, getpass.getuser()
        if self._call.send and manager not in self._managers.people:
            unreadable = self._managers.unreadable
            return self._failed(tell_not_a_manager(self._speech, manager, group_unreadable=unreadable), TROUBLES)
        if version is None:
            return UNKNOWN
        # Whoever looks makes nothing; where one person is enough, sending is all there is to do.
        alone = self._call.send and self._speech.catalog.policy.announcements.approval == "one_person"
        by_whom = manager or f"cli:{user}"
        office, here = self._composing, self._workspace
        found = await (office.open(here, version, by_whom) if alone else office.look(here, version))
        if found is None:
            return self._failed(tell_not_listed(self._speech, version), UNKNOWN)
        if self._call.send and not found.id:
            return self._refused(not_now(found), found)
        if self._call.send:
            by = {"terminal": user}
            outcome = await self._deciding.approve(self._workspace, found.id, manager, found.revision, by)
            if not isinstance(outcome, Announcement):
                return self._refused(outcome, found)
            found = outcome
        return await self._saying.shown(found)

    def _refused(self, outcome: object, found: Announcement) -> int:
        told = tell_refused(self._speech, outcome, found.version) if isinstance(outcome, Refused) else None
        headline = self._speech.t("news.changed_meanwhile", version=found.version)
        return self._failed(told or Told("no", headline), TROUBLES)

    def _failed(self, told: Told, code: int) -> int:
        if self._call.as_json:
            say_json({"kind": "error", "problem": told.headline, "did_you_mean": []})
        else:
            say_told([told])
        return code


async def _nobody(_workspace: str) -> list[str]:
    return []


def _nobody_to_wake() -> None:
    """The bot is another process."""


def _now() -> datetime:
    return datetime.now(UTC)
