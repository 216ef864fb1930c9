"""The doctor's look at the desk: what is broken is red, by the same code whoever asks."""

import pytest

from bot.adapters.jira_desk.checkup import checkup
from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.line import Account
from bot.playground.desk.nordsjo import CHANGE, INCIDENT, nordsjo_desk
from tests.adapters.jira_desk.stub import QUICK, says
from tests.adapters.jira_desk.test_reading import DESK, Site, paged
from tests.playground.desk.site import Clock, served


@pytest.fixture
async def site():
    desk = nordsjo_desk(Clock(), seed=7)
    async with served(desk) as address:
        desk.address = address
        yield desk


async def found_at(site, desk="NPS", types=(INCIDENT,), token=None):
    adapter = JiraDesk(Account(site.address, site.email, token or site.token), desk, types, Clock(), QUICK)
    try:
        return await checkup(adapter)
    finally:
        adapter.close()


def red(findings):
    return {finding.code for finding in findings if not finding.good}


async def test_a_desk_in_order_has_nothing_red(site):
    findings = await found_at(site, types=(INCIDENT, CHANGE))
    assert red(findings) == set()
    codes = [finding.code for finding in findings]
    assert {
        "reached",
        "let_in",
        "found",
        "type_found",
        "behalf",
        "field_covered",
        "field_asked",
        "search",
        "validate",
    } <= {*codes}
    assert codes.index("reached") < codes.index("let_in") < codes.index("found") < codes.index("search")


async def test_looking_creates_nothing(site):
    await found_at(site)
    assert site.requests == []


async def test_nobody_there_is_the_only_finding(site):
    site.address = "http://127.0.0.1:1"
    assert [finding.code for finding in await found_at(site)] == ["unreachable"]


async def test_wrong_credentials_are_told_apart_from_a_wrong_address(site):
    findings = await found_at(site, token="wrong")
    assert [(finding.code, finding.good) for finding in findings] == [("reached", True), ("refused", False)]


async def test_a_token_that_may_not_ask_who_it_is_is_let_in_all_the_same(site):
    site.fail("error", "myself", status=403)
    assert red(await found_at(site)) == set()


async def test_wrong_names_come_with_the_right_ones(site):
    findings = await found_at(site, types=("Nonsense", INCIDENT))
    unknown = next(finding for finding in findings if finding.code == "type_unknown")
    assert unknown.values["named"] == "Nonsense"
    assert INCIDENT in unknown.values["choices"]
    assert red(await found_at(site, desk="Nowhere")) == {"unknown"}


async def test_each_thing_that_is_missing_is_red(site):
    site.settings.raise_on_behalf = False
    site.add_field(INCIDENT, "group", "Grupp", required=True)
    site.set_required(INCIDENT, "attachment")
    assert red(await found_at(site)) == {"no_behalf", "field_impossible", "field_files"}


async def test_a_required_version_that_the_project_has_none_of_is_red(site):
    site.catalog.main.versions = []
    assert red(await found_at(site)) == {"field_no_values"}


async def test_a_site_without_its_own_check_is_no_fault(site):
    site.settings.validate_available = False
    findings = await found_at(site)
    assert red(findings) == set()
    assert "no_validate" in [finding.code for finding in findings]


async def test_a_search_that_is_not_allowed_is_red(site):
    site.fail("error", "search", status=403)
    assert red(await found_at(site)) == {"no_search"}


async def test_people_that_nobody_may_look_up_are_red(site):
    site.fail("error", "users", status=403)
    assert red(await found_at(site)) == set()
    site.fail("error", "users", status=403)
    site.fail("error", "customers", status=403)
    assert red(await found_at(site)) == {"no_people"}


async def test_people_who_hide_their_address_are_counted_in_red(stub_of, desk_at):
    site = Site()
    site.answers |= {
        "/rest/servicedeskapi/info": {}, "/rest/api/3/myself": {}, "/rest/api/3/search/jql": {"issues": []},
        f"{DESK}/4/customer": paged({"accountId": "a"}, {"accountId": "b", "emailAddress": "b@example.com"}),
    }  # fmt: skip
    stub = await stub_of(site)
    findings = await checkup(desk_at(stub.account()))
    assert [each.values for each in findings if each.code == "people_hidden"] == [{"hidden": 1, "people": 2}]


async def test_a_desk_that_limits_us_is_told_as_that(site):
    site.fail("limit", "info", retry_after=30)
    (finding,) = await found_at(site)
    assert (finding.code, finding.values) == ("limited", {"seconds": 30})


async def test_a_failure_half_way_is_told(site):
    site.fail("error", "fields", status=500)
    assert red(await found_at(site)) == {"failed"}


@pytest.mark.parametrize(
    ("meta", "code"),
    [
        ({"enabled": True, "uploadLimit": 10 * 1024 * 1024}, "files"),
        ({"enabled": True, "uploadLimit": 1_000_000}, "files_small"),
        ({"enabled": False}, "files_off"),
        (None, "files_unasked"),
    ],
)
async def test_whether_files_may_be_attached_is_told(stub_of, desk_at, meta, code):
    site = Site()
    site.answers |= {
        "/rest/servicedeskapi/info": {}, "/rest/api/3/myself": {}, "/rest/api/3/search/jql": {"issues": []},
        "/rest/api/3/attachment/meta": meta,
        f"{DESK}/4/attachTemporaryFile": {"temporaryAttachments": [{"temporaryAttachmentId": "t1"}]},
        f"{DESK}/4/requesttype/11001/field": {"requestTypeFields": []},
    }  # fmt: skip
    stub = await stub_of(site)
    codes = [finding.code for finding in await checkup(desk_at(stub.account()))]
    assert code in codes


async def test_no_finding_holds_the_token(stub_of, desk_at):
    stub = await stub_of(says(401))
    assert "s3cret" not in repr(await checkup(desk_at(stub.account())))


async def test_a_type_without_a_description_is_red(site):
    site.catalog.request_type(INCIDENT).fields.pop("description")
    assert red(await found_at(site)) == {"no_description"}


@pytest.mark.parametrize("kind", ["group", "sd-asset", "any"])
async def test_a_required_field_that_nobody_can_ask_for_is_red(site, kind):
    site.add_field(INCIDENT, kind, "Machine", required=True)
    site.add_field(INCIDENT, kind, "Another", required=False)
    findings = await found_at(site)
    assert [each.values["field"] for each in findings if each.code == "field_impossible"] == ["Machine"]


async def test_a_field_that_wants_files_at_once_is_red(site):
    site.add_field(INCIDENT, "attachment", "Files", required=True)
    assert red(await found_at(site)) == {"field_files"}


async def test_attachments_switched_off_or_smaller_than_ours_are_red(site):
    assert "files" in {each.code for each in await found_at(site)}
    site.settings.attachment_limit = 1024 * 1024
    assert red(await found_at(site)) == {"files_small"}
    site.settings.attachments_enabled = False
    assert red(await found_at(site)) == {"files_off"}


@pytest.mark.parametrize("status", [400, 403, 413, 503])
async def test_a_desk_that_takes_no_file_is_red_though_the_site_would(site, status):
    site.fail("error", "attach_temp", status=status)
    assert red(await found_at(site)) == {"files_not_taken"}


async def test_the_file_that_is_tried_is_attached_to_nothing(site):
    await found_at(site)
    assert [each.operation for each in site.calls if "attach" in each.operation] == ["attachment_meta", "attach_temp"]


async def test_a_desk_whose_request_types_are_not_shown_to_us_says_that_and_names_none(stub_of, desk_at):
    site = Site()
    site.answers |= {
        "/rest/servicedeskapi/info": {}, "/rest/api/3/myself": {}, "/rest/api/3/search/jql": {"issues": []},
        f"{DESK}/4/requesttype": paged(),
    }  # fmt: skip
    stub = await stub_of(site)
    assert "no_types" in red(await checkup(desk_at(stub.account())))
