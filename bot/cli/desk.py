"""The service desk for commands, and the doctor's section on it; loaded only when needed: `jira` takes its time."""

import asyncio
from datetime import UTC, datetime

from bot.adapters.jira_desk.checkup import checkup
from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.line import Account, Patience
from bot.config import DeskSettings
from bot.setting_texts import names
from bot.words.doctor import DoctorLine, tell_desk_finding
from bot.words.translation import Translation

# Somebody sits and waits: shorter than the bot's own.
PATIENCE = Patience(connect=5, read=10, call=15)


def desk_lines(t: Translation, settings: DeskSettings) -> list[DoctorLine]:
    """Every finding in words. The settings have a whole desk."""
    return asyncio.run(_examined(t, settings))


def opened_desk(settings: DeskSettings) -> JiraDesk:
    """For a command; the settings have a whole desk. To be closed afterwards."""
    token = settings.jira_api_token.get_secret_value() if settings.jira_api_token else ""
    account = Account(settings.jira_url or "", settings.jira_email or "", token)
    named = settings.jsm_service_desk or "", settings.request_types
    return JiraDesk(account, *named, lambda: datetime.now(UTC), PATIENCE, names(settings.jsm_fault_types))


async def _examined(t: Translation, settings: DeskSettings) -> list[DoctorLine]:
    desk = opened_desk(settings)
    try:
        found = await checkup(desk)
    finally:
        desk.close()
    return [tell_desk_finding(t, finding.code, finding.good, finding.values) for finding in found]
