"""Buttons and dispatched inputs inside an open form."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.question import Where
from bot.domain.tickets.hints import ticket_hints
from bot.slack.answers import Answers
from bot.slack.languages import Languages
from bot.slack.later import Later
from bot.slack.tickets.drafts import FormDrafts
from bot.slack.tickets.forms import TicketForms, who
from bot.slack.views.tickets.form import hint_names
from bot.slack.views.tickets.outcomes import solved_view, where_view
from bot.slack.views.tickets.state import chosen_people
from bot.usecases.request_ports import Solved
from bot.words.versions import tell_where

Json = Mapping[str, Any]


class TicketButtons:
    """Listeners. `now` gives an aware time."""

    def __init__(
        self,
        answers: Answers,
        languages: Languages,
        forms: TicketForms,
        drafts: FormDrafts,
        later: Later,
        solved: Solved,
        now: Callable[[], datetime],
    ) -> None:
        self._answers = answers
        self._languages = languages
        self._forms = forms
        self._drafts = drafts
        self._later = later
        self._solved = solved
        self._now = now

    async def redraw(self, body: Json, client: AsyncWebClient) -> None:
        """An answer that other questions depend on."""
        await self._forms.redraw(body, client, await self._language(body, client))

    async def typed(self, body: Json, client: AsyncWebClient) -> None:
        """The summary: the form is drawn again only when that changes what can be told."""
        language = await self._language(body, client)
        draft = await self._forms.as_shown(body)
        shown = self._forms.view(draft, language)["blocks"]
        if hint_names(shown) != hint_names(body["view"].get("blocks") or ()):
            await self._forms.redraw(body, client, language)
        else:
            self._forms.look_for_help(body, client, draft, language)

    async def person(self, body: Json, _: AsyncWebClient) -> None:
        """Somebody was chosen in a field: the desk's account of theirs is looked up before it is needed."""
        draft = await self._forms.as_shown(body)
        self._drafts.hold(draft)
        people = chosen_people(draft.values, self._forms.people_fields())
        self._later.start("find_accounts", self._forms.learn_people(who(body)[0], people))

    async def where(self, body: Json, client: AsyncWebClient) -> None:
        """How to find the version and the component, on top of the form."""
        language = await self._language(body, client)
        draft = await self._forms.as_shown(body)
        speech = self._answers.speech(language)
        component = draft.values.component if draft.values.component in speech.catalog.components else None
        told = [tell_where(speech, Where(component))] if component else []
        told.append(tell_where(speech, Where()))
        await client.views_push(trigger_id=str(body.get("trigger_id") or ""), view=where_view(speech, told))

    async def solves_it(self, body: Json, client: AsyncWebClient) -> None:
        """A hint was enough: counted once for each form, and the form is gone. StoreUnavailable."""
        workspace, _ = who(body)
        language = await self._language(body, client)
        draft = await self._forms.as_shown(body)
        speech = self._answers.speech(language)
        await client.views_update(view_id=str(body["view"]["id"]), view=solved_view(speech))
        hints = ticket_hints(speech.catalog, draft.values, self._forms.today(speech.catalog))
        kind = "fixed" if hints.fixed else "newer" if hints.newer else "other"
        await self._solved.record(workspace, draft.id, kind, self._now())
        await self._drafts.drop(draft)

    async def _language(self, body: Json, client: AsyncWebClient) -> str:
        return await self._languages.of(*who(body), client)
