"""Puts the parts together: the only place that names concrete classes. What the parts do is theirs."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from aiohttp import ClientSession
from prometheus_client import CollectorRegistry
from slack_bolt.app.async_app import AsyncApp

from bot.adapters.catalog_files.watch import CatalogWatch
from bot.adapters.store.drafts import Solved
from bot.adapters.store.people import People
from bot.adapters.store.receipts import Receipts
from bot.adapters.store.store import Store
from bot.bootstrap.figures import catalog_figures, queue_figures, solved_figures
from bot.bootstrap.looks import catalog_look, socket_look, store_look
from bot.bootstrap.news import news_side
from bot.bootstrap.opening import known_to_slack, migrate, open_catalog, open_queues, open_store
from bot.bootstrap.surroundings import DeskSide, Loop, MakeDeskSide, Surroundings
from bot.config import Settings
from bot.logs import get_log
from bot.slack.actions import Actions
from bot.slack.answers import Answers
from bot.slack.bolt import bolt_app
from bot.slack.calls import SlackCalls
from bot.slack.commands import Commands
from bot.slack.errors import Errors
from bot.slack.events import Events
from bot.slack.in_time import InTime
from bot.slack.languages import Languages
from bot.slack.news.listeners import news_listeners
from bot.slack.news.tools import NewsTools
from bot.slack.posting import Poster
from bot.slack.response_url import Responder
from bot.slack.routes import Listeners, register
from bot.slack.socket_mode import SocketMode
from bot.slack.tally import Tally
from bot.slack.tickets.no_desk import NoDesk
from bot.slack.tickets.routes import DeskListeners
from bot.slack.tickets.turns import Door
from bot.slack.web_client import slack_client, slack_session
from bot.usecases.once import Once
from bot.web.app import WebApp
from bot.web.metrics import Figures, process_registry
from bot.web.shapes import misfit
from bot.web.slack_requests import SlackRequests
from bot.words.translation import FALLBACK, load_translations
from bot.worker.upkeep import be_ready_for_tomorrow, forget_old_receipts

log = get_log(__name__)

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
    settings: Settings,
    now: Callable[[], datetime] = utc_now,
    make_desk_side: MakeDeskSide | None = None,
    waits_for: Callable[[str], None] = lambda _: None,
) -> AsyncIterator[Bot]:
    """Everything opened and checked; closed again at the end. SettingsProblems when it cannot work like this.

    `waits_for` is told what the start is at.
    """
    async with AsyncExitStack() as stack:
        session = await stack.enter_async_context(slack_session())
        waits_for("catalog")
        watch, store = open_catalog(settings, now), open_store(settings)
        stack.push_async_callback(store.close)
        waits_for("store")
        await migrate(store)
        around = await _surroundings(settings, session, watch, store, stack, now, errands=bool(make_desk_side))
        waits_for("slack")
        app = bolt_app(around.client, await known_to_slack(settings, around.client))
        yield await _assembled(app, around, make_desk_side(around) if make_desk_side else None)


async def _surroundings(
    settings: Settings,
    session: ClientSession,
    watch: CatalogWatch,
    store: Store,
    stack: AsyncExitStack,
    now: Callable[[], datetime],
    *,
    errands: bool,
) -> Surroundings:
    registry = process_registry()
    calls = SlackCalls(registry)
    people, translations = People(store), load_translations()
    languages = Languages(people, settings.flowver_language or FALLBACK, now, shared=store.shared)
    languages.warm(await people.languages())
    stack.push_async_callback(languages.settle)
    answers = Answers(watch, translations, now, errands=errands, managed=bool(settings.release_managers))
    watch.before_change(answers.prepare)
    return Surroundings(
        settings=settings,
        client=slack_client(settings.slack_bot_token.get_secret_value(), settings.slack_api_url, session, calls),
        session=session,
        watch=watch,
        store=store,
        stack=stack,
        translations=translations,
        languages=languages,
        answers=answers,
        responder=Responder(session, calls),
        poster=Poster(),
        registry=registry,
        now=now,
        deliveries=asyncio.Event(),
    )


async def _assembled(app: AsyncApp, around: Surroundings, desk: DeskSide | None) -> Bot:
    receipts = Receipts(around.store)
    news = news_side(around, desk.patience if desk else None)
    register(app, listeners := _listeners(around, receipts, news.tools, desk.listeners if desk else None))
    around.stack.push_async_callback(listeners.in_time.close)
    looks = [store_look(around.store), catalog_look(around.watch), *news.looks, *(desk.looks if desk else ())]
    if token := around.settings.slack_app_token:
        socket = SocketMode(app, token.get_secret_value(), misfit)
        around.stack.push_async_callback(socket.close)
        await socket.connect()
        looks.append(socket_look(socket))
    upkeep: tuple[Loop, ...] = (
        lambda: around.watch.watch(CATALOG_SECONDS),
        lambda: forget_old_receipts(receipts, around.now, asyncio.sleep),
        lambda: be_ready_for_tomorrow(around.answers.prepare_tomorrow, asyncio.sleep),
    )
    return Bot(
        web=WebApp(_slack_requests(around.settings, app, around.registry), looks, around.registry, _figures(around)),
        app=app,
        answers=around.answers,
        watch=around.watch,
        loops=(*upkeep, *news.loops, *(desk.loops if desk else ())),
    )


def _listeners(around: Surroundings, receipts: Receipts, tools: NewsTools, desk: DeskListeners | None) -> Listeners:
    answers, languages, poster = around.answers, around.languages, around.poster
    tally = Tally(around.registry)
    news, errands = news_listeners(tools, desk.errands if desk else None)
    errors = Errors(around.translations, languages, around.responder, poster, tally)
    return Listeners(
        commands=Commands(answers, languages, tally, errands),
        actions=Actions(answers, languages, around.responder, poster, tally, errands),
        events=Events(answers, languages, poster, Once(receipts), around.now, tally, errands),
        errors=errors,
        no_desk=NoDesk(answers, languages, poster),
        in_time=InTime(errors),
        news=news,
        desk=desk,
    )


def _figures(around: Surroundings) -> tuple[Figures, ...]:
    queues = open_queues(around.store)
    solved = solved_figures(around.store, Solved(around.store).totals)
    return catalog_figures(around.watch, around.now), queue_figures(around.store, queues, around.now), solved


def _slack_requests(settings: Settings, app: AsyncApp, registry: CollectorRegistry) -> SlackRequests | None:
    if settings.slack_app_token or settings.slack_signing_secret is None:
        return None
    return SlackRequests(app, settings.slack_signing_secret.get_secret_value(), registry, Door())
