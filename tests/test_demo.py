"""`flowver demo`: everything on this machine, and nothing left behind."""

import asyncio
import os
import re
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest

from bot.playground.cast import FLOW_SUPPORT, PRIYA

SECONDS = 60.0


@asynccontextmanager
async def demo(folder: Path, *options: str) -> AsyncIterator[tuple[asyncio.subprocess.Process, str]]:
    """The running demo and its page's address."""
    environment = {"PATH": os.environ["PATH"], "TMPDIR": str(folder / "tmp"), "HOME": str(folder)}
    (folder / "tmp").mkdir()
    # Settings of somebody's real bot, which the demo must not touch.
    (folder / ".env").write_text("SLACK_APP_TOKEN=xapp-real\nSLACK_BOT_TOKEN=xoxb-real\nDATABASE_URL=sqlite:///real\n")
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", "0", *options),
        cwd=folder,
        env=environment,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    assert process.stdout
    try:
        async with asyncio.timeout(SECONDS):
            line = (await process.stdout.readline()).decode()
        found = re.search(r"http://127\.0\.0\.1:\d+/", line)
        assert found, line
        yield process, found[0]
    finally:
        if process.returncode is None:
            # With the bot that it started, which else would live on.
            os.killpg(process.pid, signal.SIGKILL)
        await process.communicate()


@pytest.mark.parametrize("options", [(), ("--socket",)])
async def test_the_demo_answers_a_question_and_leaves_nothing_behind(tmp_path: Path, options: tuple[str, ...]) -> None:
    async with demo(tmp_path, *options) as (process, url):
        shown = await ask(url, "/flowver 6.15")
        assert "Flow 6.15 is supported" in shown
        assert "Sample data" in shown
        process.send_signal(signal.SIGTERM)
        async with asyncio.timeout(SECONDS):
            out, err = await process.communicate()
    assert process.returncode == 0
    assert err == b""
    assert b"Ctrl-C" in out
    assert sorted(os.listdir(tmp_path)) == [".env", "tmp"]  # noqa: PTH208  # pathlib's is not for async functions
    assert os.listdir(tmp_path / "tmp") == []  # noqa: PTH208


async def ask(url: str, typed: str) -> str:
    """What Priya sees after she sent a line."""
    async with aiohttp.ClientSession() as session:
        said = {"as": PRIYA, "conversation": FLOW_SUPPORT, "text": typed}
        async with session.post(f"{url}play/say", json=said) as answer:
            assert answer.status == 200, await answer.text()
        async with session.get(f"{url}play/messages", params={"as": PRIYA, "conversation": FLOW_SUPPORT}) as answer:
            messages = (await answer.json())["messages"]
    return str(messages[-1])


async def test_a_port_that_is_taken_is_told_in_one_line(tmp_path: Path) -> None:
    server = await asyncio.start_server(lambda *_: None, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot", "demo", "--port", str(port)), cwd=tmp_path, stderr=asyncio.subprocess.PIPE
    )
    _, err = await process.communicate()
    server.close()
    assert process.returncode == 2
    assert err.decode().startswith(f"port {port} cannot be used")
    assert err.count(b"\n") == 1


def only_child(parent: int) -> int:
    (child,) = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    return int(child)


@pytest.mark.skipif(not hasattr(os, "pidfd_open"), reason="needs a system that tells of a process's end")
async def test_a_demo_that_is_killed_takes_its_bot_with_it(tmp_path: Path) -> None:
    async with demo(tmp_path) as (process, _):
        watched, gone = os.pidfd_open(only_child(process.pid)), asyncio.Event()
        asyncio.get_running_loop().add_reader(watched, gone.set)
        process.kill()
        try:
            async with asyncio.timeout(SECONDS):
                await gone.wait()
        finally:
            asyncio.get_running_loop().remove_reader(watched)
            os.close(watched)
