"""What is asked of the desk: for whom the request is made, and in whose name."""

from dataclasses import dataclass

from bot.domain.kept import Behalf, Request
from bot.usecases.desk_ports import DeskHidesPeople, DeskNotAllowed, DeskRefused, Order, ServiceDesk
from bot.usecases.request_ports import FindRequester, Requester, WriteOrder


@dataclass(frozen=True, slots=True)
class PrepareOrder:
    """Looks the person up and writes the order; nothing is created. Raises DeskNotDone and DeskUnsure."""

    desk: ServiceDesk
    find_requester: FindRequester
    write_order: WriteOrder

    async def order(self, request: Request) -> tuple[Order, Behalf]:
        """The order, and why it is in the bot's name (empty: on the person's behalf)."""
        person = await self.find_requester(request.workspace, request.origin.user)
        account, behalf = await self._account(request, person)
        return self.write_order(request.ticket, request.id, person, account, behalf), behalf

    async def _account(self, request: Request, person: Requester) -> tuple[str | None, Behalf]:
        # Other reasons may have been mended since the last try; this one came from the desk itself.
        if request.behalf == "refused":
            return None, "refused"
        if not person.email:
            return None, "no_email"
        try:
            account = await self.desk.customer(person.email)
        except DeskRefused:
            return None, "no_customer"
        except DeskHidesPeople:
            return None, "hidden"
        # Whoever may not look people up may not speak for them either.
        except DeskNotAllowed:
            return None, "refused"
        return (account, "") if account else (None, "no_customer")


def objects_to_behalf(refused: DeskRefused) -> bool:
    """Is it the person that the desk objects to, and not what they wrote?"""
    refusal = refused.refusal
    return "raiseOnBehalfOf" in refusal.fields or (not refusal.fields and "behalf" in refusal.message.lower())
