"""The fixture `browser`: Debian's Chromium behind playwright, or a skip that says what is missing.

Import it in a conftest: `from tests.browser import browser`.
"""

import shutil
from collections.abc import AsyncIterator

import pytest
from playwright.async_api import Browser, Page, async_playwright, expect

NO_CHROMIUM = "not tried in a browser: there is no chromium in PATH (Debian: apt-get install chromium)"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TOUR_SEEN = "localStorage.setItem('playground.tour.seen', 'yes')"
# On a machine that is busy with other things; a test that passes waits no longer for it.
DEADLINE_MS = 30_000
expect.set_options(timeout=DEADLINE_MS)


@pytest.fixture
async def browser() -> AsyncIterator[Browser]:
    executable = shutil.which("chromium")
    if executable is None:
        pytest.skip(NO_CHROMIUM)
    async with async_playwright() as playwright:
        made = await playwright.chromium.launch(executable_path=executable, args=ARGUMENTS)
        yield made
        await made.close()


async def opened(browser: Browser, address: str, *, tour: bool = False, **options: object) -> Page:
    """A page in a context of its own, as a new visitor's who reads Swedish; `tour` False: one who has seen the tour."""
    context = await browser.new_context(**{"locale": "sv-SE", **options})  # type: ignore[arg-type]
    context.set_default_timeout(DEADLINE_MS)
    if not tour:
        await context.add_init_script(TOUR_SEEN)
    page = await context.new_page()
    await page.goto(address)
    return page
