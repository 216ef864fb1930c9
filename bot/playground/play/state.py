"""What the page is told: the state as one person sees it, in the contract's shapes."""

from collections.abc import Sequence

from bot.playground.line import Line
from bot.playground.message_json import page_message
from bot.playground.model import Conversation, Json, Person
from bot.playground.people.modals import Modals
from bot.playground.script import VENDOR, Suggestion, TourStep
from bot.playground.vendor import Vendor
from bot.playground.workspace import Workspace


class PlayState:
    """Reads the workspace for the page; changes nothing but what counts as read."""

    def __init__(
        self,
        workspace: Workspace,
        line: Line,
        suggestions: Sequence[Suggestion],
        tour: Sequence[TourStep],
        vendor: Vendor,
    ) -> None:
        self._workspace = workspace
        self._line = line
        self._suggestions = suggestions
        self._tour = tour
        self._vendor = vendor

    def state(self, me: str) -> Json:
        space, vendor = self._workspace, self._vendor.shown()
        return {
            "workspace": {"id": space.id, "name": space.name},
            "me": me,
            "people": [_person(person) for person in space.people.values()],
            "conversations": [self._conversation(found, me) for found in space.visible_to(me)],
            "app": self._app(),
            "modal": Modals(space).shown(me),
            "suggestions": [{"text": found.text, "note": dict(found.note)} for found in self._suggestions],
            "tour": [_tour_step(step) for step in self._tour if vendor or step.target != VENDOR],
            "vendor": vendor,
            "today": space.now().date().isoformat(),
        }

    def messages(self, me: str, conversation: str, thread_ts: str | None) -> list[Json]:
        """Return what the person sees, oldest first; reading the top level marks the conversation as read."""
        seen = [
            message
            for message in self._workspace.messages[conversation]
            if message.only_for in (None, me)
            and (message.thread_ts is None if thread_ts is None else thread_ts in (message.ts, message.thread_ts))
        ]
        if thread_ts is None:
            self._workspace.read(me, conversation)
        return [page_message(message) for message in seen]

    def _conversation(self, conversation: Conversation, me: str) -> Json:
        shown: Json = {
            "id": conversation.id,
            "kind": "im" if conversation.is_im else "channel",
            "name": conversation.name,
            "topic": conversation.topic,
            "members": list(conversation.members),
            "unread": self._workspace.unread(me, conversation.id),
            "private": conversation.kind == "private_channel",
            "archived": conversation.is_archived,
            "shared": conversation.is_ext_shared,
        }
        others = [member for member in conversation.members if member != me]
        return shown | ({"with": others[0]} if conversation.is_im else {})

    def _app(self) -> Json:
        app = self._workspace.app
        commands = [
            {"command": found.command, "description": found.description, "usage_hint": found.usage_hint}
            for found in app.commands
        ]
        shortcuts = [
            {
                "name": found.name,
                "kind": found.kind,
                "callback_id": found.callback_id,
                "description": found.description,
            }
            for found in app.shortcuts
        ]
        return {
            "user": app.user,
            "name": app.name,
            "commands": commands,
            "shortcuts": shortcuts,
            "bot": self._line.status,
            "transport": self._line.transport,
        }


def _person(person: Person) -> Json:
    return {
        "id": person.id,
        "name": person.real_name,
        "handle": person.name,
        "title": person.title,
        "locale": person.locale,
        "color": person.color,
        "is_bot": person.is_bot,
        "is_external": person.is_external,
        "deleted": person.deleted,
        "initials": person.initials,
    }


def _tour_step(step: TourStep) -> Json:
    return {"title": dict(step.title), "text": dict(step.text), "target": step.target}
