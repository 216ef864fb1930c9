"""The bot's answers to what a person did: shown to them or the channel, or refused with a notice."""

from dataclasses import dataclass, field
from datetime import datetime

from bot.playground.content import content, with_ids
from bot.playground.delivery import Answer
from bot.playground.model import Json, Message
from bot.playground.response_urls import ResponseUrl
from bot.playground.rules.limits import LimitError
from bot.playground.workspace import Workspace


@dataclass(frozen=True)
class Rejection:
    """A body that was refused: where it came from, Slack's error, its messages and the body itself."""

    at: datetime
    source: str
    error: str
    messages: list[str]
    body: object


@dataclass
class Answers:
    """Shows answers and keeps what was refused."""

    workspace: Workspace
    rejections: list[Rejection] = field(default_factory=list)

    def to_command(self, answer: Answer, person: str, conversation: str, typed: str) -> Message | None:
        """Show a command's answer; a failure or a refused body becomes a notice. Returns what was shown."""
        # Slack names the command in its notice, never what was typed after it.
        name = typed.split()[0]
        if answer.failure is not None:
            self.failed(person, conversation, name, answer.failure)
            return None
        try:
            body = answer.body()
            place = ResponseUrl(person, conversation, self.workspace.now())
            return self._show(body, place, typed) if body else None
        except LimitError as refused:
            self.rejected(name, refused, answer.text)
            self.failed(person, conversation, name, refused.error, refused.messages)
        except ValueError:
            self.failed(person, conversation, name, "invalid_command_response")
        return None

    def to_response_url(self, place: ResponseUrl, body: Json) -> None:
        """Carry out a body posted to a response_url; LimitError when it is refused."""
        original = place.original and self.workspace.message(place.conversation, place.original)
        if original and body.get("delete_original") is True:
            self.workspace.delete(original)
        elif original and body.get("replace_original") is True:
            shown = self._shown(body)
            self.workspace.change(original, **shown, edited=self.workspace.ids.ts())
        else:
            self._show(body, place)

    def failed(
        self, person: str, conversation: str, what: str, failure: str, messages: list[str] | None = None
    ) -> None:
        """Tell the person, as Slackbot does, that something they did came to nothing."""
        # Slack keeps the reason to itself; here it is shown, so that a mistake is seen where it is made.
        details = "".join(f"\n{message}" for message in messages or [])
        self.workspace.notice(person, conversation, f'{what} failed with the error "{failure}"{details}')

    def rejected(self, source: str, refused: LimitError, body: object) -> None:
        at = self.workspace.now()
        self.rejections.append(Rejection(at, source, refused.error, refused.messages, body))
        self.workspace.broadcast.touch()

    def _show(self, body: Json, place: ResponseUrl, command: str | None = None) -> Message | None:
        # Such a body asks for nothing to be shown; Slack shows nothing.
        if set(body) <= {"response_type", "delete_original", "replace_original"}:
            return None
        public = body.get("response_type") == "in_channel"
        space = self.workspace
        return space.post(
            Message(
                space.ids.ts(),
                place.conversation,
                space.bot,
                thread_ts=body.get("thread_ts") or place.thread_ts,
                only_for=None if public else place.person,
                in_channel_command=command if public else None,
                **self._shown(body),
            )
        )

    def _shown(self, body: Json) -> Json:
        found = content(body)
        blocks = with_ids(found.blocks, self.workspace.ids.new)
        return {"text": found.text, "blocks": blocks, "attachments": found.attachments}
