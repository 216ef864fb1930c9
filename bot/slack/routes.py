"""Where is the handler of X? Every command, button and event, and the function that it goes to. Start here."""

import re
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_bolt.middleware.async_builtins import AsyncIgnoringSelfEvents, AsyncUrlVerification
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.actions import Actions
from bot.slack.commands import Commands
from bot.slack.errors import Errors
from bot.slack.events import Events
from bot.slack.in_time import InTime
from bot.slack.news.routes import NewsListeners, register_news
from bot.slack.tickets.no_desk import NoDesk
from bot.slack.tickets.routes import LEFT_OVER, SHORTCUTS, DeskListeners, register_desk
from bot.slack.views.answer import ASK, SHARE


@dataclass(frozen=True)
class Listeners:
    """Who listens to what; `no_desk` to what concerns requests, where there is no `desk`."""

    commands: Commands
    actions: Actions
    events: Events
    errors: Errors
    no_desk: NoDesk
    in_time: InTime
    news: NewsListeners
    desk: DeskListeners | None = None


def register(app: AsyncApp, listeners: Listeners) -> None:
    """One listener for each kind: every further one would cost each request the look at it (Bolt tries in order)."""
    commands, actions, events = listeners.commands, listeners.actions, listeners.events
    desk, in_time, news = listeners.desk, listeners.in_time, listeners.news
    buttons = {
        ASK: actions.ask,
        SHARE: actions.share,
        **news.pressed(),
        **(desk.pressed() if desk else dict.fromkeys(LEFT_OVER, listeners.no_desk.asked)),
    }

    async def pressed(body: dict[str, Any], client: AsyncWebClient) -> None:
        # Slack wants each action id once in a block, so what comes after the second dot only tells them apart.
        await buttons[".".join(body["actions"][0]["action_id"].split(".")[:2])](body, client)

    app.use(commands)
    app.use(AsyncIgnoringSelfEvents())
    app.use(AsyncUrlVerification())
    app.action(re.compile("|".join(rf"^{re.escape(prefix)}(\.|$)" for prefix in buttons)))(
        in_time.acknowledged(pressed)
    )
    app.event("app_mention")(in_time.listening(events.mention))
    app.event("message")(in_time.listening(events.message))
    app.event("app_home_opened")(in_time.listening(events.home_opened))
    if desk:
        register_desk(app, desk, in_time.acknowledged)
    else:
        app.shortcut(re.compile("|".join(SHORTCUTS)))(in_time.acknowledged(listeners.no_desk.asked))
    register_news(app, news, in_time.listening)
    app.error(listeners.errors.handle)
