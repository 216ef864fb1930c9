"""Modals, shortcuts and files in a real browser, with a real Bolt bot behind the playground."""

import asyncio
import re
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest
from playwright.async_api import Browser, Locator, Page, Route, expect

from bot.playground.cast import ANNA, ERIK, FLOW_SUPPORT, PRIYA
from bot.playground.server import Playground
from tests.browser import browser, opened
from tests.playground.bolt_bot import Serve, actions, client_of, section
from tests.playground.modal_blocks import ON_MESSAGE, field, modal, opening, option, plain

__all__ = ["browser"]
Look = Callable[..., Awaitable[Page]]
KINDS = [option("incident", "Incident"), option("question", "Question")]
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000 1f15c489"
    "0000000d49444154789c6360606060000000050001a5f645400000000049454e44ae426082"
)


def form(*more: dict[str, Any], **view: Any) -> dict[str, Any]:
    kind = field("kind", "static_select", options=KINDS, initial_option=KINDS[0], block={"dispatch_action": True})
    version = field("version", "external_select", min_query_length=1)
    return modal(kind, field("summary", max_length=30), version, *more, **view)


@pytest.fixture
async def look(browser: Browser, playground: Playground) -> AsyncIterator[Look]:
    """Open the page as a person; errors of the page fail the test."""
    problems: list[str] = []

    async def open_page(person: str = PRIYA) -> Page:
        page = await opened(browser, f"{playground.url}?as={person}#/{FLOW_SUPPORT}")
        page.on("pageerror", lambda error: problems.append(str(error)))
        await page.wait_for_selector(".message")
        return page

    yield open_page
    assert problems == []


def options(page: Page) -> Locator:
    """What a searching field offers; a browser's own select has options too."""
    return page.get_by_role("listbox").get_by_role("option")


async def by_shortcut(page: Page) -> Any:
    await page.get_by_role("button", name=re.compile("Shortcuts|Genvägar")).click()
    await page.get_by_role("menuitem", name="File a request").click()
    dialog = page.get_by_role("dialog")
    await expect(dialog).to_be_visible()
    return dialog


def bot(playground: Playground, view: dict[str, Any], submitted: list[Any], **answer: Any) -> Any:
    app = opening(playground, view)

    @app.options("in_version")
    async def versions(ack: Any, body: Any) -> None:
        await ack(options=[option(f"{body['value']}.{number}") for number in (17, 16)])

    @app.action("in_kind")
    async def chosen(ack: Any, body: Any, client: Any) -> None:
        again = form(field("extra", block={"optional": True}), title=plain("A question"))
        await client.views_update(view_id=body["view"]["id"], view=again)
        await ack()

    @app.view("request")
    async def taken(ack: Any, view: Any) -> None:
        submitted.append(view["state"]["values"])
        await ack(**answer)

    return app


async def test_a_form_is_filled_by_keyboard_redrawn_and_sent(playground: Playground, serve: Serve, look: Look) -> None:
    submitted: list[Any] = []
    await serve(bot(playground, form(), submitted))
    page = await look()
    dialog = await by_shortcut(page)
    await dialog.get_by_label("summary").fill("It does not save")
    await expect(dialog.get_by_text("14 characters left")).to_be_visible()
    version = dialog.get_by_role("combobox", name="version")
    await version.press_sequentially("6.15")
    await expect(options(page)).to_have_text(["6.15.17", "6.15.16"])
    await version.press("ArrowDown")
    await version.press("Enter")
    await expect(version).to_have_value("6.15.16")
    await dialog.get_by_label("kind").select_option("question")
    await expect(dialog.get_by_role("heading", name="A question")).to_be_visible()
    await expect(dialog.get_by_label("summary")).to_have_value("It does not save")
    await page.keyboard.press("Control+Enter")
    await expect(dialog).not_to_be_visible()
    assert submitted[0]["version"]["in_version"]["selected_option"]["value"] == "6.15.16"
    assert submitted[0]["kind"]["in_kind"]["selected_option"]["value"] == "question"


async def test_a_command_that_opens_a_form_is_answered(playground: Playground, serve: Serve, look: Look) -> None:
    app = bot(playground, form(), [])

    @app.command("/flowver")
    async def ticket(ack: Any, client: Any, body: Any) -> None:
        await client.views_open(trigger_id=body["trigger_id"], view=form())
        await ack()

    await serve(app)
    page = await look()
    field = page.locator("#main .composer-field")
    await field.fill("/flowver ticket")
    await field.press("Escape")
    await field.press("Enter")
    await expect(page.get_by_role("dialog")).to_be_visible()
    await expect(page.locator("#main .composer-status .dots")).to_have_count(0, timeout=6_000)


async def test_errors_are_words_at_their_fields(playground: Playground, serve: Serve, look: Look) -> None:
    told = {"summary": "Skriv vad som inte fungerar."}
    await serve(bot(playground, form(), [], response_action="errors", errors=told))
    page = await look(ANNA)
    dialog = await by_shortcut(page)
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_text("Fyll i det här fältet.")).to_have_count(2)
    await dialog.get_by_label("summary").fill("x")
    await expect(dialog.get_by_text("Fyll i det här fältet.")).to_have_count(1)
    await playground.suggest(ANNA, "in_version", "6.15")
    version = dialog.get_by_role("combobox", name="version")
    await version.press_sequentially("6")
    await options(page).first.click()
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.get_by_text("Skriv vad som inte fungerar.")).to_be_visible()
    summary = dialog.get_by_label("summary")
    await expect(summary).to_have_attribute("aria-invalid", "true")
    await expect(summary).to_be_focused()
    await expect(summary).to_have_value("x")


async def test_a_redrawn_form_leaves_the_hand_that_writes_alone(
    playground: Playground, serve: Serve, look: Look
) -> None:
    await serve(bot(playground, form(), []))
    page = await look()
    dialog = await by_shortcut(page)
    summary = dialog.get_by_label("summary")
    await summary.press_sequentially("abcd")
    await summary.press("ArrowLeft")
    shown = await playground.wait_for_view(PRIYA)
    first = [section("Three similar requests are open.", block_id="similar")]
    again = form(field("steps")) | {"title": plain("Improved")}
    await client_of(playground).views_update(view_id=shown["id"], view=again | {"blocks": first + again["blocks"]})
    await expect(dialog.get_by_role("heading", name="Improved")).to_be_visible()
    await page.keyboard.type("X")
    await expect(summary).to_have_value("abcXd")


async def test_an_answer_that_a_newer_view_has_overtaken_is_not_drawn_over_it(
    playground: Playground, serve: Serve, look: Look
) -> None:
    await serve(bot(playground, form(), []))
    page = await look()
    dialog = await by_shortcut(page)
    newest = dialog.get_by_role("heading", name="Newest")

    async def come_late(route: Route) -> None:
        answer = await route.fetch()
        shown = await playground.wait_for_view(PRIYA)
        await client_of(playground).views_update(view_id=shown["id"], view=form(title=plain("Newest")))
        await expect(newest).to_be_visible()
        await route.fulfill(response=answer)

    await page.route("**/play/view/act", come_late)
    await dialog.get_by_label("kind").select_option("question")
    await expect(newest).to_be_visible()
    await expect(dialog.locator("[aria-busy]")).to_have_count(0)
    assert await newest.is_visible()


async def test_what_is_to_be_mended_stays_said_in_a_redrawn_form(
    playground: Playground, serve: Serve, look: Look
) -> None:
    await serve(bot(playground, form(), []))
    page = await look()
    dialog = await by_shortcut(page)
    missing, notice = dialog.get_by_text("Please complete this"), dialog.get_by_text("2 fields need another look.")
    await dialog.get_by_role("button", name="Send").click()
    await expect(notice).to_be_visible()
    # The summary's own block is drawn anew, too.
    again, shown = form(), await playground.wait_for_view(PRIYA)
    again["blocks"][1]["hint"] = plain("What goes wrong")
    await client_of(playground).views_update(view_id=shown["id"], view=again)
    await expect(dialog.get_by_text("What goes wrong")).to_be_visible()
    await expect(missing).to_have_count(2)
    await expect(notice).to_be_visible()
    await dialog.get_by_label("summary").fill("x")
    await expect(missing).to_have_count(1)
    await expect(notice).to_have_count(0)


async def test_escape_closes_the_list_then_the_view_then_the_form_below(
    playground: Playground, serve: Serve, look: Look
) -> None:
    await serve(bot(playground, form(), []))
    page = await look()
    dialog = await by_shortcut(page)
    view = modal(field("why"), title=plain("Side trip"))
    await dialog.get_by_role("combobox", name="version").press_sequentially("6")
    await expect(options(page).first).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(options(page)).to_have_count(0)
    await expect(dialog).to_be_visible()
    await client_of(playground).views_push(trigger_id=playground.trigger(PRIYA), view=view)
    await expect(dialog.get_by_role("heading", name="Side trip")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(dialog.get_by_role("heading", name="Request")).to_be_visible()
    await page.keyboard.press("Escape")
    await expect(dialog).not_to_be_visible()
    await playground.wait_for_no_view(PRIYA)


async def test_the_focus_stays_in_the_form(playground: Playground, serve: Serve, look: Look) -> None:
    await serve(bot(playground, modal(field("summary")), []))
    page = await look()
    await by_shortcut(page)
    outside = "!document.activeElement.closest('dialog') && document.activeElement !== document.body"
    for _ in range(8):
        await page.keyboard.press("Tab")
        assert not await page.evaluate(outside)


async def test_files_are_added_shown_removed_and_sent(playground: Playground, serve: Serve, look: Look) -> None:
    submitted: list[Any] = []
    await serve(bot(playground, modal(field("files", "file_input", max_files=2, filetypes=["txt", "png"])), submitted))
    page = await look()
    dialog = await by_shortcut(page)
    chosen = [
        {"name": "log.txt", "mimeType": "text/plain", "buffer": b"x" * 2048},
        {"name": "tool.exe", "mimeType": "application/octet-stream", "buffer": b"x"},
        {"name": "bild åäö.png", "mimeType": "image/png", "buffer": PICTURE},
    ]
    await dialog.locator("input[type=file]").set_input_files(chosen)
    await expect(dialog.get_by_text("tool.exe is not one of: txt, png.")).to_be_visible()
    await expect(dialog.get_by_text("2 kB")).to_be_visible()
    await expect(dialog.locator(".file-row img")).to_be_visible()
    await dialog.get_by_role("button", name="Remove log.txt").click()
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog).not_to_be_visible()
    assert [file["name"] for file in submitted[0]["files"]["in_files"]["files"]] == ["bild åäö.png"]


@pytest.mark.parametrize("arrives", [True, False])
async def test_a_form_that_is_sent_waits_for_a_file_on_its_way(
    playground: Playground, serve: Serve, look: Look, arrives: bool
) -> None:
    submitted, let_go = list[Any](), asyncio.Event()
    await serve(bot(playground, modal(field("files", "file_input")), submitted))
    page = await look()

    async def take_long(route: Route) -> None:
        await let_go.wait()
        await (route.continue_() if arrives else route.fulfill(status=500))

    await page.route("**/play/upload", take_long)
    dialog = await by_shortcut(page)
    await dialog.locator("input[type=file]").set_input_files(
        [{"name": "a.txt", "mimeType": "text/plain", "buffer": b"x"}]
    )
    await expect(dialog.get_by_text("Uploading …")).to_be_visible()
    await dialog.get_by_role("button", name="Send").click()
    await expect(dialog.locator(".is-working")).to_have_count(1)
    let_go.set()
    if arrives:
        await expect(dialog).not_to_be_visible()
        assert [file["name"] for file in submitted[0]["files"]["in_files"]["files"]] == ["a.txt"]
    else:
        await expect(dialog.get_by_text("a.txt")).to_be_visible()
        await expect(dialog.locator(".is-working")).to_have_count(0)
        assert submitted == []


async def test_a_message_has_its_files_and_its_shortcuts(playground: Playground, serve: Serve, look: Look) -> None:
    app, used = bot(playground, form(), []), asyncio.Event()

    @app.shortcut(ON_MESSAGE)
    async def on_message(ack: Any, body: Any) -> None:
        assert body["message"]["files"][0]["name"] == "log.txt"
        used.set()
        await ack()

    await serve(app)
    page = await look(ERIK)
    picker = page.locator("#main .composer input[type=file]")
    await picker.set_input_files([{"name": "log.txt", "mimeType": "text/plain", "buffer": b"x" * 10}])
    await expect(page.get_by_role("button", name="Ta bort log.txt")).to_be_visible()
    await page.get_by_role("button", name="Skicka", exact=True).click()
    message = page.locator(".message", has_text="log.txt")
    await expect(message.get_by_text("10 B")).to_be_visible()
    await message.hover()
    await message.get_by_role("button", name="Fler åtgärder").click()
    await page.get_by_role("menuitem", name="File this").click()
    await asyncio.wait_for(used.wait(), 30)


async def test_markup_in_a_form_stays_text(playground: Playground, serve: Serve, look: Look) -> None:
    bad = "<img src=x onerror=document.title='taken'>"
    view = modal(field("summary", initial_value=bad, block={"label": plain(bad), "hint": plain(bad)}))
    await serve(bot(playground, view, []))
    page = await look()
    dialog = await by_shortcut(page)
    await expect(dialog.get_by_text(bad).first).to_be_visible()
    assert await dialog.locator("img").count() == 0
    assert "taken" not in await page.title()


async def test_a_select_in_a_message_searches(playground: Playground, serve: Serve, look: Look) -> None:
    app, chosen = bot(playground, form(), []), asyncio.Event()

    @app.action("in_version")
    async def pressed(ack: Any, action: Any) -> None:
        assert action["selected_option"]["value"] == "6.14.17"
        chosen.set()
        await ack()

    await serve(app)
    blocks = [actions({"type": "external_select", "action_id": "in_version", "min_query_length": 1})]
    await client_of(playground).chat_postMessage(channel=FLOW_SUPPORT, text="Which?", blocks=blocks)
    page = await look()
    await page.get_by_role("log").get_by_role("combobox").press_sequentially("6.14")
    await options(page).filter(has_text="6.14.17").click()
    await asyncio.wait_for(chosen.wait(), 30)
