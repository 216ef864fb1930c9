"""The client of Slack's Web API writes each call once, whatever is in it, and spells nothing out for a log."""

import json
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer
from prometheus_client import CollectorRegistry

from bot.slack.calls import SlackCalls
from bot.slack.web_client import Written, as_json, slack_client, slack_session


class Spelt(dict[str, Any]):
    """Counts how often it is spelt out."""

    times = 0

    def __repr__(self) -> str:
        self.times += 1
        return "spelt out"


async def posted(body: dict[str, Any]) -> dict[str, Any]:
    """What Slack gets to read."""
    received: list[bytes] = []

    async def take(request: web.Request) -> web.Response:
        received.append(await request.read())
        return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_post("/api/{method}", take)
    async with TestServer(app) as server, slack_session() as session:
        client = slack_client("xoxb-1", str(server.make_url("/api/")), session, SlackCalls(CollectorRegistry()))
        await client.api_call("chat.postMessage", json=body)
    found: dict[str, Any] = json.loads(received[0])
    return found


async def test_a_call_is_not_spelt_out_for_a_log_that_says_nothing_of_it() -> None:
    view = Spelt(type="modal")
    assert await posted({"view": view}) == {"view": {"type": "modal"}}
    assert view.times == 0


@pytest.mark.parametrize("text", ["åäö", "\U0001f600", "half \ud83d", "\u202e", "a\x00b"])
async def test_whatever_a_person_wrote_reaches_slack_as_it_was_written(text: str) -> None:
    assert await posted({"text": text}) == {"text": text}


async def test_a_number_of_any_size_reaches_slack() -> None:
    assert await posted({"number": 2**70}) == {"number": 2**70}


@pytest.mark.parametrize("trigger", ["1.2", "half \ud83d"])
async def test_what_is_written_already_goes_into_a_call_as_it_is(trigger: str) -> None:
    view = Written(b'{"type": "modal", "title": "\xc3\xa5"}')
    assert await posted({"trigger_id": trigger, "view": view}) == {
        "trigger_id": trigger,
        "view": {"type": "modal", "title": "å"},
    }


def test_what_is_no_json_is_not_written() -> None:
    with pytest.raises(TypeError, match="object"):
        as_json({"text": object()})
