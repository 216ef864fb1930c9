"""Everything a person can do in a view before them, checked: the page and the tests act through this alone."""

from dataclasses import dataclass

from bot.playground.model import Json, View
from bot.playground.people.acts import Acts
from bot.playground.people.clicks import Press
from bot.playground.people.forms import Forms
from bot.playground.people.modals import Modals
from bot.playground.people.outcome import Outcome
from bot.playground.people.refusals import RefusedError
from bot.playground.people.submissions import Submissions
from bot.playground.people.suggestions import TypeAhead


@dataclass(frozen=True)
class ViewActs:
    """Filling, using, submitting and closing views."""

    acts: Acts
    forms: Forms
    submissions: Submissions
    ahead: TypeAhead

    @property
    def modals(self) -> Modals:
        return Modals(self.acts.workspace)

    def top(self, person: str) -> View:
        """Return the modal that the person has before them; RefusedError when there is none."""
        view = self.modals.top(self.acts.person(person))
        if view is None:
            raise RefusedError("Nothing is open.", 404)
        return view

    def modal(self, person: str, identity: str, values: Json | None = None) -> View:
        """Return the open modal with this id, filled in with `values`; only the top one can be used."""
        # A page that fell behind must not submit a view that something else lies on.
        view = self.top(person)
        if view.id != identity:
            raise RefusedError(f"The view {identity} is not before you.", 404)
        self.forms.enter_all(view, values or {})
        return view

    async def submit(self, view: View) -> Outcome:
        """Send the form; RefusedError for a view without a submit button."""
        if not view.content.get("submit"):
            raise RefusedError("This view has nothing to submit.")
        return await self.submissions.submit(view)

    async def use(self, view: View, press: Press) -> Outcome:
        """Use an element of a modal; an input block's is sent on only when the block dispatches."""
        if not self.acts.clicks.dispatches(view, press):
            return Outcome("kept", self.modals.shown(view.user), sent=False)
        if await self.acts.clicks.in_modal(view, press) is not None:
            return self.submissions.trouble(view.user)
        return Outcome("sent", self.modals.shown(view.user))
