"""The demo's vendor writes a file that the catalogue's reader takes, as often as somebody presses the button."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from bot.adapters.catalog_files.load import read_folder
from bot.adapters.catalog_files.sample import write_sample
from bot.domain.releases import ReleaseEntry
from bot.playground.people.refusals import RefusedError
from bot.playground.vendor import Vendor
from bot.playground.vendor_words import RELEASES, WITHDRAWAL

TODAY = date(2026, 11, 25)


def now() -> datetime:
    # Already the next day in Stockholm: the vendor's day counts.
    return datetime(2026, 11, 24, 23, 30, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_sample(tmp_path, TODAY)
    return tmp_path


@pytest.fixture
def vendor(folder: Path) -> Vendor:
    return Vendor(folder / "releases.yml", now)


def packs(folder: Path, version: str) -> dict[str, ReleaseEntry]:
    """The releases of one number by component; the file has no problems."""
    reading = read_folder(folder)
    assert reading.problems == ()
    assert reading.releases is not None
    entries = [entry for entry in reading.releases.entries if isinstance(entry, ReleaseEntry)]
    return {entry.component or "": entry for entry in entries if str(entry.version) == version}


def test_a_release_is_the_next_service_pack_of_several_components(folder: Path, vendor: Vendor) -> None:
    assert vendor.shown() == {"next": "6.15.18", "newest": None}
    assert vendor.release() == "6.15.18"
    made = packs(folder, "6.15.18")
    assert set(made) == {"server", "studio", "web", "portal"}
    assert {entry.released for entry in made.values()} == {TODAY}
    said = RELEASES[18 % len(RELEASES)]
    assert all(entry.notes and entry.notes.sv == said["notes"]["sv"] for entry in made.values())
    assert [fix.severity for fix in made["server"].fixes] == ["blocker"]
    assert vendor.shown() == {"next": "6.15.19", "newest": "6.15.18"}


def test_the_catalogue_says_that_it_changed_today(folder: Path, vendor: Vendor) -> None:
    file = folder / "releases.yml"
    file.write_text(file.read_text("utf-8").replace(f"changed: {TODAY}", "changed: 2026-01-01"), "utf-8")
    vendor.release()
    assert f"changed: {TODAY}\n" in file.read_text("utf-8")


def test_releases_follow_each_other_with_fixes_of_their_own(folder: Path, vendor: Vendor) -> None:
    assert [vendor.release() for _ in range(4)] == ["6.15.18", "6.15.19", "6.15.20", "6.15.21"]
    numbers = range(18, 22)
    fixes = [fix.key for n in numbers for entry in packs(folder, f"6.15.{n}").values() for fix in entry.fixes]
    assert len(set(fixes)) == len(fixes) == 8


def test_the_newest_of_the_vendors_is_withdrawn_first(folder: Path, vendor: Vendor) -> None:
    vendor.release()
    vendor.release()
    assert [vendor.withdraw(), vendor.withdraw()] == ["6.15.19", "6.15.18"]
    gone = packs(folder, "6.15.19")
    assert len(gone) == 4
    assert all(entry.withdrawn and entry.notes and entry.notes.en == WITHDRAWAL["en"] for entry in gone.values())
    assert vendor.shown() == {"next": "6.15.20", "newest": None}
    with pytest.raises(RefusedError):
        vendor.withdraw()


def test_what_others_released_is_not_the_vendors_to_withdraw(folder: Path, vendor: Vendor) -> None:
    before = (folder / "releases.yml").read_text("utf-8")
    with pytest.raises(RefusedError):
        vendor.withdraw()
    assert (folder / "releases.yml").read_text("utf-8") == before


def test_no_half_written_file_is_left_behind(folder: Path, vendor: Vendor) -> None:
    vendor.release()
    assert sorted(path.name for path in folder.iterdir()) == ["policy.yml", "releases.yml"]


def test_a_file_that_a_person_edited_too_is_still_right(folder: Path, vendor: Vendor) -> None:
    file = folder / "releases.yml"
    file.write_text(file.read_text("utf-8") + "  - {component: server, version: 6.15.40}", "utf-8")
    assert vendor.release() == "6.15.41"
    assert "server" in packs(folder, "6.15.40")


def test_without_a_catalogue_there_is_no_vendor(tmp_path: Path) -> None:
    for nowhere in (Vendor(None, now), Vendor(tmp_path / "gone.yml", now)):
        assert nowhere.shown() is None
        with pytest.raises(RefusedError):
            nowhere.release()


def test_the_texts_hold_no_braces() -> None:
    texts = [text for said in RELEASES for text in (*said["notes"].values(), *WITHDRAWAL.values())]
    texts += [text for said in RELEASES for fix in said["fixes"] for text in fix["text"].values()]
    assert not any(brace in text for text in texts for brace in "{}")
