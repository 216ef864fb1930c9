"""`flowver requests`: what waits for a person is listed, and decided, beside the bot."""

import asyncio
import json
import os
import re
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.store.outbox import Outbox
from bot.adapters.store.requests import Requests
from bot.adapters.store.store import Store
from bot.cli.app import run
from bot.config import Settings
from bot.domain.kept import Delivery, Notice
from bot.domain.patience import Patience
from bot.playground.desk.desk import Desk
from bot.playground.desk.nordsjo import QUESTION, nordsjo_desk
from bot.usecases.request_steps import Steps
from tests.faults.filing_world import a_ticket, an_origin
from tests.logged import logged
from tests.playground.desk.site import served

MARKER = "fv0123456789abcdef01234567"
Said = tuple[int, str, str]
Flowver = Callable[..., Any]


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture(autouse=True)
def database(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> str:
    for name in Settings.model_fields:
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.chdir(tmp_path)
    url = f"sqlite:///{tmp_path / 'promises.sqlite3'}"
    monkeypatch.setenv("DATABASE_URL", url)
    return url


@pytest.fixture
async def store(database: str) -> AsyncIterator[Store]:
    made = Store.open(database)
    await made.migrate()
    yield made
    await made.close()


@pytest.fixture
async def site(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Desk]:
    desk = nordsjo_desk(now)
    async with served(desk) as address:
        for name, text in {
            "JIRA_URL": address, "JIRA_EMAIL": desk.email, "JIRA_API_TOKEN": desk.token,
            "JSM_SERVICE_DESK": "NPS", "JSM_REQUEST_TYPE": QUESTION,
        }.items():  # fmt: skip
            monkeypatch.setenv(name, text)
        yield desk


@pytest.fixture
def flowver(capsys: pytest.CaptureFixture[str]) -> Flowver:
    async def call(*arguments: str) -> Said:
        # In a thread: the command runs a loop of its own, and the far end needs this one.
        code = await asyncio.to_thread(run, ["requests", *arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


async def stuck_request(store: Store, trouble: str = "cannot_look", marker: str = MARKER) -> None:
    requests = Requests(store)
    await requests.submit(marker, marker, a_ticket(), an_origin(), now())
    [claimed] = await requests.claim("me", now(), Patience().lease, 1)
    with logged():
        await Steps(requests, Patience(), now, asyncio.sleep).needs_person(claimed, trouble)


async def stuck_message(store: Store) -> Delivery:
    outbox = Outbox(store, Patience().channel_gap)
    await outbox.enqueue([Notice("T1", "request.files_left_out", "R1", "C9")], now())
    for each in await outbox.claim("me", now(), Patience().lease, 9):
        if each.notice.target != "C9":
            continue
        refused = {"state": "blocked", "owner": "", "due_at": None, "lease_until": None, "error": "is_archived"}
        values = {name: getattr(each, name) for name in each.__dataclass_fields__} | refused
        await outbox.move(each, Delivery(**values), {})
        return each
    raise AssertionError


async def test_with_nothing_to_decide_it_says_so_and_gives_0(store: Store, flowver: Flowver) -> None:
    code, out, _ = await flowver()
    assert (code, out.splitlines()[0]) == (0, "✅ Nothing waits for a person")


async def test_what_waits_is_listed_with_why_and_gives_1(store: Store, flowver: Flowver) -> None:
    await stuck_request(store)
    message = await stuck_message(store)
    code, out, _ = await flowver()
    assert code == 1
    rows = [line.split("\t") for line in out.splitlines() if "\t" in line]
    assert [row[0] for row in rows] == ["ID", MARKER, message.id]
    assert [re.fullmatch(r"[-0-9]{10} [0-9]{2}:[0-9]{2} \S+", row[3]) is not None for row in rows[1:]] == [True, True]
    assert "may not search" in rows[1][4]
    assert "is_archived" in rows[2][4]
    assert "decide ID --filed KEY" in out
    assert "väntar på att någon bestämmer" in (await flowver("--language", "sv"))[1]


async def test_as_json_each_says_what_can_be_decided(store: Store, flowver: Flowver) -> None:
    await stuck_request(store, "several")
    message = await stuck_message(store)
    code, out, _ = await flowver("--json")
    said = json.loads(out)
    assert code == 1
    assert [(each["what"], each["id"], each["decisions"]) for each in said["stuck"]] == [
        ("request", MARKER, ["--filed KEY"]),
        ("message", message.id, ["--told", "--again"]),
    ]
    assert said["under_way"]["queued"] == 0


async def test_filed_looks_at_the_desk_for_the_mark(store: Store, site: Desk, flowver: Flowver) -> None:
    await stuck_request(store)
    values = {"summary": "It stops", "description": f"It stops\n\nflowver-id: {MARKER}"}
    mine, other = (_filed_at(site, values), _filed_at(site, {**values, "description": "Another"}))
    code, out, _ = await flowver("decide", MARKER, "--filed", other)
    assert (code, "another request" in out) == (1, True)
    code, out, _ = await flowver("decide", MARKER, "--filed", "NPS-999")
    assert (code, "no request NPS-999" in out) == (1, True)
    code, out, _ = await flowver("decide", MARKER, "--filed", f"https://site.example/portal/4/{mine}", "--json")
    assert (code, json.loads(out)["outcome"]) == (0, "done")
    request = await Requests(store).get("T1", MARKER)
    assert request
    assert request.filed
    assert (request.state, request.filed.key) == ("filed", mine)
    assert mine in request.filed.portal_url
    assert (await flowver("decide", MARKER, "--again"))[0] == 1


async def test_one_filed_by_hand_is_taken_when_the_person_says_so(store: Store, site: Desk, flowver: Flowver) -> None:
    await stuck_request(store, "cannot_be_written")
    key = _filed_at(site, {"summary": "It stops", "description": "By hand"})
    assert (await flowver("decide", MARKER, "--filed", key, "--by-hand"))[0] == 0
    request = await Requests(store).get("T1", MARKER)
    assert request
    assert request.state == "filed"


async def test_again_needs_no_desk_and_queues_it_once(store: Store, flowver: Flowver) -> None:
    await stuck_request(store)
    assert (await flowver("decide", MARKER, "--again"))[0] == 0
    assert (await flowver("decide", MARKER, "--again"))[0] == 1
    request = await Requests(store).get("T1", MARKER)
    assert request
    assert (request.state, request.trouble) == ("queued", "")


@pytest.mark.parametrize(("decision", "state"), [("--told", "sent"), ("--again", "queued")])
async def test_a_message_is_told_or_posted_again(store: Store, flowver: Flowver, decision: str, state: str) -> None:
    message = await stuck_message(store)
    assert (await flowver("decide", message.id, decision))[0] == 0
    [kept] = await Outbox(store, Patience().channel_gap).of_subject("T1", "request.files_left_out", "R1")
    assert kept.state == state
    assert (await flowver("decide", message.id, decision))[0] == 1


async def test_a_desk_that_does_not_answer_changes_nothing_and_gives_3(
    store: Store, site: Desk, flowver: Flowver
) -> None:
    await stuck_request(store)
    site.fail("down")
    assert (await flowver("decide", MARKER, "--filed", "NPS-1"))[0] == 3
    assert (await flowver())[0] == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("decide", MARKER),
        ("decide", MARKER, "--again", "--told"),
        ("decide", MARKER, "--by-hand", "--again"),
        ("decide", MARKER, "--filed", "no key"),
        ("decide", MARKER, "--filed", "NPS-1"),
        ("decide", MARKER, "--told"),
        ("--language", "de"),
        ("decide",),
    ],
)
async def test_a_wrong_call_is_one_line_and_2(store: Store, flowver: Flowver, arguments: tuple[str, ...]) -> None:
    await stuck_request(store)
    code, out, err = await flowver(*arguments)
    assert (code, out, len(err.splitlines())) == (2, "", 1)


async def test_without_a_database_none_is_made(flowver: Flowver, tmp_path: Path) -> None:
    code, _, err = await flowver()
    assert (code, "there is no file" in err) == (2, True)
    assert os.listdir(tmp_path) == []  # noqa: PTH208


async def test_a_database_without_tables_gives_3(database: str, flowver: Flowver, tmp_path: Path) -> None:
    (tmp_path / "promises.sqlite3").touch()
    code, out, _ = await flowver("--json")
    assert (code, json.loads(out)["kind"]) == (3, "error")


def _filed_at(site: Desk, values: dict[str, str]) -> str:
    body = {"serviceDeskId": "4", "requestTypeId": QUESTION, "requestFieldValues": values}
    return site.file(site.filing_rules.judge(body, site.bot)).key
