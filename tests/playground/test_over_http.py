"""What is particular to signed HTTP: headers, failures and the request URL."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

from bot.playground.cast import ANNA, FLOW_SUPPORT
from bot.playground.server import Playground
from bot.playground.workspace import SLACKBOT
from tests.playground.bolt_bot import Serve, bolt_app


class RawBot:
    """Answers everything in one way and keeps what it was sent."""

    def __init__(self) -> None:
        self.requests: list[tuple[dict[str, str], str]] = []
        self.headers: dict[str, str] = {}
        self.status, self.text = 200, ""
        self.released = asyncio.Event()
        self.released.set()

    async def handle(self, request: web.Request) -> web.Response:
        self.requests.append((dict(request.headers), await request.text()))
        await self.released.wait()
        return web.Response(status=self.status, text=self.text, headers=self.headers)


@pytest.fixture
async def raw(playground: Playground, impatient: Playground) -> AsyncIterator[RawBot]:
    bot = RawBot()
    app = web.Application()
    app.router.add_post("/slack/events", bot.handle)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    playground.bot_url = impatient.bot_url = f"http://127.0.0.1:{runner.addresses[0][1]}/slack/events"
    yield bot
    bot.released.set()
    await runner.cleanup()


async def notice(playground: Playground) -> str:
    message = await playground.wait_for_message(lambda message: message.user == SLACKBOT)
    assert message.only_for == ANNA
    return message.text


async def test_a_request_is_signed_so_that_slacks_own_verifier_accepts_it(playground: Playground, raw: RawBot) -> None:
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver åäö")
    headers, body = raw.requests[0]
    assert SignatureVerifier(playground.signing_secret).is_valid_request(body, headers)
    assert not SignatureVerifier("another").is_valid_request(body, headers)
    assert headers["Content-Type"] == "application/x-www-form-urlencoded"
    assert headers["User-Agent"].startswith("Slackbot 1.0")


async def test_a_late_answer_is_shown_as_a_timeout(impatient: Playground, raw: RawBot) -> None:
    raw.released.clear()
    await impatient.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    assert await notice(impatient) == '/flowver failed with the error "operation_timeout"'


async def test_a_refused_connection_is_shown_as_a_failed_dispatch(playground: Playground) -> None:
    playground.bot_url = "http://127.0.0.1:9/slack/events"
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    assert await notice(playground) == '/flowver failed with the error "dispatch_failed"'
    assert playground.line.status == "down"


async def test_an_answer_other_than_200_is_shown_as_an_error(playground: Playground, raw: RawBot) -> None:
    raw.status = 500
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    assert await notice(playground) == '/flowver failed with the error "dispatch_unknown_error"'
    assert playground.line.status == "up"


async def test_a_broken_json_answer_is_shown_as_an_error(playground: Playground, raw: RawBot) -> None:
    raw.text, raw.headers = "{", {"Content-Type": "application/json"}
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    assert await notice(playground) == '/flowver failed with the error "invalid_command_response"'


async def test_an_empty_answer_shows_nothing(playground: Playground, raw: RawBot) -> None:
    before = len(playground.workspace.messages[FLOW_SUPPORT])
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
    assert len(playground.workspace.messages[FLOW_SUPPORT]) == before


async def test_an_event_that_is_not_acknowledged_comes_again_with_its_reason(
    playground: Playground, raw: RawBot
) -> None:
    raw.status = 500
    await playground.say(ANNA, FLOW_SUPPORT, "@flowver hej")
    await playground.background.finished()
    numbers = [headers.get("X-Slack-Retry-Num") for headers, _ in raw.requests]
    assert numbers == [None, "1", "2"]
    assert raw.requests[1][0]["X-Slack-Retry-Reason"] == "http_error"
    assert len({body for _, body in raw.requests}) == 1


async def test_a_late_acknowledgement_is_retried_as_a_timeout(impatient: Playground, raw: RawBot) -> None:
    raw.released.clear()
    await impatient.say(ANNA, FLOW_SUPPORT, "@flowver hej")
    await impatient.background.finished()
    assert raw.requests[1][0]["X-Slack-Retry-Reason"] == "http_timeout"


async def test_the_bot_can_stop_the_retries(playground: Playground, raw: RawBot) -> None:
    raw.status, raw.headers = 500, {"X-Slack-No-Retry": "1"}
    await playground.say(ANNA, FLOW_SUPPORT, "@flowver hej")
    await playground.background.finished()
    assert len(raw.requests) == 1


async def test_retries_wait_as_long_as_slack_does() -> None:
    waited: list[float] = []

    async def sleep(seconds: float) -> None:
        waited.append(seconds)

    playground = Playground(sleep=sleep)
    await playground.start()
    await playground.say(ANNA, FLOW_SUPPORT, "@flowver hej")
    await playground.background.finished()
    await playground.stop()
    assert waited == [0.0, 60.0, 300.0]


async def test_the_request_url_can_be_verified(playground: Playground, serve: Serve) -> None:
    await serve(bolt_app(playground))
    assert await playground.verify_url("a challenge") == {"challenge": "a challenge"}
