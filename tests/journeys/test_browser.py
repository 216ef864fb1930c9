"""A first visit in a real browser: ask, go on, share, mention, App Home, and be somebody else."""

from pathlib import Path

from playwright.async_api import Browser, Locator, Page, expect

from bot.playground.cast import FLOW_SUPPORT
from tests.browser import browser, opened
from tests.journeys.real_bot import Town

__all__ = ["browser"]


def messages(page: Page, text: str, *, ephemeral: bool | None = None) -> Locator:
    kind = "" if ephemeral is None else f"[data-ephemeral='{str(ephemeral).lower()}']"
    return page.locator(f"#main .message{kind}").filter(has_text=text)


async def send(page: Page, text: str) -> None:
    await page.locator("#main .composer-field").fill(text)
    await page.locator("#main .composer-field").press("Escape")
    await page.locator("#main .composer-field").press("Enter")


async def become(page: Page, name: str) -> None:
    await page.locator(".switcher").click()
    await page.locator(".people-menu").get_by_text(name).click()
    await expect(page.locator(".switcher")).to_contain_text(name)


async def test_a_first_visit_from_the_question_to_the_channel(
    http_town: Town, browser: Browser, tmp_path: Path
) -> None:
    page = await opened(browser, f"{http_town.playground.url}#/{FLOW_SUPPORT}", tour=True)
    await expect(page.locator(".tour")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(page.locator(".tour")).to_have_count(0)

    await page.get_by_text("/flowver 6.1.7.26406").first.click()
    await expect(page.locator("#main .composer-field")).to_have_value("/flowver 6.1.7.26406")
    await page.locator("#main .composer-field").press("Enter")
    answer = messages(page, "Stödet för Flow 6.1.7.26406 upphörde", ephemeral=True)
    await expect(answer).to_have_count(1)

    await answer.get_by_role("button", name="Uppgraderingsväg").click()
    await expect(messages(page, "6.1.7.26406 → 6.16.4", ephemeral=True)).to_have_count(1)

    await answer.get_by_role("button", name="Visa i kanalen").click()
    shared = messages(page, "Stödet för Flow 6.1.7.26406 upphörde", ephemeral=False)
    await expect(shared).to_have_count(1)
    await expect(shared).to_contain_text("frågade: 6.1.7.26406")
    await expect(answer).to_contain_text("Visad i kanalen")
    await expect(answer.get_by_role("button", name="Visa i kanalen")).to_have_count(0)
    await page.screenshot(path=tmp_path / "shared.png")

    await become(page, "Priya Nair")
    await expect(shared).to_have_count(1)
    await expect(messages(page, "6.1.7.26406 → 6.16.4")).to_have_count(0)
    await expect(page.locator("#main .message[data-ephemeral='true']")).to_have_count(0)
    await page.screenshot(path=tmp_path / "priya.png")


async def test_a_mention_is_answered_in_its_thread_in_the_readers_language(
    http_town: Town, browser: Browser, tmp_path: Path
) -> None:
    page = await opened(browser, f"{http_town.playground.url}#/{FLOW_SUPPORT}")
    for name, question, verdict in (
        ("Anna Lindqvist", "är 6.13 fortfarande stödd?", "Stödet för Flow 6.13 upphörde 2026-05-07"),
        ("Priya Nair", "is 6.14 still supported?", "Flow 6.14 is supported through 2027-01-22"),
    ):
        if await page.locator(".switcher").get_by_text(name).count() == 0:
            await become(page, name)
        await send(page, f"@flowver {question}")
        await messages(page, question).locator(".replies").click()
        await expect(page.locator("#thread .message").filter(has_text=verdict)).to_have_count(1)
    await page.screenshot(path=tmp_path / "thread.png")


async def test_a_thread_that_covers_a_narrow_window_has_the_keyboard(http_town: Town, browser: Browser) -> None:
    phone = {"width": 390, "height": 844}
    page = await opened(browser, f"{http_town.playground.url}#/{FLOW_SUPPORT}", viewport=phone)
    await send(page, "@flowver är 6.13 stödd?")
    for _ in range(2):
        await page.locator("#main .replies").last.press("Enter")
        await expect(page.locator("#thread .log")).to_be_focused()
        await page.keyboard.press("Escape")
        await expect(page.locator("#thread")).to_be_hidden()


async def test_app_home_reads_in_both_languages(http_town: Town, browser: Browser, tmp_path: Path) -> None:
    page = await opened(browser, http_town.playground.url)
    await page.locator("[data-name=home]").click()
    await expect(page.locator(".home-view")).to_contain_text("Versionerna i korthet")
    await become(page, "Priya Nair")
    await expect(page.locator(".home-view")).to_contain_text("supported through 2028-07-26")
    await page.locator(".home-view").get_by_role("button", name="More about 6.16").click()
    await page.get_by_role("tab").nth(1).click()
    await expect(messages(page, "Flow 6.16 is supported")).to_have_count(1)
    await page.screenshot(path=tmp_path / "home.png")


async def test_a_button_that_goes_once_it_is_pressed_leaves_the_keyboard_beside_it(
    http_town: Town, browser: Browser
) -> None:
    page = await opened(browser, f"{http_town.playground.url}#/{FLOW_SUPPORT}")
    await send(page, "/flowver 6.16")
    answer = messages(page, "Flow 6.16 stöds", ephemeral=True)
    await answer.get_by_role("button", name="Visa i kanalen").press("Enter")
    await expect(answer.get_by_role("button", name="Uppgraderingsväg")).to_be_focused()

    await send(page, "/flowver where studio")
    place = messages(page, "Här hittar du versionen av Studio", ephemeral=True)
    await place.get_by_role("button", name="Visa i kanalen").press("Enter")
    await expect(page.locator("#main .log")).to_be_focused()


async def test_an_answer_that_app_home_asked_for_is_counted_at_the_tab_where_it_stands(
    http_town: Town, browser: Browser
) -> None:
    page = await opened(browser, http_town.playground.url)
    await page.locator("[data-name=home]").click()
    await page.locator(".home-view").get_by_role("button", name="Mer om 6.16").press("Enter")
    await expect(page.get_by_role("tab").nth(1).get_by_label("1 oläst", exact=True)).to_be_visible()
    await expect(page.locator(".home-view").get_by_role("button", name="Mer om 6.16")).to_be_focused()
    await page.get_by_role("tab").nth(1).click()
    await expect(messages(page, "Flow 6.16 stöds")).to_have_count(1)
    await expect(page.get_by_role("tab").nth(1).locator(".badge")).to_have_count(0)
