"""`flowver doctor` and the service desk: a section of its own, only where there is one."""

import asyncio
import json
import re
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.jira_desk import checkup, checkup_files, finding
from bot.cli.app import run
from bot.config import Settings
from bot.playground.desk.desk import Desk
from bot.playground.desk.nordsjo import INCIDENT, QUESTION, nordsjo_desk
from bot.words.translation import load_translations
from tests.playground.desk.site import served

Said = tuple[int, str]


@pytest.fixture(autouse=True)
def nothing_set(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
async def site(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    desk = nordsjo_desk(lambda: datetime.now(UTC))
    async with served(desk) as address:
        for name, text in {
            "JIRA_URL": address, "JIRA_EMAIL": desk.email, "JIRA_API_TOKEN": desk.token,
            "JSM_SERVICE_DESK": "NPS", "JSM_REQUEST_TYPE": INCIDENT,
        }.items():  # fmt: skip
            monkeypatch.setenv(name, text)
        yield desk


async def doctor(capsys: pytest.CaptureFixture[str], *arguments: str) -> Said:
    # In a thread: the command runs a loop of its own, and the far end needs this one.
    code = await asyncio.to_thread(run, ["doctor", *arguments])
    return code, capsys.readouterr().out


def section(said: Said) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(said[1])["desk"]
    return found


async def test_without_a_desk_there_is_no_section(capsys: pytest.CaptureFixture[str]) -> None:
    code, said = await doctor(capsys, "--json")
    assert code == 0
    assert "desk" not in json.loads(said)


@pytest.mark.parametrize("language", ["sv", "en"])
async def test_a_desk_in_order_is_green(site: Desk, capsys: pytest.CaptureFixture[str], language: str) -> None:
    said = await doctor(capsys, "--json", "--language", language)
    assert said[0] == 0
    assert all(line["good"] and not line["advice"] for line in section(said))
    assert site.requests == []


async def test_what_is_wrong_is_red_says_what_to_do_and_changes_the_exit_code(
    site: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    site.add_field(INCIDENT, "group", "Grupp", required=True)
    said = await doctor(capsys, "--json")
    red = [line for line in section(said) if not line["good"]]
    assert said[0] == 1
    assert len(red) == 1
    assert "Grupp" in red[0]["text"]
    assert red[0]["advice"]


async def test_each_request_type_has_a_line_that_says_what_it_asks_and_the_settings_can_say_otherwise(
    site: Desk, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JSM_REQUEST_TYPE", f"{INCIDENT},{QUESTION}")
    asked = lambda said: [line["text"] for line in section(said) if "severity" in line["text"]]  # noqa: E731
    by_name = asked(await doctor(capsys, "--json"))
    assert ["asks for severity" in text for text in by_name] == [True, False]
    assert all("JSM_FAULT_TYPES can say otherwise" in text for text in by_name)
    monkeypatch.setenv("JSM_FAULT_TYPES", QUESTION)
    said = await doctor(capsys, "--json")
    assert ["asks for severity" in text for text in asked(said)] == [False, True]
    assert said[0] == 0
    monkeypatch.setenv("JSM_FAULT_TYPES", f"{QUESTION},Nonsense")
    said = await doctor(capsys, "--json")
    assert said[0] == 1
    assert [
        "Nonsense" in line["text"] and INCIDENT in line["advice"] for line in section(said) if not line["good"]
    ] == [True]


async def test_what_must_be_answered_and_has_no_room_in_the_form_is_red(
    site: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(120):
        site.add_field(INCIDENT, "string", f"Uppgift {number}", required=True)
    said = await doctor(capsys, "--json")
    red = [line for line in section(said) if not line["good"]]
    assert said[0] == 1
    assert len(red) == 1
    assert "have no room" in red[0]["text"]
    assert "portal" in red[0]["advice"]


async def test_the_token_is_in_no_line(site: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    site.accounts.token_revoked = True
    code, said = await doctor(capsys)
    assert code == 1
    assert site.token not in said
    assert site.email not in said


async def test_half_a_desk_is_told_in_its_own_section(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JIRA_URL", "https://example.atlassian.net")
    said = await doctor(capsys, "--json")
    assert said[0] == 1
    assert [line["text"].split()[0] for line in section(said)] == [
        "JIRA_EMAIL", "JIRA_API_TOKEN", "JSM_SERVICE_DESK", "JSM_REQUEST_TYPE",
    ]  # fmt: skip
    assert not any(line["text"].startswith(("JIRA_", "JSM_")) for line in json.loads(said[1])["slack"])


def codes(red: bool) -> set[str]:
    """Every code that the examination may find, from its own text; `red`: those that ask for advice."""
    text = "".join(Path(each.__file__).read_text("utf-8") for each in (checkup, checkup_files, finding))
    failed = set(re.findall(r'failed\("(\w+)"', text)) | set(re.findall(r'Finding\("(\w+)", False', text))
    failed |= {*checkup._WRONG.values(), "no_behalf", "files_unasked"}
    asks = {f"{code}{end}" for code in ("asks_as_fault", "asks_no_fault") for end in ("", "_set")}
    return failed if red else failed | asks | set(re.findall(r'Finding\(\s*"(\w+)"', text)) | {"no_validate"}


@pytest.mark.parametrize("language", ["sv", "en"])
def test_every_finding_has_its_sentence_and_every_red_one_its_advice(language: str) -> None:
    t = load_translations()[language]
    assert len(codes(red=False)) > 20
    assert [code for code in sorted(codes(red=False)) if f"doctor.desk_{code}" not in t] == []
    assert [code for code in sorted(codes(red=True)) if f"doctor.desk_{code}_advice" not in t] == []
