"""Files: uploaded by people, read by the bot that may, and what goes wrong with them."""

from dataclasses import replace
from typing import Any

import aiohttp
import pytest

from bot.playground.cast import ALLMANT, ANNA, ERIK, FLOW_SUPPORT, KUSTEN_SHARED, NO_EMAIL, STRANGER
from bot.playground.model import StoredFile
from bot.playground.people.forms import LARGEST_IN_FORM
from bot.playground.people.modals import Modals
from bot.playground.people.refusals import RefusedError
from bot.playground.server import Playground
from tests.playground.bolt_bot import Serve, bolt_app, client_of
from tests.playground.modal_blocks import field, modal
from tests.playground.test_web_api import refusal


async def download(playground: Playground, file: StoredFile, token: str | None = None) -> tuple[int, str, bytes]:
    headers = {"Authorization": f"Bearer {playground.bot_token if token is None else token}"}
    async with aiohttp.ClientSession() as session, session.get(file.address, headers=headers) as answer:
        return answer.status, answer.content_type, await answer.read()


async def shared(playground: Playground, person: str = ANNA, conversation: str = FLOW_SUPPORT) -> StoredFile:
    file = await playground.upload(person, "Logg åäö.txt", b"fel 17", "text/plain")
    await playground.say(person, conversation, "loggen", files=[file])
    return file


async def test_a_file_is_downloaded_with_the_bots_token(playground: Playground) -> None:
    file = await shared(playground)
    assert await download(playground, file) == (200, "text/plain", b"fel 17")
    found = (await client_of(playground).files_info(file=file.id))["file"]
    assert (found["name"], found["mimetype"], found["filetype"], found["size"]) == (
        "Logg åäö.txt",
        "text/plain",
        "txt",
        6,
    )
    assert found["url_private_download"] == file.address


async def test_without_token_or_scope_a_sign_in_page_comes_with_200(playground: Playground) -> None:
    file = await shared(playground)
    assert (await download(playground, file, ""))[:2] == (200, "text/html")
    assert (await download(playground, file, "xoxb-other"))[:2] == (200, "text/html")
    playground.workspace.app = replace(playground.workspace.app, scopes=frozenset({"commands"}))
    assert (await download(playground, file))[:2] == (200, "text/html")
    assert (await refusal(client_of(playground).files_info(file=file.id)))["needed"] == "files:read"


async def test_a_file_can_vanish_or_turn_into_html(playground: Playground) -> None:
    file = await shared(playground)
    playground.uploads.answer_html(file)
    assert (await download(playground, file))[:2] == (200, "text/html")
    file.answers_html = False
    playground.uploads.vanish(file)
    assert (await download(playground, file))[0] == 404
    assert (await refusal(client_of(playground).files_info(file=file.id)))["error"] == "file_deleted"
    history = await client_of(playground).conversations_history(channel=FLOW_SUPPORT, limit=1)
    assert history["messages"][0]["files"] == [{"id": file.id, "mode": "tombstone"}]


async def test_a_file_of_a_channel_without_the_bot_is_not_for_it(playground: Playground) -> None:
    file = await shared(playground, conversation=ALLMANT)
    assert (await refusal(client_of(playground).files_info(file=file.id)))["error"] == "file_not_found"
    assert (await download(playground, file))[:2] == (200, "text/html")


async def test_a_strangers_file_is_only_hinted_at(playground: Playground) -> None:
    file = await shared(playground, STRANGER, KUSTEN_SHARED)
    said = await client_of(playground).conversations_history(channel=KUSTEN_SHARED, limit=1)
    hint = said["messages"][0]["files"][0]
    assert (hint["file_access"], "url_private_download" in hint) == ("check_file_info", False)
    assert (await client_of(playground).files_info(file=file.id))["file"]["url_private_download"] == file.address


async def test_the_bot_hears_of_files_said_to_it(playground: Playground, connect: Serve) -> None:
    app, seen = bolt_app(playground), []

    @app.event("message")
    async def said(event: Any) -> None:
        seen.append(event)

    await connect(app)
    await shared(playground, ANNA, playground.workspace.direct_message(ANNA).id)
    assert (seen[0]["subtype"], seen[0]["files"][0]["name"]) == ("file_share", "Logg åäö.txt")


async def test_a_forms_files_are_held_to_its_rules(playground: Playground) -> None:
    Modals(playground.workspace).open(ANNA, modal(field("files", "file_input", max_files=2, filetypes=["txt"])))

    async def put(*files: StoredFile) -> None:
        await playground.type_in(ANNA, "files", "in_files", [file.id for file in files])

    text = [await playground.upload(ANNA, f"{n}.TXT", b"x", "text/plain") for n in range(3)]
    await put(*text[:2])
    view = playground.open_view(ANNA)
    assert view
    assert [file["id"] for file in view["state"]["values"]["files"]["in_files"]["files"]] == [text[0].id, text[1].id]
    for refused in (
        text,
        [await playground.upload(ANNA, "x.txt", b"x" * (LARGEST_IN_FORM + 1))],
        [await playground.upload(ERIK, "x.txt", b"x")],
    ):
        with pytest.raises(RefusedError):
            await put(*refused)
    assert (await download(playground, text[0]))[0] == 200


async def test_the_kinds_that_a_form_asks_for_are_not_held_to(playground: Playground) -> None:
    Modals(playground.workspace).open(ANNA, modal(field("files", "file_input", filetypes=["txt"])))
    other = await playground.upload(ANNA, "x.exe", b"x")
    await playground.type_in(ANNA, "files", "in_files", [other.id])


async def test_a_person_may_have_no_address(playground: Playground) -> None:
    client = client_of(playground)
    assert "email" not in (await client.users_info(user=NO_EMAIL))["user"]["profile"]
    assert (await client.users_info(user=ANNA))["user"]["profile"]["email"] == "anna.lindqvist@nordsjo-support.example"
    playground.workspace.app = replace(playground.workspace.app, scopes=frozenset({"users:read"}))
    assert "email" not in (await client.users_info(user=ANNA))["user"]["profile"]
