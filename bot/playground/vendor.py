"""The demo's vendor: publishes and withdraws invented service packs by writing the catalogue's file.

Nothing here knows the bot: a text file is edited line by line, as a person would, and the bot notices by itself.
"""

import json
import os
import re
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.playground.model import Json
from bot.playground.people.refusals import RefusedError
from bot.playground.vendor_words import RELEASES, WITHDRAWAL

LINE = "6.15"
COMPONENTS = ("server", "studio", "web", "portal")
ZONE = ZoneInfo("Europe/Stockholm")
SOURCE = "The demo's vendor"
_CHANGED = re.compile(r"^changed: .*$", re.MULTILINE)
_NUMBER = re.compile(rf"^  - \{{component: server, version: '?{re.escape(LINE)}\.(\d+)\b", re.MULTILINE)
_MINE = re.compile(rf"version: ({re.escape(LINE)}\.\d+), .*source: {json.dumps(SOURCE)}")
_NOTES = re.compile(r"notes: \{[^}]*\}")


class Vendor:
    """Writes to `catalog` (releases.yml); without a file there is no vendor."""

    def __init__(self, catalog: Path | None, now: Callable[[], datetime]) -> None:
        self._catalog = catalog
        self._now = now

    def shown(self) -> Json | None:
        """Return what the page offers: the number that comes next, and the one that can be withdrawn (or None)."""
        if self._catalog is None or not self._catalog.exists():
            return None
        text = self._catalog.read_text("utf-8")
        return {"next": _next(text), "newest": _newest(text)}

    def release(self) -> str:
        """Publish the line's next service pack today, for several components; returns its number."""
        text = self._text()
        version = _next(text)
        said = RELEASES[int(version.rpartition(".")[2]) % len(RELEASES)]
        day = self._today()
        lines = [_entry(component, version, day, said) for component in COMPONENTS]
        self._write(text.rstrip("\n") + "\n" + "".join(lines))
        return version

    def withdraw(self) -> str:
        """Take back the newest one that was published here; RefusedError when there is none."""
        text = self._text()
        version = _newest(text)
        if version is None:
            raise RefusedError("There is no release of the vendor's to withdraw.")
        lines = [_withdrawn(line) if f"version: {version}," in line else line for line in text.splitlines()]
        self._write("\n".join(lines) + "\n")
        return version

    def _text(self) -> str:
        if self._catalog is None or not self._catalog.exists():
            raise RefusedError("There is no catalogue to write to here.", 404)
        return self._catalog.read_text("utf-8")

    def _write(self, text: str) -> None:
        assert self._catalog is not None
        # The bot may look at any moment: renaming shows it the old file or the new one, never half of one.
        unfinished = self._catalog.with_name(f".{self._catalog.name}.{os.getpid()}")
        unfinished.write_text(_CHANGED.sub(f"changed: {self._today()}", text, count=1), "utf-8")
        unfinished.replace(self._catalog)

    def _today(self) -> str:
        return self._now().astimezone(ZONE).date().isoformat()


def _next(text: str) -> str:
    return f"{LINE}.{max(map(int, _NUMBER.findall(text)), default=-1) + 1}"


def _newest(text: str) -> str | None:
    mine = [found for line in text.splitlines() if "withdrawn: true" not in line for found in _MINE.findall(line)]
    return max(mine, key=lambda version: int(version.rpartition(".")[2]), default=None)


def _entry(component: str, version: str, day: str, said: Mapping[str, Any]) -> str:
    first = 2000 + 10 * int(version.rpartition(".")[2])
    fixes = [{"key": f"FLOW-{first + at}", **fix} for at, fix in enumerate(said["fixes"])]
    mine = [_flow(fix) for fix in fixes if fix["component"] == component]
    parts = [f"component: {component}", f"version: {version}", f"released: {day}", f"notes: {_flow(said['notes'])}"]
    parts += [f"fixes: [{', '.join(mine)}]"] if mine else []
    return f"  - {{{', '.join(parts)}, source: {json.dumps(SOURCE)}}}\n"


def _withdrawn(line: str) -> str:
    marked = line.replace(", released: ", ", withdrawn: true, released: ", 1)
    return _NOTES.sub(f"notes: {_flow(WITHDRAWAL)}", marked, count=1)


def _flow(value: Mapping[str, Any]) -> str:
    parts = (f"{name}: {_flow(held) if isinstance(held, dict) else _quoted(held)}" for name, held in value.items())
    return f"{{{', '.join(parts)}}}"


def _quoted(text: str) -> str:
    # A JSON string is a YAML string, whatever stands in it.
    return json.dumps(text, ensure_ascii=False)
