"""Everything but Slack's path: health, metrics, and nothing else."""

import json

import aiohttp

from tests.journeys.real_bot import Town


async def test_a_healthy_bot_says_so(town: Town) -> None:
    assert await town.get("/healthz") == (200, "ok\n")
    status, body = await town.get("/readyz")
    said = json.loads(body)
    assert (status, said["ready"], said["store"]["ready"], said["catalog"]["ready"]) == (200, True, True, True)
    assert said["catalog"]["changed"] == "2026-11-23"
    assert (await town.get("/metrics"))[0] == 200


async def test_other_paths_and_methods_are_not_found(town: Town) -> None:
    for path in ("/", "/slack", "/slack/events/", "/slack/install", "/..%2f", "/healthz/x"):
        assert (await town.get(path))[0] == 404, path
    async with aiohttp.ClientSession() as session, session.post(f"{town.address}/healthz") as answer:
        assert answer.status == 404


async def test_a_websocket_is_not_opened(town: Town) -> None:
    async with aiohttp.ClientSession() as session:
        headers = {"Upgrade": "websocket", "Connection": "Upgrade"}
        async with session.get(f"{town.address}/slack/events", headers=headers) as answer:
            assert answer.status == 405
