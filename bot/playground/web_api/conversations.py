"""The conversations.* methods: which there are, who is in them and what was said."""

from bot.playground.message_json import api_message
from bot.playground.model import Conversation, Json, Message
from bot.playground.web_api.call import ApiError, Call, Reply
from bot.playground.web_api.paging import page

CREATED = 1_600_000_000
KINDS = {"public_channel", "private_channel", "im", "mpim"}
FAMILIES = {"public_channel": "channels", "private_channel": "groups", "im": "im"}


def info(call: Call) -> Reply:
    conversation = _permitted(call, "read")
    shown = _shown(call, conversation)
    if call.flag("include_num_members"):
        shown["num_members"] = len(conversation.members)
    return {"channel": shown}


def list_all(call: Call) -> Reply:
    """conversations.list: public channels and, of the private ones, those the bot is in."""
    known = [
        found
        for found in call.workspace.conversations.values()
        if found.kind == "public_channel" or call.workspace.bot in found.members
    ]
    return _listed(call, known)


def of_person(call: Call) -> Reply:
    """users.conversations: those that a person (the bot when not said) is in, as far as the bot may know."""
    person = call.person().id if call.text("user") else call.workspace.bot
    known = [
        found
        for found in call.workspace.conversations.values()
        if person in found.members and (found.kind == "public_channel" or call.workspace.bot in found.members)
    ]
    return _listed(call, known)


def members(call: Call) -> Reply:
    conversation = _permitted(call, "read")
    found, cursor = page(call, conversation.members)
    return {"members": found, "response_metadata": {"next_cursor": cursor}}


def history(call: Call) -> Reply:
    """conversations.history: newest first, top level only; oldest and latest are left out unless inclusive."""
    conversation = _readable(call)
    found = [message for message in _said(call, conversation) if message.thread_ts is None]
    return _messages(call, [message for message in reversed(found) if _within(call, message)])


def replies(call: Call) -> Reply:
    """conversations.replies: the parent and its replies, oldest first."""
    conversation = _readable(call)
    parent = call.required("ts")
    said = _said(call, conversation)
    # Any message will do; one without replies comes back alone.
    if all(message.ts != parent for message in said):
        raise ApiError("thread_not_found")
    thread = [message for message in said if parent in (message.ts, message.thread_ts)]
    return _messages(call, [message for message in thread if message.ts == parent or _within(call, message)])


def open_direct(call: Call) -> Reply:
    """conversations.open: the bot's direct message with one person."""
    if call.text("channel"):
        conversation = call.channel()
        return {"no_op": True, "already_open": True, "channel": {"id": conversation.id}}
    users = [user for user in call.required("users", "users_list_not_supplied").split(",") if user]
    if len(users) != 1:
        raise ApiError("method_not_supported_for_channel_type")
    if users[0] not in call.workspace.people:
        raise ApiError("user_not_found")
    if users[0] == call.workspace.bot:
        raise ApiError("cannot_dm_bot")
    # Posting to who has left succeeds all the same; only opening is refused.
    if call.workspace.people[users[0]].deleted:
        raise ApiError("user_disabled")
    conversation = call.workspace.direct_message(users[0])
    return {"channel": _shown(call, conversation) if call.flag("return_im") else {"id": conversation.id}}


def join(call: Call) -> Reply:
    """conversations.join: public channels only."""
    conversation = call.channel()
    if conversation.kind != "public_channel":
        raise ApiError("method_not_supported_for_channel_type")
    if conversation.is_archived:
        raise ApiError("is_archived")
    already = call.workspace.bot in conversation.members
    call.workspace.join(conversation, call.workspace.bot)
    return {"channel": _shown(call, conversation)} | ({"warning": "already_in_channel"} if already else {})


def _shown(call: Call, conversation: Conversation) -> Json:
    shown: Json = {"id": conversation.id, "created": CREATED, "is_archived": conversation.is_archived}
    shown |= {"is_im": conversation.is_im, "is_mpim": False, "context_team_id": call.workspace.id}
    if conversation.is_im:
        other = next(member for member in conversation.members if member != call.workspace.bot)
        gone = call.workspace.people[other].deleted
        return shown | {"user": other, "is_open": not gone, "is_user_deleted": gone}
    private = conversation.kind == "private_channel"
    return shown | {
        "name": conversation.name,
        "name_normalized": conversation.name,
        "is_channel": True,
        "is_group": False,
        "is_private": private,
        "is_general": False,
        "is_shared": conversation.is_ext_shared,
        "is_ext_shared": conversation.is_ext_shared,
        "is_member": call.workspace.bot in conversation.members,
        "topic": {"value": conversation.topic, "creator": "", "last_set": 0},
        "purpose": {"value": "", "creator": "", "last_set": 0},
    }


def _listed(call: Call, known: list[Conversation]) -> Reply:
    kinds = {kind.strip() for kind in call.text("types", "public_channel").split(",")}
    if not kinds <= KINDS:
        raise ApiError("invalid_types")
    archived = not call.flag("exclude_archived")
    wanted = [found for found in known if found.kind in kinds and (archived or not found.is_archived)]
    found, cursor = page(call, wanted)
    return {
        "channels": [_shown(call, conversation) for conversation in found],
        "response_metadata": {"next_cursor": cursor},
    }


def _permitted(call: Call, what: str) -> Conversation:
    """Return the conversation if the scope of its kind was granted; a channel made private needs another one."""
    conversation, granted = call.channel(), call.workspace.app.scopes
    needed = f"{FAMILIES[conversation.kind]}:{what}"
    if needed not in granted:
        raise ApiError("missing_scope", needed=needed, provided=",".join(sorted(granted)))
    return conversation


def _readable(call: Call) -> Conversation:
    conversation = _permitted(call, "history")
    if call.workspace.bot not in conversation.members:
        raise ApiError("not_in_channel")
    return conversation


def _said(call: Call, conversation: Conversation) -> list[Message]:
    return [message for message in call.workspace.messages[conversation.id] if not message.ephemeral]


def _within(call: Call, message: Message) -> bool:
    # Padding makes "1700000000" and "1700000000.0" compare like the full stamps that Slack accepts.
    oldest, latest = (_stamp(call.text(name)) for name in ("oldest", "latest"))
    at = _stamp(message.ts)
    if at in (oldest, latest):
        return call.flag("inclusive")
    return (not call.text("oldest") or at > oldest) and (not call.text("latest") or at < latest)


def _stamp(ts: str) -> tuple[int, int]:
    seconds, _, rest = (ts or "0").partition(".")
    try:
        return int(seconds), int(f"{rest:0<6}"[:6])
    except ValueError:
        raise ApiError("invalid_ts_oldest") from None


def _messages(call: Call, found: list[Message]) -> Reply:
    shown, cursor = page(call, found, most=999)
    metadata = call.flag("include_all_metadata")
    space = call.workspace
    return {
        "messages": [api_message(message, space.id, space.app, metadata=metadata) for message in shown],
        "has_more": bool(cursor),
        "pin_count": 0,
        "response_metadata": {"next_cursor": cursor},
    }
