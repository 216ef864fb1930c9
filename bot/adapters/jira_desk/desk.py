"""The service desk behind its port: which call asks for what, and what is taken from the answer."""

from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import datetime, timedelta
from functools import partial
from typing import IO, Any
from urllib.parse import quote

from bot.adapters.jira_desk.customers import account_of, hidden_among
from bot.adapters.jira_desk.desk_look import DESKS, FoundDesk, Look, NamedWrongly, find_desk, look
from bot.adapters.jira_desk.line import Account, Line, Patience
from bot.adapters.jira_desk.outcomes import Call, NotThere, unreadable
from bot.adapters.jira_desk.paging import every, values_of
from bot.adapters.jira_desk.refusals import refusal_of
from bot.adapters.jira_desk.search import Hit, hits, holds, is_shown, marker_query
from bot.adapters.jira_desk.shapes import (
    REQUESTS,
    description_in,
    in_language,
    order_body,
    read_article,
    read_filed,
    request_path,
)
from bot.adapters.jira_desk.uploads import OneFile, collected
from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.fault_types import FaultTypes
from bot.domain.tickets.ticket import Filed, Refusal, SlackFile
from bot.logs import get_log
from bot.usecases.desk_ports import Article, DeskError, DeskNotAllowed, DeskRefused, Order

# A site that has no check today may have it after an update; asking each time would cost every submission a call.
VALIDATE_AGAIN = timedelta(hours=6)

log = get_log(__name__)


class JiraDesk:
    """ServiceDesk on Jira Cloud. `service_desk`: id, project key or name; `request_types`, `faults`: ids or names."""

    def __init__(
        self,
        account: Account,
        service_desk: str,
        request_types: Sequence[str],
        now: Callable[[], datetime],
        patience: Patience | None = None,
        faults: Sequence[str] = (),
    ) -> None:
        self.faults = FaultTypes(tuple(faults))
        self.line = Line(account, now, patience or Patience())
        self.service_desk, self.names, self._now = service_desk, tuple(request_types), now
        self._email = account.email
        self._desk: FoundDesk | None = None
        self._no_validate_until: datetime | None = None

    def close(self) -> None:
        """Calls under way break off; the desk is not used afterwards."""
        self.line.close()

    async def look(self) -> Look:
        """What the settings' names stand for here, mistakes among them."""
        found = await look(self.line, self.service_desk, self.names, self.faults)
        self._desk = found.desk or self._desk
        return found

    async def request_types(self) -> tuple[RequestType, ...]:
        found = await self.look()
        for wrong in found.wrong:
            log.warning("desk_setting_wrong", what=wrong.what, named=wrong.named, ambiguous=wrong.ambiguous)
        if not found.types:
            raise DeskNotAllowed("none of the request types in the settings was found")
        return found.types

    async def customer(self, email: str) -> str | None:
        return await account_of(self.line, (await self._found_desk()).id, email)

    async def hidden_people(self) -> tuple[int, int]:
        """How many of a few people hide their address, and how many those are. DeskNotAllowed: nobody can be found."""
        return await hidden_among(self.line, (await self._found_desk()).id, self._email)

    async def validate(self, order: Order) -> Refusal | None:
        if self._no_validate_until and self._now() < self._no_validate_until:
            return None
        answer = await self.try_validate(order_body(order))
        if isinstance(answer, Refusal):
            return answer
        self._no_validate_until = None if answer else self._now() + VALIDATE_AGAIN
        return None

    async def create(self, order: Order) -> Filed:
        return read_filed(Call("create", writes=True), await self.line.post("create", REQUESTS, order_body(order)))

    async def find(self, marker: str, since: datetime) -> Sequence[Filed]:
        project = (await self._found_desk()).key
        found = await hits(self.line, marker_query(project, marker, since, self._now()), marker)
        if proven := [await self._as_filed(hit) for hit in found if hit.proven]:
            return proven
        read = [await self._read_marked(hit, marker) for hit in found]
        return [filed for filed in read if filed is not None]

    async def upload(self, desk_id: str, file: SlackFile, content: AsyncIterator[bytes]) -> str:
        """Also FileRefused "too_large", and whatever reading the content raises."""
        async with collected(content, self._write) as whole:
            body = OneFile(whole, file.name)
            path = f"{DESKS}/{quote(desk_id, safe='')}/attachTemporaryFile"
            said = await self.line.post_stream("upload", path, body.content_type, body)
        try:
            return str(said["temporaryAttachments"][0]["temporaryAttachmentId"])
        except (KeyError, IndexError, TypeError):
            raise unreadable(Call("upload", writes=True), "a temporary file") from None

    async def attach(self, key: str, temporary_ids: Sequence[str], comment: str) -> None:
        body: dict[str, Any] = {"temporaryAttachmentIds": list(temporary_ids), "public": True}
        if comment:
            body["additionalComment"] = {"body": comment}
        await self.line.post("attach", f"{request_path(key)}/attachment", body)

    async def attachments(self, key: str) -> Sequence[str]:
        found = every(self.line, "attachments", f"{request_path(key)}/attachment")
        return [str(entry.get("filename", "")) async for entry in found]

    async def status(self, key: str, language: str = "") -> Filed:
        said = await self.line.get("status", request_path(key), in_language(language))
        return read_filed(Call("status", writes=False), said)

    async def marked(self, key: str, marker: str) -> tuple[Filed, bool]:
        """The request with this key, and whether its text holds the marker."""
        said = await self.line.get("request", request_path(key))
        return read_filed(Call("request", writes=False), said), holds(description_in(said), marker)

    async def _read_marked(self, hit: Hit, marker: str) -> Filed | None:
        """A hit whose description the search hides, read by itself. DeskNotAllowed where that does not show it either:

        an issue with the marker that nobody can look at is not an empty look.
        """
        said = await self.line.get("request", request_path(hit.key))
        if not is_shown(description_in(said)):
            raise DeskNotAllowed("search: the description of what was found is not shown")
        return read_filed(Call("request", writes=False), said) if holds(description_in(said), marker) else None

    async def articles(self, query: str, limit: int = 3) -> Sequence[Article]:
        """A site without a knowledge base, or one that is not ours to read, has none."""
        path = f"{DESKS}/{quote((await self._found_desk()).id, safe='')}/knowledgebase/article"
        try:
            said = await self.line.get("articles", path, {"query": query, "highlight": "false", "limit": limit})
        except DeskNotAllowed:
            return ()
        found = [read_article(entry) for entry in values_of("articles", said)]
        return [article for article in found if article.title and article.url][:limit]

    async def try_validate(self, body: Mapping[str, Any]) -> Refusal | bool:
        """The desk's objections; True: it has none; False: it has no such check."""
        try:
            said = await self.line.post("validate", f"{REQUESTS}/validate", body, writes=False)
        except DeskRefused as error:
            return error.refusal
        except NotThere:
            return False
        return refusal_of(said) if isinstance(said, Mapping) and said.get("valid") is False else True

    async def _found_desk(self) -> FoundDesk:
        if self._desk is None:
            found = await find_desk(self.line, self.service_desk)
            if isinstance(found, NamedWrongly):
                raise DeskNotAllowed("the service desk in the settings was not found")
            self._desk = found
        return self._desk

    async def _as_filed(self, hit: Hit) -> Filed:
        """The hit is proof enough; its portal address is a courtesy that may fail."""
        try:
            return await self.status(hit.key)
        except DeskError:
            return Filed(hit.key, hit.issue_id, "", hit.status, hit.status_category)

    async def _write(self, file: IO[bytes], piece: bytes) -> None:
        await self.line.in_thread(partial(file.write, piece))
