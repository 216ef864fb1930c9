"""What is asked of the desk: for whom the request is made, and in whose name."""

from dataclasses import dataclass

from bot.domain.kept import Behalf, Request
from bot.domain.tickets.ticket import Refusal
from bot.usecases.desk_ports import DeskHidesPeople, DeskNotAllowed, DeskNotLetIn, DeskRefused, Order, ServiceDesk
from bot.usecases.request_ports import FindRequester, Requester, WriteOrder

_OF_THE_PERSON = {"raiseOnBehalfOf", "reporter"}


@dataclass(frozen=True, slots=True)
class PrepareOrder:
    """Looks the person up and writes the order; nothing is created. DeskNotDone, DeskUnsure, DeskNotLetIn."""

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
        except DeskNotLetIn:
            raise
        # Whoever may not look people up may not speak for them either.
        except DeskNotAllowed:
            return None, "refused"
        return (account, "") if account else (None, "no_customer")


def may_object_to_behalf(refused: DeskRefused) -> bool:
    """Can it be the person that the desk objects to, and not what they wrote?

    It says so in its own language and in many ways ("... is not a customer of this service desk"): whatever names no
    field that somebody answered may be meant so, and a request in our own name shows whether it was.
    """
    return refused.judged and may_be_of_the_person(refused.refusal)


def may_be_of_the_person(refusal: Refusal) -> bool:
    """Names it nothing that somebody answered, or the person themselves?"""
    return not refusal.fields or bool(_OF_THE_PERSON & refusal.fields.keys())
