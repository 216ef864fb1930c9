"""Buttons of subscriptions, and of announcements as their readers see them."""

from dataclasses import dataclass
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.news.asking import Asked
from bot.domain.news.correcting import as_corrected
from bot.domain.news.subscription import Subscription
from bot.domain.version import parse_version
from bot.slack.news.home import NewsHome
from bot.slack.news.tools import Json, NewsTools, pressed_value
from bot.slack.tickets.forms import who
from bot.slack.views.news.announcement import modal, whole_view
from bot.slack.views.news.forms import asked_in, check_view
from bot.slack.views.news.manage import metadata_of
from bot.slack.views.news.subscriptions import (
    options_errors,
    options_in,
    options_view,
    subscriptions_message,
    told_message,
)
from bot.words.news.subscription import tell_no_subscriptions, tell_unsubscribed
from bot.words.speech import Speech
from bot.words.told import Told


@dataclass(frozen=True, slots=True)
class NewsButtons:
    """Listeners; whoever reads the message may press, save that a person's own subscription is theirs alone."""

    tools: NewsTools
    own: NewsHome

    async def resume(self, body: Json, client: AsyncWebClient) -> None:
        if held := await self._held(body, client):
            await self.tools.subscribing.resume(held.workspace, held.target, user=who(body)[1])
            await self._show(body, client, held.target)

    async def pause(self, body: Json, client: AsyncWebClient) -> None:
        if held := await self._held(body, client):
            await self.tools.subscribing.pause(held.workspace, held.target, user=who(body)[1])
            await self._show(body, client, held.target)

    async def remove(self, body: Json, client: AsyncWebClient) -> None:
        """Slack has asked whether they are sure."""
        if held := await self._held(body, client):
            speech, (workspace, user) = await self.tools.speech(body, client), who(body)
            changed = await self.tools.subscribing.unsubscribe(workspace, held.target, Asked(), user)
            told = tell_unsubscribed(speech, changed, personal=held.personal)
            await self._answer(body, client, told_message(speech, told))

    async def test(self, body: Json, client: AsyncWebClient) -> None:
        if held := await self._held(body, client):
            await self.tools.subscribing.test(held.workspace, held.target, who(body)[1], held.language)
            speech = await self.tools.speech(body, client)
            await self.tools.say(body, client, told_message(speech, Told("yes", speech.t("subs.test_sent"))))

    async def list(self, body: Json, client: AsyncWebClient) -> None:
        """Everything that the person has to do with."""
        workspace, user = who(body)
        held = await self.own.of_person(workspace, user)
        speech = await self.tools.speech(body, client)
        await self.tools.say(body, client, subscriptions_message(speech, held, personal=True))

    async def options(self, body: Json, client: AsyncWebClient) -> None:
        if held := await self._held(body, client):
            view = options_view(await self.tools.speech(body, client), held)
            await client.views_open(trigger_id=str(body.get("trigger_id") or ""), view=view)

    async def options_wrong(self, body: Json, client: AsyncWebClient) -> dict[str, str]:
        """What is wrong with the form, by block."""
        return options_errors(await self.tools.speech(body, client), body["view"]["state"])

    async def options_saved(self, body: Json, client: AsyncWebClient) -> None:
        workspace, user = who(body)
        found, target = options_in(body["view"]["state"]), str(body["view"]["private_metadata"])
        if found is None or not _theirs(target, user):
            return
        await self.tools.subscribing.set_options(workspace, target, user, found)
        await self._refresh_home(workspace, user, client)

    async def fixes(self, body: Json, client: AsyncWebClient) -> None:
        """Whether the person hears of what is fixed."""
        workspace, user = who(body)
        wanted = pressed_value(body) == "yes"
        await self.tools.reporters.choose(workspace, user, self.tools.now(), wanted=wanted)
        speech = await self.tools.speech(body, client)
        told = Told("yes", speech.t("home.fixes_on" if wanted else "home.fixes_off"))
        await self._answer(body, client, told_message(speech, told))

    async def check(self, body: Json, client: AsyncWebClient) -> None:
        """Anybody's own version, asked in a small form."""
        version, speech = parse_version(pressed_value(body)), await self.tools.speech(body, client)
        line = ".".join(str(version).split(".")[:2])
        await client.views_open(trigger_id=str(body.get("trigger_id") or ""), view=check_view(speech, line))

    def checked(self, body: Json, language: str) -> dict[str, Any]:
        """The answer in place of the form, or what is wrong at its field: as Slack takes it."""
        speech = self.tools.answers.speech(language)
        reply = self.tools.answers.reply(asked_in(body["view"]["state"]), language)
        if not reply.understood:
            line = str(speech.catalog.newest_lines[0]) if speech.catalog.newest_lines else "6.15"
            return {"response_action": "errors", "errors": {"version": speech.t("check_mine.none", line=line)}}
        blocks = [each for each in reply.public_blocks if each["type"] != "actions"]
        return {"response_action": "update", "view": modal(speech, blocks, "announcement.check")}

    async def read(self, body: Json, client: AsyncWebClient) -> None:
        """The announcement's whole text; over the managers' modal as that shows it, with a correction that waits."""
        found = await self.tools.announcements.find(pressed_value(body))
        if found is None:
            return
        above = body.get("view") or {}
        trigger = str(body.get("trigger_id") or "")
        if above.get("type") == "modal":
            speech = self.tools.answers.speech(metadata_of(above).get("preview") or "en")
            await client.views_push(trigger_id=trigger, view=whole_view(speech, as_corrected(found)))
        else:
            await client.views_open(trigger_id=trigger, view=whole_view(await self.tools.speech(body, client), found))

    async def nothing(self, body: Json, client: AsyncWebClient) -> None:
        """A button that opens a page by itself."""

    async def _held(self, body: Json, client: AsyncWebClient) -> Subscription | None:
        """None, and the person is told: there is none any more, or it is somebody else's own."""
        workspace, user = who(body)
        target = pressed_value(body)
        held = await self.tools.subscriptions.get(workspace, target) if _theirs(target, user) else None
        if held is None:
            speech = await self.tools.speech(body, client)
            told = tell_no_subscriptions(speech, personal=target[:1] in {"U", "W"})
            await self._answer(body, client, told_message(speech, told))
        return held

    async def _show(self, body: Json, client: AsyncWebClient, target: str) -> None:
        workspace, _ = who(body)
        found = await self.tools.subscriptions.of_workspace(workspace)
        held = [each for each in found if each.target == target]
        speech: Speech = await self.tools.speech(body, client)
        await self._answer(body, client, subscriptions_message(speech, held, personal=False))

    async def _answer(self, body: Json, client: AsyncWebClient, message: dict[str, Any]) -> None:
        """In App Home the page itself shows it; a list of one is replaced; beneath everything else."""
        if (body.get("view") or {}).get("type") == "home":
            await self._refresh_home(*who(body), client)
        else:
            await self.tools.say(body, client, message)

    async def _refresh_home(self, workspace: str, user: str, client: AsyncWebClient) -> None:
        await self.own.publish(workspace, user, client)


def _theirs(target: str, user: str) -> bool:
    return target == user or target[:1] not in {"U", "W"}
