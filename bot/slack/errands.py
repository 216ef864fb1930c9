"""What a person asks to have done, from wherever they ask: opening the form, listing their requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.answer import Errand, TicketErrand
from bot.domain.question import FileTicket
from bot.slack.news.errands import NewsErrands
from bot.slack.tickets.own_requests import OwnTickets
from bot.slack.tickets.ways import TicketWays
from bot.slack.views.blocks import Block

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Errands:
    """Which listener carries out which errand. StoreUnavailable."""

    ways: TicketWays
    tickets: OwnTickets

    async def command(self, errand: TicketErrand, command: Json, client: AsyncWebClient, language: str) -> BoltResponse:
        """The answer to the slash command."""
        if isinstance(errand, FileTicket):
            return await self.ways.command(errand, command, client)
        return await self.tickets.command(errand, command, language)

    async def button(self, errand: TicketErrand, body: Json, client: AsyncWebClient, language: str) -> None:
        if isinstance(errand, FileTicket):
            await self.ways.button(errand, body, client)
        else:
            await self.tickets.button(errand, body, client, language)

    async def mention(self, errand: TicketErrand, body: Json, client: AsyncWebClient, language: str) -> None:
        """A mention or a direct message."""
        if isinstance(errand, FileTicket):
            await self.ways.mention(errand, body, client, language)
        else:
            await self.tickets.mention(errand, body, client, language)


@dataclass(frozen=True, slots=True)
class AllErrands:
    """News everywhere; requests where there is a desk. What is not taken is answered with why."""

    news: NewsErrands
    desk: Errands | None = None

    def takes(self, errand: Errand | None) -> bool:
        return errand is not None and (self.desk is not None or not isinstance(errand, TicketErrand))

    def opens_form(self, errand: Errand | None) -> bool:
        """Its trigger waits for nothing, so what the person reads is found out on the way."""
        return self.desk is not None and isinstance(errand, FileTicket)

    async def command(self, errand: Errand, command: Json, client: AsyncWebClient, language: str) -> BoltResponse:
        """The answer to the slash command."""
        if isinstance(errand, TicketErrand):
            return await self._at_the_desk.command(errand, command, client, language)
        return await self.news.command(errand, command, client, language)

    async def button(self, errand: Errand, body: Json, client: AsyncWebClient, language: str) -> None:
        if isinstance(errand, TicketErrand):
            await self._at_the_desk.button(errand, body, client, language)
        else:
            await self.news.button(errand, body, client, language)

    async def mention(self, errand: Errand, body: Json, client: AsyncWebClient, language: str) -> None:
        """A mention or a direct message."""
        if isinstance(errand, TicketErrand):
            await self._at_the_desk.mention(errand, body, client, language)
        else:
            await self.news.mention(errand, body, client, language)

    async def home(self, workspace: str, user: str, language: str) -> list[Block]:
        """What App Home shows of the person's own."""
        requests = await self.desk.tickets.home(workspace, user, language) if self.desk else []
        return [*requests, *await self.news.home(workspace, user, language)]

    @property
    def _at_the_desk(self) -> Errands:
        if self.desk is None:
            raise LookupError("there is no desk")
        return self.desk
