"""What a person asks to have done, from wherever they ask: opening the form, listing their requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import BoltResponse
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.answer import Errand
from bot.domain.question import FileTicket
from bot.slack.ticket_ways import TicketWays
from bot.slack.tickets import OwnTickets

Json = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Errands:
    """Which listener carries out which errand. StoreUnavailable."""

    ways: TicketWays
    tickets: OwnTickets

    async def command(self, errand: Errand, command: Json, client: AsyncWebClient, language: str) -> BoltResponse:
        """The answer to the slash command."""
        if isinstance(errand, FileTicket):
            return await self.ways.command(errand, command, client, language)
        return await self.tickets.command(errand, command, language)

    async def button(self, errand: Errand, body: Json, client: AsyncWebClient, language: str) -> None:
        if isinstance(errand, FileTicket):
            await self.ways.button(errand, body, client, language)
        else:
            await self.tickets.button(errand, body, client, language)

    async def mention(self, errand: Errand, body: Json, client: AsyncWebClient, language: str) -> None:
        """A mention or a direct message."""
        if isinstance(errand, FileTicket):
            await self.ways.mention(errand, body, client, language)
        else:
            await self.tickets.mention(errand, body, client, language)
