"""The ways into the form: a command, two shortcuts, buttons under answers and in App Home, a mention in a thread."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.question import FileTicket
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.ticket import Origin
from bot.slack.answers import Answers
from bot.slack.kept import Kept
from bot.slack.later import Later
from bot.slack.message_parts import said_in
from bot.slack.message_text import plain_message
from bot.slack.places import is_direct
from bot.slack.posting import Poster
from bot.slack.response_url import Responder
from bot.slack.tickets.asked_for import answered, in_own_words, prefilled, with_own_words
from bot.slack.tickets.conversation import Conversations, permalink
from bot.slack.tickets.drafts import FormDrafts, new_draft_id
from bot.slack.tickets.forms import TicketForms, who
from bot.slack.tickets.sending import TicketSending
from bot.slack.tickets.shared_files import described
from bot.slack.tickets.slow_opening import opened_in_time
from bot.slack.tickets.thread_drafts import with_names, with_thread
from bot.slack.views.inputs import LONGEST_TEXT
from bot.slack.views.tickets.outcomes import open_blocks
from bot.slack.views.tickets.state import files_in

MOST_KEPT = 500

Json = Mapping[str, Any]


class TicketWays:
    """Every way makes a draft and opens it; where Slack lets no form be opened, a button takes its place."""

    def __init__(
        self,
        answers: Answers,
        forms: TicketForms,
        sending: TicketSending,
        drafts: FormDrafts,
        later: Later,
        responder: Responder,
        poster: Poster,
    ) -> None:
        self._answers = answers
        self._forms = forms
        self._sending = sending
        self._drafts = drafts
        self._later = later
        self._responder = responder
        self._poster = poster
        self._conversations = Conversations()
        self._carried: Kept[str] = Kept(MOST_KEPT)

    async def command(self, errand: FileTicket, command: Json, client: AsyncWebClient) -> BoltResponse:
        """/flowver ticket [VERSION]: nothing is said when the form has opened."""
        origin = Origin(str(command.get("team_id") or ""), str(command["user_id"]), _channel(command.get("channel_id")))
        language = await self._forms.language(origin.workspace, origin.user, client)
        said = in_own_words(errand, str(command.get("text") or ""))
        draft = with_own_words(self._asked_for(errand, origin, language), said)
        opening = self._forms.open(client, str(command["trigger_id"]), draft, language)
        if await opened_in_time(opening, partial(self._offer, command, draft, language), self._later):
            return BoltResponse(status=200, body="")
        return BoltResponse(status=200, body=self._button(draft, language, "errand.expired"))

    async def button(self, errand: FileTicket, body: Json, client: AsyncWebClient) -> None:
        """Under an answer, which goes along, or in App Home."""
        language = await self._language(body, client)
        container = body.get("container") or {}
        channel, thread = str(container.get("channel_id") or ""), str(container.get("thread_ts") or "")
        draft = self._asked_for(errand, Origin(*who(body), _channel(channel), thread), language)
        draft = replace(draft, carried=self._answered(errand, language))
        await self._open(client, body, draft, language)
        if thread:
            self._sending.gathering(draft.id, self._later.start("read_permalink", self._locate(client, draft)))

    async def shortcut(self, body: Json, client: AsyncWebClient) -> None:
        """The global shortcut."""
        language = await self._language(body, client)
        draft = FormDraft(new_draft_id(), Origin(*who(body)))
        await self._open(client, body, draft, language)

    async def message_shortcut(self, body: Json, client: AsyncWebClient) -> None:
        """On a message: its text is the description, its version is filled in; author, thread and files go along."""
        language = await self._language(body, client)
        message, channel = body["message"], str((body.get("channel") or {}).get("id") or "")
        thread = str(message.get("thread_ts") or message.get("ts") or "")
        text = plain_message(said_in(message))
        named = prefilled(self._answers.speech(language), FileTicket(self._answers.version_named(text)))
        values = replace(named, description=text[:LONGEST_TEXT])
        draft = FormDraft(
            new_draft_id(), Origin(*who(body), channel, thread), values, carried=text, brought=files_in(message)
        )
        await self._open(client, body, draft, language, message)

    async def mention(self, errand: FileTicket, body: Json, client: AsyncWebClient, language: str) -> None:
        """An event opens no form: the thread is read, and a button in it opens the form for whoever mentioned us."""
        event = body["event"]
        channel, thread = str(event["channel"]), str(event.get("thread_ts") or "")
        origin = Origin(str(body.get("team_id") or ""), str(event["user"]), _channel(channel), thread or event["ts"])
        draft = self._asked_for(errand, origin, language)
        speech = self._answers.speech(language)
        if thread:
            draft = await with_thread(draft, self._conversations, client, speech, (channel, thread), _app(body))
        draft = with_own_words(draft, in_own_words(errand, said_in(event)))
        draft = replace(draft, brought=await described(client, draft.brought or files_in(event)))
        self._drafts.hold(draft)
        place = {"thread_ts": origin.thread_ts} if event.get("channel_type") != "im" or thread else {}
        key = "errand.open_form" if draft.brings else "errand.open_empty"
        blocks = open_blocks(speech, draft.id, key)
        await self._poster.post(client, channel=channel, text=speech.t(key), blocks=blocks, **place)

    async def prepared(self, body: Json, client: AsyncWebClient) -> None:
        """The button `Open the form`. Somebody else than who it was prepared for gets an empty one."""
        language = await self._language(body, client)
        draft_id = str(body["actions"][0].get("value") or "")
        draft = await self._drafts.of(*who(body), draft_id)
        await self._open(client, body, draft or FormDraft(new_draft_id(), Origin(*who(body))), language)

    async def _open(
        self, client: AsyncWebClient, body: Json, draft: FormDraft, language: str, message: Json | None = None
    ) -> None:
        if _is_stranger(body):
            self._forms.is_stranger(draft)
        if await self._forms.open(client, str(body.get("trigger_id") or ""), draft, language):
            if message is not None:
                task = self._later.start(
                    "read_conversation", self._gather(client, draft, message, language, _app(body))
                )
                self._sending.gathering(draft.id, task)
        else:
            await self._offer(body, draft, language)

    async def _offer(self, body: Json, draft: FormDraft, language: str) -> None:
        self._drafts.hold(draft)
        if url := body.get("response_url"):
            await self._responder.post(str(url), self._button(draft, language, "errand.expired"))

    async def _locate(self, client: AsyncWebClient, draft: FormDraft) -> None:
        """The conversation that the answer stands in, where it will also be told what becomes of the request."""
        origin = draft.origin
        link = await permalink(client, origin.channel, origin.thread_ts) if origin.channel else ""
        newest = await self._drafts.of(origin.workspace, origin.user, draft.id) or draft
        self._drafts.hold(newest.from_where(permalink=link))

    async def _gather(
        self, client: AsyncWebClient, draft: FormDraft, message: Json, language: str, own_app: str
    ) -> None:
        """After the form stands: the thread, the authors' names and the permalink; the form shows what goes along."""
        origin, speech, talk = draft.origin, self._answers.speech(language), self._conversations
        read = replace(draft, carried=await talk.text_of(client, message, speech.catalog.policy.zone))
        if message.get("thread_ts"):
            place = (origin.channel, origin.thread_ts)
            read = await with_thread(read, talk, client, speech, place, own_app, holds_carried=True)
        link = await permalink(client, origin.channel, str(message.get("ts") or ""))
        newest = await self._drafts.of(origin.workspace, origin.user, draft.id) or draft
        named = with_names(newest, draft, await talk.plain(client, message))
        brought = await described(client, (*draft.brought, *read.brought))
        found = replace(named, carried=read.carried, brought=brought)
        self._drafts.hold(found.from_where(permalink=link or read.origin.permalink))
        await self._forms.draw_again(client, found, language)

    def _asked_for(self, errand: FileTicket, origin: Origin, language: str) -> FormDraft:
        """The draft of what was asked for: the version filled in."""
        return FormDraft(new_draft_id(), origin, prefilled(self._answers.speech(language), errand))

    def _answered(self, errand: FileTicket, language: str) -> str:
        """What flowver has said of it, above the button."""
        speech = self._answers.speech(language)
        today = self._forms.today(speech.catalog)
        return self._carried.of((speech.catalog,), (errand, language, today), partial(answered, speech, errand, today))

    def _button(self, draft: FormDraft, language: str, key: str) -> dict[str, Any]:
        speech = self._answers.speech(language)
        said = {"text": speech.t(key), "blocks": open_blocks(speech, draft.id, key)}
        return {"response_type": "ephemeral", "replace_original": False, **said}

    async def _language(self, body: Json, client: AsyncWebClient) -> str:
        return await self._forms.language(*who(body), client)


def _channel(channel: Any) -> str:
    return "" if is_direct(channel) else str(channel or "")


def _app(body: Json) -> str:
    return str(body.get("api_app_id") or "")


def _is_stranger(body: Json) -> bool:
    home = (body.get("user") or {}).get("team_id")
    return bool(home) and home != (body.get("team") or {}).get("id")
