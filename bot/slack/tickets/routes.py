"""Which id of the form, shortcuts and lists goes to which listener; the rest of the table is bot/slack/routes.py."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.errands import Errands
from bot.slack.tickets.buttons import TicketButtons
from bot.slack.tickets.deciding import TicketDeciding
from bot.slack.tickets.options import TicketOptions
from bot.slack.tickets.sending import TicketSending
from bot.slack.views.inputs import REDRAW
from bot.slack.views.tickets.decide import AGAIN, IT_IS, WHICH
from bot.slack.views.tickets.fields import CHOICE, PERSON
from bot.slack.views.tickets.form import FORM, GLOBAL_SHORTCUT, MESSAGE_SHORTCUT, SOLVED, WHERE_BUTTON
from bot.slack.views.tickets.outcomes import MEND, OPEN
from bot.slack.views.tickets.own import SUMMARY, VERSION
from bot.slack.views.tickets.requests import PAGE

SHORTCUTS = (GLOBAL_SHORTCUT, MESSAGE_SHORTCUT)
# Buttons of messages that outlive the desk's settings.
LEFT_OVER = (OPEN, MEND, PAGE, IT_IS, AGAIN)

Pressed = Callable[[dict[str, Any], AsyncWebClient], Awaitable[None]]


@dataclass(frozen=True)
class DeskListeners:
    """Who listens to what; there are none where no desk is in the settings."""

    errands: Errands
    sending: TicketSending
    buttons: TicketButtons
    options: TicketOptions
    deciding: TicketDeciding

    def pressed(self) -> dict[str, Pressed]:
        """Buttons and inputs that report each change, by the first two parts of their action ids."""
        ways, tickets, form = self.errands.ways, self.errands.tickets, self.buttons
        return {
            REDRAW: form.redraw,
            VERSION: form.redraw,
            SUMMARY: form.typed,
            PERSON: form.person,
            WHERE_BUTTON: form.where,
            SOLVED: form.solves_it,
            OPEN: ways.prepared,
            MEND: tickets.mend,
            PAGE: tickets.page,
            IT_IS: self.deciding.it_is,
            AGAIN: self.deciding.again,
        }


def register_desk(app: AsyncApp, listeners: DeskListeners, acknowledged: Callable[[Any], Any]) -> None:
    """`acknowledged`: a listener that tells Slack that it has heard, before it works."""

    async def suggested(ack: Any, body: dict[str, Any]) -> BoltResponse:  # noqa: ARG001 - Bolt wants it answered here
        return await listeners.options.suggest(body)

    ways = listeners.errands.ways
    app.view(FORM)(listeners.sending.sent)
    app.view(WHICH)(listeners.deciding.which)
    app.shortcut(GLOBAL_SHORTCUT)(acknowledged(ways.shortcut))
    app.shortcut(MESSAGE_SHORTCUT)(acknowledged(ways.message_shortcut))
    for action_id in (VERSION, CHOICE):
        app.options(action_id)(suggested)
