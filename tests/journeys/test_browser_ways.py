"""Every way in, in a real browser and in both languages: to the filed request with its file in the portal."""

import re
from collections.abc import Awaitable, Callable, Mapping

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.playground.cast import ANNA, FLOW_SUPPORT, PRIYA
from bot.words.translation import Translation, load_translations
from tests.browser import browser, opened
from tests.journeys.test_browser_tickets import choose_version, messages, send
from tests.journeys.ticket_town import DeskTown, desk_town

__all__ = ["browser", "desk_town"]
PEOPLE = [(ANNA, "sv"), (PRIYA, "en")]
LOG = {"name": "studio.log", "mimeType": "text/plain", "buffer": b"line\n" * 400}
QUESTION = "Ställ en fråga / Ask a question"
Way = Callable[[Page, Translation], Awaitable[None]]


async def by_command(page: Page, _: Translation) -> None:
    await send(page, "/flowver ticket server 6.15.13")


async def by_global_shortcut(page: Page, _: Translation) -> None:
    await page.get_by_role("button", name=re.compile("Genvägar|Shortcuts")).click()
    await page.get_by_role("menuitem", name="File a support request").click()


async def by_message_shortcut(page: Page, _: Translation) -> None:
    message = messages(page, "Vi kör 6.1.7.26406")
    await message.hover()
    await message.get_by_role("button", name=re.compile("Fler åtgärder|More actions")).click()
    await page.get_by_role("menuitem", name="File as support request").click()


async def under_a_version_answer(page: Page, t: Translation) -> None:
    await send(page, "/flowver studio 6.14.3")
    await page.locator("#main").get_by_role("button", name=t("ask.ticket", version="6.14.3")).click()


async def under_an_upgrade_answer(page: Page, t: Translation) -> None:
    await send(page, "/flowver upgrade server 6.15.3 6.15.17")
    await page.locator("#main").get_by_role("button", name=t("ask.service_pack")).click()


async def by_app_home(page: Page, t: Translation) -> None:
    await page.locator("[data-name=home]").click()
    await page.locator(".home-view").get_by_role("button", name=t("ask.ticket_any")).click()


async def by_mention(page: Page, t: Translation) -> None:
    await send(page, "@flowver file this")
    await messages(page, "@flowver file this").locator(".replies").click()
    await page.locator("#thread .message").get_by_role("button", name=t("errand.open")).click()


WAYS: Mapping[str, Way] = {
    each.__name__: each
    for each in (
        by_command,
        by_global_shortcut,
        by_message_shortcut,
        under_a_version_answer,
        under_an_upgrade_answer,
        by_app_home,
        by_mention,
    )
}


async def filled_in(page: Page, dialog: Locator, t: Translation, summary: str) -> None:
    """As a question, with what the way in has not brought along, and a file."""
    kind = dialog.get_by_label(t("form.type"))
    await kind.select_option(label=QUESTION)
    await expect(dialog.get_by_text(t("form.severity"))).to_have_count(0)
    await dialog.get_by_label(t("form.summary")).fill(summary)
    version = dialog.get_by_role("combobox", name=t("form.version")).first
    if not await version.input_value():
        await choose_version(page, dialog, t("form.version"), "6.15.13")
    component = dialog.get_by_label(t("form.component"), exact=True)
    if not await component.input_value():
        await component.select_option(label="Server")
    description = dialog.get_by_label(t("form.description"), exact=True)
    if not await description.input_value():
        await description.fill("Which settings does the service pack change on this server?")
    await dialog.locator("input[type=file]").set_input_files([LOG])
    await expect(dialog.locator(".file-row")).to_contain_text("studio.log")


@pytest.mark.parametrize(("person", "language"), PEOPLE)
async def test_every_way_in_leads_to_a_request_with_its_file_in_the_portal(
    desk_town: DeskTown, browser: Browser, person: str, language: str
) -> None:
    t, problems = load_translations()[language], list[str]()
    here = f"{desk_town.playground.url}?as={person}#/{FLOW_SUPPORT}"
    page = await opened(browser, here)
    page.on("pageerror", lambda error: problems.append(str(error)))
    portal, dialog = await page.context.new_page(), page.get_by_role("dialog")
    await page.bring_to_front()
    for number, (name, way) in enumerate(WAYS.items(), 1):
        await page.locator("#main .message").first.wait_for()
        await way(page, t)
        await expect(dialog.get_by_role("heading", name=t("form.title"))).to_be_visible()
        summary = f"What does the pack change? {name}"
        await filled_in(page, dialog, t, summary)
        await dialog.get_by_role("button", name=re.compile("^(Skicka|Send)$")).click()
        request = await desk_town.filed(number)
        link = dialog.get_by_role("link", name=t("outcome.open_in_portal", request=request.key))
        await desk_town.desk.wait_for(lambda: request.attachments or None)  # noqa: B023 - waited for within the turn
        await portal.goto(str(await link.get_attribute("href")))
        await expect(portal.get_by_role("heading", name=summary)).to_be_visible()
        await expect(portal.locator(".files")).to_contain_text("2 kB")
        # A page behind another draws once a second.
        await page.bring_to_front()
        await page.keyboard.press("Escape")
        await expect(dialog).not_to_be_visible()
        await page.goto(here)
    assert len(desk_town.desk.requests) == len(WAYS)
    assert (problems, desk_town.playground.rejections) == ([], [])
