"""The release managers as settings and Slack name them: for doctor, and for who may approve in a terminal."""

import asyncio
from datetime import UTC, datetime

from aiohttp import ClientSession, ClientTimeout

from bot.adapters.slack_managers import GROUP, SlackManagers
from bot.cli.slack import slack_of
from bot.config import Settings, SettingsProblems, StoreSettings, load_settings
from bot.domain.policy import Approval
from bot.usecases.managers import ReleaseManagers
from bot.words.doctor import DoctorLine
from bot.words.translation import Translation

SECONDS = 10


def manager_lines(t: Translation, settings: Settings, approval: Approval) -> list[DoctorLine]:
    """Slack is asked only where a group is named. That nobody is named breaks nothing."""
    ids = settings.release_managers
    if not ids:
        return [DoctorLine(False, t("doctor.no_managers"), t("doctor.no_managers_advice"))]
    found = asyncio.run(_asked(settings))
    if found.unreadable:
        return [DoctorLine(False, t("doctor.managers_unreadable"), t("doctor.managers_unreadable_advice"))]
    if not found.people or (len(found.people) < 2 and approval == "two_people"):
        return [DoctorLine(False, t("doctor.one_manager"), t("doctor.one_manager_advice"))]
    return [DoctorLine(True, t.plural("doctor.managers", len(found.people)))]


async def known_managers(settings: StoreSettings, who: str) -> ReleaseManagers:
    """Slack is asked who is in the groups only where `who` is not named themselves; that takes the bot's settings."""
    people = tuple(each for each in settings.release_managers if not each.startswith(GROUP))
    if who in people or people == settings.release_managers:
        return ReleaseManagers(people)
    try:
        return await _asked(load_settings())
    except SettingsProblems:
        return ReleaseManagers(people, unreadable=True)


async def _asked(settings: Settings) -> ReleaseManagers:
    async with ClientSession(timeout=ClientTimeout(total=SECONDS)) as session:
        return await SlackManagers(
            slack_of(settings, session), settings.release_managers, lambda: datetime.now(UTC)
        ).known("")
