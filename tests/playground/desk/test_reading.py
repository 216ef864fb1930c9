"""Desks, request types and fields, and who may ask for them."""

import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.kinds import KINDS
from bot.playground.desk.nordsjo import INCIDENT, QUESTION
from tests.playground.desk.site import SD, Api


@pytest.mark.parametrize(("email", "token"), [("", ""), ("flowver@nordsjo-support.example", "old"), ("a@b.c", None)])
async def test_wrong_credentials_are_refused(api: Api, desk: Desk, email: str, token: str | None) -> None:
    stranger = Api(api.session, api.base, email, desk.token if token is None else token)
    answer = await stranger.get(f"{SD}/info")
    assert (answer.status, "authenticated" in answer.body["errorMessage"]) == (401, True)


async def test_no_credentials_are_refused_but_the_server_tells_what_it_is(api: Api) -> None:
    api.headers = {}
    assert (await api.get(f"{SD}/servicedesk")).status == 401
    assert (await api.get("/rest/api/2/serverInfo")).body["deploymentType"] == "Cloud"
    assert (await api.call("GET", "/rest/api/2/serverInfo", headers={"Authorization": "Basic nonsense"})).status == 401


async def test_desks_come_a_page_at_a_time(api: Api) -> None:
    first = (await api.get(f"{SD}/servicedesk", limit=1)).body
    assert (first["size"], first["isLastPage"], first["values"][0]["projectKey"]) == (1, False, "NPS")
    rest = (await api.call("GET", first["_links"]["next"].removeprefix(api.base))).body
    assert (rest["start"], rest["isLastPage"], rest["values"][0]["id"]) == (1, True, "7")
    assert "prev" in rest["_links"]


async def test_a_page_is_never_longer_than_the_site_gives(api: Api, desk: Desk) -> None:
    desk.settings.page_limit = 2
    found = (await api.get(f"{SD}/servicedesk/4/requesttype", limit=1000)).body
    assert (found["size"], found["limit"], found["isLastPage"]) == (2, 2, False)


@pytest.mark.parametrize("start", ["-1", "x", "١"])
async def test_a_page_that_does_not_exist_is_refused(api: Api, start: str) -> None:
    assert (await api.get(f"{SD}/servicedesk", start=start)).status == 400


@pytest.mark.parametrize("name", ["4", "NPS", "projectKey:NPS", "serviceDeskId:4", "projectId:10000"])
async def test_a_desk_goes_by_several_names(api: Api, name: str) -> None:
    assert (await api.get(f"{SD}/servicedesk/{name}")).body["projectName"] == "Novacura kundtjänst"


async def test_a_closed_desk_is_not_there_for_others(customer: Api) -> None:
    assert (await customer.get(f"{SD}/servicedesk/7")).status == 404
    assert [found["id"] for found in (await customer.get(f"{SD}/servicedesk")).body["values"]] == ["4"]


async def test_request_types_are_found_by_id_and_word(api: Api) -> None:
    all_types = (await api.get(f"{SD}/servicedesk/4/requesttype")).body["values"]
    assert [found["id"] for found in all_types] == ["11001", "11002", "11003"]
    asked = (await api.get(f"{SD}/servicedesk/4/requesttype", searchQuery="problem")).body["values"]
    assert [found["id"] for found in asked] == ["11001"]
    assert (await api.get(f"{SD}/servicedesk/4/requesttype/11002")).body["name"].startswith("Ställ en fråga")
    assert (await api.get(f"{SD}/servicedesk/4/requesttype/9")).status == 404


async def test_fields_say_what_they_want(api: Api) -> None:
    body = (await api.get(f"{SD}/servicedesk/4/requesttype/{INCIDENT}/field")).body
    fields = {field["fieldId"]: field for field in body["requestTypeFields"]}
    assert (body["canRaiseOnBehalfOf"], body["canAddRequestParticipants"]) == (True, True)
    assert fields["versions"]["required"]
    assert fields["versions"]["jiraSchema"] == {"type": "array", "items": "version", "system": "versions"}
    assert fields["versions"]["validValues"][0]["label"] == "6.15.17"
    severity = next(field for name, field in fields.items() if name.startswith("customfield"))
    assert severity["jiraSchema"]["customId"] == int(severity["fieldId"].removeprefix("customfield_"))
    assert [value["label"] for value in severity["validValues"]] == ["Blocker", "High", "Major", "Minor"]


async def test_a_customer_is_told_that_it_may_not_raise_for_others(customer: Api) -> None:
    body = (await customer.get(f"{SD}/servicedesk/4/requesttype/{INCIDENT}/field")).body
    assert (body["canRaiseOnBehalfOf"], body["canAddRequestParticipants"]) == (False, False)


async def test_hidden_fields_are_for_agents_who_ask(api: Api, customer: Api, desk: Desk) -> None:
    desk.add_field(QUESTION, "string", "Intern").hidden = True
    path = f"{SD}/servicedesk/4/requesttype/{QUESTION}/field"
    names = [field["name"] for field in (await api.get(path)).body["requestTypeFields"]]
    shown = (await api.get(path, expand="hiddenFields")).body["requestTypeFields"]
    assert ("Intern" in names, shown[-1]["name"], shown[-1]["visible"]) == (False, "Intern", False)
    assert (await customer.get(path, expand="hiddenFields")).status == 403


async def test_versions_follow_the_names_that_are_synced(api: Api, desk: Desk) -> None:
    old = {found.name: found.id for found in desk.catalog.main.versions}
    desk.sync_versions(["6.16.0", "6.15.17"])
    body = (await api.get(f"{SD}/servicedesk/4/requesttype/{INCIDENT}/field")).body
    values = next(field["validValues"] for field in body["requestTypeFields"] if field["fieldId"] == "versions")
    assert [value["label"] for value in values] == ["6.16.0", "6.15.17"]
    assert values[1]["value"] == old["6.15.17"]


async def test_cascading_choices_have_children(api: Api) -> None:
    body = (await api.get(f"{SD}/servicedesk/4/requesttype/11003/field")).body
    area = next(f for f in body["requestTypeFields"] if f["jiraSchema"]["type"] == "option-with-child")
    assert [child["label"] for child in area["validValues"][0]["children"]] == ["Designer", "Debugger"]


@pytest.mark.parametrize("kind", sorted(KINDS))
async def test_a_field_of_every_kind_can_be_added_and_is_announced(api: Api, desk: Desk, kind: str) -> None:
    made = desk.add_field(QUESTION, kind, "Nytt", required=True)
    body = (await api.get(f"{SD}/servicedesk/4/requesttype/{QUESTION}/field")).body
    found = next(field for field in body["requestTypeFields"] if field["fieldId"] == made.id)
    assert (found["required"], found["jiraSchema"]["type"]) == (True, KINDS[kind].type)


async def test_customers_of_a_desk_are_found_with_the_experimental_header(api: Api) -> None:
    path = f"{SD}/servicedesk/4/customer"
    assert (await api.get(path)).status == 412
    found = await api.call("GET", path, params={"query": "erik"}, headers={"X-ExperimentalApi": "opt-in"})
    assert [account["displayName"] for account in found.body["values"]] == ["Erik Holm"]


async def test_a_path_that_does_not_exist_is_not_found(api: Api) -> None:
    assert (await api.get(f"{SD}/nothing")).body["errorMessage"].startswith("null for uri")
    assert (await api.get("/rest/api/3/nothing")).body["errorMessages"]
