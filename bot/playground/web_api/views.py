"""The views.* methods: App Home and modals, with triggers that last three seconds and hashes against races."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal

from bot.playground.model import Json, View
from bot.playground.payloads import Payloads
from bot.playground.people.modals import Modals, StackFullError, check_external_id, checked_content, made_view
from bot.playground.rules.limits import LimitError
from bot.playground.triggers import TriggerError
from bot.playground.web_api.call import ApiError, Call, Reply, invalid_arguments


def publish(call: Call) -> Reply:
    """views.publish: a person's App Home, replaced as a whole."""
    person = call.required("user_id")
    if person not in call.workspace.people:
        raise invalid_arguments(["[ERROR] user not found [json-pointer:/user_id]"])
    content = _content(call, "home")
    held = call.workspace.homes.get(person)
    with _refusals():
        check_external_id(call.workspace, content, {held.id} if held else ())
    _check_hash(call, held)
    view = made_view(call.workspace, person, content, held)
    call.workspace.homes[person] = view
    shown = _shown(call, view)
    call.workspace.broadcast.send({"type": "home", "view": shown["view"]}, {person})
    return shown


def open_modal(call: Call) -> Reply:
    """views.open: a new modal for whoever the trigger belongs to."""
    # Checked first: a view that is refused for its blocks names them, whatever the trigger.
    content = _content(call, "modal")
    with _refusals():
        return _shown(call, Modals(call.workspace).open(_triggered(call), content))


def push(call: Call) -> Reply:
    """views.push: another modal on top of the one the person has open."""
    content = _content(call, "modal")
    person, modals = _triggered(call), Modals(call.workspace)
    if not modals.stack(person):
        raise ApiError("not_found")
    with _refusals():
        return _shown(call, modals.push(person, content))


def update(call: Call) -> Reply:
    """views.update: a modal that is still open, by view_id or external_id."""
    held = _held(call)
    content = _content(call, "modal")
    _check_hash(call, held)
    with _refusals():
        return _shown(call, Modals(call.workspace).replace(held, content))


def _held(call: Call) -> View:
    identity, external = call.text("view_id"), call.text("external_id")
    for view in call.workspace.modals.values():
        if identity == view.id or (external and external == view.content.get("external_id")):
            return view
    raise ApiError("not_found")


def _content(call: Call, surface: Literal["home", "modal"]) -> Json:
    with _refusals():
        return checked_content(call.workspace, call.structure("view"), surface)


@contextmanager
def _refusals() -> Iterator[None]:
    """Turn what a view is refused for into the API's errors."""
    try:
        yield
    except LimitError as refused:
        metadata = {"response_metadata": {"messages": refused.messages}} if refused.messages else {}
        raise ApiError(refused.error, **metadata) from refused
    except StackFullError as refused:
        raise ApiError("push_limit_reached") from refused


def _triggered(call: Call) -> str:
    try:
        return call.host.spend_trigger(call.required("trigger_id"))
    except TriggerError as refused:
        raise ApiError(str(refused)) from refused


def _check_hash(call: Call, held: View | None) -> None:
    given = call.text("hash")
    # Without a hash the last writer wins, as in Slack.
    if given and held is not None and given != held.hash:
        raise ApiError("hash_conflict")


def _shown(call: Call, view: View) -> Reply:
    return {"view": Payloads(call.workspace).view(view)}
