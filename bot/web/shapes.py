"""The shape that Slack's bodies have: what does not have it was not sent by Slack, or not in a form that we know."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Fits = Callable[[Any], bool]

# Slack's ids are capitals and digits; the empty one stands for none.
_is_id = re.compile("[A-Za-z0-9]{0,64}").fullmatch


def _id(value: Any) -> bool:
    return isinstance(value, str) and bool(_is_id(value))


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _object(value: Any) -> bool:
    return isinstance(value, dict)


def _pressed(value: Any) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(each, dict) for each in value)


_BODY: Mapping[str, Fits] = {
    "team_id": _id,
    "user_id": _id,
    "channel_id": _id,
    "event_id": _id,
    "text": _text,
    "response_url": _text,
    "command": _text,
    "type": _text,
    "event": _object,
    "team": _object,
    "user": _object,
    "container": _object,
    "view": _object,
    "workflow_step": _object,
    "actions": _pressed,
}
_INSIDE: Mapping[str, Mapping[str, Fits]] = {
    "event": {
        "type": _text,
        "user": _id,
        "channel": _id,
        "text": _text,
        "ts": _text,
        "thread_ts": _text,
        "bot_id": _id,
        "tab": _text,
        "subtype": _text,
        "channel_type": _text,
    },
    "team": {"id": _id},
    "user": {"id": _id, "team_id": _id},
    "container": {"channel_id": _id, "message_ts": _text, "thread_ts": _text},
    "view": {"id": _id, "type": _text, "callback_id": _text, "private_metadata": _text, "state": _object},
}
_KINDS_AND_OBJECTS = frozenset(("type", *(name for name, fits in _BODY.items() if fits in (_object, _pressed))))
# A command has no more to be looked at, and all that a form holds is text.
_COMMAND = {name: fits for name, fits in _BODY.items() if name not in _KINDS_AND_OBJECTS}
_IDS = tuple(name for name, fits in _COMMAND.items() if fits is _id)
_VIEWS = ("view_submission", "view_closed")
_ACTION: Mapping[str, Fits] = {"action_id": _text, "block_id": _text, "value": _text, "type": _text}


def misfit(body: Mapping[str, Any]) -> str | None:
    """The name of the first field that has another shape than Slack gives it; None when all fit. Absent ones fit."""
    if _KINDS_AND_OBJECTS.isdisjoint(body):
        return _first_misfit(body, _COMMAND)
    return _first_misfit(body, _BODY) or next(_misfits_inside(body), None)


def misfit_in_form(fields: Mapping[str, str]) -> str | None:
    """The same for what a form holds."""
    if _KINDS_AND_OBJECTS.isdisjoint(fields):
        return next((name for name in _IDS if not _is_id(fields.get(name, ""))), None)
    return misfit(fields)


def _misfits_inside(body: Mapping[str, Any]) -> Iterator[str]:
    yield from (name for name in _needed(body) if not body.get(name))
    if body.get("type") in _VIEWS and "view" in body:
        yield from _missing_in(body["view"])
    for name, fits in _INSIDE.items():
        if (inside := body.get(name)) and (found := _first_misfit(inside, fits)):
            yield f"{name}.{found}"
    if body.get("type") == "block_actions" and not body["user"].get("id"):
        yield "user.id"
    yield from (f"actions.{found}" for action in body.get("actions") or () if (found := _first_misfit(action, _ACTION)))


def _missing_in(view: Any) -> Iterator[str]:
    """What Bolt takes for granted in a form that was sent or closed; an empty one is nobody's."""
    if view is None:
        yield "view"
    elif "callback_id" in view and not (view["callback_id"] and view.get("type")):
        yield "view.type"


def _needed(body: Mapping[str, Any]) -> Iterator[str]:
    """What Bolt takes for granted: null where it stands, and for some kinds that it stands there."""
    kind = body.get("type")
    yield from ("event",) if kind == "event_callback" or "event" in body else ()
    yield from ("actions",) if kind == "block_actions" or "actions" in body else ()
    yield from ("user",) if kind == "block_actions" else ()
    yield from ("workflow_step",) if kind == "workflow_step_edit" else ()


def _first_misfit(found: Mapping[str, Any], fits: Mapping[str, Fits]) -> str | None:
    for name, fit in fits.items():
        value = found.get(name)
        if value is not None and not fit(value):
            return name
    return None
