"""What is read from the desk: its request types and fields, customers, articles, attachments; and feature detection."""

import json
from contextlib import suppress
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.adapters.jira_desk.desk_look import NamedWrongly
from bot.domain.tickets.ticket import SlackFile
from bot.usecases.desk_ports import Article, DeskError, DeskHidesPeople, DeskNotAllowed, DeskNotDone, DeskRefused, Order
from tests.adapters.jira_desk.conftest import NOW
from tests.adapters.jira_desk.stub import drops, says

DESK = "/rest/servicedeskapi/servicedesk"
ORDER = Order("4", "11001", {"summary": "s"}, "m")


class Site:
    """Answers by path, so that the order of calls is nobody's business."""

    def __init__(self, **answers):
        self.answers = {
            DESK: paged({"id": "4", "projectKey": "NPS", "projectName": "Kundtjänst"}),
            f"{DESK}/4": {"id": "4", "projectKey": "NPS", "projectName": "Kundtjänst"},
            f"{DESK}/4/requesttype": paged(
                {"id": "11001", "name": "Incident"},
                {"id": "11002", "name": "Question"},
                {"id": "11003", "name": "Question"},
            ),
        } | {f"{DESK}/4/requesttype/{number}/field": {"requestTypeFields": []} for number in (11001, 11002, 11003)}
        self.asked = []

    async def __call__(self, asked, writer):
        parts = urlsplit(asked.path)
        self.asked.append((parts.path, {name: texts[0] for name, texts in parse_qs(parts.query).items()}))
        body = self.answers.get(parts.path)
        body = body(asked, self.asked[-1][1]) if callable(body) else body
        await (says(404, {"errorMessage": "no"}) if body is None else says(200, body))(asked, writer)


def paged(*values):
    return {"values": list(values), "size": len(values), "start": 0, "limit": 100, "isLastPage": True}


@pytest.fixture
async def site(stub_of):
    found = Site()
    found.stub = await stub_of(found)
    return found


@pytest.mark.parametrize("named", ["4", "NPS", "nps", "Kundtjänst"])
async def test_a_desk_is_found_by_id_key_or_name(site, desk_at, named):
    site.answers[f"{DESK}/NPS"] = site.answers[f"{DESK}/4"]
    look = await desk_at(site.stub.account(), desk=named).look()
    assert (look.desk.id, look.desk.key) == ("4", "NPS")


async def test_request_types_keep_the_settings_order_and_come_once(site, desk_at):
    found = await desk_at(site.stub.account(), types=("11002", "incident", "11001")).request_types()
    assert [(one.id, one.name, one.reproduction) for one in found] == [
        ("11002", "Question", False),
        ("11001", "Incident", True),
    ]


async def test_names_that_mean_nothing_or_too_much_are_told(site, desk_at):
    look = await desk_at(site.stub.account(), types=("Problem", "Question", "Incident")).look()
    assert [one.id for one in look.types] == ["11001"]
    nothing, much = look.wrong
    assert (nothing.named, nothing.ambiguous, much.named, much.ambiguous) == ("Problem", False, "Question", True)
    assert much.choices == ("11002 (Question)", "11003 (Question)")


async def test_a_desk_that_is_not_there_is_told_with_those_that_are(site, desk_at):
    desk = desk_at(site.stub.account(), desk="Nowhere")
    assert (await desk.look()).wrong == (NamedWrongly("desk", "Nowhere", ("NPS (Kundtjänst)",)),)
    with pytest.raises(DeskNotAllowed):
        await desk.request_types()
    with pytest.raises(DeskNotAllowed):
        await desk.customer("a@example.com")


async def test_every_page_is_read(site, desk_at):
    many = [{"id": str(number), "name": f"T{number}"} for number in range(250)]

    def page(asked, query):
        start = int(query["start"])
        return {"values": many[start : start + 60], "isLastPage": start + 60 >= len(many)}

    site.answers[f"{DESK}/4/requesttype"] = page
    site.answers[f"{DESK}/4/requesttype/249/field"] = {"requestTypeFields": []}
    assert [one.id for one in await desk_at(site.stub.account(), types=("T249",)).request_types()] == ["249"]


async def test_fields_are_read_and_hidden_ones_left_out(site, desk_at):
    site.answers[f"{DESK}/4/requesttype/11001/field"] = {
        "canRaiseOnBehalfOf": True,
        "requestTypeFields": [
            {
                "fieldId": "summary",
                "name": "Summary",
                "required": True,
                "jiraSchema": {"type": "string", "system": "summary"},
            },
            {
                "fieldId": "customfield_9",
                "name": "Preset",
                "required": True,
                "visible": False,
                "jiraSchema": {"type": "any"},
            },
        ],
    }
    (found,) = await desk_at(site.stub.account()).request_types()
    assert found.may_raise_on_behalf
    assert [(one.id, one.kind, one.required) for one in found.fields] == [("summary", "text", True)]


@pytest.mark.parametrize("body", [[], {"values": None}, {"values": [1]}, "text", None])
async def test_a_list_that_is_none_is_something_to_try_later(stub_of, desk_at, body):
    stub = await stub_of(says(200, body))
    with pytest.raises(DeskNotDone):
        await desk_at(stub.account()).attachments("NPS-1")


@pytest.mark.parametrize("reply", [drops, says(500), says(503, b"<html>"), says(200, b"<html>")])
async def test_reading_that_fails_may_be_tried_later(stub_of, desk_at, reply):
    stub = await stub_of(reply)
    with pytest.raises(DeskNotDone):
        await desk_at(stub.account()).status("NPS-1")
    assert len(stub.asked) == 1


async def test_a_key_cannot_leave_its_place_in_the_address(stub_of, desk_at):
    stub = await stub_of(says(404))
    with pytest.raises(DeskNotAllowed):
        await desk_at(stub.account()).status("NPS-1/../../x?y#z")
    assert stub.asked[0].path == "/rest/servicedeskapi/request/NPS-1%2F..%2F..%2Fx%3Fy%23z"


def person(account, email=None, **more):
    return {"accountId": account, "emailAddress": email, "active": True, "accountType": "atlassian", **more}


@pytest.mark.parametrize(
    ("of_site", "of_desk", "account"),
    [
        ([person("a", "Anna@Example.com")], [], "a"),
        ([person("a", "anna@example.com.au")], [], None),
        ([person("b")], [person("c", "anna@example.com")], "c"),
        ([person("b", active=False), person("c", accountType="app")], [], None),
        ([person("a", "anna@example.com", active=False)], [person("b", "anna@example.com")], "b"),
        ([person("a", "anna@example.com", accountType="customer"), person("b", "anna@example.com")], [], "b"),
        ([person("a", "anna@example.com", accountType="app")], [], None),
        (None, [person("c", "anna@example.com")], "c"),
        ([], None, None),
    ],
)
async def test_a_customer_is_who_certainly_has_the_address(site, desk_at, of_site, of_desk, account):
    site.answers["/rest/api/3/user/search"] = of_site
    site.answers[f"{DESK}/4/customer"] = None if of_desk is None else paged(*of_desk)
    assert await desk_at(site.stub.account()).customer("anna@example.com") == account


@pytest.mark.parametrize(
    ("of_site", "of_desk"),
    [([person("a")], []), ([], [person("a")]), (None, [person("a", displayName="anna@example.com")])],
)
async def test_somebody_found_without_an_address_is_neither_the_person_nor_nobody(site, desk_at, of_site, of_desk):
    site.answers["/rest/api/3/user/search"] = of_site
    site.answers[f"{DESK}/4/customer"] = paged(*of_desk)
    with pytest.raises(DeskHidesPeople):
        await desk_at(site.stub.account()).customer("anna@example.com")


async def test_a_customer_that_may_not_be_looked_for_is_not_nobody(site, desk_at):
    with pytest.raises(DeskNotAllowed):
        await desk_at(site.stub.account()).customer("anna@example.com")


async def test_articles_are_those_with_an_address(site, desk_at):
    site.answers[f"{DESK}/4/knowledgebase/article"] = paged(
        {"title": "A", "content": {"iframeSrc": "https://site/a"}}, {"title": "B"}, {"title": "", "content": None}
    )
    desk = desk_at(site.stub.account())
    assert await desk.articles("sync & go") == [Article("A", "https://site/a")]
    assert site.asked[-1][1] == {"query": "sync & go", "highlight": "false", "limit": "3"}
    site.answers[f"{DESK}/4/knowledgebase/article"] = None
    assert not await desk.articles("sync")


async def test_a_check_without_objections_is_none(stub_of, desk_at):
    stub = await stub_of(says(200, {"valid": True}))
    assert await desk_at(stub.account()).validate(ORDER) is None
    assert stub.asked[0].path == "/rest/servicedeskapi/request/validate"


@pytest.mark.parametrize("status", [200, 400])
async def test_the_checks_objections_are_a_refusal(stub_of, desk_at, status):
    body = {"valid": False, "fieldErrors": [{"fieldId": "versions", "errorMessage": "is required"}]}
    stub = await stub_of(says(status, body))
    assert (await desk_at(stub.account()).validate(ORDER)).fields == {"versions": "is required"}


@pytest.mark.parametrize("status", [404, 405])
async def test_a_site_without_the_check_is_not_asked_again_for_a_while(stub_of, desk_at, status):
    stub = await stub_of(says(status))
    desk = desk_at(stub.account())
    assert [await desk.validate(ORDER) for _ in range(3)] == [None] * 3
    assert len(stub.asked) == 1


async def test_the_checks_failure_is_not_a_missing_check(stub_of, desk_at):
    stub = await stub_of(says(500), says(401), says(200, {"valid": True}))
    desk = desk_at(stub.account())
    with pytest.raises(DeskNotDone):
        await desk.validate(ORDER)
    with pytest.raises(DeskNotAllowed):
        await desk.validate(ORDER)
    assert await desk.validate(ORDER) is None


async def test_attaching_says_what_when_and_to_whom(stub_of, desk_at):
    stub = await stub_of(says(201, {}))
    desk = desk_at(stub.account())
    await desk.attach("NPS-1", ["t1", "t2"], "From Slack")
    await desk.attach("NPS-1", ["t3"], "")
    assert stub.asked[0].json() == {
        "temporaryAttachmentIds": ["t1", "t2"], "public": True, "additionalComment": {"body": "From Slack"}
    }  # fmt: skip
    assert json.loads(stub.asked[1].body) == {"temporaryAttachmentIds": ["t3"], "public": True}


async def test_an_expired_temporary_file_is_a_refusal(stub_of, desk_at):
    stub = await stub_of(says(400, {"errorMessage": "expired"}))
    with pytest.raises(DeskRefused):
        await desk_at(stub.account()).attach("NPS-1", ["t1"], "")


ODD = [
    None, 5, "text", [], [None], [[]], {}, {"values": [{}]}, {"values": [{"id": None, "name": 5}], "isLastPage": True},
    {"id": 4, "projectKey": None}, {"issues": [{}]}, {"issues": [None], "nextPageToken": 5},
    {"issues": [{"key": "A-1", "fields": {"description": ["m"], "status": "Open"}}]},
    {"issues": [{"key": 5, "fields": {"description": {"content": "m"}, "status": {"statusCategory": {"key": []}}}}]},
    {"issueKey": "A-1", "currentStatus": [], "_links": "x"}, {"issueKey": 5}, {"valid": "no"}, {"valid": False},
    {"temporaryAttachments": {}}, {"temporaryAttachments": [None]},
    {"requestTypeFields": [None, 5, {}, {"fieldId": []}]},
    {"id": "4", "values": [{"id": "11001", "name": None}], "isLastPage": True, "requestTypeFields": {}},
    {"id": "4", "values": [{"id": "11001", "name": None}], "isLastPage": True, "requestTypeFields": [{"fieldId": 5}]},
]  # fmt: skip


async def nothing():
    yield b""


CALLS = {
    "types": lambda desk: desk.request_types(),
    "customer": lambda desk: desk.customer("a@example.com"),
    "validate": lambda desk: desk.validate(ORDER),
    "create": lambda desk: desk.create(ORDER),
    "find": lambda desk: desk.find("m", NOW),
    "upload": lambda desk: desk.upload("4", SlackFile("F", "a", 0), nothing()),
    "attach": lambda desk: desk.attach("A-1", ["t"], ""),
    "attachments": lambda desk: desk.attachments("A-1"),
    "status": lambda desk: desk.status("A-1"),
    "articles": lambda desk: desk.articles("q"),
}


@pytest.mark.parametrize("call", CALLS.values(), ids=CALLS.keys())
async def test_whatever_a_site_says_is_an_answer_or_an_error_that_is_known(stub_of, desk_at, call):
    for body in ODD:
        stub = await stub_of(says(200, body))
        with suppress(DeskError):
            await call(desk_at(stub.account()))


async def test_a_proxy_of_the_environment_is_not_asked_for_this_machine(stub_of, desk_at, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    stub = await stub_of(says(200, {"issueKey": "A-1"}))
    assert (await desk_at(stub.account()).status("A-1")).key == "A-1"


async def test_no_cookie_is_kept(stub_of, desk_at):
    stub = await stub_of(says(200, {"issueKey": "A-1"}, Set_Cookie="session=1; Path=/"))
    desk = desk_at(stub.account())
    for _ in range(2):
        await desk.status("A-1")
    assert not [asked for asked in stub.asked if "cookie" in asked.headers]
