"""What Bolt's app puts together for a request is what Bolt itself would, client and all."""

from typing import Any

import pytest
from slack_bolt.app.async_app import AsyncApp
from slack_bolt.request.async_request import AsyncBoltRequest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.bolt import BoltApp

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


def test_what_one_request_does_to_its_client_no_other_sees() -> None:
    app = BoltApp(name="flowver", client=AsyncWebClient("xoxb-1"), request_verification_enabled=False)
    first, second = (AsyncBoltRequest(body=COMMAND, mode="socket_mode") for _ in range(2))
    app._init_context(first)
    first.context.client.token = "xoxb-other"
    first.context.client.retry_handlers.clear()
    app._init_context(second)
    assert second.context.client.token == app.client.token == "xoxb-1"
    assert second.context.client.retry_handlers
