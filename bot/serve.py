"""`flowver run`: the bot behind uvicorn until it is told to stop."""

import asyncio
import gc
import os
import signal
import socket
import sys
from collections.abc import Callable, Coroutine, Iterator, Mapping
from contextlib import AsyncExitStack, contextmanager
from types import FrameType
from typing import Any

import uvicorn

from bot.bootstrap.running import Bot, running_bot, utc_now
from bot.bootstrap.surroundings import MakeDeskSide
from bot.config import Settings, SettingsProblems
from bot.logs import get_log, set_up_logs
from bot.web.front import Front

log = get_log(__name__)

# Whatever Slack asks is answered within three seconds; what takes longer goes on behind its answer.
GRACE_SECONDS = 3
SEEN_BETWEEN_COLLECTIONS = 10_000


class _Server(uvicorn.Server):
    """Told to stop, it ends its own work only: uvicorn's would end the process, with connections left open."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.told_to_stop = asyncio.Event()

    def handle_exit(self, sig: int, frame: FrameType | None) -> None:
        super().handle_exit(sig, frame)
        self.told_to_stop.set()

    def look_at_stdin(self) -> None:
        """Called when there is something to read; nothing to read any more means that the other end is gone."""
        if not os.read(sys.stdin.fileno(), 1024):
            asyncio.get_running_loop().remove_reader(sys.stdin.fileno())
            self.handle_exit(signal.SIGTERM, None)

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self.handle_exit, number, None)
        yield


def run_bot(settings: Settings, make_desk_side: MakeDeskSide | None = None, *, ends_with_stdin: bool = False) -> None:
    """Returns when the process is told to stop (SIGTERM or Ctrl-C). SettingsProblems when it cannot start.

    `ends_with_stdin`: the end of standard input tells it too, so that it does not outlive who holds the other end.
    """
    set_up_logs(settings.flowver_log_level)
    with _listening(settings) as listening, asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(_serve(settings, listening, make_desk_side, ends_with_stdin=ends_with_stdin))


def _listening(settings: Settings) -> socket.socket:
    host, port = settings.flowver_host, settings.flowver_port
    try:
        family = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][0]
        both = family == socket.AF_INET6 and socket.has_dualstack_ipv6()
        return socket.create_server((host, port), family=family, backlog=2048, dualstack_ipv6=both)
    except OSError as error:
        place = f"{_bracketed(host)}:{port}"
        why = str(error.strerror).partition(" (while")[0]
        raise SettingsProblems([f"FLOWVER_HOST and FLOWVER_PORT cannot be used: {place}: {why}"]) from error


def _bracketed(host: str) -> str:
    """`[::1]`: without brackets nobody could tell the address from the port."""
    return f"[{host}]" if ":" in host else host


def _address(listening: socket.socket) -> str:
    host, port = listening.getsockname()[:2]
    return f"http://{_bracketed(host)}:{port}"


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    return uvicorn.Config(app="", loop="auto", log_config=None).get_loop_factory()


def _collect_garbage_from_now_on() -> None:
    """What the start has made stays: collections need not look at it again. Requests leave next to no cycles behind."""
    gc.freeze()
    gc.set_threshold(SEEN_BETWEEN_COLLECTIONS)
    gc.enable()


async def _serve(
    settings: Settings, listening: socket.socket, make_desk_side: MakeDeskSide | None, *, ends_with_stdin: bool
) -> None:
    """Listen from the first moment, and open the bot behind it."""
    front = Front()
    server = _Server(_config(front))
    if ends_with_stdin:
        asyncio.get_running_loop().add_reader(sys.stdin.fileno(), server.look_at_stdin)
    serving = asyncio.ensure_future(server.serve(sockets=[listening]))
    try:
        async with AsyncExitStack() as stack:
            opening = running_bot(settings, utc_now, make_desk_side, front.starts)
            bot = await _unless_stopped(server, serving, stack.enter_async_context(opening))
            if bot:
                front.open(bot.web)
                _collect_garbage_from_now_on()
                log.info("started", **_introduced(settings, listening, bot))
                await _beside(bot, server, serving)
    finally:
        server.should_exit = True
        await serving
    log.info("stopped")


def _config(front: Front) -> uvicorn.Config:
    return uvicorn.Config(
        front,
        interface="asgi3",
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        ws="none",
        timeout_graceful_shutdown=GRACE_SECONDS,
    )


def _introduced(settings: Settings, listening: socket.socket, bot: Bot) -> Mapping[str, str]:
    mode = "socket_mode" if settings.slack_app_token else "http"
    return {"address": _address(listening), "mode": mode, "catalog_changed": str(bot.watch.current.changed)}


async def _unless_stopped(
    server: _Server, serving: asyncio.Future[None], opening: Coroutine[Any, Any, Bot]
) -> Bot | None:
    """The opened bot; None when the process is told to stop meanwhile."""
    told = asyncio.ensure_future(server.told_to_stop.wait())
    opened = asyncio.ensure_future(opening)
    either: list[asyncio.Future[Any]] = [told, opened, serving]
    await asyncio.wait(either, return_when=asyncio.FIRST_COMPLETED)
    told.cancel()
    if not opened.done():
        opened.cancel()
        await asyncio.wait({opened})
    return None if opened.cancelled() else opened.result()


async def _beside(bot: Bot, server: _Server, serving: asyncio.Future[None]) -> None:
    """Serve while the loops run. A loop that fails is a fault of ours and ends the process, so that it is seen."""
    loops = [asyncio.ensure_future(loop()) for loop in bot.loops]
    told = asyncio.ensure_future(server.told_to_stop.wait())
    everything: list[asyncio.Future[Any]] = [serving, told, *loops]
    await asyncio.wait(everything, return_when=asyncio.FIRST_COMPLETED)
    # All at once: each has a grace of its own, and one after the other they would add up.
    server.should_exit = True
    for task in (told, *loops):
        task.cancel()
    await asyncio.wait(everything)
    for ended in everything:
        if not ended.cancelled():
            ended.result()
