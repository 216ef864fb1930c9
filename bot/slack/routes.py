"""Where is the handler of X? Every command, button and event, and the function that it goes to. Start here."""

import re
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.actions import Actions
from bot.slack.commands import Commands
from bot.slack.desk_routes import LEFT_OVER, SHORTCUTS, DeskListeners, register_desk
from bot.slack.errors import Errors
from bot.slack.events import Events
from bot.slack.ticket_no_desk import NoDesk
from bot.slack.views.answer import ASK, SHARE


@dataclass(frozen=True)
class Listeners:
    """Who listens to what; `no_desk` to what concerns requests, where there is no `desk`."""

    commands: Commands
    actions: Actions
    events: Events
    errors: Errors
    no_desk: NoDesk
    desk: DeskListeners | None = None


def register(app: AsyncApp, listeners: Listeners) -> None:
    """One listener for each kind: every further one would cost each request the look at it (Bolt tries in order)."""
    commands, actions, events = listeners.commands, listeners.actions, listeners.events
    desk = listeners.desk
    buttons = {
        ASK: actions.ask,
        SHARE: actions.share,
        **(desk.pressed() if desk else dict.fromkeys(LEFT_OVER, listeners.no_desk.asked)),
    }

    async def pressed(body: dict[str, Any], client: AsyncWebClient) -> None:
        # Slack wants each action id once in a block, so what comes after the second dot only tells them apart.
        await buttons[".".join(body["actions"][0]["action_id"].split(".")[:2])](body, client)

    app.command("/flowver")(commands.flowver)
    app.action(re.compile("|".join(rf"^{re.escape(prefix)}(\.|$)" for prefix in buttons)))(_acknowledged(pressed))
    app.event("app_mention")(events.mention)
    app.event("message")(events.message)
    app.event("app_home_opened")(events.home_opened)
    if desk:
        register_desk(app, desk, _acknowledged)
    else:
        app.shortcut(re.compile("|".join(SHORTCUTS)))(_acknowledged(listeners.no_desk.asked))
    app.error(listeners.errors.handle)


def _acknowledged(listener: Any) -> Any:
    async def acknowledge(ack: Any, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await listener(body, client)

    return acknowledge
