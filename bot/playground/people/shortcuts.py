"""What happens when a person uses one of the app's shortcuts: from anywhere, or on a message."""

from typing import Literal

from bot.playground.answers import Answers
from bot.playground.hosting import Hosting
from bot.playground.interactions import shortcut
from bot.playground.line import Line
from bot.playground.message_json import api_message
from bot.playground.model import Json, Message, Shortcut
from bot.playground.payloads import channel_name
from bot.playground.people.refusals import RefusedError
from bot.playground.response_urls import ResponseUrls
from bot.playground.workspace import Workspace


class Shortcuts:
    """Sends shortcut and message_action; a notice tells when nobody acknowledged."""

    def __init__(
        self, workspace: Workspace, line: Line, answers: Answers, response_urls: ResponseUrls, hosting: Hosting
    ) -> None:
        self._workspace = workspace
        self._line = line
        self._answers = answers
        self._response_urls = response_urls
        self._hosting = hosting

    async def anywhere(self, person: str, callback_id: str) -> None:
        """Use a global shortcut; RefusedError when the app declares none such."""
        declared = self._declared("global", callback_id)
        payload = shortcut(self._workspace, person, declared, self._hosting.triggers.give(person))
        await self._send(payload, person, self._workspace.direct_message(person).id, declared)

    async def on_message(self, person: str, message: Message, callback_id: str) -> None:
        """Use a message shortcut; RefusedError when the app declares none such or the message is ephemeral."""
        declared = self._declared("message", callback_id)
        if message.ephemeral:
            raise RefusedError("A message that only you see has no shortcuts.", 403)
        payload = shortcut(self._workspace, person, declared, self._hosting.triggers.give(person))
        await self._send(payload | self._about(person, message), person, message.conversation, declared)

    def _declared(self, kind: Literal["global", "message"], callback_id: str) -> Shortcut:
        for known in self._workspace.app.shortcuts:
            if (known.kind, known.callback_id) == (kind, callback_id):
                return known
        raise RefusedError(f"The app declares no {kind} shortcut {callback_id!r}.", 404)

    def _about(self, person: str, message: Message) -> Json:
        space = self._workspace
        conversation = space.conversations[message.conversation]
        # No original: answering a shortcut must not replace somebody's message.
        token = self._response_urls.give(person, conversation.id, thread_ts=message.thread_ts)
        return {
            "message": api_message(message, space.id, space.app, metadata=True) | {"team": space.team_of(message.user)},
            "message_ts": message.ts,
            "channel": {"id": conversation.id, "name": channel_name(conversation)},
            "response_url": self._hosting.response_url(token),
        }

    async def _send(self, payload: Json, person: str, conversation: str, declared: Shortcut) -> None:
        answer = await self._line.send("interactive", payload)
        if answer.failure is not None:
            self._answers.failed(person, conversation, declared.name, answer.failure)
