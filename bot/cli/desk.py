"""The service desk for commands, and the doctor's section on it; loaded only when needed: `jira` takes its time."""

import asyncio
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.problem import CatalogProblems
from bot.adapters.jira_desk.checkup import checkup
from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.line import Account, Patience
from bot.config import DeskSettings
from bot.domain.catalog import Catalog
from bot.setting_texts import names
from bot.slack.views.tickets.form import without_room
from bot.words.doctor import DoctorLine, tell_desk_finding
from bot.words.speech import Speech
from bot.words.translation import Translation

# Somebody sits and waits: shorter than the bot's own.
PATIENCE = Patience(connect=5, read=10, call=15)


def desk_lines(t: Translation, settings: DeskSettings, folder: Path) -> list[DoctorLine]:
    """Every finding in words. The settings have a whole desk; `folder`: the catalogue's."""
    return asyncio.run(_examined(t, settings, _catalog(folder)))


def opened_desk(settings: DeskSettings) -> JiraDesk:
    """For a command; the settings have a whole desk. To be closed afterwards."""
    token = settings.jira_api_token.get_secret_value() if settings.jira_api_token else ""
    account = Account(settings.jira_url or "", settings.jira_email or "", token)
    named = settings.jsm_service_desk or "", settings.request_types
    return JiraDesk(account, *named, lambda: datetime.now(UTC), PATIENCE, names(settings.jsm_fault_types))


def _catalog(folder: Path) -> Catalog | None:
    """Without one no form can be drawn; what is wrong with it is told elsewhere."""
    try:
        return load_catalog(folder)
    except CatalogProblems:
        return None


async def _examined(t: Translation, settings: DeskSettings, catalog: Catalog | None) -> list[DoctorLine]:
    desk = opened_desk(settings)
    try:
        found = await checkup(desk, partial(without_room, Speech(t, catalog)) if catalog else lambda _: ())
    finally:
        desk.close()
    return [tell_desk_finding(t, finding.code, finding.good, finding.values) for finding in found]
