"""What /readyz looks at, part by part."""

from collections.abc import Mapping
from datetime import datetime
from typing import Protocol

from bot.adapters.catalog_files.watch import CatalogWatch
from bot.adapters.store.store import Store
from bot.slack.socket_mode import SocketMode
from bot.usecases.ports import StoreUnavailable
from bot.usecases.request_ports import Outbox, Requests
from bot.web.health import Finding, Look


def store_look(store: Store) -> Look:
    async def look() -> Finding:
        try:
            await store.ping()
        except StoreUnavailable as error:
            return Finding("store", ready=False, details={"problem": str(error)})
        return Finding("store", ready=True, details={})

    return look


def catalog_look(watch: CatalogWatch) -> Look:
    """Files that broke do not stop the answers: the last good catalogue serves, and the problems are named."""

    async def look() -> Finding:
        catalog = watch.current
        details = {
            "changed": catalog.changed.isoformat(),
            "revision": catalog.revision,
            "loaded_at": watch.loaded_at.isoformat(),
            "newest_files_used": not watch.problems,
            "problems": [str(problem) for problem in watch.problems],
        }
        return Finding("catalog", ready=True, details=details)

    return look


def socket_look(socket: SocketMode) -> Look:
    async def look() -> Finding:
        silence = socket.seconds_since_last_ping()
        details = {"seconds_since_ping": silence, "problem": socket.problem}
        return Finding("socket_mode", ready=socket.is_alive(), details=details)

    return look


class ReadTypes(Protocol):
    """The request types in memory, and how their newest reading went."""

    @property
    def problem(self) -> Exception | None: ...

    @property
    def loaded_at(self) -> datetime | None: ...


def desk_look(types: ReadTypes, requests: Requests, outbox: Outbox) -> Look:
    """A desk that is away stops nothing: forms open from memory and requests wait. So it is told, not judged."""

    async def look() -> Finding:
        try:
            waiting: dict[str, object] = {
                "requests": dict(await requests.counts()),
                "notices": dict(await outbox.counts()),
            }
        except StoreUnavailable as error:
            waiting = {"store": str(error)}
        details = {
            "read_at": types.loaded_at.isoformat() if types.loaded_at else None,
            "problem": str(types.problem) if types.problem else None,
            **waiting,
        }
        return Finding("desk", ready=True, details=details)

    return look


def delivery_look(outbox: Outbox, no_token: Mapping[str, str]) -> Look:
    """What waits is told, not judged; a token that Slack refuses is for whoever runs the bot to mend."""

    async def look() -> Finding:
        try:
            waiting: dict[str, object] = dict(await outbox.counts())
        except StoreUnavailable as error:
            waiting = {"store": str(error)}
        return Finding("delivery", ready=True, details={**waiting, "token_refused": dict(no_token)})

    return look
