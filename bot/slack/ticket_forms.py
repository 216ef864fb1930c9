"""The form while it is open: drawn at once from memory, drawn again when an answer changes what it asks."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import structlog
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.catalog import Catalog
from bot.domain.desk_form import RequestType
from bot.domain.fix_outlook import fix_outlook
from bot.domain.form_values import FormDraft
from bot.domain.ticket import Origin
from bot.domain.ticket_hints import subject_of, ticket_hints
from bot.slack.answers import Answers
from bot.slack.form_drafts import FormDrafts
from bot.slack.form_help import FormHelp, Helps, help_hints, help_notes
from bot.slack.form_redraws import FormRedraws
from bot.slack.later import Later
from bot.slack.refusals import LATE, named, slacks_word
from bot.slack.turns import Turns
from bot.slack.views.ticket_form import FormShown, form_view
from bot.slack.views.ticket_state import chosen_people, values_in
from bot.slack.views.verbatim import run
from bot.usecases.form_ports import RequestTypes
from bot.words.ticket_hints import hint_lines

log = structlog.get_logger(__name__)

MOST_OPEN = 2_000
LOOKS_FOR_THE_DESK = 60
SECONDS_BETWEEN = 2.0

Json = Mapping[str, Any]


class TicketForms:
    """Opens forms and redraws them. `now` gives an aware time."""

    def __init__(
        self,
        answers: Answers,
        types: RequestTypes,
        drafts: FormDrafts,
        form_help: FormHelp,
        later: Later,
        now: Callable[[], datetime],
        turns: Turns,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._answers = answers
        self._types = types
        self._drafts = drafts
        self._help = form_help
        self._later = later
        self._now = now
        self._turns = turns
        self._sleep = sleep
        self._helps: dict[str, Helps] = {}
        self._accounts: dict[tuple[str, str], str] = {}
        self._redraws = FormRedraws()

    async def open(self, client: AsyncWebClient, trigger_id: str, draft: FormDraft, language: str) -> bool:
        """Before anything else is done; False: the trigger came too late, and the draft is kept for a button."""
        try:
            async with self._turns.opening():
                async with self._turns.drawing():
                    view = self.view(draft, language)
                answer = await client.views_open(trigger_id=trigger_id, view=view)
        except SlackApiError as error:
            if slacks_word(error) not in LATE:
                raise
            log.warning("form_opened_too_late", error=named(error))
            self._drafts.hold(draft)
            return False
        opened = dict(answer.get("view") or {})
        self._redraws.opened(draft.id, opened)
        self.look_for_help({"view": opened}, client, draft, language)
        return True

    def view(self, draft: FormDraft, language: str) -> dict[str, Any]:
        """The form as it is to be shown now."""
        return form_view(self._answers.speech(language), self.shown(draft, language))

    def shown(self, draft: FormDraft, language: str) -> FormShown:
        speech, helps = self._answers.speech(language), self._helps.get(draft.id, Helps())
        catalog, today = speech.catalog, self.today(speech.catalog)
        hints = hint_lines(speech, ticket_hints(catalog, draft.values, today))
        shown = [*((mark, [run(text)]) for mark, text in hints), *help_hints(speech, helps)]
        outlook = fix_outlook(catalog, subject_of(catalog, draft.values), today)
        return FormShown(draft, self._types.current(), shown, help_notes(speech, helps), outlook)

    def today(self, catalog: Catalog) -> date:
        return self._now().astimezone(catalog.policy.zone).date()

    def request_type(self, draft: FormDraft, language: str) -> RequestType:
        return self.shown(draft, language).request_type

    def accounts(self, workspace: str) -> dict[str, str]:
        """The desk's accounts of people who were chosen in forms, by Slack's id."""
        return {user: account for (team, user), account in self._accounts.items() if team == workspace}

    def is_stranger(self, draft: FormDraft) -> None:
        """The person belongs to another organisation: the desk need not be asked about them."""
        self._note(draft, Helps(stranger=True))

    async def as_shown(self, body: Json) -> FormDraft:
        """The draft with what the form in `body` holds now; from the form alone where the draft is gone."""
        view, (workspace, user) = body["view"], who(body)
        draft_id = str(view.get("private_metadata") or "")
        known = await self._drafts.of(workspace, user, draft_id)
        draft = known or FormDraft(draft_id, Origin(workspace, user))
        return draft.with_values(values_in((view.get("state") or {}).get("values") or {}, draft.values))

    async def redraw(self, body: Json, client: AsyncWebClient, language: str) -> None:
        """After an answer that changes what is asked or what is worth knowing."""
        draft = await self.as_shown(body)
        self._drafts.hold(draft)
        shown = await self._update(client, body["view"], draft, language)
        self.look_for_help({"view": shown}, client, draft, language)

    def ask_anew(self, client: AsyncWebClient, language: str, draft_now: Callable[[], FormDraft]) -> None:
        """The desk wants something that the form does not ask: read what it asks now, and draw the form with that."""

        async def read() -> None:
            if await self._types.refresh():
                draft = draft_now()
                self._drafts.hold(draft)
                await self.draw_again(client, draft, language)

        self._later.start("read_types", read())

    async def draw_again(self, client: AsyncWebClient, draft: FormDraft, language: str) -> None:
        """With what was found out for a form that this process opened."""
        if view := self._redraws.view_of(draft.id):
            await self._update(client, view, draft, language)

    def look_for_help(self, body: Json, client: AsyncWebClient, draft: FormDraft, language: str) -> None:
        """Without drawing the form again, unless something is found."""
        self._drafts.hold(draft)
        self._later.start("help_form", self._improve(client, body["view"], draft, language))

    def people_fields(self) -> frozenset[str]:
        """The desk's fields in which people are chosen."""
        types = self._types.current()
        return frozenset(field.id for each in types for field in each.fields if field.kind in ("user", "users"))

    def unknown_people(self, workspace: str, draft: FormDraft) -> tuple[str, ...]:
        """Those chosen whose accounts at the desk are not known."""
        chosen = chosen_people(draft.values, self.people_fields())
        return tuple(person for person in chosen if (workspace, person) not in self._accounts)

    async def learn_people(self, workspace: str, people: tuple[str, ...]) -> None:
        """Find the desk's accounts of people who were chosen."""
        for user, account in (await self._help.accounts(workspace, people)).items():
            self._accounts[workspace, user] = account

    async def _improve(self, client: AsyncWebClient, view: Json, draft: FormDraft, language: str) -> None:
        known = bool(self._types.current())
        before = self._helps.get(draft.id, Helps())
        found = await self._help.more(draft, before)
        self._note(draft, found)
        shown = view if found == before else await self._update(client, view, draft, language)
        if not known:
            await self._until_desk_answers(client, shown, draft, language)

    async def _until_desk_answers(self, client: AsyncWebClient, view: Json, draft: FormDraft, language: str) -> None:
        for _ in range(LOOKS_FOR_THE_DESK):
            if self._types.current():
                await self._update(client, view, draft, language)
                return
            await self._sleep(SECONDS_BETWEEN)

    async def _update(self, client: AsyncWebClient, view: Json, draft: FormDraft, language: str) -> Json:
        async def drawn() -> dict[str, Any]:
            # What was chosen while this one waited decides what is asked.
            held = await self._drafts.of(draft.origin.workspace, draft.origin.user, draft.id)
            return self.view(held or draft, language)

        return await self._redraws.update(client, view, draft.id, drawn)

    def _note(self, draft: FormDraft, helps: Helps) -> None:
        if len(self._helps) >= MOST_OPEN:
            self._helps.pop(next(iter(self._helps)))
        self._helps[draft.id] = helps


def who(body: Json) -> tuple[str, str]:
    """Workspace and person of an interaction. The workspace is the bot's, also where the person is from another."""
    user = body.get("user") or {}
    team = (body.get("team") or {}).get("id") or user.get("team_id") or ""
    return str(team), str(user.get("id") or "")


def with_origin(draft: FormDraft, **changes: str) -> FormDraft:
    return replace(draft, origin=replace(draft.origin, **changes))
