"""What an answer to `create` means: the promise "exactly one" hangs on it."""

import json
import logging
import socket

import pytest

from bot.adapters.jira_desk.line import Account, Patience
from bot.usecases.desk_ports import (
    DeskError,
    DeskForbidden,
    DeskNotAllowed,
    DeskNotDone,
    DeskNotLetIn,
    DeskRefused,
    DeskUnsure,
    Order,
)
from tests.adapters.jira_desk.stub import HASTY, drops, says, trickles

ORDER = Order("4", "11001", {"summary": "Secret words", "description": "flowver-abc"}, "flowver-abc", "acc-1")
CREATED = {
    "issueId": "107001",
    "issueKey": "NPS-1",
    "currentStatus": {"status": "Waiting", "statusCategory": "NEW"},
    "_links": {"web": "https://site/portal/4/NPS-1", "agent": "https://site/browse/NPS-1"},
}
HTML = b"<html><body>Secret words</body></html>"


async def test_a_request_is_created_with_ids_as_text_and_the_customers_address_comes_back(stub_of, desk_at):
    stub = await stub_of(says(201, CREATED))
    filed = await desk_at(stub.account()).create(ORDER)
    assert (filed.key, filed.issue_id, filed.portal_url) == ("NPS-1", "107001", "https://site/portal/4/NPS-1")
    assert (filed.status, filed.status_category) == ("Waiting", "NEW")
    asked = stub.asked[0]
    assert (asked.method, asked.path) == ("POST", "/rest/servicedeskapi/request")
    assert asked.headers["authorization"].startswith("Basic ")
    assert asked.json() == {
        "serviceDeskId": "4",
        "requestTypeId": "11001",
        "requestFieldValues": {"summary": "Secret words", "description": "flowver-abc"},
        "raiseOnBehalfOf": "acc-1",
    }


async def test_the_gateways_address_keeps_its_path(stub_of, desk_at):
    stub = await stub_of(says(201, CREATED))
    account = Account(stub.url + "/ex/jira/cloud-1/", "bot@example.com", "t")
    await desk_at(account).create(ORDER)
    assert stub.asked[0].path == "/ex/jira/cloud-1/rest/servicedeskapi/request"


async def test_a_dropped_connection_is_exactly_one_post_and_unsure(stub_of, desk_at):
    stub = await stub_of(drops)
    with pytest.raises(DeskUnsure):
        await desk_at(stub.account()).create(ORDER)
    assert [asked.method for asked in stub.asked] == ["POST"]
    assert stub.connections == 1


async def test_a_refused_connection_is_certainly_not_done(desk_at):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(DeskNotDone):
            await desk_at(Account(url, "bot@example.com", "t")).create(ORDER)


async def test_a_name_that_does_not_exist_is_certainly_not_done(desk_at):
    with pytest.raises(DeskNotDone):
        await desk_at(Account("http://no-such-host.invalid", "bot@example.com", "t")).create(ORDER)


async def test_a_far_end_that_speaks_no_tls_is_certainly_not_done(stub_of, desk_at):
    stub = await stub_of(says(201, CREATED))
    account = Account(stub.url.replace("http://", "https://"), "bot@example.com", "t")
    desk = desk_at(account, patience=HASTY)
    with pytest.raises(DeskNotDone):
        await desk.create(ORDER)
    assert stub.asked == []


async def test_an_answer_that_stops_half_way_is_unsure(stub_of, desk_at):
    stub = await stub_of(says(201, b'{"issueKey": "NPS-1"', Content_Length="500"))
    with pytest.raises(DeskUnsure):
        await desk_at(stub.account(), patience=HASTY).create(ORDER)


async def test_no_answer_in_time_is_unsure(stub_of, desk_at):
    stub = await stub_of(says(201))
    stub.replies = [stub.hang]
    with pytest.raises(DeskUnsure, match="no answer"):
        await desk_at(stub.account(), patience=HASTY).create(ORDER)
    assert len(stub.asked) == 1


@pytest.mark.parametrize("beginning", [b"HTTP/1.1 201 Created\r\nX-Slow: ", b"HTTP/1.1 201 Created\r\n\r\n"])
async def test_an_answer_that_never_ends_is_cut_off_and_unsure(stub_of, desk_at, beginning):
    stub = await stub_of(trickles(beginning))
    with pytest.raises(DeskUnsure):
        await desk_at(stub.account(), patience=Patience(connect=1, read=1, call=0.3)).create(ORDER)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry_After": "300"}, 300.0),
        ({"Retry_After": "Mon, 23 Nov 2026 12:02:00 GMT"}, 120.0),
        ({"Retry_After": "Mon, 23 Nov 2026 12:02:00 GMT", "Date": "Mon, 23 Nov 2026 12:01:00 GMT"}, 60.0),
        ({"Retry_After": "Mon, 23 Nov 2026 11:00:00 GMT"}, 0.0),
        ({"X_RateLimit_Reset": "2026-11-23T12:00:30Z"}, 30.0),
        ({"Retry_After": "soon"}, None),
        ({"Retry_After": "9" * 400}, 86_400.0),
        ({}, None),
    ],
)
@pytest.mark.parametrize("body", [HTML, {"errorMessages": ["Rate limit exceeded"], "status": 429}, None])
async def test_429_is_not_done_and_says_when_to_come_back(stub_of, desk_at, headers, seconds, body):
    stub = await stub_of(says(429, body, **headers))
    with pytest.raises(DeskNotDone) as caught:
        await desk_at(stub.account()).create(ORDER)
    assert caught.value.retry_after == seconds
    assert len(stub.asked) == 1


@pytest.mark.parametrize(
    "reply",
    [
        says(500, {"errorMessage": "Internal"}),
        says(502, HTML),
        says(503, HTML, Retry_After="5"),
        says(504),
        says(408),
        says(302, Location="https://elsewhere.example/"),
        says(303, Location="https://elsewhere.example/"),
        says(200, HTML, Content_Type="text/html"),
        says(201, b""),
        says(201, {"issueId": "1"}),
        says(201, ["NPS-1"]),
        says(204),
        says(201, b"[" * 100_000),
        says(201, b"not gzip", Content_Encoding="gzip"),
    ],
)
async def test_what_may_have_been_done_is_unsure(stub_of, desk_at, reply):
    stub = await stub_of(reply)
    with pytest.raises(DeskUnsure):
        await desk_at(stub.account()).create(ORDER)
    assert len(stub.asked) == 1


@pytest.mark.parametrize("status", [401, 403, 404, 405, 301, 307, 308])
async def test_what_a_person_must_mend_is_not_allowed(stub_of, desk_at, status):
    stub = await stub_of(says(status, {"errorMessage": "Secret words"}, Location="http://127.0.0.1:1/"))
    with pytest.raises(DeskNotAllowed) as caught:
        await desk_at(stub.account()).create(ORDER)
    assert isinstance(caught.value, DeskNotLetIn) == (status == 401)
    assert isinstance(caught.value, DeskForbidden) == (status == 403)
    assert len(stub.asked) == 1


@pytest.mark.parametrize("status", [400, 409, 413, 415, 422])
async def test_a_refusal_carries_what_the_desk_says(stub_of, desk_at, status):
    stub = await stub_of(says(status, {"errorMessages": [], "errors": {"versions": "is required"}}))
    with pytest.raises(DeskRefused) as caught:
        await desk_at(stub.account()).create(ORDER)
    assert caught.value.refusal.fields == {"versions": "is required"}
    assert caught.value.judged == (status in (400, 422))


@pytest.mark.parametrize(
    "reply", [says(400, b"Secret words"), says(500, HTML), says(401, HTML), says(429, HTML), drops]
)
async def test_no_text_of_people_or_headers_is_told_or_logged(stub_of, desk_at, caplog, reply):
    caplog.set_level(logging.DEBUG)
    stub = await stub_of(reply)
    with pytest.raises(DeskError) as caught:
        await desk_at(stub.account()).create(ORDER)
    told = f"{caught.value!r} {caught.value} {caught.value.__cause__!r} {caplog.text}"
    assert not [secret for secret in ("Secret", "s3cret", "Basic", "bot@example.com") if secret in told]


async def test_an_order_that_is_no_json_is_our_own_fault_and_never_sent(stub_of, desk_at):
    stub = await stub_of(says(201, CREATED))
    with pytest.raises(ValueError, match="JSON"):
        await desk_at(stub.account()).create(Order("4", "1", {"n": float("nan")}, "m"))
    assert stub.asked == []


async def test_signs_of_every_kind_arrive_as_they_were(stub_of, desk_at):
    stub = await stub_of(says(201, CREATED))
    text = "åäö 🧨 \u202eright to left\u202c *bold* {code} \u0000 \ud83d"
    await desk_at(stub.account()).create(Order("4", "1", {"summary": text}, "m"))
    assert json.loads(stub.asked[0].body)["requestFieldValues"]["summary"] == text
