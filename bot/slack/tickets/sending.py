"""Sending the form: what says nothing is refused at its question; the rest is promised and answered at once."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import structlog
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.tickets.desk_form import Own, RequestType, plan_form
from bot.domain.tickets.form_ticket import Made, make_ticket
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.ticket import Refusal
from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.later import Later
from bot.slack.tickets.asked_anew import AskedAnew
from bot.slack.tickets.drafts import FormDrafts
from bot.slack.tickets.forms import TicketForms, who
from bot.slack.tickets.shared_files import described
from bot.slack.views.tickets.errors import asks_unknown, desk_errors, hollow_errors, refusal_errors
from bot.slack.views.tickets.form import TYPE
from bot.slack.views.tickets.outcomes import already_view, filing_view
from bot.slack.views.tickets.own import block_of_own
from bot.usecases.desk_ports import DeskError
from bot.usecases.form_ports import CheckTicket, Submit
from bot.usecases.ports import StoreUnavailable
from bot.words.speech import Speech

log = structlog.get_logger(__name__)

# Of Slack's three seconds; the wait for a language and a write have their part of them too. The desk's own check is a
# courtesy: without it the worker hears the objection.
DESK_SECONDS = 0.8
GATHERING_SECONDS = 0.5
PEOPLE_SECONDS = 0.5
FILES_SECONDS = 0.5
# When Slack must have its answer, with some time for the answer's own way.
ANSWERED_BY_SECONDS = 2.2

Ack = Callable[..., Awaitable[Any]]
Json = Mapping[str, Any]


class TicketSending:
    """Listener of the form's submission."""

    def __init__(
        self,
        answers: Answers,
        languages: Languages,
        forms: TicketForms,
        drafts: FormDrafts,
        later: Later,
        submit: Submit,
        check: CheckTicket,
        anew: AskedAnew,
    ) -> None:
        self._answers = answers
        self._languages = languages
        self._forms = forms
        self._drafts = drafts
        self._later = later
        self._submit = submit
        self._check = check
        self._anew = anew
        self._gathering: dict[str, asyncio.Task[None]] = {}

    def gathering(self, draft_id: str, task: asyncio.Task[None]) -> None:
        """What is still being fetched for a draft is waited for, a moment, before it is sent."""
        self._gathering[draft_id] = task
        task.add_done_callback(lambda _: self._gathering.pop(draft_id, None))

    async def sent(self, ack: Ack, body: Json, client: AsyncWebClient) -> None:
        """The draft's id names the submission: delivered twice, or from two windows, it is one request."""
        by = asyncio.get_running_loop().time() + ANSWERED_BY_SECONDS
        workspace, user = who(body)
        language = await self._languages.of(workspace, user, client)
        await self._gathered(str(body["view"].get("private_metadata") or ""))
        draft = await self._with_names(client, replace(await self._forms.as_shown(body), errors={}))
        request_type = self._forms.request_type(draft, language)
        speech = self._answers.speech(language)
        await self._people_found(workspace, draft)
        made = make_ticket(draft, request_type, speech.catalog.policy, language, self._forms.accounts(workspace))
        errors = await self._errors(_Sending(client, speech, draft, request_type, made, shown(body), by))
        if errors:
            await self._refuse(ack, body, draft, errors, language)
        else:
            await self._promise(ack, body, draft, made, speech)

    async def _gathered(self, draft_id: str) -> None:
        if task := self._gathering.get(draft_id):
            await asyncio.wait({task}, timeout=GATHERING_SECONDS)

    async def _with_names(self, client: AsyncWebClient, draft: FormDraft) -> FormDraft:
        """Files of another organisation come without name and address; unasked now, the worker asks for them."""
        chosen = draft.values.files
        if all(file.url for file in chosen):
            return draft
        try:
            files = await asyncio.wait_for(described(client, chosen), FILES_SECONDS)
        except TimeoutError:
            return draft
        return replace(draft, values=replace(draft.values, files=files))

    async def _people_found(self, workspace: str, draft: FormDraft) -> None:
        """Somebody chosen a moment ago may still be unknown; with a desk that is slow they stay so."""
        people = self._forms.unknown_people(workspace, draft)
        if people:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._forms.learn_people(workspace, people), PEOPLE_SECONDS)

    async def _errors(self, sending: "_Sending") -> dict[str, str]:
        speech, request_type, draft = sending.speech, sending.request_type, sending.draft
        # A form that cannot hold what must be answered asks nothing.
        if not plan_form(request_type).possible or block_of_own(Own.SUMMARY) not in sending.shown:
            return {TYPE: speech.t("form.choose_other_type")}
        errors = {**desk_errors(speech, sending.made), **hollow_errors(speech, draft.values, request_type)}
        if errors:
            return errors
        try:
            account = self._forms.own_account(draft)
            refusal = await asyncio.wait_for(self._check(sending.made.ticket, draft.origin, account), DESK_SECONDS)
        except (DeskError, TimeoutError) as error:
            log.info("not_checked_by_the_desk", error=type(error).__name__)
            return {}
        if refusal is None:
            return {}
        if asks_unknown(refusal, request_type):
            request_type = await self._asked_now(sending, refusal)
        return refusal_errors(speech, refusal, request_type, speech.catalog.policy, sending.shown)

    async def _asked_now(self, sending: "_Sending", refusal: Refusal) -> RequestType:
        """With what the desk has begun to ask; where it takes long to read that, the form gets it afterwards."""
        reading, language = self._anew.read(), sending.speech.t.language
        left = sending.by - asyncio.get_running_loop().time()
        await asyncio.wait({reading}, timeout=max(left, 0.0))

        def objected(newest: FormDraft) -> FormDraft:
            asked, policy = self._forms.request_type(newest, language), sending.speech.catalog.policy
            return replace(newest, errors=refusal_errors(sending.speech, refusal, asked, policy))

        if not reading.done():
            self._anew.draw_when_read(reading, sending.client, sending.draft, language, objected, answering=True)
        return self._forms.request_type(sending.draft, language)

    async def _refuse(self, ack: Ack, body: Json, draft: FormDraft, errors: dict[str, str], language: str) -> None:
        """At the questions where the form shows them; else the form is drawn anew with the question and the reason."""
        if set(errors) <= shown(body):
            await ack(response_action="errors", errors=errors)
            return
        objected = replace(draft, errors=errors)
        self._drafts.hold(replace(draft, errors={}))
        await ack(response_action="update", view=self._forms.view(objected, language))

    async def _promise(self, ack: Ack, body: Json, draft: FormDraft, made: Made, speech: Speech) -> None:
        view_id = str(body["view"]["id"])
        # One draft is one request, from however many windows it is sent: the button that opens it may be pressed twice.
        key = draft.id or view_id
        try:
            submitted = await self._submit(key, made.ticket, draft.from_where(view_id=view_id).origin)
        except StoreUnavailable as error:
            log.warning("request_not_kept", error=str(error))
            self._drafts.hold(draft)
            await ack(response_action="errors", errors={block_of_own(Own.SUMMARY): speech.t("form.not_kept")})
            return
        # The same window again is Slack repeating itself: it is still this one that shows what becomes of it.
        elsewhere = not submitted.new and submitted.view_id != view_id
        view = already_view(speech) if elsewhere else filing_view(speech, draft.values.summary)
        await ack(response_action="update", view=view)
        self._later.start("drop_draft", self._drafts.drop(draft))


@dataclass(frozen=True, slots=True)
class _Sending:
    """A form that was sent. `shown`: the block ids of its inputs; `by`: the loop's time for Slack's answer."""

    client: AsyncWebClient
    speech: Speech
    draft: FormDraft
    request_type: RequestType
    made: Made
    shown: set[str]
    by: float


def shown(body: Json) -> set[str]:
    """The block ids of the inputs that the form shows."""
    return {str(block.get("block_id")) for block in body["view"].get("blocks") or () if block.get("type") == "input"}
