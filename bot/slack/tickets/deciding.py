"""The requester's own decision about a request that flowver cannot carry on with: only theirs, and only with proof."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any, Final, Protocol

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.deciding import Decided, key_in
from bot.domain.kept import Request
from bot.logs import get_log
from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.posting import Poster
from bot.slack.refusals import LATE, slacks_word
from bot.slack.response_url import Responder
from bot.slack.tickets.forms import who
from bot.slack.views.tickets.decide import KEY, decided_text, decided_view, key_in_state, which_view
from bot.usecases.desk_ports import DeskError
from bot.usecases.form_ports import KnownRequests
from bot.words.speech import Speech

log = get_log(__name__)

# Of Slack's three seconds.
DESK_SECONDS: Final = 1.8

Ack = Callable[..., Awaitable[Any]]
Json = Mapping[str, Any]


class Decide(Protocol):
    """`DecideRequest`. Raises DeskError and StoreUnavailable."""

    async def it_is(self, workspace: str, marker: str, key: str) -> Decided:
        """The request at the desk with this key, if it holds the mark."""

    async def again(self, workspace: str, marker: str) -> Decided:
        """The desk does not have it."""


class TicketDeciding:
    """Listeners. StoreUnavailable. `wake`: there may be something to file or to tell."""

    def __init__(
        self,
        answers: Answers,
        languages: Languages,
        requests: KnownRequests,
        decide: Decide,
        responder: Responder,
        poster: Poster,
        wake: Callable[[], None],
    ) -> None:
        self._answers = answers
        self._languages = languages
        self._requests = requests
        self._decide = decide
        self._responder = responder
        self._poster = poster
        self._wake = wake

    async def it_is(self, body: Json, client: AsyncWebClient) -> None:
        """The button `It is there`: asks which request it is."""
        speech, request = await self._speech(body, client), await self._theirs(body)
        if request is None:
            await self._say(body, client, speech, "not_waiting")
            return
        view = which_view(speech, request.id, request.ticket.summary)
        try:
            await client.views_open(trigger_id=str(body.get("trigger_id") or ""), view=view)
        except SlackApiError as error:
            if slacks_word(error) not in LATE:
                raise
            await self._post(body, client, {"text": speech.t("tickets.press_again")})

    async def again(self, body: Json, client: AsyncWebClient) -> None:
        """The button `File it again`."""
        speech, request = await self._speech(body, client), await self._theirs(body)
        decided = await self._decide.again(request.workspace, request.id) if request else "not_waiting"
        self._wake()
        await self._say(body, client, speech, decided)

    async def which(self, ack: Ack, body: Json, client: AsyncWebClient) -> None:
        """The answer to which request it became; what is wrong with it is said at the question."""
        speech, view = await self._speech(body, client), body["view"]
        key = key_in(key_in_state((view.get("state") or {}).get("values")))
        problem = await self._problem(body, str(view.get("private_metadata") or ""), key) if key else "decide.no_key"
        if problem:
            await ack(response_action="errors", errors={KEY: speech.t(problem, request=key)})
            return
        self._wake()
        await ack(response_action="update", view=decided_view(speech, key))

    async def _problem(self, body: Json, marker: str, key: str) -> str:
        """The key of the sentence that says what is wrong; empty when it is decided."""
        workspace, user = who(body)
        request = await self._requests.get(workspace, marker)
        if request is None or request.origin.user != user:
            return "decide.not_waiting"
        try:
            decided = await asyncio.wait_for(self._decide.it_is(workspace, marker, key), DESK_SECONDS)
        except (DeskError, TimeoutError) as error:
            log.info("decision_not_checked", request=marker, error=type(error).__name__)
            return "decide.desk_away"
        return "" if decided == "done" else f"decide.{decided}"

    async def _theirs(self, body: Json) -> Request | None:
        workspace, user = who(body)
        request = await self._requests.get(workspace, str(body["actions"][0].get("value") or ""))
        waits = request is not None and request.origin.user == user and request.state == "needs_person"
        return request if waits else None

    async def _speech(self, body: Json, client: AsyncWebClient) -> Speech:
        return self._answers.speech(await self._languages.of(*who(body), client))

    async def _say(self, body: Json, client: AsyncWebClient, speech: Speech, decided: Decided) -> None:
        text, blocks = decided_text(speech, decided)
        await self._post(body, client, {"text": text, "blocks": list(blocks)})

    async def _post(self, body: Json, client: AsyncWebClient, said: dict[str, Any]) -> None:
        if url := body.get("response_url"):
            await self._responder.post(str(url), {"replace_original": False, **said})
        else:
            await self._poster.post(client, channel=who(body)[1], **said)
