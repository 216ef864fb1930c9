"""A message in the two shapes it is shown in: the page's and the Web API's."""

from bot.playground.file_json import page_file, shared_file
from bot.playground.model import AppProfile, Json, Message


def page_message(message: Message) -> Json:
    """Return the message as the page's contract has it."""
    return {
        "ts": message.ts,
        "user": message.user,
        "text": message.text,
        "blocks": message.blocks,
        "thread_ts": message.thread_ts,
        "reply_count": message.reply_count,
        "edited": message.edited is not None,
        "ephemeral": message.ephemeral,
        "in_channel_command": message.in_channel_command,
        "metadata": message.metadata,
        "files": [page_file(file) for file in message.files],
    }


def api_message(message: Message, team: str, app: AppProfile, *, metadata: bool = False) -> Json:
    """Return the message as the Web API shows it; metadata only when asked for, as in Slack."""
    shown: Json = {"type": "message", "user": message.user, "ts": message.ts, "text": message.text}
    shown["team"] = team
    if message.subtype:
        shown["subtype"] = message.subtype
    if message.user == app.user:
        shown |= {"bot_id": app.bot_id, "app_id": app.id}
    if message.blocks is not None:
        shown["blocks"] = message.blocks
    if message.attachments is not None:
        shown["attachments"] = message.attachments
    if message.files:
        shown |= {"files": [shared_file(file) for file in message.files], "upload": False}
    if message.thread_ts or message.reply_count:
        shown["thread_ts"] = message.thread_ts or message.ts
    if message.reply_count:
        shown["reply_count"] = message.reply_count
    if message.edited:
        shown["edited"] = {"user": message.user, "ts": message.edited}
    if metadata and message.metadata is not None:
        shown["metadata"] = message.metadata
    return shown
