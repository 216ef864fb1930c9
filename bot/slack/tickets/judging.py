"""What is wrong with a form that was sent: what the form itself knows, and what the desk's own check objects to."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.tickets.desk_form import Own, RequestType, plan_form
from bot.domain.tickets.form_ticket import Made, make_ticket
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.ticket import Refusal
from bot.logs import get_log
from bot.slack.tickets.asked_anew import AskedAnew
from bot.slack.tickets.forms import TicketForms
from bot.slack.views.tickets.errors import desk_errors, hollow_errors, may_be_changed, objections
from bot.slack.views.tickets.form import TYPE
from bot.slack.views.tickets.own import block_of_own
from bot.usecases.desk_ports import DeskError
from bot.usecases.form_ports import CheckTicket
from bot.words.speech import Speech

log = get_log(__name__)

# Of Slack's three seconds; the wait for a language and a write have their part of them too. The desk's own check is a
# courtesy: without it the worker hears the objection.
DESK_SECONDS = 0.8


@dataclass(frozen=True, slots=True)
class Sent:
    """A form that was sent. `shown`: the block ids of its inputs; `by`: the loop's time for Slack's answer."""

    client: AsyncWebClient
    speech: Speech
    draft: FormDraft
    request_type: RequestType
    made: Made
    shown: set[str]
    by: float

    @property
    def left(self) -> float:
        return max(self.by - asyncio.get_running_loop().time(), 0.0)


class TicketJudge:
    """Errors are sentences by block id."""

    def __init__(self, forms: TicketForms, check: CheckTicket, anew: AskedAnew) -> None:
        self._forms = forms
        self._check = check
        self._anew = anew

    def made(self, draft: FormDraft, speech: Speech) -> tuple[RequestType, Made]:
        """The ticket that the answers make, with what the desk asks as far as it is known now."""
        language = speech.t.language
        request_type = self._forms.request_type(draft, language)
        accounts = self._forms.accounts(draft.origin.workspace)
        return request_type, make_ticket(draft, request_type, speech.catalog.policy, language, accounts)

    async def judged(self, sent: Sent) -> tuple[Sent, dict[str, str]]:
        """The form with what the desk asks now, which an objection may have been the first to tell; and the errors."""
        if errors := _own_errors(sent):
            return sent, errors
        refusal = await self._refusal(sent, DESK_SECONDS)
        if refusal is None or not may_be_changed(refusal, sent.request_type):
            return sent, _objections(sent, refusal, sent)
        now = await self._asked_now(sent, refusal)
        errors = _objections(sent, refusal, now)
        if errors or now.made.ticket == sent.made.ticket:
            return now, errors
        # The desk objected to a value that it is not sent any more.
        return now, _own_errors(now) or _objections(now, await self._refusal(now, min(now.left, DESK_SECONDS)), now)

    async def _refusal(self, sent: Sent, seconds: float) -> Refusal | None:
        account = self._forms.own_account(sent.draft)
        try:
            return await asyncio.wait_for(self._check(sent.made.ticket, sent.draft.origin, account), seconds)
        except (DeskError, TimeoutError) as error:
            log.info("not_checked_by_the_desk", error=type(error).__name__)
            return None

    async def _asked_now(self, sent: Sent, refusal: Refusal) -> Sent:
        """With what the desk asks and offers now; where it takes long to read that, the form gets it afterwards."""
        reading, speech = self._anew.read(), sent.speech
        await asyncio.wait({reading}, timeout=sent.left)

        def objected(newest: FormDraft) -> FormDraft:
            request_type, made = self.made(newest, speech)
            refused: Mapping[str, Any] = sent.made.ticket.desk_values
            return replace(newest, errors=objections(speech, refusal, refused, made, request_type))

        if not reading.done():
            language = speech.t.language
            self._anew.draw_when_read(reading, sent.client, sent.draft, language, objected, answering=True)
        request_type, made = self.made(sent.draft, speech)
        return replace(sent, request_type=request_type, made=made)


def _own_errors(sent: Sent) -> dict[str, str]:
    speech, request_type = sent.speech, sent.request_type
    # A form that cannot hold what must be answered asks nothing.
    if not plan_form(request_type).possible or block_of_own(Own.SUMMARY) not in sent.shown:
        return {TYPE: speech.t("form.choose_other_type")}
    return {**desk_errors(speech, sent.made), **hollow_errors(speech, sent.draft.values, request_type)}


def _objections(sent: Sent, refusal: Refusal | None, now: Sent) -> dict[str, str]:
    if refusal is None:
        return {}
    refused = sent.made.ticket.desk_values
    return objections(now.speech, refusal, refused, now.made, now.request_type, now.shown)
