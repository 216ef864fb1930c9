"""Submitting and closing modals: what the app is sent, and what its answer does to the view."""

from collections.abc import Callable
from typing import Any

from bot.playground.answers import Answers
from bot.playground.delivery import Answer
from bot.playground.hosting import Hosting
from bot.playground.interactions import view_closed, view_submission
from bot.playground.line import Line
from bot.playground.model import Json, View
from bot.playground.payloads import Payloads
from bot.playground.people.form_state import fields_of, held
from bot.playground.people.modals import Modals, StackFullError, checked_content
from bot.playground.people.outcome import Outcome
from bot.playground.response_urls import ResponseUrls
from bot.playground.rules.forms import problems
from bot.playground.rules.limits import LimitError
from bot.playground.sentences import say
from bot.playground.workspace import Workspace


class Submissions:
    """Sends view_submission and view_closed; `sent` holds every submission, the latest last."""

    def __init__(
        self, workspace: Workspace, line: Line, answers: Answers, response_urls: ResponseUrls, hosting: Hosting
    ) -> None:
        self._workspace = workspace
        self._line = line
        self._answers = answers
        self._response_urls = response_urls
        self._hosting = hosting
        self._modals = Modals(workspace)
        self._payloads = Payloads(workspace)
        self.sent: list[Json] = []

    async def submit(self, view: View) -> Outcome:
        """Send a form if Slack's own checks let it go; returns when the app answered or its time is up."""
        person = view.user
        if found := problems(view, self._workspace.people[person].locale):
            return Outcome("errors", self._modals.shown(person), found, sent=False)
        shown, trigger = self._payloads.view(view, entered=True), self._hosting.triggers.give(person)
        payload = view_submission(self._workspace, view, shown, trigger, self._urls(view))
        self.sent.append(payload)
        answer = await self._line.send("interactive", payload)
        return self._answered(view, answer)

    async def repeat(self) -> Answer:
        """Send the latest submission again, the very same; its answer is returned and changes nothing."""
        return await self._line.send("interactive", self.sent[-1])

    async def close(self, view: View, *, everything: bool = False) -> None:
        """Close a view by its button, or the whole stack (the cross in the corner, or clear_on_close)."""
        cleared = everything or bool(view.content.get("clear_on_close"))
        going = list(reversed(self._modals.stack(view.user))) if cleared else [view]
        told = [found for found in going if found.content.get("notify_on_close")]
        bodies = [self._closed(found, cleared=cleared) for found in told]
        # It is gone before the app hears of it: nothing that the app answers brings it back.
        if cleared:
            self._modals.clear(view.user)
        else:
            self._modals.close(view)
        for body in bodies:
            await self._line.send("interactive", body)

    def trouble(self, person: str, messages: list[str] | None = None) -> Outcome:
        """Return the outcome of an app that did not answer well: everything stays as it is, with Slack's line."""
        # Slack keeps the reason to itself; here it is shown, so that a mistake is seen where it is made.
        notice = "\n".join([say("trouble", self._workspace.people[person].locale), *(messages or [])])
        return Outcome("failed", self._modals.shown(person), notice=notice)

    def _closed(self, view: View, *, cleared: bool) -> Json:
        return view_closed(self._workspace, view, self._payloads.view(view, entered=True), cleared=cleared)

    def _urls(self, view: View) -> list[Json]:
        return [
            {
                "block_id": block["block_id"],
                "action_id": element["action_id"],
                "channel_id": channel,
                "response_url": self._hosting.response_url(self._response_urls.give(view.user, channel)),
            }
            for block, element in fields_of(view.content["blocks"])
            if element.get("response_url_enabled")
            and (channel := held(element, view.state[block["block_id"]][element["action_id"]]))
        ]

    def _answered(self, view: View, answer: Answer) -> Outcome:
        if answer.failure is not None:
            return self.trouble(view.user)
        try:
            return self._carried_out(view, answer.body())
        except LimitError as refused:
            self._answers.rejected("view_submission", refused, answer.text)
            return self.trouble(view.user, [refused.error, *refused.messages])
        except ValueError:
            return self.trouble(view.user, ["invalid_json"])

    def _carried_out(self, view: View, body: Json | None) -> Outcome:
        # While the app thought, the person may have closed the form or the app may have changed it.
        now = self._workspace.modals.get(view.id)
        if now is None:
            return Outcome("closed", self._modals.shown(view.user))
        if body is None:
            self._modals.close(now)
            return Outcome("closed", self._modals.shown(view.user))
        actions: dict[object, Callable[[View, Json], Outcome]] = {
            "errors": self._errors,
            "update": self._update,
            "push": self._push,
            "clear": self._clear,
        }
        action = actions.get(body.get("response_action"))
        if action is None:
            raise LimitError("invalid_response_action", ["[ERROR] must be one of: errors, update, push, clear"])
        return action(now, body)

    def _errors(self, view: View, body: Json) -> Outcome:
        errors: Any = body.get("errors")
        if not isinstance(errors, dict) or not errors:
            raise LimitError("invalid_errors", ["[ERROR] missing required field: errors"])
        inputs = {block["block_id"] for block in view.content["blocks"] if block["type"] == "input"}
        if unknown := [block_id for block_id in errors if block_id not in inputs]:
            raise LimitError("invalid_errors", [f"[ERROR] no input block: {name}" for name in unknown])
        return Outcome("errors", self._modals.shown(view.user), {name: str(told) for name, told in errors.items()})

    def _update(self, view: View, body: Json) -> Outcome:
        self._modals.replace(view, checked_content(self._workspace, body.get("view"), "modal"))
        return Outcome("updated", self._modals.shown(view.user))

    def _push(self, view: View, body: Json) -> Outcome:
        try:
            self._modals.push(view.user, checked_content(self._workspace, body.get("view"), "modal"))
        except StackFullError:
            raise LimitError("push_limit_reached") from None
        return Outcome("pushed", self._modals.shown(view.user))

    def _clear(self, view: View, _: Json) -> Outcome:
        self._modals.clear(view.user)
        return Outcome("cleared")
