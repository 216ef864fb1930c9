"""Files of another workspace: messages only hint at them, and what they are has to be asked for."""

from collections.abc import Iterable

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.tickets.ticket import SlackFile
from bot.logs import get_log
from bot.slack.refusals import named
from bot.slack.views.tickets.state import files_in

log = get_log(__name__)


async def described(client: AsyncWebClient, files: Iterable[SlackFile]) -> tuple[SlackFile, ...]:
    """The same files, each once, those without an address as files.info tells of them."""
    unique = {file.id: file for file in files}
    return tuple([file if file.url else await _asked_for(client, file) for file in unique.values()])


async def _asked_for(client: AsyncWebClient, file: SlackFile) -> SlackFile:
    """One that Slack does not tell of stays as it is: that it could not go along is told when it has been tried."""
    try:
        answer = await client.files_info(file=file.id)
    except SlackApiError as error:
        log.info("file_not_described", error=named(error))
        return file
    found = files_in({"files": [answer.get("file") or {}]})
    return found[0] if found else file
