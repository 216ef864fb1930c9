"""News in App Home: the person's own subscriptions and those they made, their opt-out, and what managers have to do."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.news.announcement import AnnouncementState
from bot.domain.news.subscription import Subscription
from bot.logs import get_log
from bot.slack.news.tools import NewsTools
from bot.slack.views.blocks import Block, actions, button, escaped, header, section
from bot.slack.views.news.list import Running, announcements_blocks
from bot.slack.views.news.messages import NO_FIXES
from bot.slack.views.news.subscriptions import subscription_blocks
from bot.usecases.ports import StoreUnavailable
from bot.words.speech import Speech

log = get_log(__name__)

# Slack takes a hundred blocks; lines and help need some forty of them.
MOST_IN_HOME = 8
MOST_ANNOUNCED = 6
AT_WORK: tuple[AnnouncementState, ...] = ("draft", "proposed", "scheduled", "sending", "stopped")
OVER: tuple[AnnouncementState, ...] = ("sent", "retracted")
MOST_OVER = 5


@dataclass(frozen=True, slots=True)
class NewsHome:
    """Reads the store; without these parts while it is away. `requests`: those of the person, where there is a desk."""

    tools: NewsTools
    requests: Callable[[str, str, str], Awaitable[list[Block]]] | None = None

    async def publish(self, workspace: str, user: str, client: AsyncWebClient) -> None:
        """The whole page anew, after something on it was pressed."""
        language = await self.tools.languages.of(workspace, user, client)
        requests = await self.requests(workspace, user, language) if self.requests else []
        own = [*requests, *await self.blocks(workspace, user, language)]
        await client.views_publish(user_id=user, view=self.tools.answers.home(language, own))

    async def blocks(self, workspace: str, user: str, language: str) -> list[Block]:
        speech = self.tools.answers.speech(language)
        try:
            managed = await self._managed(speech, workspace, user)
            held = await self.of_person(workspace, user)
            wanted = await self.tools.reporters.wanted(workspace, user)
        except StoreUnavailable as error:
            log.warning("news_not_read", error=str(error))
            return []
        return [*managed, *_subscribed(speech, held), *_fixes(speech, wanted=wanted)]

    async def of_person(self, workspace: str, user: str) -> list[Subscription]:
        """Their own first, then those of channels that they subscribed."""
        found = await self.tools.subscriptions.of_workspace(workspace)
        theirs = [each for each in found if user in (each.target, each.subscribed_by)]
        return sorted(theirs, key=lambda each: (not each.personal, each.target))

    async def at_work(self, workspace: str, most: int) -> list[Running]:
        """Announcements that are open or under way, newest first, with how far they have come."""
        return await self._listed(workspace, AT_WORK, most)

    async def listed(self, workspace: str, most: int) -> list[Running]:
        """Those, and the last few that are out: they can be corrected and retracted."""
        open_ones = await self._listed(workspace, AT_WORK, most - MOST_OVER)
        return [*open_ones, *await self._listed(workspace, OVER, MOST_OVER)]

    async def _listed(self, workspace: str, states: Sequence[AnnouncementState], most: int) -> list[Running]:
        found = await self.tools.announcements.listed(workspace, states, most)
        return [(each, await self.tools.announcements.progress(each.id, self.tools.now())) for each in found]

    async def _managed(self, speech: Speech, workspace: str, user: str) -> list[Block]:
        if not await self.tools.is_manager(workspace, user):
            return []
        running = await self.at_work(workspace, MOST_ANNOUNCED)
        return announcements_blocks(speech, running) if running else []


def _subscribed(speech: Speech, held: Sequence[Subscription]) -> list[Block]:
    if not held:
        return []
    blocks = [header(speech.t("home.news"))]
    for each in held[:MOST_IN_HOME]:
        blocks += subscription_blocks(speech, each)
    if len(held) > MOST_IN_HOME:
        blocks.append(section(escaped(speech.t("progress.more", count=len(held) - MOST_IN_HOME))))
    return blocks


def _fixes(speech: Speech, *, wanted: bool) -> list[Block]:
    t = speech.t
    value, label = ("no", "fix.no_more") if wanted else ("yes", "fix.again")
    said = section(escaped(t("home.fixes_on" if wanted else "home.fixes_off")))
    return [said, actions([button(t(label), NO_FIXES, value)])]
