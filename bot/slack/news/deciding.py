"""What a manager decides in the modal: buttons that do it at once, and forms on top of it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.news.announcement import Announcement
from bot.domain.news.transitions import Refused
from bot.slack.news.managing import Managing
from bot.slack.news.tools import Json, NewsTools, pressed_value
from bot.slack.tickets.forms import who
from bot.slack.views.news.forms import (
    CORRECT,
    EDIT,
    PROPOSE,
    RESCHEDULE,
    RETRACT,
    correct_view,
    edit_view,
    notes_in,
    propose_view,
    reason_in,
    reschedule_view,
    retract_view,
    texts_in,
    time_errors,
    time_in,
)
from bot.slack.views.news.manage import metadata_of, told_view
from bot.usecases.move_announcement import ChangedMeanwhile, NoSuchAnnouncement, Outcome
from bot.words.news.refusals import tell_changed_meanwhile, tell_refused
from bot.words.speech import Speech
from bot.words.told import Told

FORMS: dict[str, Callable[[Speech, Announcement, str], dict[str, Any]]] = {
    "edited": edit_view,
    "proposed": propose_view,
    "rescheduled": reschedule_view,
    "retracted": retract_view,
    "corrected": correct_view,
}
SetTime = Callable[[str, str, str, datetime | None, int | None], Awaitable[Outcome]]
OUT = ("sending", "stopped", "sent")


@dataclass(frozen=True, slots=True)
class NewsDeciding:
    """Every step asks once more whether the person is a release manager. StoreUnavailable."""

    tools: NewsTools
    managing: Managing

    async def do(self, body: Json, client: AsyncWebClient) -> None:
        """A button: its form, or the deed itself."""
        (workspace, user), view = who(body), body["view"]
        speech, kept = await self.tools.speech(body, client), metadata_of(view)
        doing, name = str(body["actions"][0]["action_id"]).split(".")[2], str(kept.get("id") or "")
        # A form opens while its trigger lasts, and is judged again when it is sent.
        if refused := await self.managing.refused(speech, workspace, user, afresh=doing not in FORMS):
            await client.views_update(view_id=str(view["id"]), view=told_view(speech, refused))
            return
        if make := FORMS.get(doing):
            found = await self.tools.announcements.get(workspace, name)
            if found:
                form = make(speech, found, str(view["private_metadata"]))
                await client.views_push(trigger_id=str(body.get("trigger_id") or ""), view=form)
            return
        outcome = await self._done(doing, workspace, user, kept, speech)
        await self._show(outcome, pressed_value(body) or doing, body, str(view["id"]), client, speech)

    async def renew(self, body: Json, client: AsyncWebClient) -> None:
        """What the catalogue says by now."""
        (workspace, user), view = who(body), body["view"]
        speech, kept = await self.tools.speech(body, client), metadata_of(view)
        if await self.tools.is_manager(workspace, user):
            name, revision = str(kept.get("id") or ""), int(kept.get("revision") or 0)
            outcome = await self._renewed(workspace, name, user, revision)
            doing = "corrected" if isinstance(outcome, Announcement) and outcome.state in OUT else "edited"
            await self._show(outcome, doing, body, str(view["id"]), client, speech)

    async def _renewed(self, workspace: str, name: str, user: str, revision: int) -> Outcome:
        """What is out already is corrected by it."""
        held = await self.tools.announcements.get(workspace, name)
        if held is None or held.state not in OUT:
            return await self.tools.composing.renew(workspace, name, user, revision)
        listed = self.tools.composing.listed(held)
        return await self.tools.deciding.correct(workspace, name, user, held.texts, {}, revision, listed)

    async def form_wrong(self, body: Json, client: AsyncWebClient) -> dict[str, str]:
        """What is wrong with a form that was sent, by block."""
        view = body["view"]
        if view["callback_id"] not in (PROPOSE, RESCHEDULE):
            return {}
        speech = await self.tools.speech(body, client)
        _, wrong = time_in(view["state"], speech.catalog.policy.zone, self.tools.now())
        return time_errors(speech, wrong) if wrong else {}

    async def form_sent(self, body: Json, client: AsyncWebClient) -> None:
        """Carried out, and shown in the modal below the form."""
        (workspace, user), view = who(body), body["view"]
        speech, below = await self.tools.speech(body, client), str(view.get("previous_view_id") or view["root_view_id"])
        if refused := await self.managing.refused(speech, workspace, user, afresh=True):
            await client.views_update(view_id=below, view=told_view(speech, refused))
            return
        doing, act = self._of_form(view, workspace, user, speech)
        await self._show(await act(), doing, body, below, client, speech)

    def _of_form(
        self, view: Json, workspace: str, user: str, speech: Speech
    ) -> tuple[str, Callable[[], Awaitable[Outcome]]]:
        kept, state = metadata_of(dict(view)), view["state"]
        name, revision = str(kept.get("id") or ""), int(kept.get("revision") or 0)
        deciding = self.tools.deciding
        match view["callback_id"]:
            case callback if callback == EDIT:
                return "edited", lambda: self.tools.composing.edit(workspace, name, user, texts_in(state), revision)
            case callback if callback == RETRACT:
                reason, translated = reason_in(state)
                return "retracted", lambda: deciding.retract(workspace, name, user, reason, revision, translated)
            case callback if callback == CORRECT:
                texts, notes = texts_in(state), notes_in(state)
                return "corrected", lambda: deciding.correct(workspace, name, user, texts, notes, revision)
        at, _ = time_in(state, speech.catalog.policy.zone, self.tools.now())
        set_time = deciding.reschedule if view["callback_id"] == RESCHEDULE else deciding.propose
        if speech.catalog.policy.announcements.approval == "one_person":
            return "approved", lambda: self._timed(set_time, workspace, name, user, at, revision)
        doing = "rescheduled" if view["callback_id"] == RESCHEDULE else "proposed"
        return doing, lambda: set_time(workspace, name, user, at, revision)

    async def _timed(
        self, set_time: SetTime, workspace: str, name: str, user: str, at: datetime | None, revision: int
    ) -> Outcome:
        """Where one person is enough, whoever chooses the time has approved."""
        proposed = await set_time(workspace, name, user, at, revision)
        if not isinstance(proposed, Announcement):
            return proposed
        return await self.tools.deciding.approve(workspace, name, user, proposed.revision)

    async def _done(self, doing: str, workspace: str, user: str, kept: Json, speech: Speech) -> Outcome:
        name, revision, deciding = str(kept.get("id") or ""), int(kept.get("revision") or 0), self.tools.deciding
        match doing:
            case "approved":
                return await deciding.approve(workspace, name, user, revision)
            case "cancelled":
                return await deciding.cancel(workspace, name, user)
            case "taken_back":
                return await deciding.take_back(workspace, name, user)
            case "stopped":
                return await deciding.stop(workspace, name, user)
            case "resumed":
                return await deciding.resume(workspace, name, user)
            case "sent_again":
                return await deciding.send_again(workspace, name, user)
            case "correction_withdrawn":
                return await deciding.withdraw_correction(workspace, name, user)
            case "test_sent":
                return await deciding.test(workspace, name, user, str(kept.get("preview") or speech.t.language))
        return NoSuchAnnouncement()

    async def _show(
        self, outcome: Outcome, doing: str, body: Json, view: str, client: AsyncWebClient, speech: Speech
    ) -> None:
        """The announcement as it is now, with what came of it said first."""
        (workspace, user), kept = who(body), metadata_of(body["view"])
        waits = isinstance(outcome, Announcement) and doing == "corrected" and outcome.correction
        found, said = outcome, Told("yes", speech.t(f"manage.did_{'correction_proposed' if waits else doing}"))
        if isinstance(outcome, ChangedMeanwhile):
            found, said = outcome.now, tell_changed_meanwhile(speech, outcome.now.version)
        elif isinstance(outcome, Refused):
            latest = await self.tools.announcements.get(workspace, str(kept.get("id") or ""))
            found = latest or NoSuchAnnouncement()
            said = tell_refused(speech, outcome, latest.version if latest else "")
        if not isinstance(found, Announcement):
            await client.views_update(view_id=view, view=told_view(speech, Told("no", speech.t("manage.none"))))
            return
        preview = str(kept.get("preview") or "")
        await self.managing.show(found, user, view, client, speech, said, preview)
