"""The adapter and the playground's desk over HTTP: what one sends, the other takes."""

from datetime import UTC, datetime

import pytest

from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.line import Account
from bot.domain.tickets.desk_form import plan_form
from bot.domain.tickets.desk_values import desk_value
from bot.domain.tickets.ticket import SlackFile
from bot.playground.desk.nordsjo import ANNA, CHANGE, INCIDENT, QUESTION, nordsjo_desk
from bot.usecases.desk_ports import DeskNotAllowed, DeskNotDone, DeskRefused, DeskUnsure, Order
from tests.adapters.jira_desk.stub import HASTY, QUICK
from tests.playground.desk.site import Clock, served


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
async def site(clock):
    """The far end's own memory, with its address."""
    desk = nordsjo_desk(clock, seed=7)
    async with served(desk) as address:
        desk.address = address
        yield desk


@pytest.fixture
async def desk(site, clock):
    account = Account(site.address, site.email, site.token)
    made = JiraDesk(account, "NPS", (INCIDENT, "Ställ en fråga / Ask a question", CHANGE), clock, QUICK)
    yield made
    made.close()


async def values_of(desk, marker="flowver-abc123"):
    incident, *_ = await desk.request_types()
    answers = {"summary": "Synk", "description": f"Ingen synk.\n\n{marker}"}
    answers |= {field.id: field.choices[0].id for field in incident.fields if field.choices}
    return {field.id: desk_value(field, answers[field.id]) for field in incident.fields if field.id in answers}


async def order(desk, marker="flowver-abc123", behalf=None):
    return Order("4", INCIDENT, await values_of(desk, marker), marker, behalf)


async def pieces(*parts):
    for part in parts:
        yield part


async def test_where_customers_file_by_themselves_is_known(site, desk):
    incident, *_ = await desk.request_types()
    filed = await desk.create(await order(desk))
    assert filed.portal_url == f"{incident.portal}/{filed.key}"


async def test_the_request_types_and_their_fields_are_read(desk):
    incident, question, change = await desk.request_types()
    assert [incident.id, question.id, change.id] == [INCIDENT, QUESTION, CHANGE]
    assert incident.may_raise_on_behalf
    assert plan_form(incident).impossible == ()
    kinds = [field.kind for field in incident.fields]
    assert kinds == ["text", "paragraph", "versions", "components", "select", "paragraph", "labels", "attachments"]
    assert (
        next(field for field in change.fields if field.kind == "cascading").choices[0].children[1].label == "Debugger"
    )


KINDS = [
    ("string", "one", ()), ("textarea", "one\ntwo", ()), ("url", "https://example.com", ()), ("number", "1,5", ()),
    ("date", "2026-04-03", ()), ("datetime", 1775210400, ()), ("select", "Red", ("Red",)), ("radio", "Red", ("Red",)),
    ("checkboxes", ["Red", "Blue"], ("Red", "Blue")), ("multiselect", "Blue", ("Red", "Blue")), ("labels", "a b", ()),
    ("version", "6.15.17", ()), ("versions", ["6.15.17", "6.14.9"], ()), ("component", "Portal", ()),
    ("user", ANNA.id, ()), ("users", [ANNA.id], ()), ("priority", "High", ()),
]  # fmt: skip


@pytest.mark.parametrize(("kind", "answer", "choices"), KINDS)
async def test_every_kind_that_can_be_asked_is_taken(site, desk, kind, answer, choices):
    added = site.add_field(INCIDENT, kind, "More", required=True, choices=choices)
    given = await order(desk)
    field = next(one for one in (await desk.request_types())[0].fields if one.id == added.id)
    assert field.kind != "unaskable"
    values = {**given.values, field.id: desk_value(field, answer)}
    assert (await desk.create(Order("4", INCIDENT, values, "m"))).key == "NPS-1"


@pytest.mark.parametrize("kind", ["group", "sd-asset", "any"])
async def test_a_required_field_that_cannot_be_asked_is_impossible(site, desk, kind):
    added = site.add_field(INCIDENT, kind, "More", required=True)
    incident, *_ = await desk.request_types()
    assert [field.id for field in plan_form(incident).impossible] == [added.id]


async def test_a_request_is_created_for_a_customer(site, desk):
    account = await desk.customer(ANNA.email.upper())
    filed = await desk.create(await order(desk, behalf=account))
    assert site.request(filed.key).reporter.id == ANNA.id
    assert filed.portal_url.startswith(site.address)
    assert await desk.status(filed.key) == filed
    assert [(await desk.status(filed.key, each)).status for each in ("sv", "en", "")] == [
        "Väntar på support", "Waiting for support", "Waiting for support",
    ]  # fmt: skip
    assert await desk.customer("nobody@example.com") is None


async def test_what_the_desk_checks_comes_back_field_by_field(site, desk):
    given = await order(desk)
    assert await desk.validate(given) is None
    wanting = Order("4", INCIDENT, {"summary": "s"}, "m")
    objections = (await desk.validate(wanting)).fields
    assert {"description", "versions", "components"} <= objections.keys()
    assert "required" in objections["versions"]
    with pytest.raises(DeskRefused) as caught:
        await desk.create(wanting)
    assert caught.value.refusal.fields == objections
    assert site.requests == []


async def test_a_site_without_the_check_does_without(site, desk):
    site.settings.validate_available = False
    assert await desk.validate(Order("4", INCIDENT, {}, "m")) is None


async def test_a_request_whose_answer_was_lost_is_found_by_its_marker_once_the_search_has_it(site, desk, clock):
    site.settings.search_lag = 60
    site.fail("lose_answer", "create", count=1)
    since = clock()
    with pytest.raises(DeskUnsure):
        await desk.create(await order(desk))
    assert await desk.find("flowver-abc123", since) == []
    clock.forward(120)
    (found,) = await desk.find("flowver-abc123", since)
    assert (found.key, found.portal_url) == (site.requests[0].key, (await desk.status(found.key)).portal_url)
    assert await desk.find("flowver-abc12", since) == []


async def test_files_go_along_and_are_seen(site, desk):
    filed = await desk.create(await order(desk))
    ids = [await desk.upload("4", SlackFile("F", name, 3), pieces(b"ab", b"c")) for name in ("å 🧨.txt", "b.png")]
    await desk.attach(filed.key, ids, "Från Slack")
    assert list(await desk.attachments(filed.key)) == ["å 🧨.txt", "b.png"]
    assert [one.content for one in site.request(filed.key).attachments] == [b"abc"] * 2


async def test_an_attachment_too_large_or_switched_off_is_told(site, desk):
    site.settings.attachment_limit = 2
    with pytest.raises(DeskRefused):
        await desk.upload("4", SlackFile("F", "a", 3), pieces(b"abc"))
    site.settings.attachments_enabled = False
    with pytest.raises((DeskRefused, DeskNotAllowed)):
        await desk.upload("4", SlackFile("F", "a", 1), pieces(b"a"))


async def test_articles_are_found(desk):
    (article, *_) = await desk.articles("servicepaket")
    assert article.title == "Installera ett servicepaket"
    assert article.url.startswith("http")


TROUBLES = [
    ("lose_request", {}, DeskUnsure), ("lose_answer", {}, DeskUnsure), ("error", {"status": 503}, DeskUnsure),
    ("page", {}, DeskUnsure),
    ("limit", {}, DeskNotDone), ("limit", {"retry_after": 7, "as_date": True}, DeskNotDone),
    ("limit", {"html": True, "retry_after": 7}, DeskNotDone), ("error", {"status": 403}, DeskNotAllowed),
]  # fmt: skip


@pytest.mark.parametrize(("trouble", "more", "error"), TROUBLES)
async def test_each_trouble_has_its_meaning_and_one_call(site, desk, clock, trouble, more, error):
    # The answer's Date is the real one, so that a date to come back at must be real too.
    clock.time = datetime.now(UTC)
    given = await order(desk)
    fault = site.fail(trouble, "create", **more)
    with pytest.raises(error) as caught:
        await desk.create(given)
    assert fault.struck == 1
    if "retry_after" in more:
        assert caught.value.retry_after == pytest.approx(7, abs=1)


@pytest.mark.parametrize("trouble", ["hang", "silent"])
async def test_a_desk_that_keeps_silent_is_unsure(site, desk, clock, trouble):
    given = await order(desk)
    fault = site.fail(trouble, "create")
    hasty = JiraDesk(Account(site.address, site.email, site.token), "NPS", (INCIDENT,), clock, HASTY)
    with pytest.raises(DeskUnsure):
        await hasty.create(given)
    assert fault.struck == 1
    hasty.close()


async def test_a_revoked_token_is_not_allowed(site, desk):
    site.accounts.token_revoked = True
    with pytest.raises(DeskNotAllowed):
        await desk.request_types()
