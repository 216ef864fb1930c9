"""The release managers' modal: opened at once, then filled in; its buttons; kept up to date while it is sent."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.news.announcement import Announcement, Progress
from bot.domain.version import Version
from bot.slack.news.home import NewsHome
from bot.slack.news.shown import NewsShown
from bot.slack.news.tools import Json, NewsTools, pressed_value
from bot.slack.refusals import LATE, slacks_word
from bot.slack.tickets.forms import who
from bot.slack.views.news.list import MOST_LISTED, announcements_blocks, announcements_view
from bot.slack.views.news.log import log_view
from bot.slack.views.news.manage import loading_view, metadata_of, told_view
from bot.slack.views.news.messages import draft_message
from bot.slack.views.news.subscriptions import told_message
from bot.words.news.refusals import tell_not_listed, tell_only_managers
from bot.words.speech import Speech
from bot.words.told import Told

# While it is sent, the open modal is looked after so often, and so many times.
REFRESH_SECONDS = 2.0
MOST_REFRESHES = 900
MOST_LOGGED = 60

Message = dict[str, Any]


@dataclass(frozen=True)
class Managing:
    """StoreUnavailable. Everybody but release managers gets a sentence."""

    tools: NewsTools
    shown: NewsShown
    own: NewsHome
    sleep: Callable[[float], Awaitable[None]] = field(default=asyncio.sleep)

    async def asked(
        self, version: Version | None, workspace: str, user: str, trigger: str, client: AsyncWebClient, language: str
    ) -> Message | None:
        """Open the modal; None when that is the answer."""
        speech = self.tools.answers.speech(language)
        if refused := await self.refused(speech, workspace, user):
            return told_message(speech, refused)
        try:
            view = await self._opened(client, trigger, speech)
        except SlackApiError as error:
            if slacks_word(error) not in LATE:
                raise
            return await self.in_words(version, workspace, user, language)
        # The command must be answered while Slack waits; the modal says by itself what it is.
        self.tools.later.start("announcement_shown", self._fill(version, workspace, user, view, client, speech))
        return None

    async def in_words(self, version: Version | None, workspace: str, user: str, language: str) -> Message:
        """Where no modal can be opened: a message with a button that can."""
        speech = self.tools.answers.speech(language)
        if refused := await self.refused(speech, workspace, user):
            return told_message(speech, refused)
        if version is None:
            blocks = announcements_blocks(speech, await self.own.listed(workspace, MOST_LISTED))
            return {"text": speech.t("manage.headline"), "blocks": blocks}
        found = await self.tools.composing.open(workspace, version, user)
        if found is None:
            return told_message(speech, tell_not_listed(speech, version))
        return draft_message(speech, "asked", found)

    async def refused(self, speech: Speech, workspace: str, user: str, *, afresh: bool = False) -> Told | None:
        """The sentence for everybody who is no release manager; `afresh`: Slack is asked who is."""
        known = self.tools.managers
        managers = await (known.asked_now(workspace) if afresh else known.known(workspace))
        return None if user in managers.people else tell_only_managers(speech, group_unreadable=managers.unreadable)

    async def open(self, body: Json, client: AsyncWebClient) -> None:
        """The button in a message, a list or App Home."""
        (workspace, user), name = who(body), pressed_value(body)
        speech = await self.tools.speech(body, client)
        within = body.get("view") or {}
        if within.get("type") == "modal":
            view = str(within["id"])
        else:
            view = await self._opened(client, str(body.get("trigger_id") or ""), speech)
        if refused := await self.refused(speech, workspace, user):
            await client.views_update(view_id=view, view=told_view(speech, refused))
            return
        found = await self.tools.announcements.get(workspace, name)
        if found is None:
            await client.views_update(view_id=view, view=told_view(speech, Told("no", speech.t("manage.none"))))
            return
        await self.show(found, user, view, client, speech)

    async def preview(self, body: Json, client: AsyncWebClient) -> None:
        """The same in the other language."""
        await self._again(body, client, pressed_value(body))

    async def log(self, body: Json, client: AsyncWebClient) -> None:
        workspace, user = who(body)
        speech = await self.tools.speech(body, client)
        if await self.tools.is_manager(workspace, user):
            entries = list(await self.tools.announcements.log(workspace, pressed_value(body), MOST_LOGGED))
            await client.views_push(trigger_id=str(body.get("trigger_id") or ""), view=log_view(speech, entries))

    async def show(
        self,
        found: Announcement,
        user: str,
        view: str,
        client: AsyncWebClient,
        speech: Speech,
        said: Told | None = None,
        preview: str = "",
    ) -> None:
        """In the open modal; kept up to date while it is being sent."""
        made, progress = await self.shown.view(speech, found, user, said, preview)
        answer = await client.views_update(view_id=view, view=made)
        if _goes_on(found, progress):
            stamp = str((answer.get("view") or {}).get("hash") or "")
            self.tools.later.start(
                "announcement_progress", self._follow(found, user, view, stamp, client, speech, preview, progress)
            )

    async def _again(self, body: Json, client: AsyncWebClient, preview: str) -> None:
        (workspace, user), view = who(body), body["view"]
        found = await self.tools.announcements.get(workspace, str(metadata_of(view).get("id") or ""))
        if found and await self.tools.is_manager(workspace, user):
            speech = await self.tools.speech(body, client)
            await self.show(found, user, str(view["id"]), client, speech, preview=preview)

    async def _opened(self, client: AsyncWebClient, trigger: str, speech: Speech) -> str:
        answer = await client.views_open(trigger_id=trigger, view=loading_view(speech))
        return str(answer["view"]["id"])

    async def _fill(
        self, version: Version | None, workspace: str, user: str, view: str, client: AsyncWebClient, speech: Speech
    ) -> None:
        if version is None:
            listed = await self.own.listed(workspace, MOST_LISTED)
            await client.views_update(view_id=view, view=announcements_view(speech, listed))
            return
        found = await self.tools.composing.open(workspace, version, user)
        if found is None:
            await client.views_update(view_id=view, view=told_view(speech, tell_not_listed(speech, version)))
            return
        await self.show(found, user, view, client, speech)

    async def _follow(
        self,
        found: Announcement,
        user: str,
        view: str,
        stamp: str,
        client: AsyncWebClient,
        speech: Speech,
        preview: str,
        seen: Progress,
    ) -> None:
        """Until it has ended. With the view's hash: whatever the person did meanwhile is not overwritten."""
        for _ in range(MOST_REFRESHES):
            await self.sleep(REFRESH_SECONDS)
            latest = await self.tools.announcements.get(found.workspace, found.id)
            if latest is None:
                return
            made, progress = await self.shown.view(speech, latest, user, None, preview)
            if progress == seen and latest.state == found.state:
                continue
            try:
                answer = await client.views_update(view_id=view, view=made, hash=stamp)
            except SlackApiError as error:
                if slacks_word(error) in ("hash_conflict", "not_found", "view_not_found"):
                    return
                raise
            found, seen, stamp = latest, progress, str((answer.get("view") or {}).get("hash") or "")
            if not _goes_on(latest, progress):
                return


def _goes_on(a: Announcement, progress: Progress) -> bool:
    """There is more to see before long: it is sent, or corrected, or taken back."""
    return a.state in ("sending", "stopped") or progress.moving
