"""Drafts of open forms: in memory for the next keystroke, in the store for the next process."""

import asyncio
import secrets
from collections.abc import Callable
from datetime import datetime

import structlog

from bot.domain.form_values import FormDraft, draft_json, draft_of
from bot.slack.later import Later
from bot.slack.turns import Turns
from bot.usecases.ports import StoreUnavailable
from bot.usecases.request_ports import Draft, Drafts

log = structlog.get_logger(__name__)

MOST_HELD = 2_000


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
        self._one_at_a_time = asyncio.Lock()

    def hold(self, draft: FormDraft) -> None:
        """Keep it; written down in a moment, so that no form waits for that."""
        self._held.pop(draft.id, None)
        self._held[draft.id] = draft
        while len(self._held) > MOST_HELD:
            self._held.pop(next(iter(self._held)))
        self._later.start("keep_draft", self._keep(draft))

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
        await self._drafts.drop(draft.origin.workspace, draft.origin.user, draft.id)

    async def _keep(self, draft: FormDraft) -> None:
        """One after the other: many at once would take the store away from somebody who sends a form."""
        origin = draft.origin
        async with self._one_at_a_time:
            await self._turns.behind()
            # What has changed again meanwhile is written by whoever changed it.
            if self._held.get(draft.id, draft) is draft:
                await self._drafts.keep(Draft(origin.workspace, origin.user, draft.id, draft_json(draft), self._now()))
