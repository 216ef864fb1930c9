"""The loops that file requests, take their files along and read their status."""

import secrets
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from bot.domain.kept import Attachment, Request
from bot.domain.patience import Patience
from bot.logs import get_log
from bot.usecases.attach_files import AttachFiles
from bot.usecases.file_request import FileRequest
from bot.usecases.find_request import FindRequest
from bot.usecases.ports import StoreUnavailable
from bot.usecases.refresh_status import RefreshStatus
from bot.usecases.request_ports import Attachments, Requests
from bot.worker.promises import Work

Promised = TypeVar("Promised")

log = get_log(__name__)

AT_THE_DESK = 8
STATUS_EVERY = 60.0
STATUS_AT_ONCE = 20
STATUS_AGAIN = timedelta(minutes=10)


def new_owner() -> str:
    """A name for one claim: even the same process must not take an older claim of its own for a newer one."""
    return secrets.token_hex(8)


Claim = Callable[[int], Awaitable[Sequence[Promised]]]


def after_start(first: Callable[[], Awaitable[object]], claim: Claim[Promised]) -> Claim[Promised]:
    """The claim, with `first` done once before the first one; a store that is away is asked again."""
    started = False

    async def claim_after(most: int) -> Sequence[Promised]:
        nonlocal started
        if not started:
            await first()
            started = True
        return await claim(most)

    return claim_after


def filing(
    requests: Requests,
    file: FileRequest,
    find: FindRequest,
    patience: Patience,
    now: Callable[[], datetime],
    follow: Callable[[], None],
) -> Work[Request]:
    """Requests. `follow` wakes the loops of files and notices. A start is a reason to try again: what was wrong

    with our account is mended in the settings, and those are read at the start.
    """

    async def claim(most: int) -> Sequence[Request]:
        return await requests.claim(new_owner(), now(), patience.lease, most)

    async def step(request: Request) -> None:
        await (find.step(request) if request.state == "unsure" else file.step(request))
        follow()

    return Work(
        "filing", after_start(lambda: requests.retry_not_allowed(now()), claim), step, requests.next_due, AT_THE_DESK
    )


def attaching(
    attachments: Attachments,
    attach: AttachFiles,
    patience: Patience,
    now: Callable[[], datetime],
    follow: Callable[[], None],
) -> Work[Attachment]:
    """Files. `follow` wakes the loop of notices."""

    async def claim(most: int) -> Sequence[Attachment]:
        return await attachments.claim(new_owner(), now(), patience.lease, most)

    async def step(attachment: Attachment) -> None:
        await attach.step(attachment)
        follow()

    return Work(
        "attaching",
        after_start(lambda: attachments.retry_not_allowed(now()), claim),
        step,
        attachments.next_due,
        AT_THE_DESK,
    )


async def read_statuses(
    requests: Requests,
    refresh: RefreshStatus,
    now: Callable[[], datetime],
    sleep: Callable[[float], Awaitable[None]],
) -> None:
    """Every minute, until cancelled; one after the other, since nobody waits for it."""
    while True:
        try:
            for request in await requests.due_for_status(now(), now() + STATUS_AGAIN, STATUS_AT_ONCE):
                await refresh.step(request)
        except StoreUnavailable as error:
            log.warning("statuses_not_read", error=str(error))
        await sleep(STATUS_EVERY)
