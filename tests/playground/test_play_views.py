"""Modals, shortcuts, type-ahead and files by the page's API, as a browser uses it."""

import asyncio
from typing import Any

import aiohttp

from bot.playground.cast import ANNA, ERIK, FLOW_SUPPORT
from bot.playground.server import Playground
from tests.playground.bolt_bot import Serve
from tests.playground.modal_blocks import ON_MESSAGE, OPEN, field, modal, opening, option
from tests.playground.test_play import browser, get, post

__all__ = ["browser"]
ME = {"as": ANNA}


def form() -> dict[str, Any]:
    version = field("version", "external_select", min_query_length=0, block={"optional": True})
    kind = field("kind", "static_select", options=[option("a"), option("b")], block={"dispatch_action": True})
    return modal(field("summary"), kind | {"optional": True}, version, notify_on_close=True)


async def send_file(browser: aiohttp.ClientSession, person: str, content: bytes, **headers: str) -> tuple[int, Any]:
    data = aiohttp.FormData(quote_fields=False)
    data.add_field("as", person)
    data.add_field("file", content, filename="bild åäö.png", content_type="image/png")
    async with browser.post("/play/upload", data=data, headers=headers) as answer:
        return answer.status, await answer.json()


async def test_a_form_from_shortcut_to_answer(
    browser: aiohttp.ClientSession, playground: Playground, serve: Serve
) -> None:
    app = opening(playground, form())

    @app.options("in_version")
    async def versions(ack: Any) -> None:
        await ack(options=[option("6.15.17")])

    @app.action("in_kind")
    async def chosen(ack: Any) -> None:
        await ack()

    @app.view("request")
    async def submitted(ack: Any, view: Any) -> None:
        await ack(
            response_action="errors", errors={"summary": view["state"]["values"]["summary"]["in_summary"]["value"]}
        )

    await serve(app)
    with playground.workspace.broadcast.subscribe(ANNA) as queue:
        assert await post(browser, "shortcut", callback_id=OPEN, **ME) == (200, {"ok": True})
        event = await asyncio.wait_for(queue.get(), 30)
        while event and event["type"] != "modal":
            event = await asyncio.wait_for(queue.get(), 30)
    assert event
    here = ME | {"view_id": event["view"]["id"]}
    values = {"summary": {"in_summary": "mine"}, "gone": {"in_gone": "x"}}
    ask = {"block_id": "version", "action_id": "in_version", "text": "6", "values": values}
    assert (await post(browser, "options", **here, **ask))[1] == {"options": [option("6.15.17")]}
    act = {"block_id": "kind", "action_id": "in_kind", "selected": "b", "values": values}
    status, acted = await post(browser, "view/act", **here, **act)
    assert (status, acted["outcome"]) == (200, "sent")
    assert acted["view"]["state"]["values"]["kind"]["in_kind"]["selected_option"]["value"] == "b"
    values["version"] = {"in_version": "6.15.17"}
    _, answered = await post(browser, "view/submit", **here, values=values)
    assert (answered["outcome"], answered["errors"]) == ("errors", {"summary": "mine"})
    _, state = await get(browser, "state", **ME)
    assert state["modal"]["state"]["values"]["version"]["in_version"]["selected_option"]["value"] == "6.15.17"
    assert await post(browser, "view/close", **here) == (200, {"view": None})
    assert (await post(browser, "view/submit", **here))[0] == 404


async def test_the_state_names_the_shortcuts(browser: aiohttp.ClientSession, playground: Playground) -> None:
    assert (await get(browser, "state", **ME))[1]["app"]["shortcuts"] == []
    opening(playground, form())
    _, state = await get(browser, "state", **ME)
    assert [(found["kind"], found["name"]) for found in state["app"]["shortcuts"]] == [
        ("global", "File a request"),
        ("message", "File this"),
    ]


async def test_a_file_is_uploaded_sent_and_seen(browser: aiohttp.ClientSession, playground: Playground) -> None:
    status, taken = await send_file(browser, ANNA, b"\x89PNG")
    assert (status, taken["file"]["name"], taken["file"]["size"]) == (200, "bild åäö.png", 4)
    said = {"conversation": FLOW_SUPPORT, "text": "", "files": [taken["file"]["id"]]}
    assert (await post(browser, "say", **said, **{"as": ERIK}))[0] == 404
    assert (await post(browser, "say", **said, **ME))[0] == 200
    _, read = await get(browser, "messages", conversation=FLOW_SUPPORT, **{"as": ERIK})
    assert read["messages"][-1]["files"][0]["id"] == taken["file"]["id"]
    async with browser.get(f"/play/file/{taken['file']['id']}", params={"as": ERIK}) as answer:
        assert (answer.status, answer.content_type, await answer.read()) == (200, "image/png", b"\x89PNG")
    async with browser.get(f"/play/file/{taken['file']['id']}") as answer:
        assert answer.status == 404


async def test_what_could_run_in_the_page_is_only_offered_for_saving(
    browser: aiohttp.ClientSession, playground: Playground
) -> None:
    file = await playground.upload(ANNA, "x.svg", b"<svg onload='alert(1)'/>", "image/svg+xml")
    async with browser.get(f"/play/file/{file.id}", params=ME) as answer:
        assert answer.content_type == "application/octet-stream"
        assert answer.headers["Content-Disposition"].startswith("attachment")


async def test_another_sites_page_uploads_nothing(browser: aiohttp.ClientSession) -> None:
    assert (await send_file(browser, ANNA, b"x", Origin="http://evil.example"))[0] == 403
    assert (await send_file(browser, "U0NOBODY", b"x"))[0] == 404


async def test_a_message_shortcut_needs_a_message(browser: aiohttp.ClientSession, playground: Playground) -> None:
    opening(playground, form())
    body = {"conversation": FLOW_SUPPORT, "message_ts": "1.2", "callback_id": ON_MESSAGE}
    assert (await post(browser, "message_shortcut", **body, **ME))[0] == 404
