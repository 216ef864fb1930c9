"""A release in a real browser, by two managers in two languages: from the catalogue's file to everybody who asked."""

from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.playground.cast import ANNA, ERIK, FLOW_NEWS, FLOW_SUPPORT, GUEST, PRIYA, TOM
from bot.words.translation import Translation, load_translations
from tests.browser import browser, opened
from tests.journeys.announcing_town import NEW, AnnouncingTown, announcing_town

__all__ = ["announcing_town", "browser"]
Look = Callable[[str, str], Awaitable[Page]]
Texts = dict[str, str]
SPEAK = load_translations()
LANGUAGE = {ANNA: "sv", ERIK: "sv", GUEST: "sv", TOM: "en", PRIYA: "en"}
LISTED = {"en": "Scanning is steadier.", "sv": "Skanningen är stabilare."}
WRITTEN = {"en": "The server starts faster.", "sv": "Servern startar fortare."}
CORRECTED = {"en": "Only scanning is better.", "sv": "Bara skanningen är bättre."}
NOTES = {"en": "The start is as before.", "sv": "Starten är som förut."}
REASONS = {"en": "It loses what was scanned.", "sv": "Den tappar det som skannats."}


@pytest.fixture
async def look(browser: Browser, announcing_town: AnnouncingTown) -> AsyncIterator[Look]:
    """Open a conversation as a person; what the page or the bot's far end objects to fails the test."""
    problems: list[str] = []

    async def open_page(person: str, place: str) -> Page:
        page = await opened(browser, f"{announcing_town.playground.url}?as={person}#/{place}")
        page.on("pageerror", lambda error: problems.append(str(error)))
        await expect(page.locator("#main .composer-field")).to_be_visible()
        return page

    yield open_page
    assert problems == []
    assert announcing_town.playground.rejections == []


def direct(person: str) -> str:
    return f"D{person[1:]}"


def messages(page: Page, text: str) -> Locator:
    return page.locator("#main .message").filter(has_text=text)


async def asked(page: Page, typed: str, answer: str) -> None:
    field = page.locator("#main .composer-field")
    await field.fill(typed)
    await field.press("Escape")
    await field.press("Enter")
    await expect(messages(page, answer).first).to_be_visible()


class Manager:
    """A release manager before the browser; the window is opened from the last message with that text."""

    def __init__(self, page: Page, t: Translation) -> None:
        self.page, self.t = page, t
        self.window = page.get_by_role("dialog")

    async def opens(self, text: str) -> None:
        await messages(self.page, text).last.get_by_role("button", name=self.t("draft.open"), exact=True).last.click()

    async def sees(self, text: str) -> None:
        await expect(self.window).to_contain_text(text)

    async def presses(self, key: str, **values: str) -> None:
        await self.window.get_by_role("button", name=self.t(key, **values), exact=True).first.click()

    async def sends(self, key: str) -> None:
        """The form on top of the window, or the question whether they are sure."""
        on_top = self.page.locator("dialog.confirm, dialog.modal[data-depth='2']")
        await on_top.get_by_role("button", name=self.t(key), exact=True).click()

    async def writes(self, key: str, texts: Texts) -> None:
        for language, text in texts.items():
            label = self.t(key, language=self.t(f"news.language_{language}"))
            await self.page.get_by_label(label).fill(text)

    async def closes(self) -> None:
        await self.page.keyboard.press("Escape")
        await expect(self.window).to_have_count(0)


async def composed(manager: Manager, other: str) -> None:
    """Found by its draft, looked at in both languages, written, proposed; alone it goes no further."""
    await manager.opens(NEW)
    await manager.sees(LISTED[manager.t.language])
    await manager.presses("manage.show", language=manager.t(f"news.language_{other}"))
    await manager.sees(LISTED[other])
    await manager.presses("manage.do_edited")
    await manager.writes("manage.text", WRITTEN)
    await manager.sends("subs.save")
    await manager.sees(WRITTEN[other])
    await manager.presses("manage.do_proposed")
    await manager.sends("manage.do_proposed")
    await manager.sees(manager.t("manage.needs_another"))
    await expect(manager.window.get_by_role("button", name=manager.t("manage.do_approved"))).to_have_count(0)
    await manager.closes()


async def approved(manager: Manager) -> None:
    await manager.opens(manager.t("draft.proposed_means"))
    await manager.sees(manager.t.plural("manage.audience", 3))
    await manager.presses("manage.do_approved")
    await manager.sends("manage.do_approved")
    await manager.sees(manager.t("progress.sent", sent=3, total=3))
    await expect(manager.window.get_by_role("button", name=manager.t("manage.do_retracted"))).to_be_visible()


async def corrected(manager: Manager, other: Manager) -> None:
    """One proposes it, the other sees what it will be and lets it out."""
    await manager.presses("manage.do_corrected")
    await manager.writes("manage.text", CORRECTED)
    await manager.writes("manage.note", NOTES)
    await manager.sends("manage.do_corrected")
    await manager.sees(manager.t("manage.did_correction_proposed"))
    await manager.closes()
    await other.opens(other.t("draft.correction_means"))
    await other.sees(CORRECTED[other.t.language])
    await other.sees(NOTES[manager.t.language])
    await other.presses("manage.do_correction_approved")
    await other.sends("manage.do_correction_approved")
    await other.sees(other.t("manage.did_correction_approved"))


async def retracted(manager: Manager, other: str) -> None:
    own = manager.t.language
    await manager.presses("manage.do_retracted")
    await manager.page.get_by_label(manager.t("manage.reason"), exact=True).fill(REASONS[own])
    again = manager.t("manage.reason_again", language=manager.t(f"news.language_{other}"))
    await manager.page.get_by_label(again).fill(REASONS[other])
    await manager.sends("manage.do_retracted")
    await manager.sees(manager.t("manage.did_retracted"))


async def everybody_sees(pages: dict[str, Page], said: Texts, not_any_more: Texts | None = None) -> None:
    """Each in the language of its subscription, once."""
    for person, page in pages.items():
        await expect(messages(page, said[LANGUAGE[person]])).to_have_count(1)
        if not_any_more:
            await expect(messages(page, not_any_more[LANGUAGE[person]])).to_have_count(0)


@pytest.mark.parametrize(("first", "second"), [(TOM, ANNA), (ANNA, TOM)])
async def test_a_release_from_the_catalogues_file_to_everybody_and_back(
    announcing_town: AnnouncingTown, look: Look, tmp_path: Path, first: str, second: str
) -> None:
    readers = {
        PRIYA: await look(PRIYA, FLOW_NEWS),
        GUEST: await look(GUEST, FLOW_SUPPORT),
        ERIK: await look(ERIK, direct(ERIK)),
    }
    for person, page in readers.items():
        headline = "news.subscribed_me" if person == ERIK else "news.subscribed_channel"
        await asked(page, "/flowver subscribe service-packs", SPEAK[LANGUAGE[person]](headline))
    one = Manager(await look(first, direct(first)), SPEAK[LANGUAGE[first]])
    other = Manager(await look(second, direct(second)), SPEAK[LANGUAGE[second]])

    fix = {"key": "FLOW-1", "severity": "high", "component": "server", "text": {"en": "No stops", "sv": "Inga stopp"}}
    announcing_town.release(notes=LISTED, fixes=[fix])
    await composed(one, other.t.language)
    await approved(other)
    await everybody_sees(readers, WRITTEN)
    await readers[PRIYA].screenshot(path=tmp_path / "announced.png")

    await corrected(other, one)
    await everybody_sees(readers, CORRECTED, not_any_more=WRITTEN)
    for person, page in readers.items():
        await messages(page, CORRECTED[LANGUAGE[person]]).locator(".replies").click()
        await expect(page.locator("#thread .message").filter(has_text=NOTES[LANGUAGE[person]])).to_have_count(1)
    await readers[GUEST].screenshot(path=tmp_path / "corrected.png")

    await retracted(one, other.t.language)
    await everybody_sees(readers, REASONS, not_any_more=CORRECTED)
    await readers[ERIK].screenshot(path=tmp_path / "retracted.png")
    assert announcing_town.times_told([FLOW_NEWS, FLOW_SUPPORT, direct(ERIK)]) == [1, 1, 1]


async def test_who_is_no_release_manager_is_told_so(look: Look) -> None:
    page = await look(ERIK, FLOW_NEWS)
    await asked(page, f"/flowver announce {NEW}", SPEAK["sv"]("news.only_managers"))
    await expect(page.get_by_role("dialog")).to_have_count(0)
