"""Comments, statuses, the caller's own requests, and what the agent does."""

import asyncio

import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.errors import DeskError
from bot.playground.desk.nordsjo import ANNA, MAJA
from tests.playground.desk.site import REQUEST, SD, Api, Clock, question


@pytest.fixture
async def key(customer: Api) -> str:
    """Anna's own request."""
    return str((await customer.post(REQUEST, question())).body["issueKey"])


async def test_customers_read_public_comments_only(api: Api, customer: Api, key: str) -> None:
    for public in (True, False):
        await api.post(f"{REQUEST}/{key}/comment", {"body": f"public {public}", "public": public})
    agents = (await api.get(f"{REQUEST}/{key}/comment")).body["values"]
    customers = (await customer.get(f"{REQUEST}/{key}/comment")).body["values"]
    assert [comment["public"] for comment in agents] == [True, False]
    assert [comment["body"] for comment in customers] == ["public True"]
    assert (await api.get(f"{REQUEST}/{key}/comment", public="false")).body["size"] == 1


async def test_strangers_get_an_empty_list_of_comments_and_no_request(api: Api, customer: Api, desk: Desk) -> None:
    await api.post(REQUEST, question())
    desk.comment("NPS-1", "Hej")
    assert (await customer.get(f"{REQUEST}/NPS-1/comment")).body["values"] == []
    assert (await customer.get(f"{REQUEST}/NPS-1")).status == 404
    assert (await api.get(f"{REQUEST}/NPS-99")).status == 404


@pytest.mark.parametrize(
    "body", [{"body": "x"}, {"body": "x", "public": "true"}, {"public": True}, {"body": " ", "public": True}]
)
async def test_a_comment_needs_a_body_and_public(api: Api, key: str, body: dict[str, object]) -> None:
    assert (await api.post(f"{REQUEST}/{key}/comment", body)).status == 400


async def test_customers_do_not_write_internally(customer: Api, key: str) -> None:
    assert (await customer.post(f"{REQUEST}/{key}/comment", {"body": "x", "public": False})).status == 403
    assert (await customer.post(f"{REQUEST}/{key}/comment", {"body": "x", "public": True})).status == 201


async def test_the_status_history_comes_newest_first(api: Api, desk: Desk, clock: Clock, key: str) -> None:
    clock.forward(60)
    desk.transition(key, "in progress")
    desk.resolve(key)
    desk.resolve(key)
    found = (await api.get(f"{REQUEST}/{key}/status")).body["values"]
    assert [(change["status"], change["statusCategory"]) for change in found] == [
        ("Resolved", "DONE"),
        ("In progress", "INDETERMINATE"),
        ("Waiting for support", "NEW"),
    ]
    assert found[0]["statusDate"]["epochMillis"] == found[2]["statusDate"]["epochMillis"] + 60_000


async def test_there_is_no_status_of_another_name(desk: Desk, key: str) -> None:
    with pytest.raises(DeskError):
        desk.transition(key, "Almost")


async def test_the_list_is_the_callers_own_and_searches_the_summary(api: Api, customer: Api, desk: Desk) -> None:
    for summary in ("Exporten stannar", "Licensfråga"):
        await customer.post(REQUEST, question(summary, values={"description": "exporten"}))
    await api.post(REQUEST, question("Exporten igen"))
    desk.resolve("NPS-1")

    async def listed(**query: str) -> list[str]:
        return [made["issueKey"] for made in (await customer.get(REQUEST, **query)).body["values"]]

    assert await listed() == ["NPS-2", "NPS-1"]
    assert await listed(searchTerm="exporten") == ["NPS-1"]
    assert await listed(requestStatus="OPEN_REQUESTS") == ["NPS-2"]
    assert await listed(requestStatus="CLOSED_REQUESTS", serviceDeskId="4") == ["NPS-1"]
    assert await listed(requestTypeId="11001") == []


async def test_participants_see_the_request(api: Api, customer: Api) -> None:
    await api.post(REQUEST, question(requestParticipants=[ANNA.id]))
    assert (await customer.get(REQUEST)).body["size"] == 1


async def test_whoever_waits_hears_of_a_change(desk: Desk, key: str) -> None:
    async with asyncio.TaskGroup() as group:
        waiting = group.create_task(desk.wait_for(lambda: desk.request(key).comments or None))
        group.create_task(_comment(desk, key))
    assert waiting.result()[0].author.name == MAJA.name


async def _comment(desk: Desk, key: str) -> None:
    desk.comment(key, "Vi tittar på det")


async def test_articles_are_found_by_their_words(api: Api) -> None:
    found = (await api.get(f"{SD}/knowledgebase/article", query="var finns versionsnumret")).body["values"]
    assert found[0]["title"].startswith("Hitta versionsnumret")
    marked = (await api.get(f"{SD}/servicedesk/4/knowledgebase/article", query="cache", highlight="true")).body
    assert "@@@hl@@@cache@@@endhl@@@" in marked["values"][0]["excerpt"]
    assert (await api.get(f"{SD}/knowledgebase/article", query="qwerty")).body["values"] == []
    assert (await api.get(f"{SD}/knowledgebase/article", query="does not work and har inte gjort det")).body[
        "values"
    ] == []
    assert (await api.get(f"{SD}/knowledgebase/article")).status == 400
