"""Sending the form: what says nothing is refused at its question; the rest is promised and answered at once."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.tickets.desk_form import Own
from bot.domain.tickets.form_ticket import Made
from bot.domain.tickets.form_values import FormDraft
from bot.logs import get_log
from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.later import Later
from bot.slack.tickets.drafts import FormDrafts
from bot.slack.tickets.forms import TicketForms, who
from bot.slack.tickets.judging import Sent, TicketJudge
from bot.slack.tickets.shared_files import described
from bot.slack.views.tickets.outcomes import already_view, filing_view
from bot.slack.views.tickets.own import block_of_own
from bot.usecases.form_ports import Submit
from bot.usecases.ports import StoreUnavailable
from bot.words.speech import Speech

log = get_log(__name__)

# Of Slack's three seconds, as the desk's own check and a write have theirs.
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
        judge: TicketJudge,
    ) -> None:
        self._answers = answers
        self._languages = languages
        self._forms = forms
        self._drafts = drafts
        self._later = later
        self._submit = submit
        self._judge = judge
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
        speech = self._answers.speech(language)
        await self._people_found(workspace, draft)
        sent = Sent(client, speech, draft, *self._judge.made(draft, speech), shown(body), by)
        judged, errors = await self._judge.judged(sent)
        if not errors:
            await self._promise(ack, body, draft, judged.made, speech)
        elif set(errors) <= sent.shown and judged.request_type == sent.request_type:
            await ack(response_action="errors", errors=errors)
        else:
            await self._draw_anew(ack, draft, errors, language)

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

    async def _draw_anew(self, ack: Ack, draft: FormDraft, errors: dict[str, str], language: str) -> None:
        """What is to be mended is not in the form, or it asks and offers something else now."""
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


def shown(body: Json) -> set[str]:
    """The block ids of the inputs that the form shows."""
    return {str(block.get("block_id")) for block in body["view"].get("blocks") or () if block.get("type") == "input"}
