"""A person's own requests: the list, one of them, and sending a refused one again."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.kept import Request
from bot.domain.question import Status, Tickets
from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.mending import draft_of_refused
from bot.domain.tickets.ticket import Refusal
from bot.logs import get_log
from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.posting import Poster
from bot.slack.response_url import Responder
from bot.slack.tickets.asked_anew import AskedAnew
from bot.slack.tickets.forms import TicketForms, who
from bot.slack.tickets.judging import TicketJudge
from bot.slack.views.blocks import Block, escaped, section
from bot.slack.views.tickets.errors import may_be_changed, objections
from bot.slack.views.tickets.form_shown import NO_TYPE
from bot.slack.views.tickets.requests import MOST_IN_HOME, PAGE_SIZE, home_tickets, status_message, tickets_message
from bot.usecases.form_ports import KnownFiles, KnownRequests, RequestTypes
from bot.usecases.ports import StoreUnavailable

log = get_log(__name__)

LONGEST_LIST = 500

Json = Mapping[str, Any]


class OwnTickets:
    """Nobody is ever shown somebody else's request, nor that there is one. StoreUnavailable."""

    def __init__(
        self,
        answers: Answers,
        languages: Languages,
        requests: KnownRequests,
        files: KnownFiles,
        types: RequestTypes,
        judge: TicketJudge,
        forms: TicketForms,
        anew: AskedAnew,
        responder: Responder,
        poster: Poster,
    ) -> None:
        self._answers = answers
        self._languages = languages
        self._requests = requests
        self._files = files
        self._types = types
        self._judge = judge
        self._forms = forms
        self._anew = anew
        self._responder = responder
        self._poster = poster

    async def command(self, errand: Tickets | Status, command: Json, language: str) -> BoltResponse:
        """To the person alone."""
        workspace, user = str(command.get("team_id") or ""), str(command["user_id"])
        said = await self._message(errand, workspace, user, language)
        return BoltResponse(status=200, body={"response_type": "ephemeral", **said})

    async def button(self, errand: Tickets | Status, body: Json, client: AsyncWebClient, language: str) -> None:
        """Beneath the message with the button; from App Home in a direct message."""
        workspace, user = who(body)
        said = await self._message(errand, workspace, user, language)
        if url := body.get("response_url"):
            hidden = {"response_type": "ephemeral", "replace_original": False}
            await self._responder.post(str(url), {**hidden, **said})
        else:
            await self._poster.post(client, channel=user, **said)

    async def mention(self, errand: Tickets | Status, body: Json, client: AsyncWebClient, language: str) -> None:
        """Asked where others read along, it is answered in a direct message."""
        event, workspace = body["event"], str(body.get("team_id") or "")
        said = await self._message(errand, workspace, str(event["user"]), language)
        await self._poster.post(client, channel=str(event["user"]), **said)
        if event.get("channel_type") != "im":
            text = self._answers.speech(language).t("errand.see_direct")
            thread = event.get("thread_ts") or event.get("ts")
            await self._poster.post(client, channel=str(event["channel"]), text=text, thread_ts=thread)

    async def page(self, body: Json, client: AsyncWebClient) -> None:
        """The buttons `Older` and `Newer`: the list in the message is turned over."""
        workspace, user = who(body)
        language = await self._languages.of(workspace, user, client)
        value = str(body["actions"][0].get("value") or "0")
        said = await self._list(workspace, user, int(value) if value.isdecimal() else 0, language)
        if url := body.get("response_url"):
            await self._responder.post(str(url), {"replace_original": True, **said})

    async def home(self, workspace: str, user: str, language: str) -> list[Block]:
        """For App Home; without them while the store is away."""
        try:
            found = await self._requests.requests_of(workspace, user, MOST_IN_HOME)
        except StoreUnavailable as error:
            log.warning("requests_not_read", error=str(error))
            return []
        speech = self._answers.speech(language)
        return home_tickets(speech, found, self._forms.today(speech.catalog))

    async def mend(self, body: Json, client: AsyncWebClient) -> None:
        """The form once more, filled in, with what the desk said at each question."""
        workspace, user = who(body)
        language = await self._languages.of(workspace, user, client)
        request = await self._to_mend(workspace, user, str(body["actions"][0].get("value") or ""))
        speech = self._answers.speech(language)
        if request is None:
            await self._say(body, client, user, speech.t("tickets.not_to_mend"))
            return
        draft = self._mended(request, language)
        if not await self._forms.open(client, str(body.get("trigger_id") or ""), draft, language):
            await self._say(body, client, user, speech.t("tickets.press_again"))
        elif request.refusal and may_be_changed(request.refusal, self._type_of(request)):
            mended = lambda _: self._mended(request, language)  # noqa: E731
            self._anew.draw_when_read(self._anew.read(), client, draft, language, mended)

    async def _to_mend(self, workspace: str, user: str, marker: str) -> Request | None:
        """None: somebody else's, or nothing that waits to be mended; what is written then would come to nothing."""
        request = await self._requests.get(workspace, marker)
        if request is None or request.origin.user != user or request.state != "refused":
            return None
        return None if await self._requests.is_mended(workspace, marker) else request

    def _type_of(self, request: Request) -> RequestType:
        return self._types.find(request.ticket.request_type) or _first(self._types.current())

    def _mended(self, request: Request, language: str) -> FormDraft:
        known = self._type_of(request)
        draft, speech = draft_of_refused(request, known), self._answers.speech(language)
        refusal, (_, made) = request.refusal or Refusal(""), self._judge.made(draft, speech)
        return replace(draft, errors=objections(speech, refusal, request.ticket.desk_values, made, known))

    async def _message(self, errand: Tickets | Status, workspace: str, user: str, language: str) -> dict[str, Any]:
        if isinstance(errand, Tickets):
            return await self._list(workspace, user, 0, language)
        speech = self._answers.speech(language)
        request = await self._requests.request_by_key(workspace, user, errand.key)
        if request is None:
            said = speech.t("tickets.not_yours", request=errand.key)
            return {"text": escaped(said), "blocks": [section(escaped(said))]}
        files = await self._files.of_requests(workspace, [request.id])
        return status_message(speech, request, self._forms.today(speech.catalog), files)

    async def _list(self, workspace: str, user: str, start: int, language: str) -> dict[str, Any]:
        most = min(start + PAGE_SIZE + 1, LONGEST_LIST)
        found = await self._requests.requests_of(workspace, user, most)
        shown, speech = found[start:], self._answers.speech(language)
        files = await self._files.of_requests(workspace, [each.id for each in shown])
        return tickets_message(speech, shown, start, self._forms.today(speech.catalog), files)

    async def _say(self, body: Json, client: AsyncWebClient, user: str, text: str) -> None:
        if url := body.get("response_url"):
            await self._responder.post(str(url), {"replace_original": False, "text": text})
        else:
            await self._poster.post(client, channel=user, text=text)


def _first(types: Sequence[RequestType]) -> RequestType:
    return next(iter(types), NO_TYPE)
