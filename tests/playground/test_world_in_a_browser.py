"""Channels, the vendor and a large form in a real browser."""

import re
from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.async_api import Browser, Page, expect

from bot.adapters.catalog_files.sample import write_sample
from bot.playground.cast import ANNA, ERIK, FLOW_NEWS, FLOW_SUPPORT, PRIYA, TOM
from bot.playground.server import Playground
from tests.browser import browser, opened
from tests.playground.bolt_bot import actions, button, client_of, over_http, section
from tests.playground.modal_blocks import field, modal, opening, option, plain

__all__ = ["browser"]
LANGUAGES = [option("sv", "Svenska"), option("en", "English")]
WHEN = [option("now", "Now"), option("later", "At a time")]
KINDS = [option("releases", "Releases"), option("service-packs", "Service packs")]


@pytest.fixture
async def demo(tmp_path: Path) -> AsyncIterator[Playground]:
    """A playground with a catalogue that its vendor writes to."""
    write_sample(tmp_path, date(2026, 11, 25))
    made = Playground(rate_limit=None, catalog=tmp_path / "releases.yml")
    await made.start()
    yield made
    await made.stop()


async def look(browser: Browser, playground: Playground, person: str, channel: str = FLOW_NEWS) -> Page:
    page = await opened(browser, f"{playground.url}?as={person}#/{channel}")
    await page.wait_for_selector(".message")
    return page


async def pick(page: Page, menu: str, item: str) -> None:
    await page.get_by_role("button", name=menu).click()
    await page.get_by_role("menuitem", name=item).click()


async def test_a_channel_is_renamed_archived_and_opened_again(demo: Playground, browser: Browser) -> None:
    page = await look(browser, demo, ANNA)
    await pick(page, "Kanalens meny", "Byt namn …")
    await page.get_by_label("Nytt namn").fill("Stora Ord")
    await page.get_by_role("button", name="Byt namn").click()
    await expect(page.locator(".toast")).to_contain_text("small letters")
    await page.get_by_label("Nytt namn").fill("flow-nyheter")
    await page.keyboard.press("Enter")
    await expect(page.get_by_role("heading", name="flow-nyheter")).to_be_visible()
    await pick(page, "Kanalens meny", "Arkivera")
    await expect(page.locator("#sidebar").get_by_text("arkiverad")).to_have_count(2)
    await pick(page, "Kanalens meny", "Öppna igen")
    await expect(page.locator("#sidebar").get_by_text("arkiverad")).to_have_count(1)
    assert not demo.channel(FLOW_NEWS).is_archived


async def test_the_app_is_taken_out_and_invited_by_the_menu(demo: Playground, browser: Browser) -> None:
    page = await look(browser, demo, TOM)
    await pick(page, "Channel menu", "Remove flowver")
    await expect(page.get_by_label(re.compile("^4 members"))).to_be_visible()
    await pick(page, "Channel menu", "Invite flowver")
    await expect(page.get_by_label(re.compile("^5 members"))).to_be_visible()
    assert [sent["event"]["type"] for sent in demo.events.sent] == ["channel_left", "member_joined_channel"]


async def test_who_looks_at_a_channel_that_is_deleted_comes_to_another(demo: Playground, browser: Browser) -> None:
    page, other = await look(browser, demo, TOM), await look(browser, demo, PRIYA)
    await pick(page, "Channel menu", "Delete the channel …")
    await page.get_by_role("button", name="Delete", exact=True).click()
    for shown in (page, other):
        await expect(shown.get_by_role("heading", name="flow-support")).to_be_visible()
        await expect(shown.locator("#sidebar").get_by_text("flow-news")).to_have_count(0)


async def test_the_vendor_releases_and_withdraws_before_everybodys_eyes(demo: Playground, browser: Browser) -> None:
    page, other = await look(browser, demo, TOM), await look(browser, demo, ERIK)
    await page.get_by_role("button", name="Release 6.15.18").click()
    await expect(page.locator(".toast")).to_contain_text("6.15.18 is in the catalogue")
    await expect(other.get_by_role("button", name="Dra tillbaka 6.15.18")).to_be_visible()
    await expect(other.get_by_role("link", name="Servicedesken")).to_have_attribute("target", "_blank")
    await page.get_by_role("button", name="Withdraw 6.15.18").click()
    await expect(page.get_by_role("button", name="Release 6.15.19")).to_be_visible()
    await expect(page.get_by_role("button", name="Withdraw")).to_have_count(0)
    assert demo.catalog is not None
    assert demo.catalog.read_text("utf-8").count("6.15.18, withdrawn: true") == 4


async def test_without_a_catalogue_there_is_no_vendors_corner(playground: Playground, browser: Browser) -> None:
    page = await look(browser, playground, TOM)
    await expect(page.locator(".switcher")).to_be_visible()
    await expect(page.locator(".vendor")).to_have_count(0)


async def test_who_left_is_nobody_to_act_as(demo: Playground, browser: Browser) -> None:
    page = await look(browser, demo, TOM)
    await demo.deactivate(ERIK)
    await page.locator(".switcher").click()
    await expect(page.get_by_role("menuitem", name="Anna Lindqvist")).to_be_visible()
    await expect(page.get_by_role("menuitem", name="Erik Holm")).to_have_count(0)


@pytest.mark.parametrize(("person", "mark"), [(ANNA, "(redigerat)"), (TOM, "(edited)")])
async def test_a_corrected_post_is_marked_as_edited(demo: Playground, browser: Browser, person: str, mark: str) -> None:
    client = client_of(demo)
    blocks = [section("Release 6.15.18")]
    ts = (await client.chat_postMessage(channel=FLOW_NEWS, text="Release", blocks=blocks))["ts"]
    page = await look(browser, demo, person)
    message = page.locator("#main .message").filter(has_text="Release 6.15.18")
    await expect(message.get_by_text(mark)).to_have_count(0)
    await client.chat_update(channel=FLOW_NEWS, ts=ts, text="Release", blocks=[section("Release 6.15.18, corrected")])
    await client.chat_postMessage(channel=FLOW_NEWS, thread_ts=ts, text="The date was wrong")
    await expect(message).to_contain_text("corrected")
    await expect(message.get_by_text(mark)).to_be_visible()
    await expect(message.locator(".replies")).to_be_visible()


def preview() -> list[dict[str, Any]]:
    facts = [
        {"type": "mrkdwn", "text": f"*{name}*\n{value}"} for name, value in (("Kind", "Service pack"), ("Fixes", "2"))
    ]
    return [
        {"type": "header", "text": plain("Flow 6.15.18")},
        {"type": "section", "fields": facts},
        {"type": "image", "image_url": "https://example.com/picture.png", "alt_text": "The new scanner"},
        {"type": "context", "elements": [{"type": "mrkdwn", "text": "As the channel will see it"}]},
        {"type": "divider"},
        actions(button("check"), button("notes")),
    ]


def composing() -> list[dict[str, Any]]:
    return [
        field("title", initial_value="Flow 6.15.18"),
        field("text", multiline=True, max_length=3000),
        field("day", "datepicker"),
        field("clock", "timepicker"),
        field("moment", "datetimepicker"),
        field("when", "radio_buttons", options=WHEN),
        field("languages", "checkboxes", options=LANGUAGES),
        field("kinds", "multi_static_select", options=KINDS),
        field("versions", "multi_external_select", min_query_length=0),
        field("place", "conversations_select"),
        field("places", "multi_conversations_select"),
    ]


async def chosen(page: Page, label: str, text: str) -> None:
    """Search in a field and take what is found."""
    combobox = page.get_by_role("dialog").get_by_role("combobox", name=label, exact=True)
    await combobox.press_sequentially(text)
    await page.get_by_role("listbox").get_by_role("option").first.click()


async def test_everything_that_composing_needs_is_shown_filled_in_and_sent(demo: Playground, browser: Browser) -> None:
    submitted: list[Any] = []
    app = opening(demo, modal(*preview(), *composing()))

    @app.options("in_versions")
    async def versions(ack: Any) -> None:
        await ack(options=[option("6.15.18")])

    @app.view("request")
    async def taken(ack: Any, view: Any) -> None:
        submitted.append(view["state"]["values"])
        await ack()

    async with over_http(app, demo):
        page = await look(browser, demo, TOM, FLOW_SUPPORT)
        await pick(page, "Shortcuts", "File a request")
        dialog = page.get_by_role("dialog")
        await expect(dialog.get_by_text("As the channel will see it")).to_be_visible()
        await expect(dialog.get_by_role("button", name="notes")).to_be_visible()
        await dialog.get_by_label("text", exact=True).fill("Scanning is steadier.\nTwo fixes.")
        await dialog.get_by_label("day", exact=True).fill("2026-12-01")
        await dialog.get_by_label("clock", exact=True).fill("09:30")
        await dialog.get_by_label("moment", exact=True).fill("2026-12-01T09:30")
        await dialog.get_by_label("At a time").check()
        await dialog.get_by_label("Svenska").check()
        await dialog.get_by_label("English").check()
        await chosen(page, "kinds", "Service")
        await chosen(page, "versions", "6")
        await chosen(page, "place", "flow-news")
        await chosen(page, "places", "flow-support")
        await chosen(page, "places", "drift")
        await page.keyboard.press("Control+Enter")
        await expect(dialog).not_to_be_visible()
    values = {block: next(iter(held.values())) for block, held in submitted[0].items()}
    assert (values["title"]["value"], values["text"]["value"]) == ("Flow 6.15.18", "Scanning is steadier.\nTwo fixes.")
    assert (values["day"]["selected_date"], values["clock"]["selected_time"]) == ("2026-12-01", "09:30")
    assert values["moment"]["selected_date_time"] % 60 == 0
    assert values["when"]["selected_option"]["value"] == "later"
    assert [found["value"] for found in values["languages"]["selected_options"]] == ["sv", "en"]
    assert [found["value"] for found in values["kinds"]["selected_options"]] == ["service-packs"]
    assert [found["value"] for found in values["versions"]["selected_options"]] == ["6.15.18"]
    assert values["place"]["selected_conversation"] == FLOW_NEWS
    assert len(values["places"]["selected_conversations"]) == 2
