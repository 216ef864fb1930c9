"""The switchboard: every switch does what its words say."""

import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.faults import Fault, Trouble
from bot.playground.desk.kinds import KINDS
from bot.playground.desk.nordsjo import QUESTION
from bot.playground.desk.portal.switch_faults import PRESETS
from bot.playground.desk.portal.switch_words import KINDS as KIND_WORDS
from bot.playground.desk.portal.switch_words import OPERATIONS, TROUBLES
from bot.playground.desk.portal.switch_words import PRESETS as PRESET_WORDS
from tests.playground.desk.site import SD, Answer, Api

BOARD = "/playground"


async def switch(api: Api, action: str, **form: str) -> Answer:
    return await api.call("POST", f"{BOARD}/{action}", data=form, allow_redirects=False)


async def test_the_page_says_that_all_is_well_or_what_is_not(api: Api, desk: Desk) -> None:
    assert "Everything works." in (await api.get(BOARD, lang="en")).text
    desk.fail("error", "attach", status=502, probability=0.5, seconds=2)
    page = (await api.get(BOARD, lang="en")).text
    assert "when files are attached · 50 %, 502, 2 s · struck 0 times" in page
    assert "Allt fungerar." not in (await api.get(BOARD, lang="sv")).text


@pytest.mark.parametrize("preset", sorted(PRESETS))
async def test_one_click_arms_a_fault(api: Api, desk: Desk, preset: str) -> None:
    assert (await switch(api, "faults", preset=preset)).status == 303
    (fault,) = desk.faults.armed
    assert fault.trouble == PRESETS[preset]["trouble"]


def test_every_trouble_and_button_has_words() -> None:
    assert set(TROUBLES) == set(Trouble)
    assert set(PRESET_WORDS) == set(PRESETS)
    assert set(KIND_WORDS) == {kind.name for kind in KINDS.values() if kind.system is None}
    for operation in OPERATIONS:
        Fault(Trouble.DOWN, operation)


async def test_a_fault_is_put_together(api: Api, desk: Desk) -> None:
    await switch(
        api,
        "faults",
        trouble="limit",
        operation="create",
        often="3",
        seconds="0,5",
        status="503",
        retry_after="7",
        retry_form="date",
        body="html",
    )
    (fault,) = desk.faults.armed
    assert (fault.trouble, fault.operation, fault.count, fault.seconds) == (Trouble.LIMIT, "create", 3, 0.5)
    assert (fault.retry_after, fault.as_date, fault.html) == (7, True, True)
    await switch(api, "faults", trouble="lose_answer", often="20%")
    assert (desk.faults.armed[1].count, desk.faults.armed[1].probability) == (None, 0.2)


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"preset": "earthquake"},
        {"trouble": "explode"},
        {"trouble": "down", "operation": "teleport"},
        {"trouble": "slow", "seconds": "-1"},
        {"trouble": "slow", "seconds": "nan"},
        {"trouble": "down", "often": "often"},
    ],
)
async def test_what_the_form_cannot_send_is_refused(api: Api, desk: Desk, form: dict[str, str]) -> None:
    assert (await switch(api, "faults", **form)).status == 400
    assert desk.faults.armed == []


async def test_faults_are_removed_one_by_one_or_all(api: Api, desk: Desk) -> None:
    first, _, _ = (desk.fail("error") for _ in range(3))
    await switch(api, "heal", fault=first.id)
    assert [fault.id for fault in desk.faults.armed] == ["f2", "f3"]
    await switch(api, "heal")
    assert desk.faults.armed == []


async def test_the_settings_are_switched(api: Api, desk: Desk) -> None:
    await switch(api, "settings", search_lag="90", validate="on")
    settings = desk.settings
    assert (settings.search_lag, settings.validate_available) == (90, True)
    assert (settings.attachments_enabled, settings.raise_on_behalf) == (False, False)
    assert (await api.get(f"{SD}/info")).status == 401
    await switch(api, "settings", token="on", attachments="on")
    assert (await api.get(f"{SD}/info")).status == 200
    assert settings.search_lag == 0


async def test_a_field_becomes_required_and_optional_again(api: Api, desk: Desk) -> None:
    field = desk.catalog.request_type(QUESTION).fields["components"]
    for required in (True, False):
        await switch(api, "required", type=QUESTION, field="components")
        assert field.required is required
    assert (await switch(api, "required", type=QUESTION, field="none")).status == 400


async def test_a_field_is_added(api: Api, desk: Desk) -> None:
    await switch(api, "fields", type=QUESTION, kind="select", name="Miljö", choices="Test, Drift ,", required="on")
    made = list(desk.catalog.request_type(QUESTION).fields.values())[-1]
    assert ([choice.label for choice in made.choices], made.required) == (["Test", "Drift"], True)
    assert "Miljö" in (await api.get(BOARD)).text
    assert (await switch(api, "fields", type=QUESTION, kind="select", name=" ")).status == 400


async def test_there_is_no_other_switch(api: Api) -> None:
    assert (await switch(api, "reactor")).status == 404


async def test_the_latest_calls_are_shown_with_what_struck_them(api: Api, desk: Desk) -> None:
    await api.get("/rest/api/3/myself")
    desk.fail("error", "info", count=1)
    assert (await api.get(f"{SD}/info")).status == 503
    page = (await api.get(BOARD, lang="en")).text
    assert "GET /rest/api/3/myself" in page
    assert "503 · Answers with an error" in page
    assert desk.token not in page
