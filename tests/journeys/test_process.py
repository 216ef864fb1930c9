"""The bot as `flowver run` starts it: a whole journey, its log, its end."""

import asyncio
import json
import signal
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest

from bot.playground.cast import ANNA, BOT, FLOW_SUPPORT, PRIYA
from bot.playground.server import Playground
from bot.playground.slack_faults import slack_fault
from bot.slack.views.answer import SHARE
from tests.journeys.process import RunningProcess, environment, flowver_run
from tests.journeys.real_bot import DEADLINE, town_of

SECRETS = ("xoxb-", "xapp-", "playground-signing-secret")


@pytest.fixture
async def playground(tmp_path: Path) -> AsyncIterator[Playground]:
    # This bot's clock is the machine's.
    made = town_of(tmp_path, "http", today=datetime.now(UTC).date()).playground
    await made.start()
    yield made
    await made.stop()


@asynccontextmanager
async def started(playground: Playground, folder: Path, transport: str) -> AsyncIterator[RunningProcess]:
    more = {"SLACK_APP_TOKEN": playground.app_token} if transport == "socket" else {}
    async with flowver_run(environment(playground, folder, **more), folder) as running:
        address = await running.address()
        if transport == "http":
            playground.bot_url = f"{address}/slack/events"
        yield running


@pytest.mark.parametrize("transport", ["http", "socket"])
async def test_a_whole_journey_leaves_nothing_private_in_the_log(
    playground: Playground, tmp_path: Path, transport: str
) -> None:
    async with started(playground, tmp_path, transport) as running:
        await journey(playground)
        running.process.send_signal(signal.SIGTERM)
        assert await running.ended() == 0
    assert (running.log[0]["event"], running.log[-1]["event"]) == ("started", "stopped")
    assert [line["event"] for line in running.log if line["level"] != "info"] == []
    said = (*SECRETS, "6.14.3", "fortfarande", "hemligt", ANNA, PRIYA)
    assert [word for word in said if word in running.raw] == []
    assert "Traceback" not in running.raw


async def journey(playground: Playground) -> None:
    await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.14.3")
    shown = await playground.wait_for_message(lambda message: message.only_for == ANNA)
    await playground.click(ANNA, shown, SHARE)
    await playground.command(PRIYA, FLOW_SUPPORT, "/flowver hemligt <!channel>")
    await playground.say(PRIYA, FLOW_SUPPORT, "@flowver Är 6.13 fortfarande stödd?")
    await playground.wait_for_message(lambda message: message.user == BOT and bool(message.thread_ts))
    assert await playground.open_home(PRIYA)
    assert playground.rejections == []


async def test_a_killed_bot_starts_again_and_knows_whom_it_answers_how(playground: Playground, tmp_path: Path) -> None:
    async with started(playground, tmp_path, "http") as running:
        await playground.command(PRIYA, FLOW_SUPPORT, "/flowver language sv")
        running.process.kill()
        assert await running.ended() == -signal.SIGKILL
    async with started(playground, tmp_path, "http"):
        await playground.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")
        shown = await playground.wait_for_message(lambda message: "6.15" in message.text and message.user == BOT)
    assert "stöds" in shown.text


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"SLACK_BOT_TOKEN": "xoxb-wrong"}, "SLACK_BOT_TOKEN is refused by Slack (invalid_auth)"),
        ({"SLACK_APP_TOKEN": "xapp-wrong"}, "SLACK_APP_TOKEN is refused by Slack (invalid_auth)"),
    ],
)
async def test_a_token_that_slack_refuses_is_one_line_and_exit_code_2(
    playground: Playground, tmp_path: Path, wrong: dict[str, str], sentence: str
) -> None:
    async with flowver_run(environment(playground, tmp_path, **wrong), tmp_path) as running:
        assert await running.ended() == 2
    assert running.raw.strip() == sentence


async def test_a_slack_that_is_away_at_the_start_does_not_keep_the_answers_away(
    playground: Playground, tmp_path: Path
) -> None:
    nowhere = environment(playground, tmp_path, SLACK_API_URL="http://127.0.0.1:9/api/")
    async with flowver_run(nowhere, tmp_path) as running:
        playground.bot_url = f"{await running.address()}/slack/events"
        await playground.command(ANNA, FLOW_SUPPORT, "/flowver 6.15")
        shown = await playground.wait_for_message(lambda message: message.only_for == ANNA, DEADLINE)
        running.process.terminate()
        assert await running.ended() == 0
    assert "Flow 6.15 is supported" in shown.text
    wrong = [line["event"] for line in running.log if line["level"] != "info"]
    # Who the workspace is, nobody has said: so releases are not looked for either.
    assert sorted(set(wrong) - {"catalog_not_followed"}) == ["locale_not_known", "slack_not_reached"]
    assert len(wrong) == len(set(wrong))


@pytest.mark.parametrize(
    ("wrong", "line"),
    [
        ({"FLOWVER_HOST": "nowhere.invalid"}, "FLOWVER_HOST and FLOWVER_PORT cannot be used: nowhere.invalid:0: "),
        ({"DATABASE_URL": "sqlite://host/file"}, "DATABASE_URL must be sqlite:///path"),
    ],
)
async def test_what_turns_out_wrong_while_starting_is_told_in_one_line(
    playground: Playground, tmp_path: Path, wrong: dict[str, str], line: str
) -> None:
    async with flowver_run(environment(playground, tmp_path, **wrong), tmp_path) as running:
        assert await running.ended() == 2
    assert running.raw.startswith(line)
    assert running.raw.count("\n") == 1


async def test_a_settings_mistake_is_told_before_anything_is_opened(playground: Playground, tmp_path: Path) -> None:
    wrong = environment(playground, tmp_path, FLOWVER_CATALOG=str(tmp_path / "nowhere"), FLOWVER_PORT="port")
    async with flowver_run(wrong, tmp_path) as running:
        assert await running.ended() == 2
    assert [line.split()[0] for line in running.raw.splitlines()] == ["FLOWVER_CATALOG", "FLOWVER_PORT"]
    assert "Traceback" not in running.raw
    assert json.dumps(running.log) == "[]"


async def test_it_listens_from_the_first_moment_and_says_what_it_waits_for(
    playground: Playground, tmp_path: Path
) -> None:
    """Slack takes the connection and says nothing: alive, not ready, and told to stop it stops."""
    silent = await asyncio.start_server(hold, "127.0.0.1", 0)
    slack = f"http://127.0.0.1:{silent.sockets[0].getsockname()[1]}/api/"
    port = free_port()
    settings = environment(playground, tmp_path, SLACK_API_URL=slack, SLACK_APP_TOKEN="xapp-1", FLOWVER_PORT=str(port))
    async with flowver_run(settings, tmp_path) as running, aiohttp.ClientSession() as session:
        assert await answered(session, f"http://127.0.0.1:{port}/healthz") == (200, "ok\n")
        starting = {"ready": False, "starting": {"ready": False, "waits_for": "slack"}}
        async with asyncio.timeout(DEADLINE):
            while json.loads((await answered(session, f"http://127.0.0.1:{port}/readyz"))[1]) != starting:
                pass
        status, _ = await answered(session, f"http://127.0.0.1:{port}/readyz")
        running.process.terminate()
        assert await running.ended() == 0
    silent.close()
    assert status == 503
    assert [line["event"] for line in running.log] == ["stopped"]


async def hold(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    await reader.read()
    writer.close()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


async def answered(session: aiohttp.ClientSession, url: str) -> tuple[int, str]:
    """Status and text, as soon as somebody listens."""
    async with asyncio.timeout(DEADLINE):
        while True:
            try:
                async with session.get(url) as answer:
                    return answer.status, await answer.text()
            except aiohttp.ClientConnectorError:
                await asyncio.sleep(0.02)


async def test_a_socket_mode_that_cannot_connect_is_one_line_and_the_rest_of_the_bot_runs(
    playground: Playground, tmp_path: Path
) -> None:
    playground.slack_faults.add(slack_fault("error", "apps.connections.open", status=503))
    settings = environment(playground, tmp_path, SLACK_APP_TOKEN=playground.app_token)
    async with flowver_run(settings, tmp_path) as running, aiohttp.ClientSession() as session:
        status, body = await answered(session, f"{await running.address()}/readyz")
        running.process.terminate()
        assert await running.ended() == 0
    assert status == 503
    assert json.loads(body)["socket_mode"]["problem"] == "SlackApiError: service_unavailable"
    lines = [(line["event"], line.get("error")) for line in running.log if line["level"] != "info"]
    assert lines == [
        ("slack_not_reached", "service_unavailable"),
        ("socket_mode_not_connected", "SlackApiError: service_unavailable"),
    ]
    assert "Traceback" not in running.raw


@pytest.mark.parametrize("host", ["::1", "127.0.0.1"])
async def test_it_listens_where_it_is_told_and_prints_an_address_that_works(
    playground: Playground, tmp_path: Path, host: str
) -> None:
    if host == "::1" and not has_ipv6():
        pytest.skip("this machine has no IPv6 loopback")
    async with (
        flowver_run(environment(playground, tmp_path, FLOWVER_HOST=host), tmp_path) as running,
        aiohttp.ClientSession() as session,
    ):
        address = await running.address()
        assert (await answered(session, f"{address}/readyz"))[0] == 200
    assert address.startswith("http://[::1]:" if host == "::1" else "http://127.0.0.1:")


def has_ipv6() -> bool:
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return False
    return True
