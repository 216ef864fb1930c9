"""Finding a request by its marker: what Jira is asked, and what counts as found."""

from datetime import timedelta

import pytest

from bot.adapters.jira_desk.search import marker_query
from bot.usecases.desk_ports import DeskNotAllowed, DeskNotDone, DeskRefused
from tests.adapters.jira_desk.conftest import NOW
from tests.adapters.jira_desk.stub import says

DESK = says(200, {"id": "4", "projectKey": "NPS", "projectName": "K"})
NOT_SHOWN = says(404)


def issue(key, description):
    status = {"name": "Waiting", "statusCategory": {"key": "new"}}
    return {"id": key[-1], "key": key, "fields": {"description": description, "status": status}}


def document(*pieces):
    content = [{"type": "text", "text": piece} for piece in pieces]
    return {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": content}]}


def test_the_query_is_bound_to_the_project_and_to_minutes_whatever_the_profiles_time_zone():
    query = marker_query("NPS", "flowver-abc", NOW - timedelta(minutes=90, seconds=1), NOW)
    assert query == (
        'project = "NPS" AND created >= -101m AND text ~ "\\"flowver-abc\\"" ORDER BY created ASC'
    )  # fmt: skip


def test_a_marker_cannot_end_its_own_quotes():
    assert 'text ~ "\\"a\\\\\\" OR \\\\\\"b\\""' in marker_query("NPS", 'a" OR "b', NOW, NOW)


def test_a_moment_ahead_of_our_clock_still_looks_back():
    assert "created >= -10m" in marker_query("NPS", "m", NOW + timedelta(hours=1), NOW)


@pytest.mark.parametrize(
    "description",
    ["before flowver-abc after", "(flowver-abc)", document("x"), document("flow", "ver-abc"), "flowver-abcd"],
)
async def test_only_a_description_that_holds_the_marker_is_a_find(stub_of, desk_at, description):
    stub = await stub_of(DESK, says(200, {"issues": [issue("NPS-1", description)], "isLast": True}), NOT_SHOWN)
    found = await desk_at(stub.account()).find("flowver-abc", NOW)
    holds = description not in (document("x"), "flowver-abcd")
    assert [one.key for one in found] == (["NPS-1"] if holds else [])


def left_out(description):
    return {"id": "1", "key": "NPS-1", "fields": {"status": {"name": "Open"}} | description}


def page(*values):
    return {"issueId": "1", "issueKey": "NPS-1", "requestFieldValues": [*values]}


HIDDEN = [left_out({}), left_out({"description": None}), left_out({"description": ""}), {"id": "1", "key": "NPS-1"}]


@pytest.mark.parametrize("hit", HIDDEN)
async def test_a_find_whose_description_the_search_hides_is_read_by_itself(stub_of, desk_at, hit):
    shown = page({"fieldId": "description", "value": "text m-1"})
    stub = await stub_of(DESK, says(200, {"issues": [hit]}), says(200, shown))
    assert [one.key for one in await desk_at(stub.account()).find("m-1", NOW)] == ["NPS-1"]


async def test_a_find_that_is_read_and_does_not_hold_the_marker_is_another(stub_of, desk_at):
    shown = page({"fieldId": "description", "value": "somebody else's"})
    stub = await stub_of(DESK, says(200, {"issues": [HIDDEN[0]]}), says(200, shown))
    assert await desk_at(stub.account()).find("m-1", NOW) == []


@pytest.mark.parametrize("answer", [says(200, page()), says(403), says(404), says(200, {"issueKey": "NPS-1"})])
async def test_a_find_that_nobody_can_look_at_is_not_an_empty_look_but_for_a_person(stub_of, desk_at, answer):
    stub = await stub_of(DESK, says(200, {"issues": [HIDDEN[0]]}), answer)
    with pytest.raises(DeskNotAllowed):
        await desk_at(stub.account()).find("m-1", NOW)


async def test_a_find_that_cannot_be_read_just_now_is_looked_for_again(stub_of, desk_at):
    stub = await stub_of(DESK, says(200, {"issues": [HIDDEN[0]]}), says(503))
    with pytest.raises(DeskNotDone):
        await desk_at(stub.account()).find("m-1", NOW)


async def test_a_find_is_told_with_its_portal_address(stub_of, desk_at):
    filed = {
        "issueId": "1",
        "issueKey": "NPS-1",
        "_links": {"web": "https://site/p"},
        "currentStatus": {"status": "Open"},
    }
    stub = await stub_of(DESK, says(200, {"issues": [issue("NPS-1", "m-1")]}), says(200, filed))
    (found,) = await desk_at(stub.account()).find("m-1", NOW)
    assert (found.portal_url, found.status) == ("https://site/p", "Open")


async def test_a_find_counts_even_when_its_portal_address_cannot_be_read(stub_of, desk_at):
    stub = await stub_of(DESK, says(200, {"issues": [issue("NPS-1", "m-1")]}), says(503))
    (found,) = await desk_at(stub.account()).find("m-1", NOW)
    assert (found.key, found.portal_url, found.status, found.status_category) == ("NPS-1", "", "Waiting", "NEW")


async def test_the_search_goes_on_to_its_last_page(stub_of, desk_at):
    first = {"issues": [issue("NPS-1", "other")], "nextPageToken": "t2", "isLast": False}
    second = {"issues": [issue("NPS-2", "m-1")], "isLast": True}
    stub = await stub_of(DESK, says(200, first), says(200, second), NOT_SHOWN)
    assert [one.key for one in await desk_at(stub.account()).find("m-1", NOW)] == ["NPS-2"]
    assert stub.asked[2].json()["nextPageToken"] == "t2"
    assert "nextPageToken" not in stub.asked[1].json()


async def test_pages_without_end_are_not_an_empty_look(stub_of, desk_at):
    stub = await stub_of(DESK, says(200, {"issues": [], "nextPageToken": "again", "isLast": False}))
    with pytest.raises(DeskNotDone):
        await desk_at(stub.account()).find("m-1", NOW)


@pytest.mark.parametrize(
    "body", [{}, [], {"issues": None}, {"issues": [{"id": "1", "fields": {"description": "m-1"}}]}]
)
async def test_an_answer_without_issues_is_not_an_empty_look(stub_of, desk_at, body):
    stub = await stub_of(DESK, says(200, body))
    with pytest.raises(DeskNotDone):
        await desk_at(stub.account()).find("m-1", NOW)


async def test_a_search_that_jira_refuses_is_told(stub_of, desk_at):
    stub = await stub_of(
        DESK, says(400, {"errorMessages": ["The value 'NPS' does not exist for the field 'project'."]})
    )
    with pytest.raises(DeskRefused):
        await desk_at(stub.account()).find("m-1", NOW)
