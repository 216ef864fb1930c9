"""A release manager says what has become of a post where flowver cannot look: two buttons in the managers' window."""

from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.news.managing import Managing
from bot.slack.news.tools import Json, NewsTools, pressed_value
from bot.slack.tickets.forms import who
from bot.slack.views.news.manage import metadata_of, told_view
from bot.usecases.decide_delivery import Found
from bot.words.told import Told


@dataclass(frozen=True, slots=True)
class NewsUnsure:
    """StoreUnavailable."""

    tools: NewsTools
    managing: Managing

    async def found(self, body: Json, client: AsyncWebClient) -> None:
        """It is there, or it is posted again; shown in the window with what came of it."""
        (workspace, user), view = who(body), body["view"]
        speech, kept = await self.tools.speech(body, client), metadata_of(view)
        if refused := await self.managing.refused(speech, workspace, user, afresh=True):
            await client.views_update(view_id=str(view["id"]), view=told_view(speech, refused))
            return
        name, there = str(kept.get("id") or ""), str(body["actions"][0]["action_id"]).endswith(".taken_as_sent")
        found: Found = "taken_as_sent" if there else "posted_again"
        decided = await self.tools.unsure.by(workspace, name, pressed_value(body), user, found)
        said = Told("yes", speech.t(f"unsure.did_{found}")) if decided else Told("warning", speech.t("unsure.decided"))
        if latest := await self.tools.announcements.get(workspace, name):
            preview = str(kept.get("preview") or "")
            await self.managing.show(latest, user, str(view["id"]), client, speech, said, preview)
