"""A catalogue folder to write into, and what loading it says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.adapters.catalog_files.load import SHIPPED, load_catalog
from bot.adapters.catalog_files.problem import CatalogProblems

Complaints = Callable[..., list[str]]

GOOD = """\
changed: 2026-11-23
releases:
  - {line: "6.15", released: 2024-04-03, source: told}
  - {component: server, version: 6.15.1, released: 2024-05-03, source: told}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "releases.yml").write_text(GOOD, "utf-8")
    return tmp_path


@pytest.fixture
def complaints(tmp_path: Path) -> Complaints:
    """Writes the files (releases as entries after a good head, policy as changes of the shipped one) and loads them."""

    def load(*entries: str, releases: str = "", policy: dict[str, str] | None = None) -> list[str]:
        text = releases or "changed: 2026-11-23\nreleases:\n" + "".join(f"  - {entry}\n" for entry in entries)
        (tmp_path / "releases.yml").write_text(text, "utf-8")
        if policy:
            changed = (SHIPPED / "policy.yml").read_text("utf-8")
            for old, new in policy.items():
                assert old in changed
                changed = changed.replace(old, new)
            (tmp_path / "policy.yml").write_text(changed, "utf-8")
        try:
            load_catalog(tmp_path)
        except CatalogProblems as error:
            return str(error).splitlines()
        return []

    return load
