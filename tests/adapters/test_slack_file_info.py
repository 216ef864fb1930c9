"""Files of another organisation: asked about before they are fetched, and what cannot be had is told apart."""

from collections.abc import AsyncIterator

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_file_info import SlackFileInfo
from bot.domain.tickets.ticket import SlackFile
from bot.playground.cast import STRANGER
from bot.playground.server import Playground
from bot.usecases.desk_ports import FileGone, FileNotNow


@pytest.fixture
async def playground() -> AsyncIterator[Playground]:
    made = Playground()
    await made.start()
    yield made
    await made.stop()


def info(playground: Playground, token: str | None = None) -> SlackFileInfo:
    return SlackFileInfo(AsyncWebClient(token=token or playground.bot_token, base_url=playground.api_url))


async def test_a_hint_becomes_a_file_with_name_size_and_address(playground: Playground) -> None:
    dump = await playground.upload(STRANGER, "dump.txt", b"from Kusten", "text/plain")
    found = await info(playground)(SlackFile(dump.id, dump.id, 0))
    assert found == SlackFile(dump.id, "dump.txt", 11, "text/plain", dump.address)


async def test_one_that_is_not_there_any_more_is_gone(playground: Playground) -> None:
    dump = await playground.upload(STRANGER, "dump.txt", b"from Kusten", "text/plain")
    dump.vanished = True
    for name in (dump.id, "F0NOTHING"):
        with pytest.raises(FileGone):
            await info(playground)(SlackFile(name, name, 0))


async def test_slack_that_does_not_answer_is_asked_later(playground: Playground) -> None:
    asking = info(playground)
    await playground.stop()
    with pytest.raises(FileNotNow):
        await asking(SlackFile("F1", "F1", 0))
