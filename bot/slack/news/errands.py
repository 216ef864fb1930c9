"""subscribe, unsubscribe, subscriptions and announce, by command, mention, direct message and button."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any, Final

from slack_bolt import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.days import day_in
from bot.domain.news.addressed import addressed
from bot.domain.news.asking import Asked, TermProblem
from bot.domain.news.ended import ended_lines
from bot.domain.news.own_lines import unheard_of
from bot.domain.news.reading import read_terms
from bot.domain.news.subscriptions import Asker, Changed
from bot.domain.question import Announce, NewsErrand, Subscribe, Unsubscribe
from bot.domain.understanding.news_errands import HELP
from bot.domain.vocabulary import Vocabulary
from bot.slack.news.home import NewsHome
from bot.slack.news.managing import Managing
from bot.slack.news.people import is_there, who_left, zone_of_person
from bot.slack.news.tools import Json, NewsTools
from bot.slack.places import bots_in, is_direct
from bot.slack.tickets.forms import who
from bot.slack.views.blocks import Block
from bot.slack.views.news.subscriptions import subscriptions_message, terms_message, told_message
from bot.words.news.help import tell_how_to_subscribe
from bot.words.news.refusals import tell_elsewhere
from bot.words.news.subscription import tell_subscribed, tell_unsubscribed
from bot.words.told import Told

Message = dict[str, Any]
_CHANNEL: Final = re.compile(r"<#([CG][A-Z0-9]+)(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Place:
    """Where it was asked. `target`: the channel, or the person where nobody else reads along.

    `elsewhere`: another channel was named in it. `problems`: others were, or an address on the web.
    """

    workspace: str
    user: str
    target: str
    elsewhere: bool = False
    problems: tuple[TermProblem, ...] = ()

    @property
    def personal(self) -> bool:
        return self.target == self.user


@dataclass(frozen=True, slots=True)
class NewsErrands:
    """Carries them out. StoreUnavailable."""

    tools: NewsTools
    managing: Managing
    own: NewsHome

    async def command(self, errand: NewsErrand, command: Json, client: AsyncWebClient, language: str) -> BoltResponse:
        """To the person alone; what changes a channel is said there too, by the delivery."""
        said_in, typed = command.get("channel_id"), str(command.get("text") or "")
        place = _place(str(command.get("team_id") or ""), str(command["user_id"]), said_in, typed)
        if isinstance(errand, Announce):
            trigger = str(command.get("trigger_id") or "")
            said = await self.managing.asked(errand.version, place.workspace, place.user, trigger, client, language)
            body: Message | str = {"response_type": "ephemeral", **said} if said else ""
        else:
            body = {"response_type": "ephemeral", **await self._done(errand, place, client, language)}
        return BoltResponse(status=200, body=body)

    async def button(self, errand: NewsErrand, body: Json, client: AsyncWebClient, language: str) -> None:
        workspace, user = who(body)
        place = _place(workspace, user, (body.get("channel") or {}).get("id"))
        if isinstance(errand, Announce):
            trigger = str(body.get("trigger_id") or "")
            said = await self.managing.asked(errand.version, workspace, user, trigger, client, language)
        else:
            said = await self._done(errand, place, client, language)
        if said:
            await self.tools.say(body, client, said)

    async def mention(self, errand: NewsErrand, body: Json, client: AsyncWebClient, language: str) -> None:
        """Answered in its thread; what is a manager's business goes to the person directly."""
        event, workspace = body["event"], str(body.get("team_id") or "")
        user, channel = str(event["user"]), str(event["channel"])
        thread = event.get("thread_ts") or (None if event.get("channel_type") == "im" else event.get("ts"))
        if isinstance(errand, Announce):
            said = await self.managing.in_words(errand.version, workspace, user, language)
            await self.tools.poster.post(client, channel=user, **said)
            if event.get("channel_type") == "im":
                return
            said = {"text": self.tools.answers.speech(language).t("errand.see_direct")}
        else:
            place = _place(workspace, user, channel, str(event.get("text") or ""), bots_in(body))
            said = await self._done(errand, place, client, language)
        await self.tools.poster.post(client, channel=channel, **({"thread_ts": thread} if thread else {}), **said)

    async def home(self, workspace: str, user: str, language: str) -> list[Block]:
        """The part of App Home that is about news."""
        return await self.own.blocks(workspace, user, language)

    async def _done(self, errand: NewsErrand, place: Place, client: AsyncWebClient, language: str) -> Message:
        if isinstance(errand, Subscribe | Unsubscribe):
            return await self._change(errand, place, client, language)
        return await self._list(place, client, language)

    async def _change(
        self, errand: Subscribe | Unsubscribe, place: Place, client: AsyncWebClient, language: str
    ) -> Message:
        speech = self.tools.answers.speech(language)
        if place.elsewhere:
            return told_message(speech, tell_elsewhere(speech))
        if HELP.issuperset(errand.terms.split()) and errand.terms:
            return told_message(speech, tell_how_to_subscribe(speech))
        catalog = speech.catalog
        vocabulary = Vocabulary.of(catalog.policy, catalog.newest_lines)
        asked = read_terms(errand.terms, vocabulary, ending=isinstance(errand, Unsubscribe))
        ended = tuple(ended_lines(catalog, asked.wish, day_in(catalog.policy.zone, self.tools.now())))
        asked = replace(asked, unheard=unheard_of(catalog, asked.wish), ended=ended)
        if problems := (*place.problems, *asked.problems):
            verb = "subscribe" if isinstance(errand, Subscribe) else "unsubscribe"
            return terms_message(speech, problems, verb)
        if isinstance(errand, Unsubscribe):
            changed = await self.tools.subscribing.unsubscribe(place.workspace, place.target, asked, place.user)
            return told_message(speech, tell_unsubscribed(speech, changed, personal=place.personal))
        if asked.test and asked.only_options:
            await self.tools.subscribing.test(place.workspace, place.target, place.user, asked.language or language)
            return told_message(speech, Told("yes", speech.t("subs.test_sent")))
        reaches = place.personal or await is_there(client, place.target)
        changed = await self._subscribed(asked, place, client, language, reaches=reaches)
        told = tell_subscribed(speech, changed, asked)
        if not reaches:
            told = told._replace(mark="warning", lines=(*told.lines, speech.t("subs.invite")))
        return told_message(speech, told)

    async def _subscribed(
        self, asked: Asked, place: Place, client: AsyncWebClient, language: str, *, reaches: bool
    ) -> Changed:
        held = await self.tools.subscriptions.get(place.workspace, place.target)
        otherwise = self.tools.answers.speech(language).catalog.policy.zone
        # Only a new subscription takes the zone of whoever asks.
        zone = held.zone if held else await zone_of_person(client, place.user, otherwise)
        changed = await self.tools.subscribing.subscribe(
            place.workspace, place.target, asked, Asker(place.user, language, zone, reaches)
        )
        if asked.test and changed.held:
            await self.tools.subscribing.test(place.workspace, place.target, place.user, changed.held.language)
        return changed

    async def _list(self, place: Place, client: AsyncWebClient, language: str) -> Message:
        speech = self.tools.answers.speech(language)
        if place.personal:
            held = await self.own.of_person(place.workspace, place.user)
        else:
            found = await self.tools.subscriptions.of_workspace(place.workspace)
            held = [each for each in found if each.target == place.target]
        gone = await who_left(client, (each.subscribed_by for each in held if each.subscribed_by != place.user))
        return subscriptions_message(speech, held, personal=place.personal, gone=gone)


def _place(workspace: str, user: str, channel: object, typed: str = "", own: Collection[str] = ()) -> Place:
    """A direct message concerns the person, whoever it is with. `typed`: as Slack sends it, channels by their ids.

    `own`: the bot's user ids.
    """
    held = str(channel or "")
    target = held if held and not is_direct(held) else user
    elsewhere = any(named != target for named in _CHANNEL.findall(typed))
    return Place(workspace, user, target, elsewhere, addressed(typed, own))
