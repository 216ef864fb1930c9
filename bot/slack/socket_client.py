"""The library's Socket Mode client, made to say what goes wrong in one line and to try again with a fresh address."""

import asyncio
import json
import logging
from collections.abc import Callable, Mapping
from types import SimpleNamespace
from typing import Any

from aiohttp import ClientSession, TraceConfig, TraceRequestEndParams
from slack_sdk.socket_mode.aiohttp import SocketModeClient
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import get_log
from bot.slack.refusals import NOT_OURS, named

log = get_log(__name__)

FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
SWITCHING_PROTOCOLS = 101

# The name of the first field of a body that does not have the shape that Slack gives it.
Misfit = Callable[[Mapping[str, Any]], str | None]


class _OneLine(logging.Logger):
    """The library's own lines: a connection that breaks is no fault of ours, so no tracebacks."""

    def handle(self, record: logging.LogRecord) -> None:
        record.exc_info = None
        super().handle(record)


class Client(SocketModeClient):
    """`problem`: why there is no address to connect to, None when there is one; `under_way`: what is being answered.

    `tried` is set as soon as Slack has given an address or failed to.
    """

    def __init__(self, web_client: AsyncWebClient, app_token: str, misfit: Misfit) -> None:
        logger = _OneLine("slack_sdk.socket_mode", logging.WARNING)
        logger.parent = logging.getLogger()
        super().__init__(app_token, logger, web_client, ping_interval=10)
        self.aiohttp_client_session.trace_configs.append(self._watching())
        self._misfit = misfit
        self.problem: str | None = None
        self.tried = asyncio.Event()
        self.under_way: set[asyncio.Task[None]] = set()

    async def issue_new_wss_url(self) -> str:
        """Until there is one: the library gives up at once, or repeats with a traceback each time."""
        pause = FIRST_PAUSE
        while True:
            try:
                answer = await self.web_client.apps_connections_open(app_token=self.app_token)
            except NOT_OURS as error:
                self._note(named(error))
            else:
                self._note(None)
                return str(answer["url"])
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)

    async def process_message(self) -> None:
        """Hand one message on; what Slack would not send is dropped with one line."""
        raw = await self.message_queue.get()
        message, why = self._read(raw)
        if why:
            log.warning("socket_mode_message_refused", why=why)
            return
        task = asyncio.ensure_future(self.run_message_listeners(message, raw))
        self.under_way.add(task)
        task.add_done_callback(self.under_way.discard)

    def _note(self, problem: str | None) -> None:
        """One line when the trouble begins and one when it is over, however many tries lie between."""
        if problem and not self.problem:
            log.warning("socket_mode_not_connected", error=problem)
        elif self.problem and not problem:
            log.info("socket_mode_connects_again")
        self.problem = problem
        self.tried.set()

    def _read(self, raw: str) -> tuple[dict[str, Any], str | None]:
        """The message, and what is wrong with it."""
        try:
            message = json.loads(raw)
        # Nesting a thousand deep ends in a RecursionError.
        except (ValueError, RecursionError):
            return {}, "not JSON"
        if not isinstance(message, dict):
            return {}, "not an object"
        return message, self._wrong(message)

    def _wrong(self, message: dict[str, Any]) -> str | None:
        texts = [name for name in ("type", "envelope_id", "retry_reason") if not isinstance(message.get(name, ""), str)]
        if texts or not isinstance(message.get("retry_attempt") or 0, int):
            return f"{(*texts, 'retry_attempt')[0]} does not have the shape that Slack gives it"
        payload = message.get("payload", {})
        field = self._misfit(payload) if isinstance(payload, dict) else "payload"
        return f"{field} does not have the shape that Slack gives it" if field else None

    def _watching(self) -> TraceConfig:
        trace = TraceConfig()
        trace.on_request_end.append(self._connected_or_not)
        trace.on_request_exception.append(self._not_connected)
        trace.freeze()
        return trace

    async def _connected_or_not(self, _: ClientSession, __: SimpleNamespace, ended: TraceRequestEndParams) -> None:
        if ended.response.status != SWITCHING_PROTOCOLS:
            self.wss_uri = None

    async def _not_connected(self, *_: Any) -> None:
        """An address is good once and for seconds: the library would try the same one for ever."""
        self.wss_uri = None
