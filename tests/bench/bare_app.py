"""The bare app that flowver is measured against, a process of its own: AsyncApp, one command, `await ack()`.

`bolt`: behind Bolt's own ASGI handler. `flowver`: behind flowver's outer app. Same server settings as `flowver run`.
"""

import asyncio
import json
import socket
import sys
from typing import Any

import uvicorn
from prometheus_client import CollectorRegistry
from slack_bolt.adapter.asgi.async_handler import AsyncSlackRequestHandler
from slack_bolt.app.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.web.app import WebApp
from bot.web.slack_requests import SlackRequests
from tests.bench.signed import SECRET


def behind_bolt(client: AsyncWebClient) -> Any:
    app = AsyncApp(client=client, signing_secret=SECRET, process_before_response=True)
    app.command("/flowver")(acknowledge)
    return AsyncSlackRequestHandler(app)


def behind_flowver(client: AsyncWebClient) -> Any:
    app = AsyncApp(
        client=client, process_before_response=True, request_verification_enabled=False, ssl_check_enabled=False
    )
    app.command("/flowver")(acknowledge)
    registry = CollectorRegistry()
    return WebApp(SlackRequests(app, SECRET, registry), (), registry)


async def acknowledge(ack: Any) -> None:
    await ack()


def main(outer: str, slack_api: str) -> None:
    client = AsyncWebClient(token="xoxb-bench", base_url=slack_api)
    web = behind_flowver(client) if outer == "flowver" else behind_bolt(client)
    config = uvicorn.Config(
        web, lifespan="off", log_config=None, access_log=False, server_header=False, proxy_headers=False
    )
    with socket.create_server(("127.0.0.1", 0), backlog=2048) as listening:
        address = f"http://127.0.0.1:{listening.getsockname()[1]}"
        sys.stdout.write(json.dumps({"event": "started", "address": address}) + "\n")
        sys.stdout.flush()
        with asyncio.Runner(loop_factory=config.get_loop_factory()) as runner:
            runner.run(uvicorn.Server(config).serve(sockets=[listening]))


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
