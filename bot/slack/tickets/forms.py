"""The form while it is open: drawn at once from memory, drawn again when an answer changes what it asks."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from datetime import date
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.catalog import Catalog
from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.ticket import Origin
from bot.logs import get_log
from bot.slack.languages import Languages
from bot.slack.later import Later
from bot.slack.refusals import LATE, named, slacks_word
from bot.slack.tickets.drafts import FormDrafts
from bot.slack.tickets.form_views import FormViews
from bot.slack.tickets.help import FormHelp, Helps, beside
from bot.slack.tickets.redraws import FormRedraws
from bot.slack.tickets.turns import Turns
from bot.slack.views.tickets.state import chosen_people, values_in
from bot.usecases.form_ports import RequestTypes

log = get_log(__name__)

# With more the form would come later than one that opens from memory may.
LANGUAGE_SECONDS = 0.2
# Behind a form that stands already nobody waits; whoever is given up on keeps a form in another language.
LANGUAGE_SECONDS_BEHIND = 15.0
LOOKS_FOR_THE_DESK = 60
SECONDS_BETWEEN = 2.0

Json = Mapping[str, Any]


class TicketForms:
    """Opens forms and redraws them."""

    def __init__(
        self,
        types: RequestTypes,
        views: FormViews,
        languages: Languages,
        drafts: FormDrafts,
        form_help: FormHelp,
        later: Later,
        turns: Turns,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._types = types
        self._views = views
        self._languages = languages
        self._drafts = drafts
        self._help = form_help
        self._later = later
        self._turns = turns
        self._sleep = sleep
        self._accounts: dict[tuple[str, str], str] = {}
        self._redraws = FormRedraws()

    async def language(self, workspace: str, user: str, client: AsyncWebClient) -> str:
        """The person's, where it is known or found out at once: a form in another language beats none."""
        async with self._turns.opening():
            patience = 0.0 if self._turns.crowded else LANGUAGE_SECONDS
            return await self._languages.of(workspace, user, client, patience)

    async def open(self, client: AsyncWebClient, trigger_id: str, draft: FormDraft, language: str) -> bool:
        """Before anything else is done; False: the trigger came too late, and the draft is kept for a button."""
        try:
            async with self._turns.opening():
                await self._turns.turn()
                view: Any = self._views.first(draft, language)
                answer = await client.views_open(trigger_id=trigger_id, view=view)
        except SlackApiError as error:
            if slacks_word(error) not in LATE:
                raise
            log.warning("form_opened_too_late", error=named(error))
            self._drafts.hold(draft)
            return False
        # Slack sends the whole form back; thousands of them would fill the memory.
        opened = {name: (answer.get("view") or {}).get(name) or "" for name in ("id", "hash")}
        self._redraws.opened(draft.id, opened)
        self.look_for_help({"view": opened}, client, draft, language)
        return True

    def view(self, draft: FormDraft, language: str) -> dict[str, Any]:
        """The form as it is to be shown now."""
        return self._views.view(draft, language)

    def today(self, catalog: Catalog) -> date:
        return self._views.today(catalog)

    def request_type(self, draft: FormDraft, language: str) -> RequestType:
        return self._views.shown(draft, language).request_type

    def accounts(self, workspace: str) -> dict[str, str]:
        """The desk's accounts of people who were chosen in forms, by Slack's id."""
        return {user: account for (team, user), account in self._accounts.items() if team == workspace}

    def own_account(self, draft: FormDraft) -> str | None:
        """The desk's account of whoever fills the form in, where it has been found out."""
        return self._help.account(draft.origin.workspace, draft.origin.user)

    def is_stranger(self, draft: FormDraft) -> None:
        """The person belongs to another organisation: the desk need not be asked about them."""
        self._views.note(draft, Helps(stranger=True))

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

    def answered_with_form(self, draft_id: str) -> None:
        """The form was drawn by the answer to its sending, which does not tell how it is told apart from then on."""
        self._redraws.drawn_elsewhere(draft_id)

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
        view, language = await self._in_their_language(client, view, draft, language)
        before = self._views.helps(draft)
        found = beside(await self._help.more(draft, before), before, self._views.helps(draft))
        self._views.note(draft, found)
        shown = view if found == before else await self._update(client, view, draft, language)
        if not known:
            await self._until_desk_answers(client, shown, draft, language)

    async def _in_their_language(
        self, client: AsyncWebClient, view: Json, draft: FormDraft, language: str
    ) -> tuple[Json, str]:
        """One of a crowd opened before it was known what its person reads."""
        person = draft.origin.workspace, draft.origin.user
        if not (theirs := self._languages.held(*person)):
            async with self._turns.few():
                theirs = await self._languages.of(*person, client, LANGUAGE_SECONDS_BEHIND)
        if theirs == language:
            return view, language
        return await self._update(client, view, draft, theirs), theirs

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


def who(body: Json) -> tuple[str, str]:
    """Workspace and person of an interaction. The workspace is the bot's, also where the person is from another."""
    user = body.get("user") or {}
    team = (body.get("team") or {}).get("id") or user.get("team_id") or ""
    return str(team), str(user.get("id") or "")
