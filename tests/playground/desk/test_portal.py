"""The portal as its customers see it, and the strip where one is the agent."""

import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.files import Upload
from bot.playground.desk.nordsjo import ANNA, ERIK, INCIDENT, PRIYA
from tests.playground.desk.site import REQUEST, Answer, Api, incident, question

PORTAL = "/servicedesk/customer/portal/4/NPS-1"
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture
async def filed(api: Api, desk: Desk) -> None:
    body = incident(desk, summary="<script>alert(1)</script>", environment="Windows\nSQL")
    await api.post(REQUEST, body | {"raiseOnBehalfOf": ERIK.id})


async def sent(api: Api, path: str, origin: str | None = None, **form: str) -> Answer:
    headers = {} if origin is None else {"Origin": origin}
    return await api.call("POST", path, data=form, headers=headers, allow_redirects=False)


async def test_the_door_from_the_workspace_leads_to_the_requests_of_whoever_comes(api: Api) -> None:
    for query, actor, language in (
        ("?name=Priya+Nair&lang=en", PRIYA, "en"),
        ("?name=Lena+Berg&lang=sv", ANNA, "sv"),
        ("", ANNA, "sv"),
    ):
        door = await api.call("GET", f"/{query}", allow_redirects=False)
        assert door.status == 302
        assert f"as={actor.id}&lang={language}" in door.headers["Location"]


@pytest.mark.usefixtures("filed")
async def test_a_request_shows_what_its_reporter_filed(api: Api, desk: Desk) -> None:
    page = await api.get(PORTAL)
    assert page.status == 200
    for text in ("NPS-1", "Väntar på support", "Erik Holm", "1. Öppna\n2. Spara", "6.15.12", "Windows\nSQL", "High"):
        assert text in page.text
    assert "<script>alert" not in page.text
    assert "&lt;script&gt;alert(1)" in page.text
    assert "script-src" not in page.headers["Content-Security-Policy"]


async def test_a_field_of_several_lines_is_drawn_as_the_description_is(api: Api, desk: Desk) -> None:
    plant = desk.add_field(INCIDENT, "textarea", "Plant")
    block = "{noformat}\n*North*\n{noformat}"
    body = incident(desk, environment=block, **{plant.id: block})
    await api.post(REQUEST, body | {"raiseOnBehalfOf": ERIK.id})
    page = await api.get(PORTAL)
    assert page.text.count("<pre>*North*</pre>") == 2
    assert "{noformat}" not in page.text


@pytest.mark.usefixtures("filed")
async def test_the_language_is_the_persons_or_the_one_asked_for(api: Api, desk: Desk) -> None:
    assert 'lang="sv"' in (await api.get(PORTAL)).text
    assert "Waiting for support" in (await api.get(PORTAL, lang="en")).text
    listed = await api.get("/servicedesk/customer/portals", **{"as": PRIYA.id})
    assert "No requests yet" in listed.text


@pytest.mark.usefixtures("filed")
async def test_somebody_elses_request_is_not_shown(api: Api) -> None:
    other = await api.get(PORTAL, **{"as": ANNA.id})
    nothing = await api.get(PORTAL.replace("NPS-1", "NPS-9"), **{"as": ANNA.id})
    assert (other.status, nothing.status) == (404, 404)
    assert "Studio" not in other.text
    assert other.text.replace("NPS-1", "NPS-9") == nothing.text


@pytest.mark.usefixtures("filed")
async def test_the_list_is_of_one_persons_requests(api: Api, desk: Desk) -> None:
    await api.post(REQUEST, question("Annas fråga", raiseOnBehalfOf=ANNA.id))
    page = (await api.get("/servicedesk/customer/portals", **{"as": ANNA.id})).text
    assert ("Annas fråga" in page, "NPS-1" in page) == (True, False)


@pytest.mark.usefixtures("filed")
async def test_attachments_are_listed_with_their_size_and_downloaded(api: Api, desk: Desk) -> None:
    request = desk.request("NPS-1")
    for name, mime, content in (("bild å.png", "image/png", PNG), ("a.html", "text/html", b"<b>" * 1000)):
        desk.follow_up.attach(request, desk.bot, Upload(name, mime, content))
    desk.follow_up.attach(request, desk.agent, Upload("intern.txt", "text/plain", b"x"), public=False)
    page = (await api.get(PORTAL)).text
    assert ("8 B" in page, "3 kB" in page, "intern.txt" in page) == (True, True, False)
    picture, document, private = [f"{PORTAL}/attachment/{file.id}" for file in request.attachments]
    kept = await api.get(document, inline="1")
    assert kept.headers["Content-Disposition"].startswith("attachment")
    assert (await api.get(picture, inline="1")).headers["Content-Disposition"].startswith("inline")
    assert "bild%20%C3%A5.png" in (await api.get(picture)).headers["Content-Disposition"]
    assert (await api.get(private)).status == 404


@pytest.mark.usefixtures("filed")
async def test_the_agent_sets_a_status_and_comments(api: Api, desk: Desk) -> None:
    answer = await sent(api, f"{PORTAL}/agent", do="status", status="In progress", lang="en")
    assert (answer.status, answer.headers["Location"].endswith("#agent")) == (303, True)
    await sent(api, f"{PORTAL}/agent", do="public", body="Vi ser felet")
    await sent(api, f"{PORTAL}/agent", do="internal", body="Se FLOW-1")
    request = desk.request("NPS-1")
    assert request.status.name == "In progress"
    assert [(said.body, said.public, said.author.name) for said in request.comments] == [
        ("Vi ser felet", True, "Maja Ek"),
        ("Se FLOW-1", False, "Maja Ek"),
    ]
    customers_part, agents_part = (await api.get(PORTAL)).text.split('id="agent"')
    assert ("Vi ser felet" in customers_part, "Se FLOW-1" in customers_part, "Se FLOW-1" in agents_part) == (
        True,
        False,
        True,
    )
    assert (await sent(api, f"{PORTAL}/agent", do="status", status="Almost")).status == 400


@pytest.mark.usefixtures("filed")
async def test_the_customer_comments(api: Api, desk: Desk) -> None:
    await sent(api, f"{PORTAL}/comment", body="Tack!", **{"as": ERIK.id})
    await sent(api, f"{PORTAL}/comment", body="   ")
    (said,) = desk.request("NPS-1").comments
    assert (said.author.name, said.public) == ("Erik Holm", True)
    assert "Kommentar av Erik Holm" in (await api.get(PORTAL)).text


@pytest.mark.usefixtures("filed")
async def test_a_form_on_somebody_elses_page_changes_nothing(api: Api, desk: Desk) -> None:
    for origin in ("https://example.com", "null"):
        assert (await sent(api, f"{PORTAL}/comment", origin, body="x")).status == 403
    own = api.base.removesuffix("/jira")
    assert (await sent(api, f"{PORTAL}/comment", own, body="x")).status == 303
    assert len(desk.request("NPS-1").comments) == 1


@pytest.mark.usefixtures("filed")
async def test_the_agents_link_leads_to_the_strip(api: Api) -> None:
    answer = await api.call("GET", "/browse/NPS-1", allow_redirects=False)
    assert answer.headers["Location"] == f"/jira{PORTAL}#agent"
    assert (await api.get("/browse/NPS-9")).status == 404


async def test_an_articles_address_leads_to_its_page(api: Api) -> None:
    found = (await api.get("/rest/servicedeskapi/knowledgebase/article", query="cache")).body["values"][0]
    api.headers = {}
    page = await api.call("GET", found["content"]["iframeSrc"].removeprefix(api.base))
    assert (page.status, "Clear the browser cache" in page.text) == (200, True)
    assert (await api.get("/servicedesk/customer/portal/4/article/1")).status == 404


async def test_the_styles_are_served_and_nothing_else(api: Api) -> None:
    assert "text/css" in (await api.get("/page/desk.css")).headers["Content-Type"]
    for name in ("nothing.css", "..%2Fdesk.py", "desk.py"):
        assert (await api.get(f"/page/{name}")).status == 404
