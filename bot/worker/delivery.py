"""The loop that delivers the outbox."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.domain.kept import Delivery
from bot.domain.patience import Patience
from bot.usecases.deliver import Deliver
from bot.usecases.request_ports import Outbox
from bot.worker.filing import new_owner
from bot.worker.promises import Work

AT_SLACK = 16


def delivering(outbox: Outbox, deliver: Deliver, patience: Patience, now: Callable[[], datetime]) -> Work[Delivery]:
    """Notices of every kind."""

    async def claim(most: int) -> Sequence[Delivery]:
        return await outbox.claim(new_owner(), now(), patience.lease, most)

    return Work("delivery", claim, deliver.step, outbox.next_due, AT_SLACK)
