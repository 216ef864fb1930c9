"""Announcements: how long they take against what Slack's limits allow, and what a post costs."""

import asyncio
import json
from collections.abc import AsyncIterator, Iterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.playground.rate_limit import STRICT, RateLimit
from bot.playground.server import Playground
from tests.bench.processes import cores, python
from tests.bench.report import Figure

VERSION = "6.15.17"
SEVERAL = ("6.15.16", "6.15.15", "6.15.14", "6.15.12", "6.15.11", "6.15.10", "6.14.13", "6.14.12")
MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Volume:
    """Channels of one workspace; workspaces and the channels of each; announcements to few channels; posts of the bare
    loop that nobody limits."""

    one: int
    workspaces: int
    each: int
    to_few: int
    bare: int


FULL = Volume(one=1_000, workspaces=20, each=500, to_few=8, bare=1_000)
SHORT = Volume(one=20, workspaces=4, each=10, to_few=2, bare=100)


@dataclass(frozen=True)
class Sent:
    """What the process said of itself, and the posts as the far end saw them; `seconds`: until the last one was in."""

    told: Mapping[str, Any]
    posts: int
    seconds: float
    closest: float | None


async def announcements(folder: Path, volume: Volume) -> AsyncIterator[Figure]:
    """`folder`: with the catalogue in `sample`."""
    one, bare = await _beside_each_other(folder, 1, volume.one)
    name = f"{volume.one:,} channels of one workspace"
    for figure in _figures(name, one, bare, volume.one / STRICT.per_workspace):
        yield figure
    many, bare = await _beside_each_other(folder, volume.workspaces, volume.each)
    name = f"{volume.workspaces * volume.each:,} channels over {volume.workspaces} workspaces"
    for figure in _figures(name, many, bare, volume.each / STRICT.per_workspace):
        yield figure
    yield Figure(
        "    processor time, to a bare loop that nobody limits",
        _cost(many) / await _bare(folder, 1, volume.bare, None),
        "ratio",
    )
    peak = many.told["peak"] / one.told["peak"]
    yield Figure(f"    memory at its peak, to that of {volume.one:,} channels", peak, "ratio", most=1.15)
    few = await _sent(folder, 1, 3, SEVERAL[: volume.to_few])
    yield Figure(
        f"closest posts in a channel, {volume.to_few} announcements at once", few.closest or 0.0, "s", least=1.0
    )


def _figures(name: str, sent: Sent, bare: float, allowed: float) -> Iterator[Figure]:
    yield Figure(f"{name}: until the last is posted", sent.seconds, "s")
    yield Figure("    to what the limits allow", sent.seconds / allowed, "ratio", most=1.05)
    yield Figure("    posted more or less often than once", abs(sent.posts - sent.told["channels"]), "channels", most=0)
    yield Figure("    posts that were limited", sent.told["tries"] - sent.posts, "posts")
    yield Figure("    approving", sent.told["approving"], "s", most=3.0)
    yield Figure("    processor time of a post", _cost(sent) * 1e3, "ms")
    yield Figure("    processor time, to a bare loop at the same pace", _cost(sent) / bare, "ratio", most=2.0)


def _cost(sent: Sent) -> float:
    return float(sent.told["cpu"]) / sent.posts


async def _beside_each_other(folder: Path, workspaces: int, channels: int) -> tuple[Sent, float]:
    """At the same time, since a busy machine then bothers both alike; the bare loop is done a little earlier."""
    return await asyncio.gather(_sent(folder, workspaces, channels), _bare(folder, workspaces, channels * 9 // 10))


async def _sent(folder: Path, workspaces: int, channels: int, versions: Sequence[str] = (VERSION,)) -> Sent:
    async with _far_end(STRICT) as playground:
        job = _job(playground, folder, workspaces, channels) | {"what": "delivery", "versions": versions}
        told = await _carried_out(folder, job)
        posts = list(playground.posts)
        last = max(post.at.timestamp() for post in posts)
        told["channels"] = len({(post.team, post.channel) for post in posts}) * len(versions)
        assert told["channels"] == workspaces * channels * len(versions), told
        return Sent(told, len(posts), last - told["begun"], playground.posts.closest())


async def _bare(folder: Path, workspaces: int, posts: int, per_second: float | None = STRICT.per_workspace) -> float:
    """Processor seconds of a post."""
    async with _far_end(None) as playground:
        paced = {"posts": posts, "per_second": per_second, "versions": (VERSION,)}
        job = _job(playground, folder, workspaces, posts) | {"what": "bare"} | paced
        told = await _carried_out(folder, job)
        return float(told["cpu"]) / (workspaces * posts)


def _job(playground: Playground, folder: Path, workspaces: int, channels: int) -> dict[str, Any]:
    made = playground.add_workspaces(workspaces, channels=channels)
    places = {each.team: {"token": each.token, "channels": each.channels} for each in made}
    return {"api": playground.api_url, "folder": str(folder), "workspaces": places}


async def _carried_out(folder: Path, job: Mapping[str, Any]) -> dict[str, Any]:
    pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
    process = await python(cores()[0], "-m", "tests.bench.announcing_load", folder=folder, env={}, **pipes)
    said, _ = await process.communicate(json.dumps(job).encode())
    if process.returncode:
        raise RuntimeError("what an announcement costs was not measured")
    told: dict[str, Any] = json.loads(said.splitlines()[-1])
    return told


@asynccontextmanager
async def _far_end(limit: RateLimit | None) -> AsyncIterator[Playground]:
    playground = Playground(rate_limit=limit, keep_messages=2, keep_content=False, keep_calls=0)
    await playground.start()
    try:
        yield playground
    finally:
        await playground.stop()
