"""What a view's fields hold, in the shapes of view.state.values; how a person fills them is in forms.py."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from bot.playground.model import Json
from bot.playground.people.actions import blocks_within, elements_of, listed_options

Holds = Literal["text", "rich", "option", "options", "id", "ids", "date", "time", "moment", "files"]


@dataclass(frozen=True)
class Field:
    """A type of element that keeps what a person entered: where it keeps it, what kind, and where it starts from."""

    key: str
    holds: Holds
    initial: str = ""

    @property
    def many(self) -> bool:
        return self.holds in ("options", "ids", "files")

    @property
    def nothing(self) -> list[Any] | None:
        return [] if self.many else None


_TEXT = Field("value", "text", "initial_value")
_OPTION = Field("selected_option", "option", "initial_option")
_OPTIONS = Field("selected_options", "options", "initial_options")

FIELDS: dict[str, Field] = {
    "plain_text_input": _TEXT,
    "number_input": _TEXT,
    "email_text_input": _TEXT,
    "url_text_input": _TEXT,
    "rich_text_input": Field("rich_text_value", "rich", "initial_value"),
    "static_select": _OPTION,
    "external_select": _OPTION,
    "radio_buttons": _OPTION,
    "multi_static_select": _OPTIONS,
    "multi_external_select": _OPTIONS,
    "checkboxes": _OPTIONS,
    "users_select": Field("selected_user", "id", "initial_user"),
    "conversations_select": Field("selected_conversation", "id", "initial_conversation"),
    "channels_select": Field("selected_channel", "id", "initial_channel"),
    "multi_users_select": Field("selected_users", "ids", "initial_users"),
    "multi_conversations_select": Field("selected_conversations", "ids", "initial_conversations"),
    "multi_channels_select": Field("selected_channels", "ids", "initial_channels"),
    "datepicker": Field("selected_date", "date", "initial_date"),
    "timepicker": Field("selected_time", "time", "initial_time"),
    "datetimepicker": Field("selected_date_time", "moment", "initial_date_time"),
    "file_input": Field("files", "files"),
}


def fields_of(blocks: list[Json]) -> Iterator[tuple[Json, Json]]:
    """Yield each block with each of its elements that keeps what is entered."""
    for block in blocks_within(blocks):
        for element in elements_of(block):
            if element.get("type") in FIELDS:
                yield block, element


def holding(element: Json, value: object) -> Json:
    """Return the state of an element that holds this value."""
    return {"type": element["type"], FIELDS[element["type"]].key: value}


def held(element: Json, state: Json) -> Any:
    """Return the value in an element's state."""
    return state.get(FIELDS[element["type"]].key)


def first_state(blocks: list[Json]) -> Json:
    """Return the state of a view that nobody has touched: every field with its initial value."""
    return following_state(blocks, {})


def following_state(blocks: list[Json], before: Json) -> Json:
    """Return the state after an update: what was entered stays where block_id and action_id stayed, else is lost."""
    state: Json = {}
    for block, element in fields_of(blocks):
        entered = before.get(block["block_id"], {}).get(element["action_id"])
        kept = entered if entered is not None and _fits(element, entered) else _initial(element)
        state.setdefault(block["block_id"], {})[element["action_id"]] = kept
    return state


def _initial(element: Json) -> Json:
    field = FIELDS[element["type"]]
    # An empty text field has no value at all, as when a person empties it.
    return holding(element, element.get(field.initial) or field.nothing)


def _fits(element: Json, entered: Json) -> bool:
    if entered["type"] != element["type"]:
        return False
    # A choice that is no longer offered cannot stay chosen; external ones are not ours to judge.
    if "options" not in element and "option_groups" not in element:
        return True
    chosen = held(element, entered)
    values = {option["value"] for option in listed_options(element)}
    listed = chosen if isinstance(chosen, list) else [chosen] if chosen else []
    return all(option["value"] in values for option in listed)
