"""What tests do with modals, shortcuts, type-ahead and files, by a person and in a word; Playground offers it."""

from collections.abc import Callable
from typing import Any

from bot.playground.delivery import Answer
from bot.playground.model import Json, Message, StoredFile
from bot.playground.people.acting_channels import ActingOnChannels
from bot.playground.people.actions import block_of, find_element
from bot.playground.people.clicks import Press
from bot.playground.people.form_state import FIELDS
from bot.playground.people.outcome import Outcome
from bot.playground.people.suggestions import flattened

NO_ENTER = {"trigger_actions_on": ["on_enter_pressed"]}


class Acting(ActingOnChannels):
    """Every method raises RefusedError for what a person cannot do, NoSuchElementError for what is not shown."""

    async def shortcut(self, person: str, callback_id: str) -> None:
        """Use a global shortcut; returns when the bot acknowledged it or its time is up."""
        await self.shortcuts.anywhere(self.acts.person(person), callback_id)

    async def message_shortcut(self, person: str, message: Message, callback_id: str) -> None:
        """Use a shortcut on a message that the person sees."""
        found = self.acts.message(person, message.conversation, message.ts)
        await self.shortcuts.on_message(person, found, callback_id)

    def open_view(self, person: str) -> Json | None:
        """Return the modal before the person: the bot's view, what was entered (state.values) and `depth`."""
        return self.view_acts.modals.shown(person)

    async def type_in(self, person: str, block_id: str, action_id: str, value: Any, *, enter: bool = False) -> Outcome:
        """Put a value into a field of the open modal; `enter` also presses Enter.

        Sent on as block_actions only if the input block dispatches, and then as its dispatch_action_config says.
        """
        view = self.view_acts.top(person)
        self.view_acts.forms.enter(view, block_id, action_id, value)
        element = find_element(view.content["blocks"], block_id, action_id)
        when = element.get("dispatch_action_config", NO_ENTER)["trigger_actions_on"]
        # Only writing waits for Enter; a choice is complete as soon as it is made.
        typed = FIELDS[element["type"]].holds in ("text", "rich")
        if not typed or "on_character_entered" in when or (enter and "on_enter_pressed" in when):
            return await self.view_acts.use(view, Press(block_id, action_id))
        return Outcome("kept", self.open_view(person), sent=False)

    async def choose(self, person: str, action_id: str, selected: Any, *, block_id: str | None = None) -> Outcome:
        """Choose in a select, radio buttons, checkboxes or a picker: an option's value, an id, a date, or a list."""
        view = self.view_acts.top(person)
        place = block_id or block_of(view.content["blocks"], action_id)
        self.view_acts.forms.enter(view, place, action_id, selected)
        return await self.view_acts.use(view, Press(place, action_id))

    async def press(self, person: str, action_id: str, *, selected: object = None) -> Outcome:
        """Press a button (or use an overflow menu) in the open modal."""
        view = self.view_acts.top(person)
        press = Press(block_of(view.content["blocks"], action_id), action_id, selected=selected)
        return await self.view_acts.use(view, press)

    async def suggest(
        self, person: str, action_id: str, text: str, *, block_id: str | None = None, message: Message | None = None
    ) -> list[Json]:
        """Type into an external select of the open modal (or of a message); the options, groups opened.

        RefusedError when the bot did not answer in time or well; empty below min_query_length, unasked.
        """
        ahead = self.view_acts.ahead
        if message is not None:
            place = block_id or block_of(message.blocks, action_id)
            return flattened(await ahead.in_message(person, message, place, action_id, text))
        view = self.view_acts.top(person)
        place = block_id or block_of(view.content["blocks"], action_id)
        return flattened(await ahead.in_view(view, place, action_id, text))

    async def submit(self, person: str) -> Outcome:
        """Press the open modal's submit button; returns when the bot answered or its time is up."""
        return await self.view_acts.submit(self.view_acts.top(person))

    async def repeat_submission(self) -> Answer:
        """Deliver the latest submission once more, the very same; the bot's answer is returned and changes nothing."""
        return await self.view_acts.submissions.repeat()

    async def close_view(self, person: str, *, everything: bool = False) -> Json | None:
        """Close the open modal, or the whole stack; returns what is then open."""
        await self.view_acts.submissions.close(self.view_acts.top(person), everything=everything)
        return self.open_view(person)

    async def upload(
        self, person: str, name: str, content: bytes, mimetype: str = "application/octet-stream"
    ) -> StoredFile:
        """Upload a file that is shared nowhere yet: pass it to `say`, or its id in a list to `type_in`."""
        return self.uploads.add(self.acts.person(person), name, content, mimetype, self.url)

    def trigger(self, person: str) -> str:
        """Return a fresh trigger_id, as if the person had just done something."""
        return self.hosting.triggers.give(person)

    async def wait_for_view(
        self,
        person: str,
        wanted: Callable[[Json], bool] = lambda _: True,
        timeout: float = 30.0,  # noqa: ASYNC109  # tests read best with the deadline as an argument
    ) -> Json:
        """Return the person's open modal once it is as wanted; TimeoutError."""

        # Looked at again after every change, so that a test waits for an event and never sleeps.
        def look() -> Json | None:
            shown = self.open_view(person)
            return shown if shown is not None and wanted(shown) else None

        return await self.workspace.broadcast.wait_for(look, timeout)

    async def wait_for_no_view(self, person: str, timeout: float = 30.0) -> None:  # noqa: ASYNC109  # as above
        """Return once nothing is open before the person; TimeoutError."""
        await self.workspace.broadcast.wait_for(lambda: self.open_view(person) is None or None, timeout)
