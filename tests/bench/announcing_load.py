"""The process that is measured: the bot's delivery, or a bare loop of chat_postMessage. A job as JSON on stdin, on
stdout what it cost.

A job: {"what": "delivery" or "bare", "api", "folder", "workspaces": {team: {"token", "channels"}}, "versions",
"per_second", "posts"}. `versions`: one announcement each, to all channels. `per_second` and `posts`: of the bare loop,
in each workspace; without a rate each post begins when the one before has been answered. Seconds, bytes.
"""

import asyncio
import gc
import json
import resource
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import aiohttp
import uvloop
from prometheus_client import CollectorRegistry
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_poster import SlackPoster
from bot.adapters.store.announcements import Announcements
from bot.adapters.store.batched_outbox import BatchedOutbox
from bot.adapters.store.outbox import Outbox
from bot.adapters.store.store import Store
from bot.domain.kept import Notice
from bot.domain.patience import Patience
from bot.domain.version import parse_version
from bot.slack.calls import SlackCalls
from bot.slack.news.notices import RenderNews
from bot.slack.web_client import MOST_CONNECTIONS, SECONDS, slack_client, slack_session
from bot.usecases.deliver import Deliver
from bot.usecases.messenger import Messenger, Posted
from bot.words.translation import load_translations
from bot.worker.delivery import delivering
from bot.worker.promises import Promises
from tests.faults.news_office import NewsOffice, utc_now

Job = dict[str, Any]
# As often as the bot looks whether an announcement has ended.
LOOK_SECONDS = 5.0


class Everywhere(Messenger):
    """Each workspace's own token. `tries`: how many posts were asked for, limited ones included."""

    def __init__(self, posters: Mapping[str, SlackPoster]) -> None:
        self._posters = posters
        self.tries = 0

    async def post(self, notice: Notice, content: Mapping[str, Any], delivery: str) -> Posted:
        self.tries += 1
        return await self._posters[notice.workspace].post(notice, content, delivery)


async def delivery(job: Job) -> dict[str, Any]:
    """Approve, deliver, wait until it is known to have arrived."""
    store = Store.open(f"sqlite:///{job['folder']}/{time.time_ns()}.sqlite3")
    await store.migrate()
    office = NewsOffice(store, Path(job["folder"]) / "sample", min(job["workspaces"]))
    for team, each in job["workspaces"].items():
        await office.subscribe(each["channels"], team)
    async with slack_session() as session:
        posters = _posters(job, session)
        messenger, patience = Everywhere(posters), Patience()
        outbox = Outbox(store, patience.channel_gap, patience.pace)
        promises = _promises(store, outbox, messenger, office, patience)
        running = asyncio.create_task(promises.run())
        _as_after_the_start()
        before, begun, cpu = _resident(), time.time(), time.process_time()
        for version in job["versions"]:
            draft = await office.composing.open(office.workspace, parse_version(version), "")
            assert draft, version
            await office.approve(draft)
            promises.wake.set()
        approved = time.time()
        await _delivered(office)
        spent = time.process_time() - cpu
        running.cancel()
        await asyncio.gather(running, return_exceptions=True)
    await store.close()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return {"begun": begun, "approving": approved - begun, "cpu": spent, "tries": messenger.tries} | {
        "before": before,
        "peak": peak,
    }


def _posters(job: Job, session: aiohttp.ClientSession) -> Mapping[str, SlackPoster]:
    """Over the bot's own client, which counts what Slack says."""
    calls = SlackCalls(CollectorRegistry())
    return {
        team: SlackPoster(slack_client(each["token"], job["api"], session, calls))
        for team, each in job["workspaces"].items()
    }


def _promises(
    store: Store, outbox: Outbox, messenger: Messenger, office: NewsOffice, patience: Patience
) -> Promises[Any]:
    render = RenderNews(load_translations(), office.watch, Announcements(store), utc_now)
    deliver = Deliver(BatchedOutbox(outbox), messenger, render, patience, utc_now, asyncio.sleep)
    return Promises(delivering(outbox, deliver, patience, utc_now), utc_now, asyncio.sleep)


async def _delivered(office: NewsOffice) -> None:
    for each in await office.announcements.sending():
        while await office.announcements.under_way(each.id):  # noqa: ASYNC110 - the loop's work
            await asyncio.sleep(LOOK_SECONDS)


async def bare(job: Job) -> dict[str, Any]:
    """The same message by the library alone, in each workspace one after the other."""
    async with _bare_session() as session:
        clients = {team: _bare_client(job, team, session) for team in job["workspaces"]}
        content = await _content(job)
        for team, client in clients.items():
            # The first call opens the connection.
            await client.chat_postMessage(channel=job["workspaces"][team]["channels"][-1], text="first")
        _as_after_the_start()
        cpu = time.process_time()
        await asyncio.gather(
            *(_loop(job, clients[team], each["channels"], content) for team, each in job["workspaces"].items())
        )
        return {"cpu": time.process_time() - cpu}


async def _loop(job: Job, client: AsyncWebClient, channels: Sequence[str], content: Mapping[str, Any]) -> None:
    begun, number = time.monotonic(), job["posts"]
    for index in range(number):
        if job["per_second"]:
            await asyncio.sleep(begun + index / job["per_second"] - time.monotonic())
        metadata = {"event_type": "bench", "event_payload": {"id": f"{index:032x}"}}
        await client.chat_postMessage(channel=channels[index], **content, metadata=metadata, unfurl_links=False)


async def _content(job: Job) -> Mapping[str, Any]:
    """What the bot would post."""
    store = Store.open(f"sqlite:///{job['folder']}/{time.time_ns()}.sqlite3")
    await store.migrate()
    office = NewsOffice(store, Path(job["folder"]) / "sample", "T1")
    draft = await office.composing.open("T1", parse_version(job["versions"][0]), "")
    assert draft
    render = RenderNews(load_translations(), office.watch, office.announcements, utc_now)
    rendered = await render(Notice("T1", "announcement", draft.id, "C1", language="en"))
    await store.close()
    return rendered.content


def _bare_session() -> aiohttp.ClientSession:
    """With as many connections and as much patience as the bot's."""
    return aiohttp.ClientSession(
        connector=aiohttp.TCPConnector(limit=MOST_CONNECTIONS), timeout=aiohttp.ClientTimeout(total=SECONDS)
    )


def _bare_client(job: Job, team: str, session: aiohttp.ClientSession) -> AsyncWebClient:
    """As the library makes it, but without repeats."""
    token = job["workspaces"][team]["token"]
    return AsyncWebClient(token=token, base_url=job["api"], session=session, retry_handlers=[])


def _as_after_the_start() -> None:
    """The bot puts what its start has made out of the collector's sight, and so does the loop that it is compared to."""
    gc.collect()
    gc.freeze()


def _resident() -> int:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()


if __name__ == "__main__":
    given = json.load(sys.stdin)
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        print(json.dumps(runner.run({"delivery": delivery, "bare": bare}[given["what"]](given))))  # noqa: T201
