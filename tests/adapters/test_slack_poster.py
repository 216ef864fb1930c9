"""Posting for deliveries, over real HTTP: what each answer of Slack's means, and finding our own message again."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import pytest
import pytest_asyncio
from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_poster import SlackPoster
from bot.adapters.slack_requester import SlackRequester
from bot.domain.kept import Notice
from bot.playground.server import Playground
from bot.usecases.desk_ports import DeskNotDone
from bot.usecases.messenger import (
    NotReadable,
    Posted,
    PostLimited,
    PostNotDone,
    PostRefused,
    PostTokenRefused,
    PostUnsure,
    ViewGone,
)
from bot.usecases.request_ports import Requester

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
NOTICE = Notice("T1", "request.filed", "fv1", "C1")


class Script:
    """A Slack that answers each method as it is told, and notes what it was asked."""

    def __init__(self) -> None:
        self.answers: dict[str, Any] = {}
        self.asked: list[tuple[str, dict[str, Any]]] = []
        self.url = ""

    async def handle(self, request: web.Request) -> web.StreamResponse:
        method = request.path.rsplit("/", 1)[1]
        body = await request.json() if request.content_type == "application/json" else dict(await request.post())
        self.asked.append((method, body))
        answer = self.answers[method]
        answer = answer.pop(0) if isinstance(answer, list) else answer
        if answer == "cut":
            assert request.transport
            request.transport.close()
            return web.Response()
        status, found, headers = answer if isinstance(answer, tuple) else (200, answer, {})
        if isinstance(found, str):
            return web.Response(status=status, text=found, content_type="text/html")
        return web.json_response(found, status=status, headers=headers)


@pytest_asyncio.fixture
async def script() -> AsyncIterator[Script]:
    scripted = Script()
    app = web.Application()
    app.router.add_route("*", "/api/{method}", scripted.handle)
    runner = web.AppRunner(app)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    scripted.url = f"http://127.0.0.1:{runner.addresses[0][1]}/api/"
    yield scripted
    await runner.cleanup()


def client_of(url: str, token: str = "xoxb-1") -> AsyncWebClient:
    return AsyncWebClient(token=token, base_url=url, timeout=2, retry_handlers=[])


def poster(script: Script) -> SlackPoster:
    return SlackPoster(client_of(script.url))


def no(word: str) -> dict[str, Any]:
    return {"ok": False, "error": word}


def test_a_client_that_repeats_by_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="must not repeat"):
        SlackPoster(AsyncWebClient(token="xoxb-1"))


async def test_a_message_carries_the_delivery_in_its_metadata(script: Script) -> None:
    script.answers["chat.postMessage"] = {"ok": True, "channel": "D1", "ts": "5.6"}
    notice = Notice("T1", "request.filed", "fv1", "U1", thread_ts="1.2")
    assert await poster(script).post(notice, {"text": "hello"}, "delivery-1") == Posted("D1", "5.6")
    [(_, body)] = script.asked
    assert body["metadata"] == {"event_type": "flowver_delivery", "event_payload": {"id": "delivery-1"}}
    assert (body["channel"], body["thread_ts"], body["text"]) == ("U1", "1.2", "hello")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (no("channel_not_found"), PostRefused),
        (no("msg_too_long"), PostRefused),
        (no("fatal_error"), PostUnsure),
        (no("internal_error"), PostUnsure),
        (no("token_revoked"), PostTokenRefused),
        ((500, no("something"), {}), PostUnsure),
        ((503, "<html>busy</html>", {}), PostUnsure),
        ((429, no("ratelimited"), {"Retry-After": "9"}), PostLimited),
        ("cut", PostUnsure),
    ],
)
async def test_each_answer_is_told_apart_and_asked_once(script: Script, answer: Any, error: type[Exception]) -> None:
    script.answers["chat.postMessage"] = answer
    with pytest.raises(error) as raised:
        await poster(script).post(NOTICE, {"text": "hello"}, "delivery-1")
    assert type(raised.value) is error
    assert len(script.asked) == 1


async def test_a_limit_says_how_long_and_for_whom(script: Script) -> None:
    script.answers["chat.postMessage"] = [
        (429, no("ratelimited"), {"Retry-After": "9"}),
        (429, no("message_limit_exceeded"), {}),
    ]
    limits = []
    for _ in range(2):
        with pytest.raises(PostLimited) as raised:
            await poster(script).post(NOTICE, {"text": "hello"}, "delivery-1")
        limits.append((raised.value.retry_after, raised.value.everywhere))
    assert limits == [(9.0, False), (1.0, True)]


async def test_a_connection_that_was_never_made_has_sent_nothing() -> None:
    with pytest.raises(PostNotDone) as raised:
        await SlackPoster(client_of("http://127.0.0.1:9/api/")).post(NOTICE, {"text": "hello"}, "delivery-1")
    assert raised.value.retry_after is None


@pytest.mark.parametrize("word", ["not_in_channel", "missing_scope", "channel_not_found"])
async def test_a_channel_that_cannot_be_read_is_named(script: Script, word: str) -> None:
    script.answers["conversations.history"] = no(word)
    with pytest.raises(NotReadable, match=word):
        await poster(script).find(NOTICE, "delivery-1", NOON)


async def test_every_page_is_read_before_a_message_counts_as_missing(script: Script) -> None:
    ours = {"ts": "7.8", "metadata": {"event_type": "flowver_delivery", "event_payload": {"id": "delivery-1"}}}
    first = {"ok": True, "messages": [{"ts": "9.9"}], "response_metadata": {"next_cursor": "more"}}
    script.answers["conversations.history"] = [first, {"ok": True, "messages": [ours]}, {"ok": True, "messages": []}]
    assert await poster(script).find(NOTICE, "delivery-1", NOON) == Posted("C1", "7.8")
    assert await poster(script).find(NOTICE, "delivery-1", NOON) is None


@pytest.mark.parametrize(
    ("answer", "error"),
    [(no("not_found"), ViewGone), (no("invalid_arguments"), PostRefused), ("cut", PostUnsure)],
)
async def test_a_view_that_cannot_be_updated_says_why(script: Script, answer: Any, error: type[Exception]) -> None:
    script.answers["views.update"] = answer
    with pytest.raises(error):
        await poster(script).update_view(Notice("T1", "request.filed", "fv1", "V1", "view"), {"type": "modal"})


@pytest.mark.parametrize(
    ("answer", "requester"),
    [
        ({"ok": True, "user": {"profile": {"real_name": "Anna A", "email": "a@x.se"}}}, ("Anna A", "a@x.se")),
        ({"ok": True, "user": {"name": "anna", "profile": {}}}, ("anna", "")),
        (no("user_not_found"), ("U1", "")),
    ],
)
async def test_a_person_is_known_as_slack_knows_them(script: Script, answer: Any, requester: tuple[str, str]) -> None:
    script.answers["users.info"] = answer
    assert await SlackRequester(client_of(script.url))("T1", "U1") == Requester(*requester)


@pytest.mark.parametrize("answer", [no("internal_error"), (429, no("ratelimited"), {"Retry-After": "3"}), "cut"])
async def test_a_person_whom_slack_cannot_tell_now_is_asked_for_later(script: Script, answer: Any) -> None:
    script.answers["users.info"] = answer
    with pytest.raises(DeskNotDone):
        await SlackRequester(client_of(script.url))("T1", "U1")


async def test_our_message_is_found_again_in_a_channel_a_thread_and_a_direct_message() -> None:
    playground = Playground(retry_delays=(0.0, 0.0), rate_limit=None)
    await playground.start()
    try:
        space = playground.workspace
        channel = next(each.id for each in space.conversations.values() if space.bot in each.members)
        person = next(each for each in space.people if each != space.bot)
        slack = SlackPoster(client_of(playground.api_url, playground.bot_token))
        first = await slack.post(Notice("T1", "k", "s", channel), {"text": "one"}, "delivery-1")
        places = [Notice("T1", "k", "s", channel, thread_ts=first.ts), Notice("T1", "k", "s", person)]
        for number, notice in enumerate(places, 2):
            posted = await slack.post(notice, {"text": "more"}, f"delivery-{number}")
            assert await slack.find(notice, f"delivery-{number}", datetime.now(UTC)) == posted
            assert await slack.find(notice, "delivery-9", datetime.now(UTC)) is None
        assert await slack.find(Notice("T1", "k", "s", channel), "delivery-1", datetime.now(UTC)) == first
    finally:
        await playground.stop()
