"""A desk per test, served, with the bot's and a customer's way in."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from bot.playground.desk.desk import Desk
from bot.playground.desk.nordsjo import ANNA, nordsjo_desk
from tests.playground.desk.site import Api, Clock, served


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def desk(clock: Clock) -> Desk:
    return nordsjo_desk(clock, seed=7)


@pytest.fixture
async def site(desk: Desk) -> AsyncIterator[str]:
    async with served(desk) as address:
        yield address


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as made:
        yield made


@pytest.fixture
def api(desk: Desk, site: str, session: aiohttp.ClientSession) -> Api:
    """The bot's account, an agent."""
    return Api(session, site, desk.email, desk.token)


@pytest.fixture
def customer(desk: Desk, site: str, session: aiohttp.ClientSession) -> Api:
    """Anna, who has only the portal."""
    anna = desk.accounts.find(ANNA.id)
    assert anna
    desk.accounts.add(anna, "annas-token")
    return Api(session, site, anna.email, "annas-token")
