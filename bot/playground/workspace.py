"""The workspace's state: who is there, what was said and shown. No HTTP, and nothing about the bot's code."""

import copy
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.playground.broadcast import Broadcast
from bot.playground.identifiers import Identifiers
from bot.playground.message_json import page_message
from bot.playground.model import Cast, Conversation, Message, Person, View

SLACKBOT = "USLACKBOT"


class Workspace:
    """People, conversations, messages and views; every change is told to `broadcast`.

    `keep`: only so many of each conversation's newest messages are remembered (None: all), and of them, without
    `content`, only when, whose and with which metadata.
    """

    def __init__(
        self, cast: Cast, now: Callable[[], datetime], keep: int | None = None, *, content: bool = True
    ) -> None:
        self.id, self.name, self.domain, self.app = cast.team_id, cast.team_name, cast.team_domain, cast.app
        self.now = now
        self.ids = Identifiers(now)
        self.broadcast = Broadcast()
        self.people: dict[str, Person] = {person.id: person for person in cast.people}
        self.conversations: dict[str, Conversation] = {
            # The cast is a template: two workspaces made from one must not share members.
            conversation.id: copy.deepcopy(conversation)
            for conversation in cast.conversations
        }
        self.usergroups = {group: list(members) for group, members in cast.usergroups.items()}
        self.usergroup_names = dict(cast.usergroup_names)
        self.messages: dict[str, list[Message]] = {conversation: [] for conversation in self.conversations}
        self.homes: dict[str, View] = {}
        self.modals: dict[str, View] = {}
        self._keep, self._content = keep, content
        self._read: dict[tuple[str, str], str] = {}
        for minutes, conversation, user, text in cast.messages:
            self.post(Message(self.ids.ts(timedelta(minutes=minutes)), conversation, user, text))

    @property
    def bot(self) -> str:
        return self.app.user

    def team_of(self, person: str) -> str:
        """Return the workspace that the person belongs to: this one, or a Slack Connect partner's."""
        found = self.people.get(person)
        return (found and found.team) or self.id

    def visible_to(self, person: str) -> list[Conversation]:
        """Return the conversations a person sees: their own and, unless a guest or stranger, all public channels."""
        return [conversation for conversation in self.conversations.values() if self.sees(person, conversation)]

    def sees(self, person: str, conversation: Conversation) -> bool:
        known = self.people[person]
        open_to_all = conversation.kind == "public_channel" and not (known.is_guest or known.is_external)
        return person in conversation.members or open_to_all

    def direct_message(self, person: str) -> Conversation:
        """Return the person's conversation with the bot, opened when it is not there yet."""
        # By its id, not by looking through all: among ten thousand channels every post would pay for the search.
        identity = f"D{person[1:]}"
        if identity not in self.conversations:
            self.add(Conversation(identity, "im", "", members=[person, self.bot]))
        return self.conversations[identity]

    def add(self, *conversations: Conversation) -> None:
        """Open conversations, all at once."""
        for conversation in conversations:
            self.conversations[conversation.id] = conversation
            self.messages[conversation.id] = []
        self.broadcast.send({"type": "state"})

    def drop(self, conversation: Conversation) -> None:
        """Forget a conversation and all that was said in it."""
        del self.conversations[conversation.id], self.messages[conversation.id]
        self.broadcast.send({"type": "state"})

    def named(self, name: str) -> Conversation | None:
        """Return the channel with this id or name (with or without #)."""
        found = self.conversations.get(name)
        return found or next(
            (channel for channel in self.conversations.values() if channel.name and channel.name == name.lstrip("#")),
            None,
        )

    def post(self, message: Message) -> Message:
        """Add a message (a reply counts at its parent) and show it to those who may see it."""
        if not self._content:
            message = replace(message, text="", blocks=None, attachments=None)
        held = self.messages[message.conversation]
        held.append(message)
        if self._keep is not None:
            del held[: max(0, len(held) - self._keep)]
        # What only one person sees must not show the others that something was said.
        if message.thread_ts and not message.ephemeral:
            self._count_reply(message.conversation, message.thread_ts, +1)
        self._show("message", message)
        return message

    def notice(self, person: str, conversation: str, text: str, thread_ts: str | None = None) -> Message:
        """Show a line by Slackbot that only this person sees."""
        return self.post(Message(self.ids.ts(), conversation, SLACKBOT, text, only_for=person, thread_ts=thread_ts))

    def message(self, conversation: str, ts: str) -> Message | None:
        return next((found for found in self.messages.get(conversation, []) if found.ts == ts), None)

    def change(self, message: Message, **fields: object) -> Message:
        """Replace fields of a message in place and show the change."""
        changed = replace(message, **fields)  # type: ignore[arg-type]  # field names come from our own callers
        held = self.messages[message.conversation]
        # Messages are replaced, not edited: who holds an older one (a test, a payload) keeps what was then true.
        held[held.index(message)] = changed
        self._show("message_changed", changed)
        return changed

    def delete(self, message: Message) -> None:
        self.messages[message.conversation].remove(message)
        if message.thread_ts and not message.ephemeral:
            self._count_reply(message.conversation, message.thread_ts, -1)
        self.broadcast.send(
            {"type": "message_deleted", "conversation": message.conversation, "ts": message.ts},
            self._audience(message),
        )

    def read(self, person: str, conversation: str) -> None:
        """Note that the person has seen everything in the conversation so far."""
        self._read[person, conversation] = self.ids.ts()

    def unread(self, person: str, conversation: str) -> int:
        since = self._read.get((person, conversation), "")
        return sum(
            message.ts > since and message.user != person and message.only_for in (None, person)
            for message in self.messages[conversation]
            if message.thread_ts is None
        )

    def join(self, conversation: Conversation, person: str) -> None:
        if person not in conversation.members:
            conversation.members.append(person)
            self.broadcast.send({"type": "state"})

    def leave(self, conversation: Conversation, person: str) -> None:
        if person in conversation.members:
            conversation.members.remove(person)
            self.broadcast.send({"type": "state"})

    def archive(self, conversation: Conversation) -> None:
        self.alter(conversation, is_archived=True)

    def alter(self, conversation: Conversation, **fields: object) -> None:
        """Set fields of a conversation and tell the browsers."""
        for name, value in fields.items():
            setattr(conversation, name, value)
        self.broadcast.send({"type": "state"})

    def deactivate(self, person: str) -> Person:
        """Take a person out of every channel and group; who they were stays known, with `deleted` set."""
        self.people[person] = replace(self.people[person], deleted=True)
        for conversation in self.conversations.values():
            if person in conversation.members and not conversation.is_im:
                conversation.members.remove(person)
        for members in self.usergroups.values():
            members[:] = [member for member in members if member != person]
        self.broadcast.send({"type": "state"})
        return self.people[person]

    def _count_reply(self, conversation: str, thread_ts: str, step: int) -> None:
        parent = self.message(conversation, thread_ts)
        if parent is not None:
            self.change(parent, reply_count=parent.reply_count + step)

    def _show(self, kind: str, message: Message) -> None:
        # Without a browser nobody needs the message drawn: ten thousand posts would pay for it.
        if not self.broadcast.watched:
            self.broadcast.touch()
            return
        self.broadcast.send(
            {"type": kind, "conversation": message.conversation, "message": page_message(message)},
            self._audience(message),
        )

    def _audience(self, message: Message) -> set[str]:
        # The server decides who sees what: a browser never gets another person's ephemeral message to hide.
        if message.only_for is not None:
            return {message.only_for}
        conversation = self.conversations[message.conversation]
        return {person for person in self.people if self.sees(person, conversation)}
