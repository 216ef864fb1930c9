"""The platform's part: people, versions, components, issues, properties."""

from bot.playground.desk.desk import Desk
from bot.playground.desk.nordsjo import ERIK
from tests.playground.desk.site import REQUEST, Api, incident, question

ISSUE = "/rest/api/2/issue/NPS-1"


async def test_i_am_who_i_am(api: Api, customer: Api) -> None:
    assert (await api.get("/rest/api/2/myself")).body["emailAddress"] == "flowver@nordsjo-support.example"
    assert (await customer.get("/rest/api/3/myself")).body["accountType"] == "customer"


async def test_the_site_says_whether_files_may_be_attached_and_how_large(api: Api, desk: Desk) -> None:
    path = "/rest/api/3/attachment/meta"
    assert (await api.get(path)).body == {"enabled": True, "uploadLimit": 10 * 1024 * 1024}
    desk.settings.attachments_enabled, desk.settings.attachment_limit = False, 1000
    assert (await api.get(path)).body == {"enabled": False, "uploadLimit": 1000}


async def test_people_are_found_by_address_or_name(api: Api) -> None:
    for query in (ERIK.email, ERIK.email.upper(), "erik", "holm", "Erik H"):
        found = (await api.get("/rest/api/3/user/search", query=query)).body
        assert [person["accountId"] for person in found] == [ERIK.id], query
    assert (await api.get("/rest/api/3/user/search", query="lena.berg@nordsjo-support.example")).body == []
    assert (await api.get("/rest/api/3/user/search")).status == 400


async def test_customers_do_not_browse_people(customer: Api) -> None:
    assert (await customer.get("/rest/api/3/user/search", query="erik")).status == 403


async def test_somebody_who_left_is_not_found(api: Api, desk: Desk) -> None:
    erik = desk.accounts.find(ERIK.id)
    assert erik
    erik.active = False
    assert (await api.get("/rest/api/3/user/search", query=ERIK.email)).body == []
    assert (await api.post(REQUEST, question(raiseOnBehalfOf=ERIK.id))).status == 400


async def test_versions_and_components_of_a_project(api: Api, desk: Desk) -> None:
    desk.catalog.main.versions[0].released = False
    desk.catalog.main.versions[1].release_date = "2026-09-01"
    plain = (await api.get("/rest/api/2/project/NPS/versions")).body
    assert [version["name"] for version in plain][:2] == ["6.15.17", "6.15.16"]
    assert (plain[1]["releaseDate"], "releaseDate" in plain[0]) == ("2026-09-01", False)
    page = (await api.get("/rest/api/3/project/NPS/version", query="6.15", status="released", maxResults=2)).body
    assert (page["total"], page["isLast"], page["values"][0]["name"]) == (3, False, "6.15.16")
    assert len((await api.get("/rest/api/3/project/NPS/components")).body) == 8
    assert (await api.get("/rest/api/3/project/NPS/component", query="studio")).body["values"][0]["project"] == "NPS"
    assert (await api.get("/rest/api/3/project/XX/versions")).status == 404


async def test_an_issue_has_its_fields_with_names_and_ids(api: Api, desk: Desk) -> None:
    await api.post(REQUEST, incident(desk))
    fields = (await api.get(ISSUE)).body["fields"]
    assert (fields["summary"], fields["versions"][0]["name"]) == ("Studio stannar", "6.15.12")
    assert fields["versions"][0]["id"]
    assert fields["status"]["statusCategory"]["key"] == "new"
    assert set((await api.get(ISSUE, fields="summary")).body["fields"]) == {"summary"}
    document = (await api.get("/rest/api/3/issue/NPS-1")).body["fields"]["description"]
    assert [line["content"][0]["text"] for line in document["content"]] == ["1. Öppna", "2. Spara"]


async def test_issues_are_not_for_customers(customer: Api) -> None:
    await customer.post(REQUEST, question())
    assert (await customer.get(ISSUE)).status == 404


async def test_a_property_is_put_again_and_again(api: Api) -> None:
    await api.post(REQUEST, question())
    path = f"{ISSUE}/properties/flowver"
    assert (await api.get(path)).status == 404
    assert (await api.call("PUT", path, json={"a": 1})).status == 201
    assert (await api.call("PUT", path, json=[2])).status == 200
    assert (await api.get(path)).body == {"key": "flowver", "value": [2]}
    assert (await api.call("PUT", path)).status == 400


async def test_a_transition_sets_the_status(api: Api, desk: Desk) -> None:
    await api.post(REQUEST, question())
    known = (await api.get(f"{ISSUE}/transitions")).body["transitions"]
    wanted = next(found["id"] for found in known if found["name"] == "Resolved")
    assert (await api.post(f"{ISSUE}/transitions", {"transition": {"id": wanted}})).status == 204
    assert desk.request("NPS-1").status.category == "DONE"
    assert (await api.post(f"{ISSUE}/transitions", {"transition": {"id": "99"}})).status == 400
