"""/metrics over HTTP: what was answered, what failed, what waits; and never a person, a place or a word."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

from prometheus_client.parser import text_string_to_metric_families

from bot.adapters.store.outbox import Outbox
from bot.adapters.store.store import Store
from bot.domain.kept import Notice
from bot.playground.cast import ANNA, BOT, FLOW_SUPPORT, PRIYA
from bot.slack.views.answer import ASK
from tests.journeys.real_bot import DEADLINE, Town, noon
from tests.web.requests import command, in_envelope, post, press

README = Path(__file__).parents[2] / "README.md"

Labels = frozenset[tuple[str, str]]


async def figures(town: Town) -> dict[str, dict[Labels, float]]:
    """{name: {labels: value}}, as Prometheus itself reads the page."""
    status, page = await town.get("/metrics")
    assert status == 200
    read: dict[str, dict[Labels, float]] = {}
    for family in text_string_to_metric_families(page):
        for sample in family.samples:
            read.setdefault(sample.name, {})[frozenset(sample.labels.items())] = sample.value
    return read


def of(**labels: str) -> Labels:
    return frozenset(labels.items())


async def test_answers_are_counted_by_what_was_asked_what_was_said_and_how(town: Town) -> None:
    shown = await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")
    await town.command(PRIYA, FLOW_SUPPORT, "/flowver 6.15")
    old = await town.command(ANNA, FLOW_SUPPORT, "/flowver 6.13")
    await town.command(ANNA, FLOW_SUPPORT, "/flowver 1!6")
    before = town.messages()
    await town.press(ANNA, old, f"{ASK}.0")
    await town.newest_since(before, lambda message: message.only_for == ANNA)
    await town.playground.say(PRIYA, FLOW_SUPPORT, "@flowver compat android 6.14 server 6.15")
    await town.playground.wait_for_message(lambda message: bool(message.thread_ts), DEADLINE)
    direct = town.playground.workspace.direct_message(PRIYA).id
    await town.playground.say(PRIYA, direct, "help")
    await town.playground.wait_for_message(lambda message: message.user == BOT and message.conversation == direct)
    await town.playground.open_home(PRIYA)
    counted = (await figures(town))["flowver_answers_total"]
    assert shown.text
    assert counted == {
        of(kind="check", verdict="yes", way="command"): 2,
        of(kind="check", verdict="no", way="command"): 1,
        of(kind="not_understood", verdict="unknown", way="command"): 1,
        of(kind="upgrade", verdict="yes", way="button"): 1,
        of(kind="compat", verdict="no", way="mention"): 1,
        of(kind="help", verdict="info", way="message"): 1,
        of(kind="home", verdict="info", way="home"): 1,
    }


async def test_calls_to_slack_are_counted_by_method_and_outcome(town: Town) -> None:
    nowhere = {"type": "app_mention", "user": PRIYA, "text": "6.15", "ts": "1.2"}
    assert (await post(town, in_envelope({**nowhere, "channel": "C0NOWHERE"}), kind="application/json")).status == 200
    gone = press(response_url=f"{town.playground.url}response/gone")
    assert (await post(town, gone)).status == 200
    read = await figures(town)
    calls = read["flowver_slack_calls_total"]
    assert calls[of(method="auth.test", outcome="ok")] == 1
    assert calls[of(method="chat.postMessage", outcome="refused")] == 1
    # The error's own words meet the same address.
    assert calls[of(method="response_url", outcome="refused")] == 2
    assert read["flowver_listener_failures_total"] == {
        of(cause="slack"): 2,
        of(cause="store"): 0,
        of(cause="unexpected"): 0,
    }


async def test_refused_requests_are_counted_by_status(town: Town) -> None:
    await post(town, command(), headers={})
    await post(town, b"\xff")
    counted = (await figures(town))["flowver_slack_requests_refused_total"]
    assert counted == {of(status="401"): 1, of(status="400"): 1}


async def test_the_catalogues_age_and_whether_its_newest_files_are_used(town: Town) -> None:
    read = await figures(town)
    current = town.bot.watch.current
    assert read["flowver_catalog_info"] == {of(changed="2026-11-23", revision=current.revision): 1}
    assert read["flowver_catalog_age_days"] == {of(): 0}
    assert read["flowver_catalog_loaded_timestamp_seconds"] == {of(): noon().timestamp()}
    assert read["flowver_catalog_newest_files_used"] == {of(): 1}
    town.change_catalog(lambda text: text + "  - {line: broken\n")
    await town.bot.watch.refresh()
    assert (await figures(town))["flowver_catalog_newest_files_used"] == {of(): 0}


async def test_what_waits_is_there_by_state_and_how_long_the_oldest_has_waited(town: Town) -> None:
    read = await figures(town)
    assert read["flowver_requests"][of(state="queued")] == 0
    assert read["flowver_attachments"][of(state="waiting")] == 0
    store = Store.open(town.database_url)
    notice = Notice("T1", "test", "1", "C1")
    await Outbox(store, timedelta(seconds=1)).enqueue([notice], noon() - timedelta(minutes=5))
    await store.close()
    read = await figures(town)
    assert read["flowver_deliveries"][of(state="queued")] == 1
    assert read["flowver_oldest_due_seconds"] == {
        of(queue="requests"): 0,
        of(queue="attachments"): 0,
        of(queue="deliveries"): 300,
    }


async def test_a_store_that_is_away_leaves_the_other_figures(town: Town, monkeypatch: Any) -> None:
    monkeypatch.setattr("bot.adapters.store.store.PING_SECONDS", -1.0)
    read = await figures(town)
    assert read["flowver_ready"][of(part="store")] == 0
    assert read["flowver_ready"][of(part="catalog")] == 1
    assert "flowver_deliveries" not in read
    assert read["flowver_catalog_age_days"] == {of(): 0}


async def test_the_process_is_measured_and_nobody_is_named(town: Town) -> None:
    await town.command(PRIYA, FLOW_SUPPORT, "/flowver hemligt 6.15")
    read = await figures(town)
    assert read["process_cpu_seconds_total"][of()] > 0
    assert read["python_gc_collections_total"]
    page = (await town.get("/metrics"))[1]
    assert [word for word in (PRIYA, FLOW_SUPPORT, "hemligt", "T0NORDSJO1") if word in page] == []


async def test_every_figure_of_ours_is_explained_and_none_that_is_not_there(town: Town) -> None:
    _, page = await town.get("/metrics")
    served = {name for name in re.findall(r"^# TYPE (flowver_\w+) ", page, re.M) if not name.endswith("_created")}
    explained = set(re.findall(r"`(flowver_[a-z_]+)`", README.read_text("utf-8")))
    assert explained == served
