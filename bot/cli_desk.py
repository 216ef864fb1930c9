"""The doctor's section on the service desk; loaded only when there is one, for the `jira` package takes its time."""

import asyncio
from datetime import UTC, datetime

from bot.adapters.jira_desk.checkup import checkup
from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.line import Account, Patience
from bot.config import DeskSettings
from bot.words.doctor import DoctorLine, tell_desk_finding
from bot.words.translation import Translation

# Somebody sits and waits: shorter than the bot's own.
PATIENCE = Patience(connect=5, read=10, call=15)


def desk_lines(t: Translation, settings: DeskSettings) -> list[DoctorLine]:
    """Every finding in words. The settings have a whole desk."""
    return asyncio.run(_examined(t, settings))


async def _examined(t: Translation, settings: DeskSettings) -> list[DoctorLine]:
    token = settings.jira_api_token.get_secret_value() if settings.jira_api_token else ""
    account = Account(settings.jira_url or "", settings.jira_email or "", token)
    desk = JiraDesk(
        account, settings.jsm_service_desk or "", settings.request_types, lambda: datetime.now(UTC), PATIENCE
    )
    try:
        found = await checkup(desk)
    finally:
        desk.close()
    return [tell_desk_finding(t, finding.code, finding.good, finding.values) for finding in found]
