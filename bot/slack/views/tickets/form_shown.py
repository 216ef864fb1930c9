"""What a form is drawn from."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.fix_outlook import NOT_KNOWN, FixOutlook
from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.form_values import FormDraft
from bot.domain.tickets.pack_requests import type_for
from bot.slack.views.verbatim import Run
from bot.words.told import Mark


@dataclass(frozen=True, slots=True)
class FormShown:
    """A form to draw. `types` is empty until the desk has answered; `hints`: mark and text; `notes`: mrkdwn.

    `outlook`: where a fix for the version that is filled in would come. `may_solve`: a hint may make it needless.
    """

    draft: FormDraft
    types: Sequence[RequestType]
    hints: Sequence[tuple[Mark, Sequence[Run]]] = ()
    notes: Sequence[str] = ()
    outlook: FixOutlook = NOT_KNOWN
    may_solve: bool = True

    @property
    def request_type(self) -> RequestType:
        """As it is asked; before the desk has answered, one without fields of its own."""
        return type_for(self.types, self.draft.values) or type_for((NO_TYPE,), self.draft.values) or NO_TYPE


NO_TYPE: Final = RequestType("", "", "", "", ())
