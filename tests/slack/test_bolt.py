"""What Bolt's app puts together for a request is what Bolt itself would, client and all."""

from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.bolt import BoltApp, bolt_app

# Each app has its own, and what a listener may ask for is made for it.
UNLIKE = ("logger", "listener_runner", "ack", "say", "respond", "complete", "fail")
COMMAND = {"command": "/flowver", "text": "6.15", "user_id": "U1"}


def made_by(app: type[AsyncApp], body: dict[str, Any]) -> dict[str, Any]:
    """The context that a request begins with."""
    client = AsyncWebClient("xoxb-1", base_url="https://slack.test/api/", timeout=7, headers={"X-Own": "1"})
    request = AsyncBoltRequest(body=body, mode="socket_mode")
    app(name="flowver", client=client, request_verification_enabled=False)._init_context(request)
    return dict(request.context)


@pytest.mark.parametrize("body", [COMMAND | {"team_id": "T1"}, COMMAND])
def test_a_request_begins_with_what_bolt_gives_it(body: dict[str, Any]) -> None:
    ours, bolts = made_by(BoltApp, body), made_by(AsyncApp, body)
    assert ours.keys() == bolts.keys()
    assert _seen(ours.pop("client")) == _seen(bolts.pop("client"))
    assert type(ours.pop("listener_runner")) is type(bolts.pop("listener_runner"))
    assert ours == bolts


def _seen(client: AsyncWebClient) -> dict[str, Any]:
    """What is in a client; of handlers, which are nothing but their class, that."""
    return vars(client) | {"retry_handlers": [type(each) for each in client.retry_handlers]}


async def test_listeners_are_told_who_we_are_as_by_bolts_own_authorization() -> None:
    known = AuthorizeResult(enterprise_id=None, team_id="T1", bot_id="B1", bot_user_id="U9", bot_token="xoxb-1")

    async def authorize() -> AuthorizeResult:
        return known

    client = AsyncWebClient("xoxb-1")
    bolts = AsyncApp(client=client, authorize=authorize, request_verification_enabled=False)
    ours, theirs = await context_of(bolt_app(client, known)), await context_of(bolts)
    assert ours.pop("client").token == theirs.pop("client").token == "xoxb-1"
    assert {name: value for name, value in ours.items() if name not in UNLIKE} == {
        name: value for name, value in theirs.items() if name not in UNLIKE
    }
    assert ours["bot_user_id"] == "U9"


async def context_of(app: AsyncApp) -> dict[str, Any]:
    """The context in which the listeners of `app` are called."""
    seen: dict[str, Any] = {}

    async def see(context: AsyncBoltContext) -> None:
        seen.update(context)

    app.use(see)
    await app.async_dispatch(AsyncBoltRequest(body=COMMAND | {"team_id": "T1"}, mode="socket_mode"))
    return seen


def test_what_one_request_does_to_its_client_no_other_sees() -> None:
    app = BoltApp(name="flowver", client=AsyncWebClient("xoxb-1"), request_verification_enabled=False)
    first, second = (AsyncBoltRequest(body=COMMAND, mode="socket_mode") for _ in range(2))
    app._init_context(first)
    first.context.client.token = "xoxb-other"
    first.context.client.retry_handlers.clear()
    app._init_context(second)
    assert second.context.client.token == app.client.token == "xoxb-1"
    assert second.context.client.retry_handlers
