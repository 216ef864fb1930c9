"""`flowver run`: the bot behind uvicorn until it is told to stop."""

import asyncio
import gc
import signal
import socket
from collections.abc import Callable, Coroutine, Iterator
from contextlib import contextmanager, suppress
from typing import Any

import structlog
import uvicorn

from bot.bootstrap import Bot, running_bot, utc_now
from bot.config import Settings, SettingsProblems
from bot.logs import set_up_logs
from bot.surroundings import MakeDeskSide

log = structlog.get_logger(__name__)

GRACE_SECONDS = 5


class _Server(uvicorn.Server):
    """Told to stop, it ends its own work only: uvicorn's would end the process, with connections left open."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, self.handle_exit, number, None)
        yield


def run_bot(settings: Settings, make_desk_side: MakeDeskSide | None = None) -> None:
    """Returns when the process is told to stop (SIGTERM or Ctrl-C). SettingsProblems when it cannot start."""
    set_up_logs(settings.flowver_log_level)
    with _listening(settings) as listening, asyncio.Runner(loop_factory=_loop_factory()) as runner:
        runner.run(_serve(settings, listening, make_desk_side))


def _listening(settings: Settings) -> socket.socket:
    try:
        return socket.create_server((settings.flowver_host, settings.flowver_port), backlog=2048)
    except OSError as error:
        place = f"{settings.flowver_host}:{settings.flowver_port}"
        why = str(error.strerror).partition(" (while")[0]
        raise SettingsProblems([f"FLOWVER_HOST and FLOWVER_PORT cannot be used: {place}: {why}"]) from error


def _loop_factory() -> Callable[[], asyncio.AbstractEventLoop] | None:
    return uvicorn.Config(app="", loop="auto", log_config=None).get_loop_factory()


def _collect_garbage_from_now_on() -> None:
    """What the start has made stays: collections need not look at it again."""
    gc.freeze()
    gc.enable()


async def _serve(settings: Settings, listening: socket.socket, make_desk_side: MakeDeskSide | None) -> None:
    async with running_bot(settings, utc_now, make_desk_side) as bot:
        config = uvicorn.Config(
            bot.web,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            ws="none",
            timeout_graceful_shutdown=GRACE_SECONDS,
        )
        host, port = listening.getsockname()[:2]
        mode = "socket_mode" if settings.slack_app_token else "http"
        _collect_garbage_from_now_on()
        log.info("started", address=f"http://{host}:{port}", mode=mode, catalog_changed=str(bot.watch.current.changed))
        await _beside(bot, _Server(config).serve(sockets=[listening]))
        log.info("stopped")


async def _beside(bot: Bot, serving: Coroutine[Any, Any, None]) -> None:
    """Serve while the loops run. A loop that fails is a fault of ours and ends the process, so that it is seen."""
    loops = [asyncio.ensure_future(loop()) for loop in bot.loops]
    server = asyncio.ensure_future(serving)
    done, _ = await asyncio.wait({server, *loops}, return_when=asyncio.FIRST_COMPLETED)
    for task in {server, *loops} - done:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
    for task in done:
        task.result()
