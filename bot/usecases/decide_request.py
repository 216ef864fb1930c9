"""What a person decides about a request that needs one, or about a message that may have been posted."""

from dataclasses import dataclass
from datetime import timedelta

from bot.domain.ticket import Filed
from bot.usecases.request_ports import Requests
from bot.usecases.request_steps import Steps


@dataclass(frozen=True, slots=True)
class DecideRequest:
    """Each answers whether the request did need a person. Raises StoreUnavailable."""

    requests: Requests
    steps: Steps

    async def it_is(self, workspace: str, marker: str, filed: Filed) -> bool:
        """The person has found it at the desk."""
        request = await self.requests.get(workspace, marker)
        if request is None or request.state != "needs_person":
            return False
        await self.steps.filed(request, filed)
        return True

    async def send_again(self, workspace: str, marker: str) -> bool:
        """The person is certain that the desk does not have it."""
        request = await self.requests.get(workspace, marker)
        if request is None or request.state != "needs_person":
            return False
        await self.steps.again(request, timedelta(0), looks=0, trouble="")
        return True
