"""JQL on an index that is behind."""

import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.nordsjo import ERIK
from tests.playground.desk.site import REQUEST, Api, Clock, incident, question

SEARCH = "/rest/api/3/search/jql"


async def keys(api: Api, jql: str, **more: object) -> list[str]:
    answer = await api.post(SEARCH, {"jql": jql, "fields": ["summary"], **more})
    assert answer.status == 200, answer.text
    return [issue["key"] for issue in answer.body["issues"]]


@pytest.fixture
async def filed(api: Api, desk: Desk, clock: Clock) -> None:
    """Three requests, ten minutes apart."""
    marked = incident(desk, description="Stannar.\n\nflowver-7f3c91", labels=["flowver", "studio"])
    for body in (marked, question("Licensfråga", raiseOnBehalfOf=ERIK.id), question("Exporten stannar ofta")):
        assert (await api.post(REQUEST, body)).status == 201
        clock.forward(600)


@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize(
    ("jql", "found"),
    [
        ("project = NPS", [3, 2, 1]),
        ('project = "Novacura kundtjänst" ORDER BY created ASC', [1, 2, 3]),
        ("project = ITS", []),
        ('text ~ "flowver-7f3c91"', [1]),
        ('text ~ "flowver-7f3c"', []),
        ('text ~ "7f3c91-flowver"', []),
        ('text ~ "\\"exporten stannar\\""', [3]),
        ('text ~ "stannar exporten"', [3]),
        ('text ~ "stann*"', [3, 1]),
        ('summary ~ "stannar"', [3, 1]),
        ('description ~ "stannar"', [1]),
        ('summary !~ "stannar"', [2]),
        ("labels = flowver", [1]),
        ("labels in (x, studio)", [1]),
        ("labels is EMPTY", [3, 2]),
        ("labels is not EMPTY", [1]),
        ("created >= -15m", [3]),
        ("created >= -30m", [3, 2, 1]),
        ("created >= -1h AND created < -10m", [2, 1]),
        ('created > "2026-11-23 09:10"', [3]),
        ("created >= 2026-11-24", []),
        (f'reporter = "{ERIK.id}"', [2]),
        ("reporter = currentUser()", [3, 1]),
        (f'reporter != "{ERIK.id}"', [3, 1]),
        ("key in (NPS-1, NPS-3)", [3, 1]),
        ("issuekey = nps-2", [2]),
        ("key not in (NPS-1)", [3, 2]),
        ('status = "Waiting for support" and not (key = NPS-1 or key = NPS-2)', [3]),
        ("statusCategory != Done order by key desc, created", [3, 2, 1]),
        ('affectedVersion = "6.15.12"', [1]),
        ('component = "flow studio"', [1]),
        ("issuetype = Question", [3, 2]),
    ],
)
async def test_a_query_finds_what_it_means(api: Api, jql: str, found: list[int]) -> None:
    assert await keys(api, jql) == [f"NPS-{number}" for number in found]


@pytest.mark.usefixtures("filed")
@pytest.mark.parametrize(
    "jql",
    [
        "",
        "ORDER BY created",
        "project = XX",
        "project",
        "project = ",
        "project = NPS AND",
        "project = NPS nonsense",
        "nosuchfield = 1",
        "key = NPS-99",
        'reporter = "anna.lindqvist@nordsjo-support.example"',
        'text ~ "*ord"',
        'text ~ ""',
        "text = ord",
        "created >= yesterday",
        "created >= -999999w",
        "created ~ x",
        "(project = NPS",
        "reporter = membersOf()",
        "status = Almost",
        'text ~ "open',
        "project IN NPS",
    ],
)
async def test_a_query_that_is_not_understood_is_refused(api: Api, jql: str) -> None:
    answer = await api.post(SEARCH, {"jql": jql})
    assert (answer.status, answer.body["errorMessages"][0].startswith("Error in the JQL Query")) == (400, True)


async def test_the_search_lags_behind(api: Api, desk: Desk, clock: Clock) -> None:
    desk.settings.search_lag = 60
    made = (await api.post(REQUEST, question())).body
    clock.forward(59)
    assert await keys(api, "project = NPS") == []
    assert await keys(api, "project = NPS", reconcileIssues=[int(made["issueId"])]) == ["NPS-1"]
    clock.forward(1)
    assert await keys(api, "project = NPS") == ["NPS-1"]


async def test_changes_lag_too(api: Api, desk: Desk, clock: Clock) -> None:
    await api.post(REQUEST, question())
    desk.settings.search_lag = 60
    clock.forward(600)
    desk.resolve("NPS-1")
    desk.comment("NPS-1", "markerat")
    assert await keys(api, "status = Resolved") == await keys(api, "text ~ markerat") == []
    assert await keys(api, "updated >= -5m") == []
    clock.forward(60)
    assert await keys(api, "status = Resolved and text ~ markerat and updated >= -5m") == ["NPS-1"]


@pytest.mark.usefixtures("filed")
async def test_results_come_a_page_at_a_time_without_a_total(api: Api) -> None:
    first = (await api.get(SEARCH, jql="project = NPS", maxResults=2)).body
    assert (len(first["issues"]), first["isLast"], "total" in first) == (2, False, False)
    last = (await api.get(SEARCH, jql="project = NPS", maxResults=2, nextPageToken=first["nextPageToken"])).body
    assert (len(last["issues"]), last["isLast"], "nextPageToken" in last) == (1, True, False)
    assert (await api.get(SEARCH, jql="project = NPS", nextPageToken="xx")).status == 400


@pytest.mark.usefixtures("filed")
async def test_fields_come_only_when_they_are_asked_for(api: Api) -> None:
    assert (await api.get(SEARCH, jql="key = NPS-1")).body["issues"] == [{"id": "107001"}]
    (some,) = (await api.get(SEARCH, jql="key = NPS-1", fields="summary,status")).body["issues"]
    assert set(some["fields"]) == {"summary", "status"}
    (most,) = (await api.get(SEARCH, jql="key = NPS-1", fields="*all,-description")).body["issues"]
    assert {"versions", "labels", "reporter"} < set(most["fields"])
    assert "description" not in most["fields"]


async def test_the_old_search_is_gone(api: Api) -> None:
    for version in ("2", "3"):
        answer = await api.get(f"/rest/api/{version}/search", jql="project = NPS")
        assert (answer.status, "CHANGE-2046" in answer.body["errorMessages"][0]) == (410, True)


async def test_no_more_than_fifty_issues_are_reconciled(api: Api) -> None:
    assert (await api.post(SEARCH, {"jql": "project = NPS", "reconcileIssues": list(range(51))})).status == 400


@pytest.mark.usefixtures("filed")
async def test_a_customer_finds_nothing(customer: Api) -> None:
    assert await keys(customer, "project = NPS") == []
