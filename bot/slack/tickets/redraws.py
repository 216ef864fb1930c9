"""views.update for open forms: one at a time for each, so that of two reasons to draw anew neither is lost."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import get_log
from bot.slack.refusals import named, slacks_word

log = get_log(__name__)

MOST_OPEN = 2_000
GONE = {"not_found", "view_not_found", "hash_conflict"}

Json = Mapping[str, Any]


class FormRedraws:
    """Remembers each form's newest hash: what stands there by another's hand (the filing view) is never drawn over."""

    def __init__(self) -> None:
        self._hashes: dict[str, str] = {}
        self._views: dict[str, Json] = {}
        self._locks: dict[str, asyncio.Lock] = {}

    def opened(self, draft_id: str, view: Json) -> None:
        """The form stands before the person."""
        _keep(self._views, draft_id, view)

    def view_of(self, draft_id: str) -> Json | None:
        """As it was opened by this process."""
        return self._views.get(draft_id)

    def drawn_elsewhere(self, draft_id: str) -> None:
        """By an acknowledgement of our own: the next one to draw it has no hash to give."""
        self._hashes.pop(draft_id, None)
        if view := self._views.get(draft_id):
            _keep(self._views, draft_id, {"id": view["id"]})

    async def update(
        self, client: AsyncWebClient, view: Json, draft_id: str, drawn: Callable[[], Awaitable[dict[str, Any]]]
    ) -> Json:
        """The view as it is then; one that was closed or sent meanwhile is left alone. `view`: as it was last heard of.

        `drawn` is asked when it is this one's turn. SlackApiError.
        """
        async with self._lock(draft_id):
            content = await drawn()
            for hashed in self._known(draft_id, view):
                if updated := await _updated(client, str(view["id"]), content, hashed):
                    _keep(self._hashes, draft_id, str(updated.get("hash") or ""))
                    return updated
            return view

    def _known(self, draft_id: str, view: Json) -> list[str]:
        """Our own newest first; another process may have drawn since, and then the view tells a newer one."""
        known = (self._hashes.get(draft_id, ""), str(view.get("hash") or ""))
        return list(dict.fromkeys(each for each in known if each)) or [""]

    def _lock(self, draft_id: str) -> asyncio.Lock:
        lock = self._locks.get(draft_id) or asyncio.Lock()
        _keep(self._locks, draft_id, lock)
        return lock


async def _updated(client: AsyncWebClient, view_id: str, content: dict[str, Any], hashed: str) -> Json | None:
    given = {"hash": hashed} if hashed else {}
    try:
        answer = await client.views_update(view_id=view_id, view=content, **given)
    except SlackApiError as error:
        if slacks_word(error) not in GONE:
            raise
        log.info("form_not_redrawn", error=named(error))
        return None
    return dict(answer.get("view") or {"id": view_id})


def _keep(held: dict[str, Any], draft_id: str, value: Any) -> None:
    held.pop(draft_id, None)
    held[draft_id] = value
    while len(held) > MOST_OPEN:
        held.pop(next(iter(held)))
