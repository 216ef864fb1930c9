"""What the vendor's support does to a request: set its status, comment, attach. Tests and the portal do it here."""

import itertools
from collections.abc import Callable, Sequence
from datetime import datetime

from bot.playground.desk.accounts import Account
from bot.playground.desk.errors import DeskError
from bot.playground.desk.files import Upload
from bot.playground.desk.model import Attachment, Comment, DeskRequest, Status, StatusChange

WAITING = Status("Waiting for support", "NEW")
RESOLVED = Status("Resolved", "DONE")
WORKFLOW = (
    WAITING,
    Status("In progress", "INDETERMINATE"),
    Status("Waiting for customer", "INDETERMINATE"),
    RESOLVED,
    Status("Closed", "DONE"),
)


class FollowUp:
    """Changes to requests that exist; `happened` hears of each: ("status" | "comment" | "attachment", request)."""

    def __init__(self, now: Callable[[], datetime], happened: Callable[[str, DeskRequest], None]) -> None:
        self._now = now
        self._happened = happened
        self._numbers = itertools.count(10_001)

    def transition(self, request: DeskRequest, status: str) -> None:
        """Set the status by its name in WORKFLOW; DeskError 400."""
        found = next((known for known in WORKFLOW if known.name.casefold() == status.casefold()), None)
        if found is None:
            raise DeskError(400, f"There is no status {status!r}.", "sd.transition.invalid")
        # Setting what is set already leaves no trace in the history, as in Jira.
        if found != request.status:
            request.statuses.append(StatusChange(found, self._now()))
            self._happened("status", request)

    def resolve(self, request: DeskRequest) -> None:
        self.transition(request, RESOLVED.name)

    def comment(
        self,
        request: DeskRequest,
        author: Account,
        body: str,
        *,
        public: bool,
        attachments: Sequence[Attachment] = (),
    ) -> Comment:
        said = Comment(self._number(), author, body, public, self._now(), tuple(attachments))
        request.comments.append(said)
        self._happened("comment", request)
        return said

    def attach(self, request: DeskRequest, author: Account, upload: Upload, *, public: bool = True) -> Attachment:
        name, content = upload.name, upload.content or b""
        kept = Attachment(self._number(), name, upload.mime, content, author, self._now(), public)
        request.attachments.append(kept)
        self._happened("attachment", request)
        return kept

    def _number(self) -> str:
        return str(next(self._numbers))
