"""The loop that delivers the outbox."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.kept import Delivery
from bot.domain.patience import Patience
from bot.usecases.deliver import Deliver
from bot.usecases.request_ports import Outbox
from bot.worker.filing import new_owner
from bot.worker.promises import Work

# Most of these wait for their turn or to be written down together; a workspace has some fifty of them at a time.
AT_SLACK = 1_000
# Turns are handed out four seconds ahead, so a claim now and then keeps every workspace busy.
LULL = 2.0


def delivering(outbox: Outbox, deliver: Deliver, patience: Patience, now: Callable[[], datetime]) -> Work[Delivery]:
    """Notices of every kind."""

    async def claim(most: int) -> Sequence[Delivery]:
        return await outbox.claim(new_owner(), now(), patience.lease, most)

    return Work("delivery", claim, deliver.step, outbox.next_due, AT_SLACK, LULL)
