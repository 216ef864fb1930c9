"""A person's modals: a stack of at most three views, opened, pushed, updated and closed. No bot in here."""

import secrets
from collections.abc import Collection
from typing import Literal

from bot.playground.content import with_ids
from bot.playground.model import Json, View
from bot.playground.payloads import Payloads
from bot.playground.people.form_state import first_state, following_state
from bot.playground.rules.limits import LimitError, check_view
from bot.playground.workspace import Workspace

DEEPEST_STACK = 3


class StackFullError(Exception):
    """Three views lie on each other already."""


def checked_content(workspace: Workspace, content: object, surface: Literal["home", "modal"]) -> Json:
    """Return a view's content with the ids that Slack fills in; LimitError (invalid_arguments, view_too_large)."""
    if not isinstance(content, dict):
        raise LimitError("invalid_arguments", ["[ERROR] missing required field: view"])
    if content.get("type") != surface:
        raise LimitError("invalid_arguments", [f"[ERROR] must be {surface} here [json-pointer:/view/type]"])
    check_view(content)
    return content | {"blocks": with_ids(content.get("blocks", []), workspace.ids.new)}


def check_external_id(workspace: Workspace, content: Json, own: Collection[str] = ()) -> None:
    """LimitError (duplicate_external_id) when a view other than those with the ids `own` has it already."""
    external = content.get("external_id")
    others = [*workspace.homes.values(), *workspace.modals.values()]
    if external and any(view.content.get("external_id") == external and view.id not in own for view in others):
        raise LimitError("duplicate_external_id")


def made_view(workspace: Workspace, person: str, content: Json, before: View | None = None) -> View:
    """Return a new view, or the next state of one: same id, another hash, what was entered kept as Slack keeps it."""
    mark = f"{workspace.ids.ts()}.{secrets.token_hex(4)}"
    if before is not None:
        state = following_state(content["blocks"], before.state)
        return View(before.id, person, content, mark, before.root_id, before.previous_id, state)
    identity = workspace.ids.new("V")
    return View(identity, person, content, mark, identity, state=first_state(content["blocks"]))


class Modals:
    """Every change is shown to the person at once; the views themselves are the workspace's."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._payloads = Payloads(workspace)

    def stack(self, person: str) -> list[View]:
        """Return what lies before the person, the lowest first."""
        return [view for view in self._workspace.modals.values() if view.user == person]

    def top(self, person: str) -> View | None:
        return next(reversed(self.stack(person)), None)

    def shown(self, person: str) -> Json | None:
        """Return the top view with what was entered so far and its depth (1 to 3); None when nothing is open."""
        stack = self.stack(person)
        return self._payloads.view(stack[-1], entered=True) | {"depth": len(stack)} if stack else None

    def open(self, person: str, content: Json) -> View:
        """Begin a new stack; an earlier one makes room without a word to the app."""
        check_external_id(self._workspace, content, {view.id for view in self.stack(person)})
        self._drop(self.stack(person))
        return self._keep(made_view(self._workspace, person, content))

    def push(self, person: str, content: Json) -> View:
        """Lay another view on top; StackFullError."""
        stack = self.stack(person)
        if len(stack) >= DEEPEST_STACK:
            raise StackFullError
        check_external_id(self._workspace, content)
        view = made_view(self._workspace, person, content)
        # Apps find their way back by these two.
        view.root_id, view.previous_id = stack[-1].root_id, stack[-1].id
        return self._keep(view)

    def replace(self, held: View, content: Json) -> View:
        check_external_id(self._workspace, content, {held.id})
        return self._keep(made_view(self._workspace, held.user, content, held))

    def close(self, view: View) -> None:
        """Take a view away, and what lies on top of it."""
        stack = self.stack(view.user)
        self._drop(stack[[above.id for above in stack].index(view.id) :])
        self.announce(view.user)

    def clear(self, person: str) -> None:
        self._drop(self.stack(person))
        self.announce(person)

    def announce(self, person: str) -> None:
        broadcast = self._workspace.broadcast
        # With no browser open only tests look, and they look for themselves.
        if broadcast.watched:
            broadcast.send({"type": "modal", "view": self.shown(person)}, {person})
        else:
            broadcast.touch()

    def _keep(self, view: View) -> View:
        # Written to the same key, a view keeps its place in the stack.
        self._workspace.modals[view.id] = view
        self.announce(view.user)
        return view

    def _drop(self, views: list[View]) -> None:
        for view in views:
            del self._workspace.modals[view.id]
