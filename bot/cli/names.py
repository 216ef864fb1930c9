"""Names instead of ids in what a terminal shows, where the bot's own settings are there to ask Slack with."""

import asyncio
from collections.abc import Callable, Iterable

from aiohttp import ClientSession

from bot.adapters.slack_names import SlackNames
from bot.cli.slack import slack_of
from bot.config import SettingsProblems, load_settings

# A call for each; what is listed beyond that keeps its id, and so does all of it where Slack is slow.
MOST = 60
SECONDS = 3.0

Name = Callable[[str], str]


async def names_of(ids: Iterable[str]) -> Name:
    """What to call each of these channels and people."""
    wanted = [each for each in dict.fromkeys(ids) if each[:1] in {"C", "G", "U", "W"} and each.isalnum()][:MOST]
    try:
        settings = load_settings()
    except SettingsProblems:
        return str
    if not wanted:
        return str
    async with ClientSession() as session:
        try:
            found = await asyncio.wait_for(SlackNames(slack_of(settings, session)).of(wanted), SECONDS)
        except TimeoutError:
            return str
    return lambda id_: found.get(id_, id_)
