"""Slack's side of deliveries: posting with our id in the metadata, looking back for it, updating views."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.adapters.slack_errors import NOT_SENT, SECONDS_UNTIL_MENDED, UNREACHABLE, not_done, word_of
from bot.domain.kept import Notice
from bot.domain.news.pausing import OUR_TOKEN
from bot.usecases.messenger import (
    Messenger,
    NotReadable,
    Posted,
    PostNotDone,
    PostRefused,
    PostTokenRefused,
    PostUnsure,
    ViewGone,
)

EVENT_TYPE = "flowver_delivery"
# Slack's clock and ours may differ by this much.
CLOCKS_DIFFER = timedelta(minutes=5)
PAGE, MOST_PAGES = 100, 20
VIEW_GONE = frozenset({"not_found", "view_not_found", "view_expired"})
AMBIGUOUS = frozenset({"fatal_error", "internal_error", "service_unavailable", "request_timeout", "not_json"})
NO_LOOK = frozenset(
    {"missing_scope", "not_in_channel", "channel_not_found", "no_permission", "thread_not_found", "user_not_found"}
)


class SlackPoster(Messenger):
    """One workspace's Slack. The client must have no retry handlers: a repeated post is a second message."""

    def __init__(self, client: AsyncWebClient) -> None:
        if any(handler.max_retry_count for handler in client.retry_handlers):
            raise ValueError("the client for deliveries must not repeat anything by itself")
        self._client = client

    async def post(self, notice: Notice, content: Mapping[str, Any], delivery: str) -> Posted:
        """Post once; see the port."""
        metadata = {"event_type": EVENT_TYPE, "event_payload": {"id": delivery}}
        place = {"channel": notice.target, "thread_ts": notice.thread_ts or None}
        try:
            answer = await self._client.chat_postMessage(
                **{**content, **place}, metadata=metadata, unfurl_links=False, unfurl_media=False
            )
        except SlackApiError as error:
            raise _refused(error) from error
        except NOT_SENT as error:
            raise PostNotDone(type(error).__name__) from error
        except UNREACHABLE as error:
            raise PostUnsure(type(error).__name__) from error
        return Posted(str(answer["channel"]), str(answer["ts"]))

    async def edit(self, notice: Notice, content: Mapping[str, Any]) -> Posted:
        """Replace a message of ours; see the port. Its metadata stay, so that it can still be found."""
        place = {"channel": notice.values["channel"], "ts": notice.values["ts"]}
        try:
            await self._client.chat_update(**{**content, **place})
        except SlackApiError as error:
            raise _refused(error) from error
        except NOT_SENT as error:
            raise PostNotDone(type(error).__name__) from error
        except UNREACHABLE as error:
            raise PostUnsure(type(error).__name__) from error
        return Posted(**place)

    async def find(self, notice: Notice, delivery: str, sent_at: datetime) -> Posted | None:
        """Look through what was said about then; see the port."""
        try:
            channel = await self._channel(notice.target)
            return await self._found(channel, notice.thread_ts, delivery, sent_at)
        except SlackApiError as error:
            if (word := word_of(error)) in NO_LOOK:
                raise NotReadable(word) from error
            raise not_done(error) or PostUnsure(word) from error
        except UNREACHABLE as error:
            raise PostUnsure(type(error).__name__) from error

    async def update_view(self, notice: Notice, view: Mapping[str, Any]) -> None:
        """Replace what an open view shows; see the port."""
        try:
            await self._client.views_update(view_id=notice.target, view=dict(view))
        except SlackApiError as error:
            if word_of(error) in VIEW_GONE:
                raise ViewGone(notice.target) from error
            raise _refused(error) from error
        except UNREACHABLE as error:
            raise PostUnsure(type(error).__name__) from error

    async def _channel(self, target: str) -> str:
        """History knows conversations only; a person's id stands for the direct message with them."""
        if not target.startswith(("U", "W")):
            return target
        opened = await self._client.conversations_open(users=target)
        return str(opened["channel"]["id"])

    async def _found(self, channel: str, thread_ts: str, delivery: str, sent_at: datetime) -> Posted | None:
        window = {
            "oldest": f"{(sent_at - CLOCKS_DIFFER).timestamp():.6f}",
            "latest": f"{(sent_at + CLOCKS_DIFFER).timestamp():.6f}",
        }
        cursor = ""
        for _ in range(MOST_PAGES):
            page = await self._page(channel, thread_ts, cursor=cursor or None, **window)
            for message in page["messages"]:
                if _id_of(message) == delivery:
                    return Posted(channel, str(message["ts"]))
            cursor = str((page.get("response_metadata") or {}).get("next_cursor") or "")
            if not cursor:
                return None
        raise NotReadable("too_much_was_said")

    async def _page(self, channel: str, thread_ts: str, **more: Any) -> Any:
        common = {"channel": channel, "include_all_metadata": True, "inclusive": True, "limit": PAGE, **more}
        if thread_ts:
            return await self._client.conversations_replies(ts=thread_ts, **common)
        return await self._client.conversations_history(**common)


def _id_of(message: Mapping[str, Any]) -> str:
    metadata = message.get("metadata") or {}
    return str((metadata.get("event_payload") or {}).get("id", "")) if metadata.get("event_type") == EVENT_TYPE else ""


def _refused(error: SlackApiError) -> Exception:
    """What an answer of Slack's means for something that writes."""
    word = word_of(error)
    if certain := not_done(error):
        return certain
    status = getattr(error.response, "status_code", None)
    if word in AMBIGUOUS or (isinstance(status, int) and status >= 500):
        return PostUnsure(word)
    # A token that is mended tomorrow must find its messages still waiting.
    return PostTokenRefused(word, SECONDS_UNTIL_MENDED) if word in OUR_TOKEN else PostRefused(word)
