"""The one place where an error becomes words: what happened, what was kept, what to do, and an id to quote."""

import secrets
from collections.abc import Callable
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.error import BoltUnhandledRequestError
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import get_log
from bot.slack.languages import Languages
from bot.slack.posting import Poster
from bot.slack.refusals import NOT_OURS, named
from bot.slack.response_url import Responder
from bot.slack.tally import Cause, Tally
from bot.usecases.ports import StoreUnavailable
from bot.words.translation import FALLBACK, Translations

log = get_log(__name__)

Body = dict[str, Any]


class Errors:
    """Bolt's global error handler: the person is told where they asked, unless Slack itself is what failed."""

    def __init__(
        self, translations: Translations, languages: Languages, responder: Responder, poster: Poster, tally: Tally
    ) -> None:
        self._translations = translations
        self._languages = languages
        self._responder = responder
        self._poster = poster
        self._tally = tally

    async def handle(self, error: Exception, body: Body, client: AsyncWebClient) -> BoltResponse:
        if isinstance(error, BoltUnhandledRequestError):
            log.warning("nobody_listens", type=_kind(body))
            # Without the header Slack would send an event three times more.
            return BoltResponse(status=404, body="", headers={"x-slack-no-retry": "1"})
        reference, cause = secrets.token_hex(4), _cause(error)
        self._tally.failed(cause)
        report: Callable[..., Any] = log.error if cause == "unexpected" else log.warning
        report("listener_failed", reference=reference, error=named(error), exc_info=_traceback(error, cause))
        text = self._sentence(f"error.{cause}", reference, body)
        if "command" in body:
            return BoltResponse(status=200, body={"response_type": "ephemeral", "text": text})
        if body.get("type") == "view_submission":
            # An empty 200 would close the form and lose what was typed; so Slack says that it may be sent again.
            return BoltResponse(status=503, body="")
        await self._tell(body, client, text, cause)
        return BoltResponse(status=200, body="")

    def _sentence(self, key: str, reference: str, body: Body) -> str:
        user = body.get("user_id") or (body.get("user") or {}).get("id") or _author(body)
        workspace = body.get("team_id") or (body.get("team") or {}).get("id") or ""
        language = self._languages.held(workspace, user) or FALLBACK
        return self._translations[language](key, reference=reference)

    async def _tell(self, body: Body, client: AsyncWebClient, text: str, cause: Cause) -> None:
        event, url = body.get("event") or {}, body.get("response_url")
        try:
            if url:
                hidden = {"response_type": "ephemeral", "replace_original": False}
                await self._responder.post(url, {**hidden, "text": text})
            elif cause != "slack" and event.get("channel") and _author(body):
                thread = event.get("thread_ts") or (event.get("ts") if event.get("type") == "app_mention" else None)
                await self._poster.post(client, channel=event["channel"], text=text, thread_ts=thread)
        except NOT_OURS as failure:
            log.warning("error_not_told", error=named(failure))


def _author(body: Body) -> str:
    return (body.get("event") or {}).get("user") or ""


def _cause(error: Exception) -> Cause:
    if isinstance(error, StoreUnavailable):
        return "store"
    return "slack" if isinstance(error, NOT_OURS) else "unexpected"


def _kind(body: Body) -> str:
    """What sort of request it was, in Slack's words."""
    if "command" in body:
        return "command"
    return str((body.get("event") or {}).get("type") or body.get("type") or "unknown")[:80]


def _traceback(error: Exception, cause: Cause) -> Exception | None:
    return error if cause == "unexpected" else None
