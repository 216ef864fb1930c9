"""What tests do with channels, people, other workspaces and the Web API's faults; Playground offers it."""

from typing import Any

from bot.playground.cast import ANNA
from bot.playground.desk.faults import ANY, Fault, Trouble
from bot.playground.hosting import Hosting
from bot.playground.model import Conversation
from bot.playground.neighbours import Neighbour, many_channels, neighbour_cast
from bot.playground.rate_limit import Limiter
from bot.playground.slack_faults import SlackFault, slack_fault
from bot.playground.triggers import Triggers
from bot.playground.web_api.front import Seat
from bot.playground.wiring import Wiring
from bot.playground.workspace import Workspace


class ActingOnChannels(Wiring):
    """Channels are named by id; `by` is whoever does it. RefusedError for what Slack would not do."""

    async def archive(self, channel: str, by: str = ANNA) -> None:
        await self.life.archive(self.channel(channel), by)

    async def unarchive(self, channel: str, by: str = ANNA) -> None:
        await self.life.unarchive(self.channel(channel), by)

    async def rename(self, channel: str, name: str, by: str = ANNA) -> None:
        await self.life.rename(self.channel(channel), name, by)

    async def make_private(self, channel: str, by: str = ANNA) -> None:
        await self.life.make_private(self.channel(channel), by)

    async def delete_channel(self, channel: str, by: str = ANNA) -> None:
        await self.life.delete(self.channel(channel), by)

    async def invite(self, channel: str, who: str | None = None, by: str = ANNA) -> None:
        """Add a person, or the bot when nobody is named."""
        await self.life.invite(self.channel(channel), who or self.workspace.bot, by)

    async def kick(self, channel: str, who: str | None = None, by: str = ANNA) -> None:
        """Take out a person, or the bot when nobody is named."""
        await self.life.remove(self.channel(channel), who or self.workspace.bot, by)

    async def deactivate(self, person: str) -> None:
        """Let a person leave the workspace: users.info says deleted, user_change is sent."""
        await self.life.deactivate(person)

    async def uninstall(self) -> None:
        """Take the app out of the workspace: its bot token opens nothing any more, and two events say so."""
        self.web_api.revoke(self.bot_token)
        revoked = {"oauth": [], "bot": [self.workspace.bot]}
        await self.events.deliver("tokens_revoked", {"type": "tokens_revoked", "tokens": revoked})
        await self.events.deliver("app_uninstalled", {"type": "app_uninstalled"})

    def channel(self, channel: str) -> Conversation:
        """Return a conversation by id; KeyError."""
        return self.workspace.conversations[channel]

    def add_channels(self, count: int, *, name: str = "kund", private: bool = False) -> list[str]:
        """Open channels with Anna and the bot in them; returns their ids."""
        return many_channels(self.workspace, count, (ANNA, self.workspace.bot), name=name, private=private)

    def add_workspaces(self, count: int, *, channels: int = 0) -> list[Neighbour]:
        """Open workspaces of their own: auth.test, posts and history go by their tokens, limits are each one's own."""
        first = len(self.neighbours) + 1
        made = [self._neighbour(number, channels) for number in range(first, first + count)]
        self.neighbours.extend(made)
        return made

    def _neighbour(self, number: int, channels: int) -> Neighbour:
        app = self.workspace.app
        people = (self.workspace.people[app.user], self.workspace.people[ANNA])
        cast = neighbour_cast(number, app, people)
        space = Workspace(cast, self.clock, self.keep_messages, content=self.keep_content)
        many_channels(space, channels, (ANNA, space.bot))
        found = Neighbour(f"xoxb-granne-{number}", space)
        triggers = Triggers(space.ids, self.clock)
        host = Hosting(space, self.events, self.socket, triggers, self.uploads, self.posts, told=False)
        host.address = self.hosting.address
        self.web_api.open(found.token, Seat(space, host, Limiter(self.rate_limit, self.clock)))
        return found

    def slack_fail(self, trouble: Trouble | str, operation: str = ANY, **how: Any) -> SlackFault:
        """Arm a fault of a Web API method ("chat.postMessage"), as `desk.fail` does for the service desk.

        `how`: probability, count, seconds, status, retry_after, html, after_work as there; `channel`: only calls that
        name it; `error`: with the trouble "error", a refusal in Slack's words (is_archived ...). ValueError, TypeError.
        """
        return self.slack_faults.add(slack_fault(trouble, operation, **how))

    def slack_heal(self, fault: Fault | None = None) -> None:
        """Remove every fault of the Web API, or one; the calls that it holds are let go."""
        self.slack_faults.heal(fault)

    async def wait_for_posts(self, count: int, timeout: float = 30.0) -> None:  # noqa: ASYNC109  # as in server.py
        """Return once so many posts were taken in all; TimeoutError."""
        await self.workspace.broadcast.wait_for(lambda: len(self.posts) >= count or None, timeout)
