"""Tickets in a real browser, by two people in two languages: errors, filing, filed, thread, home, portal."""

import re
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.playground.cast import ANNA, FLOW_SUPPORT, PRIYA
from tests.browser import browser, opened
from tests.journeys.ticket_town import DeskTown, desk_town

__all__ = ["browser", "desk_town"]
Look = Callable[[str], Awaitable[Page]]


@pytest.fixture
async def look(browser: Browser, desk_town: DeskTown) -> AsyncIterator[Look]:
    """Open the page as a person; errors of the page fail the test."""
    problems: list[str] = []

    async def open_page(person: str) -> Page:
        page = await opened(browser, f"{desk_town.playground.url}?as={person}#/{FLOW_SUPPORT}")
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.wait_for_selector(".message")
        return page

    yield open_page
    assert problems == []


def messages(page: Page, text: str) -> Locator:
    return page.locator("#main .message").filter(has_text=text)


async def send(page: Page, text: str) -> None:
    field = page.locator("#main .composer-field")
    await field.fill(text)
    await field.press("Escape")
    await field.press("Enter")


async def choose_version(page: Page, dialog: Locator, label: str, version: str) -> None:
    """By typing, over what may be chosen already."""
    field = dialog.get_by_role("combobox", name=label)
    await field.click()
    await page.keyboard.type(version)
    await page.get_by_role("listbox").get_by_role("option").filter(has_text=version).first.click()
    await expect(field).to_have_value(re.compile(rf"^{re.escape(version)}( |$)"))


async def fill_in_english(dialog: Locator) -> None:
    await dialog.get_by_text("High: fixed in a service pack").click()
    for label, said in {
        "Description": "Since Monday Studio closes when a workflow with two machine steps is saved.",
        "How to reproduce it": "1. Open any workflow\n2. Press save",
        "What did you expect?": "The workflow is saved",
        "What happened instead?": "Studio closes without a word",
    }.items():
        await dialog.get_by_label(label, exact=True).fill(said)


async def test_from_an_answer_to_the_portal_in_english(desk_town: DeskTown, look: Look, tmp_path: Path) -> None:
    page = await look(PRIYA)
    await send(page, "/flowver studio 6.14.3")
    await messages(page, "6.14.3").get_by_role("button", name="File a request for 6.14.3").click()
    dialog = page.get_by_role("dialog")
    await dialog.get_by_label("Summary").fill("Studio closes when I copy a large workflow")
    await dialog.get_by_label("Summary").press("Enter")
    await expect(dialog.get_by_text("FLOW-963")).to_be_visible()
    await expect(dialog.get_by_text("In the knowledge base").first).to_be_visible()
    await dialog.get_by_role("button", name="Send", exact=True).click()
    # Help that comes meanwhile draws the form anew: what stands at a question stays.
    await expect(dialog.get_by_text("Please complete this required field.").first).to_be_visible()
    await fill_in_english(dialog)
    await dialog.get_by_label("What did you expect?", exact=True).fill("n/a")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    await expect(dialog.get_by_text("Write what should have happened")).to_be_visible()
    await fill_in_english(dialog)
    log = {"name": "studio.log", "mimeType": "text/plain", "buffer": b"line\n" * 400}
    await dialog.locator("input[type=file]").set_input_files([log])
    await expect(dialog.locator(".file-row")).to_contain_text("studio.log")
    await dialog.get_by_role("button", name="Send", exact=True).click()
    await expect(dialog.get_by_text("is filed")).to_be_visible()
    await page.screenshot(path=tmp_path / "filed.png")
    portal = await dialog.get_by_role("link", name=re.compile("in the portal")).get_attribute("href")
    request = await desk_town.filed()
    await desk_town.desk.wait_for(lambda: request.attachments or None)
    await page.goto(str(portal))
    await expect(page.get_by_role("heading", name="Studio closes when I copy a large workflow")).to_be_visible()
    await expect(page.get_by_role("heading", name="How to reproduce it")).to_be_visible()
    await expect(page.locator(".files")).to_contain_text("2 kB")


async def test_from_a_message_to_its_thread_in_swedish(desk_town: DeskTown, look: Look, tmp_path: Path) -> None:
    page = await look(ANNA)
    message = messages(page, "Vi kör 6.1.7.26406")
    await message.hover()
    await message.get_by_role("button", name="Fler åtgärder").click()
    await page.get_by_role("menuitem", name="File as support request").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog.get_by_label("Beskrivning", exact=True)).to_have_value(re.compile("6.1.7.26406 på servern"))
    await dialog.get_by_label("Vad gäller det?").select_option(label="Ställ en fråga / Ask a question")
    await expect(dialog.get_by_text("Allvarlighet")).to_have_count(0)
    await dialog.get_by_label("Rubrik").fill("Är servern 6.1.7.26406 fortfarande stödd?")
    await choose_version(page, dialog, "Berörd version", "6.1.7.26406")
    await expect(dialog.get_by_text("Det görs inga fler rättningar")).to_be_visible()
    await dialog.get_by_label("Komponent", exact=True).select_option(label="Server")
    await dialog.get_by_role("button", name="Skicka", exact=True).click()
    await expect(dialog.get_by_text("är skickat")).to_be_visible()
    await page.keyboard.press("Escape")
    await message.locator(".replies").click()
    answer = page.locator("#thread .message").filter(has_text="är skickat")
    await expect(answer).to_have_count(1)
    await page.screenshot(path=tmp_path / "thread.png")
    await page.locator("[data-name=home]").click()
    await expect(page.locator(".home-view")).to_contain_text("Är servern 6.1.7.26406 fortfarande stödd?")
    await page.screenshot(path=tmp_path / "home.png")
