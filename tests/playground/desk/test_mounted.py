"""The desk beside the Slack workspace, in one server."""

import asyncio
from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.playground.cast import ANNA, ERIK, GUEST, NO_EMAIL, PEOPLE, PRIYA, STRANGER, TOM
from bot.playground.server import Playground
from tests.playground.desk.site import REQUEST, SD, Api, question


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    made = Playground(rate_limit=None)
    await made.start()
    yield made
    await made.stop()


async def test_the_playground_has_a_desk(playground: Playground, session: aiohttp.ClientSession) -> None:
    desk = playground.desk
    api = Api(session, playground.jira_url, desk.email, desk.token)
    made = (await api.post(REQUEST, question())).body
    assert made["_links"]["web"] == f"{playground.jira_url}/servicedesk/customer/portal/4/NPS-1"
    page = await api.call("GET", made["_links"]["web"].removeprefix(playground.jira_url))
    assert 'href="/static/styles/base.css"' in page.text
    async with session.get(f"{playground.url}static/styles/base.css") as sheet:
        assert sheet.status == 200


async def test_the_desks_address_is_found_without_the_slash_at_its_end(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    async with session.get(f"{playground.url}jira", allow_redirects=False) as answer:
        assert (answer.status, answer.headers["Location"]) == (302, "/jira/")
    async with session.get(f"{playground.url}jira") as page:
        assert page.status == 200


async def test_a_file_larger_than_slacks_bodies_is_taken(
    playground: Playground, session: aiohttp.ClientSession
) -> None:
    api = Api(session, playground.jira_url, playground.desk.email, playground.desk.token)
    assert (await api.upload(bytes(9 * 1024 * 1024))).status == 201
    assert (await api.get(f"{SD}/info")).status == 200


async def test_the_four_of_the_workspace_have_accounts_and_others_have_none(playground: Playground) -> None:
    at = "nordsjo-support.example"
    names = {person.id: person.name for person in PEOPLE}
    for member in (ANNA, ERIK, PRIYA, TOM):
        assert playground.desk.accounts.by_email(f"{names[member]}@{at}"), names[member]
    for stranger in (GUEST, NO_EMAIL, STRANGER):
        assert playground.desk.accounts.by_email(f"{names[stranger]}@{at}") is None


async def test_the_playground_stops_while_a_call_hangs(session: aiohttp.ClientSession) -> None:
    playground = Playground(rate_limit=None)
    await playground.start()
    desk = playground.desk
    fault = desk.fail("hang")
    api = Api(session, playground.jira_url, desk.email, desk.token)
    call = asyncio.create_task(api.post(REQUEST, question()))
    await desk.wait_for(lambda: fault.struck or None)
    await playground.stop()
    with pytest.raises((aiohttp.ServerDisconnectedError, aiohttp.ClientOSError)):
        await call
    assert desk.requests == []
