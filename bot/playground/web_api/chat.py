"""The chat.* methods: posting, changing and deleting what the bot says."""

import json
from typing import Any

from bot.playground.content import content, with_ids
from bot.playground.message_json import api_message
from bot.playground.model import Conversation, Json, Message
from bot.playground.rules.limits import LimitError
from bot.playground.web_api.call import ApiError, Call, Reply

LONGEST_METADATA = 8_000


def post_message(call: Call) -> Reply:
    """chat.postMessage: to a channel the bot is in, by id or name, or to a person by id."""
    conversation = _destination(call)
    message = call.workspace.post(_message(call, conversation, thread_ts=call.text("thread_ts") or None))
    call.host.bot_message(message)
    shown = api_message(message, call.workspace.id, call.workspace.app, metadata=True)
    return {"channel": conversation.id, "ts": message.ts, "message": shown}


def post_ephemeral(call: Call) -> Reply:
    """chat.postEphemeral: for one person, who must be in the conversation."""
    conversation = _destination(call)
    if call.required("user", "user_not_found") not in conversation.members:
        raise ApiError("user_not_in_channel")
    thread_ts = call.text("thread_ts") or None
    message = call.workspace.post(_message(call, conversation, thread_ts=thread_ts, only_for=call.person().id))
    return {"message_ts": message.ts}


def update(call: Call) -> Reply:
    """chat.update: the bot's own messages only; what is not given stays, but text alone clears the blocks."""
    conversation = call.channel()
    if conversation.is_archived:
        raise ApiError("is_inactive")
    message = _own(call, conversation, "cant_update_message")
    changed = call.workspace.change(message, **_changes(call, message), edited=call.workspace.ids.ts())
    shown = api_message(changed, call.workspace.id, call.workspace.app, metadata=True)
    return {"channel": conversation.id, "ts": message.ts, "text": changed.text, "message": shown}


def delete(call: Call) -> Reply:
    """chat.delete: the bot's own messages only."""
    conversation = call.channel()
    message = _own(call, conversation, "cant_delete_message")
    call.workspace.delete(message)
    return {"channel": conversation.id, "ts": message.ts}


def get_permalink(call: Call) -> Reply:
    """chat.getPermalink: an address that opens the message in the page."""
    conversation = call.channel()
    ts = call.text("message_ts")
    message = call.workspace.message(conversation.id, ts)
    # An ephemeral message has no lasting ts; Slack cannot change it either.
    if message is None or message.ephemeral:
        raise ApiError("message_not_found")
    link = f"{call.host.url}archives/{conversation.id}/p{ts.replace('.', '')}"
    if message.thread_ts:
        link += f"?thread_ts={message.thread_ts}&cid={conversation.id}"
    return {"channel": conversation.id, "permalink": link}


def _destination(call: Call) -> Conversation:
    name = call.required("channel", "channel_not_found")
    # A person's id stands for the direct message with them.
    if name in call.workspace.people:
        return call.workspace.direct_message(name)
    named = call.workspace.named(name)
    if named is None or (named.kind != "public_channel" and call.workspace.bot not in named.members):
        raise ApiError("channel_not_found")
    # Asked before membership, so that a closed channel is named as what it is.
    if named.is_archived:
        raise ApiError("is_archived")
    if call.workspace.bot not in named.members and "chat:write.public" not in call.workspace.app.scopes:
        raise ApiError("not_in_channel")
    return named


def _message(call: Call, conversation: Conversation, **more: Any) -> Message:
    space = call.workspace
    visible = _visible(call, update=False)
    return Message(space.ids.ts(), conversation.id, space.bot, **visible, metadata=_metadata(call), **more)


def _changes(call: Call, message: Message) -> Json:
    visible = _visible(call, update=True)
    if "metadata" in call.arguments:
        visible["metadata"] = _metadata(call)
    return visible if visible["text"] or not visible["blocks"] else visible | {"text": message.text}


def _visible(call: Call, *, update: bool) -> Json:
    try:
        found = content(call.arguments, update=update)
    except LimitError as refused:
        metadata = {"response_metadata": {"messages": refused.messages}} if refused.messages else {}
        errors = {"errors": [message.removeprefix("[ERROR] ") for message in refused.messages]}
        raise ApiError(refused.error, **(errors if refused.messages else {}), **metadata) from refused
    blocks = with_ids(found.blocks, call.workspace.ids.new)
    return {"text": found.text, "blocks": blocks, "attachments": found.attachments}


def _metadata(call: Call) -> Json | None:
    found = call.structure("metadata", "invalid_metadata_format")
    if not found:
        return None
    if not (isinstance(found, dict) and isinstance(found.get("event_type"), str)):
        raise ApiError("invalid_metadata_format")
    if not isinstance(found.get("event_payload"), dict):
        raise ApiError("invalid_metadata_format")
    if len(json.dumps(found)) > LONGEST_METADATA:
        raise ApiError("metadata_too_large")
    return {"event_type": found["event_type"], "event_payload": found["event_payload"]}


def _own(call: Call, conversation: Conversation, otherwise: str) -> Message:
    message = call.workspace.message(conversation.id, call.text("ts"))
    if message is None or message.ephemeral:
        raise ApiError("message_not_found")
    if message.user != call.workspace.bot:
        raise ApiError(otherwise)
    return message
