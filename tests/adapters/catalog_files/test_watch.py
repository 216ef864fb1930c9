"""The running catalogue follows its files, and survives them."""

import asyncio
import gc
import os
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.adapters.catalog_files import collector, watch
from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.problem import CatalogProblems
from bot.adapters.catalog_files.watch import CatalogWatch
from bot.domain.catalog import Catalog
from tests.logged import logged

START = datetime(2026, 11, 23, 12, tzinfo=UTC)
Write = Callable[[str], None]


@pytest.fixture
def clock() -> Callable[[], datetime]:
    ticks = iter(range(1_000))
    return lambda: START + timedelta(seconds=next(ticks))


@pytest.fixture
def write(folder: Path) -> Write:
    """Replaces the entries of releases.yml, as an editor does it: another file in its place."""

    def replace(*entries: str) -> None:
        text = "changed: 2026-11-23\nreleases:\n" + "".join(f"  - {entry}\n" for entry in entries)
        (folder / "new").write_text(text, "utf-8")
        (folder / "new").replace(folder / "releases.yml")

    return replace


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every load from now on."""
    seen: list[Path] = []
    monkeypatch.setattr(watch, "load_catalog", lambda folder: seen.append(folder) or load_catalog(folder))
    return seen


def servers(catalog: Catalog) -> list[str]:
    return [str(each.version) for each in catalog.listing("server")]


def test_a_folder_that_cannot_be_loaded_gives_no_watch(folder: Path, clock, write: Write):
    write("{version: x}")
    with pytest.raises(CatalogProblems, match="is not a version"):
        CatalogWatch(folder, clock)


async def test_a_changed_file_is_taken_up(folder: Path, clock, write: Write):
    watched = CatalogWatch(folder, clock)
    assert servers(watched.current) == ["6.15.1"]
    write("{component: server, version: 6.15.2}")
    assert await watched.refresh()
    assert servers(watched.current) == ["6.15.2"]
    assert watched.loaded_at == START + timedelta(seconds=1)


async def test_unchanged_files_are_not_read_again(folder: Path, clock, loads: list[Path]):
    watched = CatalogWatch(folder, clock)
    assert not await watched.refresh()
    assert len(loads) == 1


async def test_a_broken_file_keeps_the_last_good_catalogue_and_a_mended_one_clears_the_problems(
    folder: Path, clock, write: Write, loads: list[Path]
):
    watched = CatalogWatch(folder, clock)
    good = watched.current
    write("{component: server, version: 6.15.2}", "{component: servr, version: x}")
    assert not await watched.refresh()
    assert watched.current is good
    assert watched.loaded_at == START
    assert [each.key for each in watched.problems] == ["releases[1].component", "releases[1].version"]
    assert not await watched.refresh()
    assert len(loads) == 2
    write("{component: server, version: 6.15.2}")
    assert await watched.refresh()
    assert watched.problems == ()
    assert servers(watched.current) == ["6.15.2"]


async def test_a_file_that_is_gone_keeps_the_last_good_catalogue(folder: Path, clock):
    watched = CatalogWatch(folder, clock)
    (folder / "releases.yml").unlink()
    assert not await watched.refresh()
    assert servers(watched.current) == ["6.15.1"]
    assert [each.file for each in watched.problems] == ["releases.yml"]


async def test_a_broken_file_put_back_as_it_was_clears_the_problems_without_a_change(folder: Path, clock, write: Write):
    watched = CatalogWatch(folder, clock)
    good, before = watched.current, (folder / "releases.yml").read_text("utf-8")
    write("{version: x}")
    await watched.refresh()
    (folder / "releases.yml").write_text(before, "utf-8")
    assert not await watched.refresh()
    assert watched.problems == ()
    assert watched.current is good


async def test_a_file_of_the_same_size_and_age_is_taken_up(folder: Path, clock):
    watched, file = CatalogWatch(folder, clock), folder / "releases.yml"
    before = file.stat()
    file.write_text(file.read_text("utf-8").replace("6.15.1", "6.15.2"), "utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert await watched.refresh()
    assert servers(watched.current) == ["6.15.2"]


async def test_a_file_that_may_be_read_again_is_tried_again(folder: Path, clock, loads: list[Path]):
    watched = CatalogWatch(folder, clock)
    (folder / "releases.yml").chmod(0o600)
    await watched.refresh()
    assert len(loads) == 2


async def test_the_log_tells_of_each_change_and_of_each_failure_once(folder: Path, clock, write: Write):
    watched = CatalogWatch(folder, clock)
    with logged() as log:
        write("{component: servr, version: 6.15.2}")
        await watched.refresh()
        await watched.refresh()
        write("{component: server, version: 6.15.2}")
        await watched.refresh()
    assert [line["event"] for line in log] == ["catalog_not_taken_up", "catalog_taken_up"]
    assert "servr" in log[0]["problems"][0]


async def test_a_policy_that_appears_in_the_folder_is_taken_up(folder: Path, clock):
    watched = CatalogWatch(folder, clock)
    text = (watch.policy_path(folder)).read_text("utf-8").replace("months: 24", "months: 12")
    (folder / "policy.yml").write_text(text, "utf-8")
    assert await watched.refresh()
    assert watched.current.policy.support.months == 12


async def test_many_refreshes_at_once_do_one_load(folder: Path, clock, write: Write, loads: list[Path]):
    watched = CatalogWatch(folder, clock)
    write("{component: server, version: 6.15.2}")
    changed = await asyncio.gather(*(watched.refresh() for _ in range(8)))
    assert sum(changed) == 1
    assert len(loads) == 2


async def test_the_old_catalogue_serves_while_the_new_one_is_loaded(
    folder: Path, clock, write: Write, monkeypatch: pytest.MonkeyPatch
):
    watched = CatalogWatch(folder, clock)
    begun, go_on = threading.Event(), threading.Event()

    def slow(path: Path) -> Catalog:
        begun.set()
        assert go_on.wait(10)
        return load_catalog(path)

    monkeypatch.setattr(watch, "load_catalog", slow)
    write("{component: server, version: 6.15.2}")
    refreshing = asyncio.create_task(watched.refresh())
    assert await asyncio.to_thread(begun.wait, 10)
    assert servers(watched.current) == ["6.15.1"]
    go_on.set()
    assert await refreshing
    assert servers(watched.current) == ["6.15.2"]


async def test_a_file_that_changes_while_it_is_read_is_read_again(
    folder: Path, clock, write: Write, monkeypatch: pytest.MonkeyPatch
):
    watched = CatalogWatch(folder, clock)
    still_to_come = ["{component: server, version: 6.15.3}", "{component: server, version: 6.15.4}"]

    def overtaken(path: Path) -> Catalog:
        catalog = load_catalog(path)
        if still_to_come:
            write(still_to_come.pop(0))
        return catalog

    monkeypatch.setattr(watch, "load_catalog", overtaken)
    write("{component: server, version: 6.15.2}")
    assert await watched.refresh()
    assert servers(watched.current) == ["6.15.4"]


async def test_a_file_that_never_rests_is_left_alone_and_tried_again_later(
    folder: Path, clock, write: Write, monkeypatch: pytest.MonkeyPatch
):
    watched = CatalogWatch(folder, clock)

    def restless(path: Path) -> Catalog:
        catalog = load_catalog(path)
        write(f"{{component: server, version: 6.15.{next(numbers)}}}")
        return catalog

    numbers = iter(range(10, 100))
    monkeypatch.setattr(watch, "load_catalog", restless)
    write("{component: server, version: 6.15.2}")
    assert not await watched.refresh()
    assert servers(watched.current) == ["6.15.1"]
    assert [each.text for each in watched.problems] == ["keeps changing while it is read; it is tried again later"]
    monkeypatch.setattr(watch, "load_catalog", load_catalog)
    assert await watched.refresh()
    assert watched.problems == ()


async def test_callbacks_hear_of_each_change_once(folder: Path, clock, write: Write):
    watched = CatalogWatch(folder, clock)
    heard: list[list[str]] = []
    watched.on_change(lambda catalog: heard.append(servers(catalog)))
    await watched.refresh()
    write("{component: server, version: 6.15.2}")
    await watched.refresh()
    await watched.refresh()
    assert heard == [["6.15.2"]]


async def test_a_change_is_prepared_while_the_old_catalogue_serves(folder: Path, clock, write: Write):
    watched = CatalogWatch(folder, clock)
    seen: list[tuple[list[str], list[str], bool]] = []

    def prepare(catalog: Catalog) -> Iterator[None]:
        for _ in range(2):
            elsewhere = threading.current_thread() is not threading.main_thread()
            seen.append((servers(catalog), servers(watched.current), elsewhere))
            yield

    before = servers(watched.current)
    watched.before_change(prepare)
    write("{component: server, version: 6.15.2}")
    assert await watched.refresh()
    assert seen == [(["6.15.2"], before, True)] * 2
    assert servers(watched.current) == ["6.15.2"]


async def test_watching_looks_after_every_sleep_until_it_is_cancelled(folder: Path, clock, write: Write):
    watched = CatalogWatch(folder, clock)
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 3:
            raise asyncio.CancelledError
        write(f"{{component: server, version: 6.16.{len(slept)}}}")

    with pytest.raises(asyncio.CancelledError):
        await watched.watch(2.5, sleep)
    assert slept == [2.5, 2.5, 2.5]
    assert servers(watched.current) == ["6.16.2"]


async def test_the_collector_rests_while_loading_and_works_again_after(
    folder: Path, clock, write: Write, monkeypatch: pytest.MonkeyPatch
):
    states: list[bool] = []
    monkeypatch.setattr(watch, "load_catalog", lambda path: states.append(gc.isenabled()) or load_catalog(path))
    watched = CatalogWatch(folder, clock)
    write("{version: x}")
    await watched.refresh()
    assert states == [False, False]
    assert gc.isenabled()


async def test_a_large_catalogue_is_taken_out_of_the_collectors_sight(
    folder: Path, clock, monkeypatch: pytest.MonkeyPatch
):
    gc.unfreeze()
    CatalogWatch(folder, clock)
    assert gc.get_freeze_count() == 0
    monkeypatch.setattr(collector, "LARGE", 1)
    CatalogWatch(folder, clock)
    assert gc.get_freeze_count() > 0
    gc.unfreeze()
