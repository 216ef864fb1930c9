"""Where a file of another organisation is: what comes with a message or a form only hints at it (files.info)."""

from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_errors import UNREACHABLE, word_of
from bot.domain.tickets.ticket import SlackFile
from bot.usecases.desk_ports import FileGone, FileNotNow, FileRefused

_GONE = frozenset({"file_not_found", "file_deleted", "access_denied", "no_permission"})


class SlackFileInfo:
    """Callable; the file with its address, name and size. FileGone, FileNotNow, FileRefused "not_allowed"."""

    def __init__(self, client: AsyncWebClient) -> None:
        self._client = client

    async def __call__(self, file: SlackFile) -> SlackFile:
        try:
            answer = await self._client.files_info(file=file.id)
        except SlackApiError as error:
            raise _meaning(word_of(error)) from error
        except UNREACHABLE as error:
            raise FileNotNow(f"Slack did not tell of the file ({type(error).__name__})") from error
        return _read(answer.get("file") or {}, file)


def _meaning(word: str) -> Exception:
    if word in _GONE:
        return FileGone(word)
    return FileRefused("not_allowed") if word == "missing_scope" else FileNotNow(word)


def _read(said: dict[str, Any], file: SlackFile) -> SlackFile:
    url = str(said.get("url_private_download") or said.get("url_private") or "")
    if not url:
        raise FileGone("files.info gives no address")
    name, mimetype = str(said.get("name") or file.name), str(said.get("mimetype") or file.mimetype)
    return SlackFile(file.id, name, int(said.get("size") or file.size), mimetype, url)
