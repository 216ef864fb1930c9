"""`flowver announce` beside a bot: text and audience, approval under the same rule, progress, the log, exit codes."""

import asyncio
import getpass
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.adapters.catalog_files.sample import write_sample
from bot.adapters.store.store import Store
from bot.cli.app import run
from bot.domain.news.announcement import Announcement
from bot.domain.news.transitions import finished
from bot.playground.cast import ANNA, TOM
from bot.usecases.news_ports import Effects
from tests.faults.news_office import NewsOffice

VERSION = "6.15.17"
SEND = ["announce", VERSION, "--send", "--as", ANNA]


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, Path]:
    """A database with the tables in it, and a catalogue."""
    write_sample(tmp_path / "catalog", datetime.now(UTC).date())
    url = f"sqlite:///{tmp_path / 'flowver.sqlite3'}"
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", url)
    monkeypatch.setenv("FLOWVER_CATALOG", str(tmp_path / "catalog"))
    monkeypatch.setenv("FLOWVER_RELEASE_MANAGERS", f"{ANNA}, {TOM}")
    return url, tmp_path / "catalog"


def drafted(place: tuple[str, Path], *, proposed: bool, channels: int = 3) -> None:
    async def work() -> None:
        store = Store.open(place[0])
        await store.migrate()
        office = NewsOffice(store, place[1], "T1")
        if channels:
            await office.subscribe([f"C{number}" for number in range(channels)])
        draft = await office.opened(VERSION)
        if proposed:
            assert isinstance(await office.deciding.propose("T1", draft.id, TOM), Announcement)
        await store.close()

    asyncio.run(work())


def test_a_draft_is_shown_with_who_would_get_it(place: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    drafted(place, proposed=False)
    assert run(["announce", VERSION]) == 0
    shown = capsys.readouterr().out
    assert VERSION in shown
    assert "C0, C1, C2" in shown
    assert run(["announce", VERSION, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["state"], said["audience"]) == ("draft", 3)
    assert [(each["target"], each["state"]) for each in said["targets"]] == [
        ("C0", "will_get_it"),
        ("C1", "will_get_it"),
        ("C2", "will_get_it"),
    ]
    assert said["text"]["sv"].startswith("Servicepaket 6.15.17")
    assert "Support: supported through" in said["text"]["en"]


@pytest.mark.parametrize("asked", [["announce", VERSION], SEND])
def test_looking_and_sending_what_nobody_proposed_make_no_draft(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str], asked: list[str]
) -> None:
    drafted(place, proposed=False)
    other = [each.replace(VERSION, "6.15.16") for each in asked]
    assert run([*other, "--language", "en"]) == (1 if "--send" in asked else 0)
    assert ("no draft yet" in capsys.readouterr().out) == ("--send" not in asked)
    assert run(["announce", "6.15.16", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["drafted"] is False
    assert run(["announce", "6.15.16", "--log", "--language", "en"]) == 3


def test_a_draft_that_nobody_has_proposed_is_not_sent(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(place, proposed=False)
    assert run(SEND) == 1
    assert VERSION in capsys.readouterr().out


def test_what_another_has_proposed_is_approved_and_followed_to_its_end(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(place, proposed=True, channels=0)
    ended = asyncio.run(_sent_beside(place))
    assert ended == 0
    assert run(["announce", VERSION, "--log", "--json"]) == 0
    lines = capsys.readouterr().out.strip().splitlines()
    entries = {entry["did"]: entry for entry in json.loads(lines[-1])["entries"]}
    assert {"drafted", "proposed", "approved", "sent"} <= entries.keys()
    assert entries["sent"]["subject"].startswith("release 6.15.17")
    assert (entries["approved"]["who"], entries["approved"]["terminal"]) == (ANNA, getpass.getuser())
    assert run(["announce", VERSION, "--log"]) == 0
    assert getpass.getuser() in capsys.readouterr().out
    assert run(SEND) == 1


@pytest.mark.parametrize("named", [[], ["--as", "U0ERIKHOLM"], ["--as", "anna"]])
def test_who_is_no_release_manager_sends_nothing(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str], named: list[str]
) -> None:
    drafted(place, proposed=True)
    assert run(["announce", VERSION, "--send", *named]) == 1
    assert "FLOWVER_RELEASE_MANAGERS" in capsys.readouterr().out
    assert run(["announce", VERSION, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["state"] == "proposed"


def test_the_second_person_is_another_one_in_a_terminal_too(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(place, proposed=True)
    assert run(["announce", VERSION, "--send", "--as", TOM, "--language", "en"]) == 1
    assert "Somebody else must approve" in capsys.readouterr().out
    assert run(["announce", VERSION, "--log", "--language", "en"]) == 0
    assert "own work" in " ".join(capsys.readouterr().out.split())


def test_without_managers_nobody_sends(
    place: tuple[str, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(place, proposed=True)
    monkeypatch.delenv("FLOWVER_RELEASE_MANAGERS")
    assert run(SEND) == 1
    assert ANNA in capsys.readouterr().out


def test_who_is_in_a_group_that_slack_cannot_be_asked_about_is_told_so(
    place: tuple[str, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    drafted(place, proposed=True)
    monkeypatch.setenv("FLOWVER_RELEASE_MANAGERS", "S0RELEASES")
    assert run([*SEND, "--language", "en"]) == 1
    assert "Slack does not tell who is in the group" in " ".join(capsys.readouterr().out.split())


async def _sent_beside(place: tuple[str, Path]) -> int:
    """The command in a thread, and what the bot does meanwhile: it finds that nothing is left to send."""
    store = Store.open(place[0])
    office = NewsOffice(store, place[1], "T1")
    command = asyncio.create_task(asyncio.to_thread(run, SEND))
    while not command.done():
        for held in await office.announcements.sending():
            moved = finished(held, datetime.now(UTC))
            if isinstance(moved, Announcement):
                await office.announcements.move(held, moved, Effects())
        await asyncio.sleep(0.05)
    await store.close()
    return command.result()


def test_a_version_that_is_not_listed_is_unknown(place: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    drafted(place, proposed=False)
    assert run(["announce", "6.15.99", "--language", "en"]) == 3
    shown = capsys.readouterr().out
    assert "6.15.99" in shown
    assert "Nearest: 6.15.17" in shown


@pytest.mark.parametrize("call", [["announce"], ["announce", "later"], [*SEND, "--log"], SEND[:2] + SEND[3:]])
def test_a_call_that_is_not_understood_ends_with_2(place: tuple[str, Path], call: list[str]) -> None:
    assert place
    assert run(call) == 2


def test_without_a_database_it_says_so(place: tuple[str, Path], capsys: pytest.CaptureFixture[str]) -> None:
    assert place
    assert run(["announce", VERSION]) == 2
    assert "DATABASE_URL" in capsys.readouterr().err


def test_the_log_of_a_number_that_is_announced_anew_tells_of_both(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    async def anew() -> None:
        store = Store.open(place[0])
        office = NewsOffice(store, place[1], "T1")
        first = await office.opened(VERSION)
        await office.deciding.cancel("T1", first.id, TOM, "too early")
        assert (await office.opened(VERSION)).id != first.id
        await store.close()

    drafted(place, proposed=False)
    asyncio.run(anew())
    assert run(["announce", VERSION, "--log", "--json"]) == 0
    entries = json.loads(capsys.readouterr().out)["entries"]
    assert sorted(entry["did"] for entry in entries) == ["cancelled", "drafted", "drafted"]
    assert run(["announce", VERSION, "--log", "--language", "en"]) == 0
    shown = " ".join(capsys.readouterr().out.split())
    assert "too early" in shown
    assert "Service" in shown


def retracted(place: tuple[str, Path], reason: str) -> None:
    """Approved, and taken back before anybody had got it."""

    async def work() -> None:
        store = Store.open(place[0])
        office = NewsOffice(store, place[1], "T1")
        out = await office.approve(await office.opened(VERSION))
        await office.deciding.retract("T1", out.id, TOM, reason)
        await store.close()

    drafted(place, proposed=False)
    asyncio.run(work())


def test_what_is_announced_anew_says_first_that_it_was_retracted_and_why(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    retracted(place, "It loses\nfiles.")
    assert run(["announce", VERSION, "--language", "en"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("⛔ Service pack 6.15.17 for ")
    assert lines[0].endswith("was retracted. This is a new one.")
    assert lines[1].strip() == "Why: It loses files."
    assert run(["announce", VERSION, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["state"], said["retracted_before"]["reason"]) == ("draft", "It loses files.")


def test_what_was_taken_back_says_so_first_and_how_far_that_has_come(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    # No bot runs beside it.
    monkeypatch.setattr("bot.cli.following.STALLED_SECONDS", 0.0)
    retracted(place, "It loses files.")
    releases = place[1] / "releases.yml"
    lines = releases.read_text("utf-8").splitlines(keepends=True)
    releases.write_text("".join(line for line in lines if VERSION not in line), "utf-8")
    assert run(["announce", VERSION, "--language", "en"]) == 0
    shown = [line for line in capsys.readouterr().out.splitlines() if line.startswith(("⛔", "  Why", "ℹ️"))]
    assert shown[0].startswith("⛔ Retracted: Service pack 6.15.17")
    assert shown[1] == "  Why: It loses files."
    assert "3 cancelled" in shown[2]
    assert run(["announce", VERSION, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["state"], said["reason"]) == ("retracted", "It loses files.")
    assert said["text"]["sv"].startswith("Återkallat: Servicepaket 6.15.17")
    assert {each["state"] for each in said["targets"]} == {"cancelled"}


def test_the_log_of_everything_says_which_announcement_each_entry_is_about(
    place: tuple[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    retracted(place, "It loses\nfiles.")
    assert run(["announce", "--log", "--language", "en"]) == 0
    rows = capsys.readouterr().out.splitlines()[2:]
    assert len(rows) == 5
    assert all("Service pack 6.15.17" in row for row in rows)
    assert "retracted: It loses files." in rows[0]
