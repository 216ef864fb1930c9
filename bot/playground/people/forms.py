"""How a person fills the fields of a view: each value checked as Slack's own client would."""

import re
from collections.abc import Callable
from typing import Any

from bot.playground.file_json import shared_file
from bot.playground.model import Json, View
from bot.playground.people.actions import NoSuchElementError, chosen_options, find_element, listed_options
from bot.playground.people.form_state import FIELDS, held, holding
from bot.playground.people.offers import Offers
from bot.playground.people.refusals import RefusedError
from bot.playground.uploads import Uploads
from bot.playground.workspace import Workspace

LARGEST_IN_FORM = 10 * 1024 * 1024
MOST_IN_FORM = 10
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_TIME = re.compile(r"[0-2]\d:[0-5]\d", re.ASCII)


class Forms:
    """Writes what was entered into a view's state."""

    def __init__(self, workspace: Workspace, uploads: Uploads, offers: Offers) -> None:
        self._workspace = workspace
        self._uploads = uploads
        self._offers = offers
        self._read: dict[str, Callable[[View, str, Json, Any], object]] = {
            "text": _text,
            "rich": _rich_text,
            "option": self._options,
            "options": self._options,
            "id": self._ids,
            "ids": self._ids,
            "date": _written(_DATE, "a date such as 2026-04-03"),
            "time": _written(_TIME, "a time such as 09:30"),
            "moment": _moment,
            "files": self._files,
        }

    def enter(self, view: View, block_id: str, action_id: str, value: Any) -> None:
        """Put a value into a field: text, an option's value, an id, a date, file ids, or a list of these; None empties.

        NoSuchElementError when there is no such field or option, RefusedError when Slack's client would not take it.
        """
        element = find_element(view.content["blocks"], block_id, action_id)
        if element["type"] not in FIELDS:
            raise NoSuchElementError(f"{action_id} is not a field")
        field = FIELDS[element["type"]]
        empty = value is None or value in ("", [])
        entered = field.nothing if empty else self._read[field.holds](view, block_id, element, value)
        view.state[block_id] = view.state.get(block_id, {}) | {action_id: holding(element, entered)}

    def enter_all(self, view: View, values: Json) -> None:
        """Put many values in: block_id -> action_id -> value. Fields that are no longer there are left out."""
        for block_id, fields in values.items():
            for action_id, value in fields.items():
                # The view may have been changed under the typing hand; what has no place is lost, as in Slack.
                if action_id in view.state.get(block_id, {}):
                    self.enter(view, block_id, action_id, value)

    def _options(self, view: View, block_id: str, element: Json, value: Any) -> object:
        many = FIELDS[element["type"]].many
        if many and len(value) > element.get("max_selected_items", len(value)):
            raise RefusedError(f"No more than {element['max_selected_items']} can be chosen.")
        kept = held(element, view.state.get(block_id, {}).get(element["action_id"], {})) or []
        offered = self._offers.at((view.id, block_id, element["action_id"]))
        # What is chosen already may stay although it is not offered any more: an initial option, for one.
        chosen = kept if isinstance(kept, list) else [kept]
        return chosen_options([*chosen, *offered, *listed_options(element)], value, many)

    def _ids(self, view: View, _: str, element: Json, value: Any) -> object:
        wanted = value if FIELDS[element["type"]].many else [value]
        known = {place.id for place in self._workspace.visible_to(view.user)}
        known |= set(self._workspace.people) if "users" in element["type"] else set()
        if unknown := [identity for identity in wanted if identity not in known]:
            raise NoSuchElementError(f"no {unknown[0]} here")
        return value

    def _files(self, view: View, _: str, element: Json, value: Any) -> object:
        files = self._uploads.of(view.user, value)
        most = element.get("max_files", MOST_IN_FORM)
        if len(files) > most:
            raise RefusedError(f"No more than {most} files can be added.")
        # filetypes is not looked at: it only filters the browser's choice, and an app must check for itself.
        for file in files:
            if file.size > LARGEST_IN_FORM:
                raise RefusedError(f"{file.name} is larger than 10 MB.", 413)
        return [shared_file(file) for file in files]


def _text(_: View, __: str, ___: Json, value: Any) -> object:
    if not isinstance(value, str):
        raise RefusedError("A text field holds text.")
    return value


def _rich_text(_: View, __: str, ___: Json, value: Any) -> object:
    # Tests may hand in a whole rich_text block; a person without a toolbar writes plain words.
    if isinstance(value, dict):
        return value
    section = {"type": "rich_text_section", "elements": [{"type": "text", "text": str(value)}]}
    return {"type": "rich_text", "elements": [section]}


def _moment(_: View, __: str, ___: Json, value: Any) -> object:
    if isinstance(value, bool) or not isinstance(value, int):
        raise RefusedError("A moment is a number of seconds since 1970.")
    return value


def _written(form: re.Pattern[str], example: str) -> Callable[[View, str, Json, Any], object]:
    def read(_: View, __: str, ___: Json, value: Any) -> object:
        if not isinstance(value, str) or not form.fullmatch(value):
            raise RefusedError(f"This is not {example}.")
        return value

    return read
