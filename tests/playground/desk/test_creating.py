"""POST /request: exactly one request for what fits, and a reason for what does not."""

from typing import Any

import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.nordsjo import ANNA, ERIK, INCIDENT, PRIYA, QUESTION
from tests.playground.desk.site import REQUEST, Api, incident, question


async def test_a_request_that_fits_is_created(api: Api, desk: Desk) -> None:
    answer = await api.post(REQUEST, incident(desk))
    made = answer.body
    assert (answer.status, made["issueKey"], made["issueId"]) == (201, "NPS-1", "107001")
    assert made["currentStatus"]["status"] == "Waiting for support"
    assert made["_links"]["web"] == f"{api.base}/servicedesk/customer/portal/4/NPS-1"
    assert made["_links"]["agent"] == f"{api.base}/browse/NPS-1"
    assert made["_links"]["jiraRest"].endswith("/rest/api/2/issue/107001")
    assert desk.request("NPS-1").description == "1. Öppna\n2. Spara"
    assert desk.request("107001") is desk.request("NPS-1")
    assert (await api.get(f"{REQUEST}/NPS-1")).body == made


async def test_a_request_is_raised_for_somebody_else(api: Api, desk: Desk) -> None:
    body = question(raiseOnBehalfOf=ERIK.id, requestParticipants=[PRIYA.id])
    assert (await api.post(REQUEST, body)).body["reporter"]["displayName"] == "Erik Holm"
    made = desk.request("NPS-1")
    assert (made.creator.name, made.participants[0].name) == ("flowver", "Priya Nair")


@pytest.mark.parametrize("wanted", ["712020:nobody", ERIK.email, 5])
async def test_nobody_raises_for_an_account_that_is_no_customer(api: Api, desk: Desk, wanted: Any) -> None:
    answer = await api.post(REQUEST, question(raiseOnBehalfOf=wanted))
    assert (answer.status, "raiseOnBehalfOf" in answer.body["errorMessage"]) == (400, True)
    assert desk.requests == []


async def test_customers_may_not_raise_for_others_nor_add_them(customer: Api, desk: Desk) -> None:
    assert (await customer.post(REQUEST, question(raiseOnBehalfOf=ERIK.id))).status == 403
    assert (await customer.post(REQUEST, question(requestParticipants=[ERIK.id]))).status == 403
    assert (await customer.post(REQUEST, question())).body["reporter"]["accountId"] == ANNA.id


async def test_raising_for_others_can_be_switched_off(api: Api, desk: Desk) -> None:
    desk.settings.raise_on_behalf = False
    assert (await api.post(REQUEST, question(raiseOnBehalfOf=ERIK.id))).status == 403


async def test_a_closed_desk_takes_nothing_from_strangers(customer: Api) -> None:
    body = question() | {"serviceDeskId": "7", "requestTypeId": "11040"}
    assert (await customer.post(REQUEST, body)).status == 403


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"serviceDeskId": 4}, "serviceDeskId"),
        ({"requestTypeId": 11002}, "requestTypeId"),
        ({"requestTypeId": "9"}, "request type"),
        ({"serviceDeskId": "9"}, "service desk"),
        ({"requestFieldValues": None}, "requestFieldValues"),
        ({"labels": ["a"]}, "labels"),
        ({"requestParticipants": ["nobody"]}, "requestParticipants"),
    ],
)
async def test_a_body_that_is_not_meant_is_refused(api: Api, desk: Desk, change: dict[str, Any], word: str) -> None:
    answer = await api.post(REQUEST, question() | change)
    assert (answer.status, word in answer.body["errorMessage"]) == (400, True)
    assert answer.body["i18nErrorMessage"]["i18nKey"]
    assert desk.requests == []


async def test_a_body_that_is_no_json_is_refused(api: Api) -> None:
    json = {"Content-Type": "application/json"}
    assert (await api.call("POST", REQUEST, data=b"{", headers=json)).status == 400
    assert (await api.call("POST", REQUEST, data=b"[]", headers=json)).status == 400
    assert (await api.call("POST", REQUEST, data=b"{}", headers={"Content-Type": "text/plain"})).status == 415


async def test_everything_that_is_missing_is_named(api: Api, desk: Desk) -> None:
    body = incident(desk, versions=[], description="  ")
    answer = await api.post(REQUEST, body)
    assert answer.status == 400
    for name in ("Beskrivning / Description", "(description)", "Berörd version", "(versions)"):
        assert name in answer.body["errorMessage"]
    assert "components" not in answer.body["errorMessage"]


async def test_a_field_that_the_type_does_not_have_is_refused(api: Api, desk: Desk) -> None:
    answer = await api.post(REQUEST, question(values={"priority": {"name": "High"}}))
    assert (answer.status, "'priority'" in answer.body["errorMessage"]) == (400, True)


async def test_a_field_becomes_required(api: Api, desk: Desk) -> None:
    desk.set_required(QUESTION, "components")
    assert "(components)" in (await api.post(REQUEST, question())).body["errorMessage"]
    desk.set_required(QUESTION, "components", required=False)
    assert (await api.post(REQUEST, question())).status == 201


async def test_validating_tells_each_fields_error_and_creates_nothing(api: Api, desk: Desk) -> None:
    assert (await api.post(f"{REQUEST}/validate", incident(desk))).body == {"valid": True}
    answer = await api.post(f"{REQUEST}/validate", incident(desk, versions=[{"name": "9"}]))
    assert (answer.status, answer.body["valid"]) == (400, False)
    assert [error["fieldId"] for error in answer.body["fieldErrors"]] == ["versions"]
    assert desk.requests == []


async def test_an_older_site_cannot_validate(api: Api, desk: Desk) -> None:
    desk.settings.validate_available = False
    assert (await api.post(f"{REQUEST}/validate", question())).status == 404


async def test_validating_is_not_for_those_who_may_not_create(customer: Api) -> None:
    assert (await customer.post(f"{REQUEST}/validate", question(raiseOnBehalfOf=ERIK.id))).status == 403


async def test_keys_and_ids_grow(api: Api, desk: Desk) -> None:
    for _ in range(3):
        await api.post(REQUEST, question())
    assert [made.key for made in desk.requests] == ["NPS-1", "NPS-2", "NPS-3"]
    assert len({made.id for made in desk.requests}) == 3


async def test_a_required_field_of_the_incident_stays_with_the_incident(desk: Desk) -> None:
    assert not desk.catalog.request_type(QUESTION).fields["components"].required
    assert desk.catalog.request_type(INCIDENT).fields["components"].required
