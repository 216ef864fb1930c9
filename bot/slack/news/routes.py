"""Which id of subscriptions and announcements goes to which listener; the rest of the table is bot/slack/routes.py."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.news.buttons import NewsButtons
from bot.slack.news.deciding import NewsDeciding
from bot.slack.news.events import JOINED, PAUSES, RESUMES, NewsEvents
from bot.slack.news.managing import Managing
from bot.slack.news.unsure import NewsUnsure
from bot.slack.tickets.forms import who
from bot.slack.views.news.announcement import CHECK, NOTES, READ
from bot.slack.views.news.forms import CHECK_MINE, CORRECT, EDIT, PROPOSE, RESCHEDULE, RETRACT
from bot.slack.views.news.manage import DO, LOG, RENEW
from bot.slack.views.news.messages import LIST, NO_FIXES, OPEN, RESUME
from bot.slack.views.news.preview import PREVIEW
from bot.slack.views.news.progress import UNSURE
from bot.slack.views.news.subscriptions import OPTIONS, PAUSE, REMOVE, SAVE_OPTIONS, TEST

Body = dict[str, Any]
Listener = Callable[[Body, AsyncWebClient], Awaitable[None]]
Wrong = Callable[[Body, AsyncWebClient], Awaitable[dict[str, str]]]


@dataclass(frozen=True)
class NewsListeners:
    """Who listens to what."""

    buttons: NewsButtons
    managing: Managing
    deciding: NewsDeciding
    unsure: NewsUnsure
    events: NewsEvents

    def pressed(self) -> dict[str, Listener]:
        """Buttons, by the first two parts of their action ids."""
        buttons, managing, deciding = self.buttons, self.managing, self.deciding
        return {
            RESUME: buttons.resume,
            PAUSE: buttons.pause,
            REMOVE: buttons.remove,
            TEST: buttons.test,
            LIST: buttons.list,
            OPTIONS: buttons.options,
            NO_FIXES: buttons.fixes,
            CHECK: buttons.check,
            READ: buttons.read,
            NOTES: buttons.nothing,
            OPEN: managing.open,
            PREVIEW: managing.preview,
            LOG: managing.log,
            DO: deciding.do,
            RENEW: deciding.renew,
            UNSURE: self.unsure.found,
        }


def register_news(app: AsyncApp, listeners: NewsListeners, listening: Callable[[Listener], Any]) -> None:
    """`listening`: a listener that Slack is not kept waiting by."""
    events, deciding, buttons = listeners.events, listeners.deciding, listeners.buttons

    async def checked(ack: Any, body: Body, client: AsyncWebClient) -> None:
        language = await buttons.tools.languages.of(*who(body), client)
        await ack(**buttons.checked(body, language))

    for callback in (EDIT, PROPOSE, RESCHEDULE, RETRACT, CORRECT):
        app.view(callback)(_form(deciding.form_wrong, listening(deciding.form_sent)))
    app.view(SAVE_OPTIONS)(_form(buttons.options_wrong, listening(buttons.options_saved)))
    app.view(CHECK_MINE)(checked)
    for name in PAUSES:
        app.event(name)(listening(events.lost))
    for name in RESUMES:
        app.event(name)(listening(events.back))
    app.event(JOINED)(listening(events.joined))


def _form(wrong: Wrong, sent: Any) -> Any:
    """Slack wants to hear first what is wrong with a form, or that it may be closed."""

    async def submitted(ack: Any, body: Body, client: AsyncWebClient) -> None:
        if errors := await wrong(body, client):
            await ack(response_action="errors", errors=errors)
            return
        await ack()
        await sent(body, client)

    return submitted
