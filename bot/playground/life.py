"""What becomes of channels and people: archived, renamed, made private, deleted, left; and what the app hears of it."""

import re

from bot.playground.events import Events
from bot.playground.model import Conversation, Json, Message
from bot.playground.people.refusals import RefusedError
from bot.playground.person_json import api_person
from bot.playground.workspace import Workspace

# Slack's own rule for names: small letters (of any alphabet), digits, hyphens and underscores.
_NAME = re.compile(r"[^\W_A-Z]([\w-]{0,79})")


class Life:
    """Every change is said in the channel by whoever made it, and told to the app as far as it may know of it.

    The methods return when the app acknowledged the event or its time is up.
    """

    def __init__(self, workspace: Workspace, events: Events) -> None:
        self._workspace = workspace
        self._events = events

    async def archive(self, channel: Conversation, by: str) -> None:
        """Close a channel; RefusedError when it is closed already."""
        _refuse(channel.is_archived, f"#{channel.name} is archived already.")
        self._say(channel, by, "channel_archive", "archived the channel")
        self._workspace.archive(channel)
        await self._tell(channel, "archive", {"channel": channel.id, "user": by, "is_moved": 0})

    async def unarchive(self, channel: Conversation, by: str) -> None:
        _refuse(not channel.is_archived, f"#{channel.name} is not archived.")
        self._workspace.alter(channel, is_archived=False)
        self._say(channel, by, "channel_unarchive", "un-archived the channel")
        await self._tell(channel, "unarchive", {"channel": channel.id, "user": by})

    async def rename(self, channel: Conversation, name: str, by: str) -> None:
        """Give a channel another name; RefusedError for one that Slack would not take."""
        wanted = name.strip().lstrip("#")
        _refuse(not _NAME.fullmatch(wanted), "A name has small letters, digits, - and _ only, 80 at most.")
        _refuse(self._workspace.named(wanted) is not None, f"There is a #{wanted} already.")
        _refuse(channel.is_archived, f"#{channel.name} is archived.")
        self._say(channel, by, "channel_name", f'has renamed the channel from "{channel.name}" to "{wanted}"')
        self._workspace.alter(channel, name=wanted)
        renamed = {"id": channel.id, "name": wanted, "name_normalized": wanted, "created": 1_600_000_000}
        await self._tell(channel, "rename", {"channel": renamed | {"is_channel": True, "is_mpim": False}})

    async def make_private(self, channel: Conversation, by: str) -> None:
        """Close a public channel to those who are not in it. Its id stays, and Slack sends no event of its own."""
        _refuse(channel.kind != "public_channel", f"#{channel.name} is private already.")
        self._workspace.alter(channel, kind="private_channel")
        self._say(channel, by, "channel_convert_to_private", "made this channel private")

    async def delete(self, channel: Conversation, by: str) -> None:
        """Take a channel away for good, with what was said in it."""
        known = self._known(channel)
        self._workspace.drop(channel)
        if known:
            await self._deliver(channel, "deleted", {"channel": channel.id, "actor_id": by})

    async def invite(self, channel: Conversation, who: str, by: str) -> None:
        """Add somebody, or the app; RefusedError when they are in it already or it is archived."""
        _refuse(channel.is_archived, f"#{channel.name} is archived.")
        _refuse(who in channel.members, f"{self._workspace.people[who].real_name} is already in this channel.")
        self._workspace.join(channel, who)
        if self._workspace.bot in channel.members:
            await self._member("member_joined_channel", channel, who, {"inviter": by})

    async def remove(self, channel: Conversation, who: str, by: str) -> None:
        """Take somebody out, or the app; the app hears of its own leaving by channel_left or group_left."""
        _refuse(who not in channel.members, f"{self._workspace.people[who].real_name} is not in this channel.")
        self._workspace.leave(channel, who)
        if who == self._workspace.bot:
            await self._deliver(channel, "left", {"channel": channel.id, "actor_id": by})
        elif self._workspace.bot in channel.members:
            await self._member("member_left_channel", channel, who, {})

    async def deactivate(self, person: str) -> None:
        """Let a person leave the workspace: out of every channel and group; their direct messages stay."""
        gone = self._workspace.deactivate(person)
        user = api_person(self._workspace, gone)
        await self._events.deliver("user_change", {"type": "user_change", "user": user})

    def _say(self, channel: Conversation, by: str, subtype: str, text: str) -> None:
        stamp = self._workspace.ids.ts()
        self._workspace.post(Message(stamp, channel.id, by, f"<@{by}> {text}", subtype=subtype))

    async def _tell(self, channel: Conversation, what: str, event: Json) -> None:
        if self._known(channel):
            await self._deliver(channel, what, event)

    async def _deliver(self, channel: Conversation, what: str, event: Json) -> None:
        kind = f"{'channel' if channel.kind == 'public_channel' else 'group'}_{what}"
        await self._events.deliver(kind, {"type": kind} | event)

    async def _member(self, kind: str, channel: Conversation, who: str, more: Json) -> None:
        # Private channels have ids with a C too nowadays, and the type follows the id.
        event = {"type": kind, "user": who, "channel": channel.id, "channel_type": "C"}
        await self._events.deliver(kind, event | {"team": self._workspace.team_of(who)} | more)

    def _known(self, channel: Conversation) -> bool:
        return channel.kind == "public_channel" or self._workspace.bot in channel.members


def _refuse(when: bool, sentence: str) -> None:
    if when:
        raise RefusedError(sentence)
