"""Type-ahead: asking the app for options while a person types into an external select."""

from typing import Any

from bot.playground.answers import Answers
from bot.playground.delivery import Answer
from bot.playground.interactions import block_suggestion
from bot.playground.line import Line
from bot.playground.message_json import api_message
from bot.playground.model import Json, Message, View
from bot.playground.payloads import Payloads, channel_name
from bot.playground.people.actions import find_element
from bot.playground.people.offers import Offers
from bot.playground.people.refusals import RefusedError
from bot.playground.rules.elements import GROUPS, options
from bot.playground.rules.language import Problems
from bot.playground.rules.limits import LimitError
from bot.playground.workspace import Workspace

# Slack's documented default; an app that wants options at once sets 0.
SHORTEST_QUERY = 3


class TypeAhead:
    """Sends block_suggestion and checks what comes back."""

    def __init__(self, workspace: Workspace, line: Line, answers: Answers, offers: Offers) -> None:
        self._workspace = workspace
        self._line = line
        self._answers = answers
        self._offers = offers

    async def in_view(self, view: View, block_id: str, action_id: str, typed: str) -> Json:
        """Return {"options": [...]} or {"option_groups": [...]}; RefusedError when the app did not answer well."""
        element = find_element(view.content["blocks"], block_id, action_id)
        where = {
            "container": {"type": "view", "view_id": view.id},
            "view": Payloads(self._workspace).view(view, entered=True),
        }
        return await self._ask(view.user, (view.id, block_id, action_id), element, typed, where)

    async def in_message(self, person: str, message: Message, block_id: str, action_id: str, typed: str) -> Json:
        """Do the same for a select in a message."""
        space = self._workspace
        element = find_element(message.blocks, block_id, action_id)
        conversation = space.conversations[message.conversation]
        container = {"type": "message", "message_ts": message.ts, "channel_id": conversation.id}
        where: Json = {
            "container": container | {"is_ephemeral": message.ephemeral},
            "channel": {"id": conversation.id, "name": channel_name(conversation)},
        }
        if not message.ephemeral:
            where["message"] = api_message(message, space.id, space.app, metadata=True)
        return await self._ask(person, (message.ts, block_id, action_id), element, typed, where)

    async def _ask(self, person: str, place: tuple[str, str, str], element: Json, typed: str, where: Json) -> Json:
        if element["type"] not in ("external_select", "multi_external_select"):
            raise RefusedError(f"{element['action_id']} does not ask while typing.")
        if len(typed) < element.get("min_query_length", SHORTEST_QUERY):
            return {"options": []}
        payload = block_suggestion(self._workspace, person, place[1], place[2], typed) | where
        found = self._checked(await self._line.send("interactive", payload))
        self._offers.add(place, flattened(found))
        return found

    def _checked(self, answer: Answer) -> Json:
        if answer.failure is not None:
            raise RefusedError(f"The options could not be loaded: {answer.failure}.", 502)
        try:
            return checked_options(answer.body())
        except LimitError as refused:
            self._answers.rejected("block_suggestion", refused, answer.text)
            details = " ".join([refused.error, *refused.messages])
            raise RefusedError(f"The options could not be loaded: {details}.", 502) from refused
        except ValueError:
            raise RefusedError("The options could not be loaded: invalid_json.", 502) from None


def checked_options(body: Json | None) -> Json:
    """Return an app's options or option_groups; LimitError when Slack would show none of them."""
    found: Any = body or {}
    if ("options" in found) == ("option_groups" in found):
        raise LimitError("invalid_options", ["[ERROR] must provide either options or option_groups"])
    name = "options" if "options" in found else "option_groups"
    # Nothing found is an answer too; only the rules of elements want at least one.
    if found[name] == []:
        return {"options": []}
    problems: Problems = []
    rule = options() if name == "options" else GROUPS
    rule(found[name], f"/{name}", problems)
    if problems:
        raise LimitError("invalid_options", problems)
    return {name: found[name]}


def flattened(found: Json) -> list[Json]:
    """Return the options of an answer, its groups opened."""
    listed: list[Json] = found.get("options") or [
        option for group in found.get("option_groups", []) for option in group["options"]
    ]
    return listed
