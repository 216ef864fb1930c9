"""Puts the parts together: the only place that names concrete classes. What the parts do is theirs."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

import structlog
from aiohttp import ClientSession, ClientTimeout, TCPConnector
from prometheus_client import CollectorRegistry
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.catalog_files.watch import CatalogWatch
from bot.adapters.store.people import People
from bot.adapters.store.receipts import Receipts
from bot.adapters.store.store import Store
from bot.config import Settings
from bot.looks import catalog_look, socket_look, store_look
from bot.opening import known_to_slack, migrate, open_catalog, open_store
from bot.slack.actions import Actions
from bot.slack.answers import Answers
from bot.slack.commands import Commands
from bot.slack.desk_routes import DeskListeners
from bot.slack.errors import Errors
from bot.slack.events import Events
from bot.slack.languages import Languages
from bot.slack.posting import Poster
from bot.slack.response_url import Responder
from bot.slack.routes import Listeners, register
from bot.slack.socket_mode import SocketMode
from bot.slack.ticket_no_desk import NoDesk
from bot.slack.tokens import OneWorkspace
from bot.surroundings import DeskSide, Loop, MakeDeskSide, Surroundings
from bot.usecases.once import Once
from bot.web.app import WebApp
from bot.web.slack_requests import SlackRequests
from bot.words.translation import FALLBACK, load_translations
from bot.worker.upkeep import forget_old_receipts

log = structlog.get_logger(__name__)

SLACK_SECONDS = 10
CATALOG_SECONDS = 2.0


@dataclass(frozen=True)
class Bot:
    """The running bot: `web` is its ASGI app, `loops` go on beside it until cancelled."""

    web: WebApp
    app: AsyncApp
    answers: Answers
    watch: CatalogWatch
    loops: tuple[Loop, ...]


def utc_now() -> datetime:
    return datetime.now(UTC)


@asynccontextmanager
async def running_bot(
    settings: Settings, now: Callable[[], datetime] = utc_now, make_desk_side: MakeDeskSide | None = None
) -> AsyncIterator[Bot]:
    """Everything opened and checked; closed again at the end. SettingsProblems when it cannot work like this."""
    async with AsyncExitStack() as stack:
        # The Web API client's own timeout counts only where it makes the session itself.
        patience = ClientTimeout(total=SLACK_SECONDS)
        session = await stack.enter_async_context(ClientSession(connector=TCPConnector(limit=100), timeout=patience))
        client, watch, store = _client(settings, session), open_catalog(settings, now), open_store(settings)
        stack.push_async_callback(store.close)
        await migrate(store)
        app = _bolt(client, await known_to_slack(settings, client))
        around = await _surroundings(settings, client, session, watch, store, stack, now, errands=bool(make_desk_side))
        yield await _assembled(app, around, make_desk_side(around) if make_desk_side else None)


async def _surroundings(
    settings: Settings,
    client: AsyncWebClient,
    session: ClientSession,
    watch: CatalogWatch,
    store: Store,
    stack: AsyncExitStack,
    now: Callable[[], datetime],
    *,
    errands: bool,
) -> Surroundings:
    people, translations = People(store), load_translations()
    languages = Languages(people, settings.flowver_language or FALLBACK, now)
    languages.warm(await people.languages())
    stack.push_async_callback(languages.settle)
    return Surroundings(
        settings=settings,
        client=client,
        session=session,
        watch=watch,
        store=store,
        stack=stack,
        translations=translations,
        languages=languages,
        answers=Answers(watch, translations, now, errands=errands),
        responder=Responder(session),
        poster=Poster(),
        now=now,
    )


async def _assembled(app: AsyncApp, around: Surroundings, desk: DeskSide | None) -> Bot:
    receipts = Receipts(around.store)
    register(app, _listeners(around, receipts, desk.listeners if desk else None))
    looks = [store_look(around.store), catalog_look(around.watch), *(desk.looks if desk else ())]
    if token := around.settings.slack_app_token:
        socket = SocketMode(app, token.get_secret_value())
        around.stack.push_async_callback(socket.close)
        await socket.connect()
        looks.append(socket_look(socket))
    upkeep: tuple[Loop, ...] = (
        lambda: around.watch.watch(CATALOG_SECONDS),
        lambda: forget_old_receipts(receipts, around.now, asyncio.sleep),
    )
    return Bot(
        web=WebApp(_slack_requests(around.settings, app), looks, CollectorRegistry()),
        app=app,
        answers=around.answers,
        watch=around.watch,
        loops=(*upkeep, *(desk.loops if desk else ())),
    )


def _listeners(around: Surroundings, receipts: Receipts, desk: DeskListeners | None) -> Listeners:
    answers, languages, poster = around.answers, around.languages, around.poster
    errands = desk.errands if desk else None
    return Listeners(
        commands=Commands(answers, languages, errands),
        actions=Actions(answers, languages, around.responder, poster, errands),
        events=Events(answers, languages, poster, Once(receipts), around.now, errands),
        errors=Errors(around.translations, languages, around.responder, poster),
        no_desk=NoDesk(answers, languages, poster),
        desk=desk,
    )


def _client(settings: Settings, session: ClientSession) -> AsyncWebClient:
    """One client, without the library's repeats: what may have been posted is never posted again blindly."""
    return AsyncWebClient(
        token=settings.slack_bot_token.get_secret_value(),
        base_url=settings.slack_api_url,
        timeout=SLACK_SECONDS,
        session=session,
        retry_handlers=[],
    )


def _bolt(client: AsyncWebClient, workspace: OneWorkspace) -> AsyncApp:
    """Requests are verified before Bolt sees them (web/slack_requests.py), so that a bad one is refused early."""
    return AsyncApp(
        name="flowver",
        client=client,
        authorize=workspace,
        process_before_response=True,
        request_verification_enabled=False,
        ssl_check_enabled=False,
        # Errors then says it in one line; Bolt's own warning is a page with suggestions for whoever writes the app.
        raise_error_for_unhandled_request=True,
    )


def _slack_requests(settings: Settings, app: AsyncApp) -> SlackRequests | None:
    if settings.slack_app_token or settings.slack_signing_secret is None:
        return None
    return SlackRequests(app, settings.slack_signing_secret.get_secret_value())
