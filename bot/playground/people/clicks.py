"""What happens when a person uses a button or another element, in a message, App Home or a modal."""

from dataclasses import dataclass

from bot.playground.answers import Answers
from bot.playground.hosting import Hosting
from bot.playground.line import Line
from bot.playground.model import Json, Message, View
from bot.playground.payloads import Payloads
from bot.playground.people.actions import NoSuchElementError, action, find_element
from bot.playground.people.form_state import FIELDS
from bot.playground.people.forms import Forms
from bot.playground.people.offers import Offers
from bot.playground.response_urls import ResponseUrls
from bot.playground.workspace import Workspace


@dataclass(frozen=True)
class Press:
    """Which element was used, and what was chosen in it (an option's value, a user, a date ...)."""

    block_id: str
    action_id: str
    value: str | None = None
    selected: object = None


class Clicks:
    """Sends block_actions and shows a notice when nobody acknowledged them."""

    def __init__(
        self,
        workspace: Workspace,
        line: Line,
        answers: Answers,
        response_urls: ResponseUrls,
        hosting: Hosting,
        forms: Forms,
        offers: Offers,
    ) -> None:
        self._workspace = workspace
        self._line = line
        self._answers = answers
        self._response_urls = response_urls
        self._hosting = hosting
        self._forms = forms
        self._offers = offers
        self._payloads = Payloads(workspace)

    async def in_message(self, person: str, message: Message, press: Press) -> None:
        """Use an element of a message; NoSuchElementError when it has none such or is another person's."""
        # Said like a missing message: that it exists is already too much.
        if message.only_for not in (None, person):
            raise NoSuchElementError("no such message")
        element = find_element(message.blocks, press.block_id, press.action_id)
        offered = self._offers.at((message.ts, press.block_id, press.action_id))
        ts = self._workspace.ids.ts()
        act = action(element, press.block_id, ts, press.value, press.selected, offered)
        token = self._response_urls.give(person, message.conversation, message.ts, message.thread_ts)
        url = self._hosting.response_url(token)
        payload = self._payloads.message_action(person, message, act, self._hosting.triggers.give(person), url)
        await self._send(payload, person, message.conversation)

    async def in_view(self, person: str, view: View, press: Press) -> None:
        """Use an element of App Home or of a modal."""
        payload = self._view_payload(view, press)
        await self._send(payload, person, self._workspace.direct_message(person).id)

    async def in_modal(self, view: View, press: Press) -> str | None:
        """Use an element of a modal; returns Slack's word for what went wrong: the modal shows it, not a notice."""
        return (await self._line.send("interactive", self._view_payload(view, press))).failure

    def dispatches(self, view: View, press: Press) -> bool:
        """Whether using the element is sent on: always, but for an input block only if it asks for it."""
        find_element(view.content["blocks"], press.block_id, press.action_id)
        inputs = [block for block in view.content["blocks"] if block["type"] == "input"]
        return not any(
            block["block_id"] == press.block_id and not block.get("dispatch_action", False) for block in inputs
        )

    def _view_payload(self, view: View, press: Press) -> Json:
        act = self._view_action(view, press)
        return self._payloads.view_action(view.user, view, act, self._hosting.triggers.give(view.user))

    def _view_action(self, view: View, press: Press) -> Json:
        element = find_element(view.content["blocks"], press.block_id, press.action_id)
        ts = self._workspace.ids.ts()
        if element["type"] not in FIELDS:
            return action(element, press.block_id, ts, press.value, press.selected)
        chosen = press.value if press.selected is None else press.selected
        # Nothing chosen now: what was entered before is sent on (Enter in a text field).
        if chosen is not None:
            self._forms.enter(view, press.block_id, press.action_id, chosen)
        base = {"block_id": press.block_id, "action_id": press.action_id, "action_ts": ts}
        return base | dict(view.state[press.block_id][press.action_id])

    async def _send(self, payload: Json, person: str, conversation: str) -> None:
        answer = await self._line.send("interactive", payload)
        # Slack marks the button itself; the page has no place for that, so the person is told in words.
        if answer.failure is not None:
            self._answers.failed(person, conversation, "That button", answer.failure)
