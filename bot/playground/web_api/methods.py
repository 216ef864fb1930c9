"""The one table of Web API methods: what carries each out, which scope it needs and which token."""

from collections.abc import Callable
from dataclasses import dataclass, field

from bot.playground.web_api import basics, chat, conversations, files, users, views
from bot.playground.web_api.call import Call, Reply

# Any of a family opens the door; which one a conversation of some kind needs is asked behind it.
READ = ("channels:read", "groups:read", "im:read")
HISTORY = ("channels:history", "groups:history", "im:history")


@dataclass(frozen=True)
class Method:
    """A method; any one of `scopes` is enough."""

    run: Callable[[Call], Reply]
    scopes: tuple[str, ...] = field(default=())
    app_token: bool = False


METHODS: dict[str, Method] = {
    "api.test": Method(basics.api_test),
    "apps.connections.open": Method(basics.connections_open, app_token=True),
    "auth.test": Method(basics.auth_test),
    "chat.delete": Method(chat.delete, ("chat:write",)),
    "chat.getPermalink": Method(chat.get_permalink),
    "chat.postEphemeral": Method(chat.post_ephemeral, ("chat:write",)),
    "chat.postMessage": Method(chat.post_message, ("chat:write",)),
    "chat.update": Method(chat.update, ("chat:write",)),
    "conversations.history": Method(conversations.history, HISTORY),
    "conversations.info": Method(conversations.info, READ),
    "conversations.join": Method(conversations.join, ("channels:join",)),
    "conversations.list": Method(conversations.list_all, READ),
    "conversations.members": Method(conversations.members, READ),
    "conversations.open": Method(conversations.open_direct, ("im:write",)),
    "conversations.replies": Method(conversations.replies, HISTORY),
    "files.info": Method(files.info, ("files:read",)),
    "team.info": Method(basics.team_info, ("team:read",)),
    "usergroups.list": Method(users.usergroups, ("usergroups:read",)),
    "usergroups.users.list": Method(users.usergroup_members, ("usergroups:read",)),
    "users.conversations": Method(conversations.of_person, READ),
    "users.info": Method(users.info, ("users:read",)),
    "users.list": Method(users.list_all, ("users:read",)),
    "views.open": Method(views.open_modal),
    "views.publish": Method(views.publish),
    "views.push": Method(views.push),
    "views.update": Method(views.update),
}
