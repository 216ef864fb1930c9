"""How the playground's parts are put together, and what its maker may choose. No behaviour of its own."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from aiohttp import web

from bot.playground.answers import Answers
from bot.playground.background import Background
from bot.playground.cast import nordsjo_cast
from bot.playground.delivery import HttpTransport
from bot.playground.desk.mounting import PREFIX, add_desk
from bot.playground.desk.nordsjo import nordsjo_desk
from bot.playground.events import Events
from bot.playground.hosting import Hosting
from bot.playground.life import Life
from bot.playground.line import Line, TransportName
from bot.playground.model import Cast
from bot.playground.neighbours import Neighbour
from bot.playground.people.acts import Acts
from bot.playground.people.clicks import Clicks
from bot.playground.people.commands import Commands
from bot.playground.people.forms import Forms
from bot.playground.people.homes import Homes
from bot.playground.people.offers import Offers
from bot.playground.people.shortcuts import Shortcuts
from bot.playground.people.speech import Speech
from bot.playground.people.submissions import Submissions
from bot.playground.people.suggestions import TypeAhead
from bot.playground.people.view_acts import ViewActs
from bot.playground.play import pages
from bot.playground.play.api import Play
from bot.playground.play.state import PlayState
from bot.playground.play.views import PlayViews
from bot.playground.play.world import PlayWorld
from bot.playground.posts import Posts
from bot.playground.rate_limit import Limiter, RateLimit
from bot.playground.response_handler import ResponseHandler
from bot.playground.response_urls import ResponseUrls
from bot.playground.script import SUGGESTIONS, TOUR, Suggestion, TourStep
from bot.playground.slack_faults import SlackFaults
from bot.playground.socket import SocketMode
from bot.playground.triggers import Triggers
from bot.playground.uploads import Uploads
from bot.playground.vendor import Vendor
from bot.playground.web_api.front import KEPT_CALLS, Seat, Tokens, WebApi
from bot.playground.workspace import Workspace

LARGEST_BODY = 4 * 1024 * 1024


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(kw_only=True)
class Wiring:
    """A playground's options and parts. Times are seconds; `clock` gives aware UTC times, `signing_clock` Unix seconds.

    `bot_url` (the bot's request URL) may be set later; `transport` is chosen by itself unless given.
    `seed` decides which calls the faults of the service desk and of the Web API strike. `keep_messages` (of each
    conversation), `keep_content` and `keep_calls` bound what is remembered. `catalog` is the releases.yml that the
    page's vendor writes to; without it there is no vendor.
    """

    clock: Callable[[], datetime] = utc_now
    bot_url: str | None = None
    signing_secret: str = "playground-signing-secret"  # noqa: S105  # guards nothing but loopback
    bot_token: str = "xoxb-playground"  # noqa: S105
    app_token: str = "xapp-playground"  # noqa: S105
    cast: Cast = field(default_factory=nordsjo_cast)
    rate_limit: RateLimit | None = field(default_factory=RateLimit)
    request_timeout: float = 3.0
    trigger_lifetime: float = 3.0
    retry_delays: Sequence[float] = (0.0, 60.0, 300.0)
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    signing_clock: Callable[[], float] = time.time
    transport: TransportName | None = None
    watch_interval: float = 2.0
    suggestions: Sequence[Suggestion] = SUGGESTIONS
    tour: Sequence[TourStep] = TOUR
    seed: int = 0
    keep_messages: int | None = None
    keep_content: bool = True
    keep_calls: int = KEPT_CALLS
    catalog: Path | None = None

    def __post_init__(self) -> None:
        self.workspace = Workspace(self.cast, self.clock, self.keep_messages, content=self.keep_content)
        self.neighbours: list[Neighbour] = []
        self.posts = Posts()
        self.slack_faults = SlackFaults(self.seed)
        self.desk = nordsjo_desk(self.clock, self.seed)
        self.background = Background()
        self._wire_transports()
        self._wire_acts()
        self._wire_faces()

    def _wire_transports(self) -> None:
        space = self.workspace
        self.http = HttpTransport(lambda: self.bot_url, self.signing_secret, self.request_timeout, self.signing_clock)
        self.socket = SocketMode(space.app.id, self.request_timeout, self._connections_changed)
        self.line = Line(self.http, self.socket, space.broadcast, self.transport)
        self.events = Events(space, self.line, self.background, self.retry_delays, self.sleep)

    def _wire_acts(self) -> None:
        space = self.workspace
        self.uploads = Uploads(space, self.bot_token)
        triggers = Triggers(space.ids, self.clock, timedelta(seconds=self.trigger_lifetime))
        self.hosting = Hosting(space, self.events, self.socket, triggers, self.uploads, self.posts)
        self.life = Life(space, self.events)
        self.answers = Answers(space)
        self.response_urls = ResponseUrls(self.clock)
        offers = Offers()
        forms = Forms(space, self.uploads, offers)
        # Commands, presses, shortcuts and forms all answer through the same three.
        doors = (self.answers, self.response_urls, self.hosting)
        self.acts = Acts(
            space,
            Commands(space, self.line, self.life, *doors),
            Speech(space, self.events),
            Clicks(space, self.line, *doors, forms, offers),
            Homes(space, self.events),
            self.uploads,
        )
        self.shortcuts = Shortcuts(space, self.line, *doors)
        submissions = Submissions(space, self.line, *doors)
        self.view_acts = ViewActs(self.acts, forms, submissions, TypeAhead(space, self.line, self.answers, offers))

    def _wire_faces(self) -> None:
        space = self.workspace
        seat = Seat(space, self.hosting, Limiter(self.rate_limit, self.clock))
        self.web_api = WebApi(seat, Tokens(self.bot_token, self.app_token), self.slack_faults, self.keep_calls)
        self.vendor = Vendor(self.catalog, self.clock)
        state = PlayState(space, self.line, self.suggestions, self.tour, self.vendor)
        self._play = Play(self.acts, state, self.line, self.web_api)
        self._play_world = PlayWorld(self.acts, self.life, self.vendor)
        self._play_views = PlayViews(self.view_acts, self.shortcuts, self.uploads, self.hosting)

    @property
    def url(self) -> str:
        """The page's address, with a slash at the end."""
        return self.hosting.url

    @property
    def api_url(self) -> str:
        """What a Slack client takes as its base URL."""
        return f"{self.url}api/"

    @property
    def jira_url(self) -> str:
        """What a Jira client takes as its server: the service desk beside the workspace."""
        return f"{self.url.rstrip('/')}{PREFIX}"

    def _connections_changed(self) -> None:
        self.background.start(self.line.look())
        self.workspace.broadcast.send({"type": "state"})

    def application(self) -> web.Application:
        """Return the web application with everything that the bot and the browser ask for."""
        app = web.Application(client_max_size=LARGEST_BODY)
        responses = ResponseHandler(self.response_urls, self.answers)
        app.add_routes(self._play.routes())
        app.add_routes(self._play_views.routes())
        app.add_routes(self._play_world.routes())
        app.add_routes(
            [
                web.route("*", "/api/{method}", self.web_api.handle),
                web.post("/response/{token}", responses.handle),
                web.get("/socket/{ticket}", self.socket.handle),
                web.get("/", pages.index),
                web.get("/static/{path:.+}", pages.static),
                web.get(r"/archives/{conversation}/p{stamp:\d{7,}}", pages.archive),
            ]
        )
        add_desk(app, self.desk)
        return app
