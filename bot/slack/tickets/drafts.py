"""Drafts of open forms: in memory for the next keystroke, in the store for the next process."""

import secrets
from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import islice

from bot.domain.tickets.form_values import FormDraft, draft_json, draft_of
from bot.logs import get_log
from bot.slack.later import Later
from bot.slack.tickets.turns import Turns
from bot.usecases.ports import StoreUnavailable
from bot.usecases.request_ports import Draft, Drafts

log = get_log(__name__)

MOST_HELD = 2_000
MOST_AT_ONCE = 50


def new_draft_id() -> str:
    """Nobody can guess it, and it holds nothing."""
    return secrets.token_urlsafe(16)


class FormDrafts:
    """What was typed and not sent. A store that is away costs nothing while this process lives."""

    def __init__(self, drafts: Drafts, later: Later, now: Callable[[], datetime], turns: Turns) -> None:
        self._drafts = drafts
        self._later = later
        self._now = now
        self._held: dict[str, FormDraft] = {}
        self._turns = turns
        self._unwritten: dict[str, FormDraft] = {}
        self._writing = False

    def hold(self, draft: FormDraft) -> None:
        """Keep it; written down in a moment, so that no form waits for that."""
        self._held.pop(draft.id, None)
        self._held[draft.id] = draft
        while len(self._held) > MOST_HELD:
            self._held.pop(next(iter(self._held)))
        self._unwritten[draft.id] = draft
        if not self._writing:
            self._writing = True
            self._later.start("keep_drafts", self._write())

    async def of(self, workspace: str, user: str, draft_id: str) -> FormDraft | None:
        """The person's own draft; None when it is gone."""
        held = self._held.get(draft_id)
        if held and (held.origin.workspace, held.origin.user) == (workspace, user):
            return held
        try:
            kept = await self._drafts.get(workspace, user, draft_id)
        except StoreUnavailable as error:
            log.warning("draft_not_read", error=str(error))
            return None
        return draft_of(kept.values) if kept else None

    async def drop(self, draft: FormDraft) -> None:
        """Sent, or not wanted any more. StoreUnavailable."""
        self._held.pop(draft.id, None)
        self._unwritten.pop(draft.id, None)
        await self._drafts.drop(draft.origin.workspace, draft.origin.user, draft.id)

    async def _write(self) -> None:
        """Many in one transaction: one for each would take the store away from somebody who sends a form."""
        try:
            while self._unwritten:
                await self._turns.behind()
                # The last of them may have been sent meanwhile.
                if drafts := list(islice(self._unwritten.values(), MOST_AT_ONCE)):
                    await self._keep(drafts)
        finally:
            self._writing = False

    async def _keep(self, drafts: Sequence[FormDraft]) -> None:
        for draft in drafts:
            self._unwritten.pop(draft.id)
        try:
            await self._drafts.keep([_row(draft, self._now()) for draft in drafts])
        except StoreUnavailable:
            # Written with the next one, unless that is a newer state of the same.
            self._unwritten = {draft.id: draft for draft in drafts if draft.id in self._held} | self._unwritten
            raise


def _row(draft: FormDraft, now: datetime) -> Draft:
    return Draft(draft.origin.workspace, draft.origin.user, draft.id, draft_json(draft), now)
