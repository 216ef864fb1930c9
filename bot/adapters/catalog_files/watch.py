"""The running catalogue: taken up anew when its files change, kept when they break. Reading them is done elsewhere."""

import asyncio
import time
from collections.abc import Awaitable, Callable, Iterable, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from bot.adapters.catalog_files.collector import collector_at_rest, let_go, releases_of, set_aside
from bot.adapters.catalog_files.load import RELEASES, load_catalog, policy_path
from bot.adapters.catalog_files.problem import CatalogProblems, Problem
from bot.domain.catalog import Catalog
from bot.logs import get_log

log = get_log(__name__)

Changed = Callable[[Catalog], None]
Prepare = Callable[[Catalog], Iterable[None]]
Stamp = tuple[int, int, int, int] | None
_MOST_TRIES = 5
_MOST_LOGGED = 10
_NAP = 0.000_1


class CatalogWatch:
    """Holds the catalogue that answers are drawn from: `current`.

    `problems`: what was wrong at the newest try, empty when all is well. `loaded_at`: when `current` was loaded, UTC.
    Making one loads the folder; CatalogProblems if that fails.
    """

    def __init__(self, folder: Path, now: Callable[[], datetime]) -> None:
        self._folder, self._now = folder, now
        self._callbacks: list[Changed] = []
        self._preparations: list[Prepare] = []
        self._one_at_a_time = asyncio.Lock()
        self._tried, loaded = _load_steadily(folder)
        if isinstance(loaded, CatalogProblems):
            raise loaded
        self.current: Catalog = loaded
        self.problems: Sequence[Problem] = ()
        self.loaded_at = now()

    def on_change(self, callback: Changed) -> None:
        """`callback(catalog)` is called on the event loop after each change, with the new catalogue."""
        self._callbacks.append(callback)

    def before_change(self, prepare: Prepare) -> None:
        """`prepare(catalog)` is walked through in a thread before each change, while the old one still serves."""
        self._preparations.append(prepare)

    async def watch(self, every: float, sleep: Callable[[float], Awaitable[Any]] = asyncio.sleep) -> None:
        """Looks for changes every so many seconds, until cancelled."""
        while True:
            await sleep(every)
            await self.refresh()

    async def refresh(self) -> bool:
        """Loads the files if they changed since the last try; True if there is a new catalogue.

        A failed load keeps the current one and fills `problems`. A second call meanwhile waits for the first.
        """
        async with self._one_at_a_time:
            if await asyncio.to_thread(_stamps, self._folder) == self._tried:
                return False
            self._tried, loaded = await asyncio.to_thread(_load_steadily, self._folder)
            # The stamps of a failed try are kept too: a broken file is read once, not at every look.
            if isinstance(loaded, CatalogProblems):
                self.problems = loaded.problems
                said = [str(problem) for problem in loaded.problems[:_MOST_LOGGED]]
                log.warning("catalog_not_taken_up", count=len(loaded.problems), problems=said)
                return False
            return await self._take_up(loaded)

    async def _take_up(self, catalog: Catalog) -> bool:
        self.problems, self.loaded_at = (), self._now()
        # Touched but not changed: answers made from the current one are still good.
        if catalog.revision == self.current.revision:
            return False
        await asyncio.to_thread(_prepare, self._preparations, catalog)
        leaving = await asyncio.to_thread(releases_of, self.current)
        self.current = catalog
        for callback in self._callbacks:
            callback(catalog)
        log.info("catalog_taken_up", changed=catalog.changed.isoformat(), revision=catalog.revision)
        # Freed all at once, a large catalogue would stop the bot for 0.1 s.
        await asyncio.to_thread(let_go, leaving)
        return True


def _prepare(preparations: Iterable[Prepare], catalog: Catalog) -> None:
    with collector_at_rest():
        for prepare in preparations:
            for _ in prepare(catalog):
                # A waiting thread gets the interpreter only after 5 ms, unless the busy one really sleeps.
                time.sleep(_NAP)
        set_aside(catalog)


def _load_steadily(folder: Path) -> tuple[tuple[Stamp, ...] | None, Catalog | CatalogProblems]:
    """Loads until the files are the same after the reading as before it; half a file may look like a whole one."""
    with collector_at_rest():
        for _ in range(_MOST_TRIES):
            before = _stamps(folder)
            loaded = _load(folder)
            if _stamps(folder) == before:
                if isinstance(loaded, Catalog):
                    set_aside(loaded)
                return before, loaded
    return None, CatalogProblems(
        [Problem(RELEASES, 0, 0, "", "keeps changing while it is read; it is tried again later")]
    )


def _load(folder: Path) -> Catalog | CatalogProblems:
    try:
        return load_catalog(folder)
    except CatalogProblems as problems:
        # The traceback's frames would keep the whole text of the files in memory.
        return problems.with_traceback(None)


def _stamps(folder: Path) -> tuple[Stamp, ...]:
    return tuple(_stamp(path) for path in (policy_path(folder), folder / RELEASES))


def _stamp(path: Path) -> Stamp:
    try:
        found = path.stat()
    except OSError:
        return None
    # The ctime tells of a file that was made readable again, and of one whose mtime was put back.
    return found.st_mtime_ns, found.st_ctime_ns, found.st_size, found.st_ino
