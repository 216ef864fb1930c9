"""The bodies of what people do with views, shortcuts and type-aheads, as Slack sends them."""

from bot.playground.model import Json, Shortcut, View
from bot.playground.workspace import Workspace

VERIFICATION_TOKEN = "deprecated"  # noqa: S105  # Slack still sends the field; apps check the signature


def interaction(space: Workspace, kind: str, person: str) -> Json:
    """Return what every interaction says: who, where and which app."""
    name = space.people[person].name
    return {
        "type": kind,
        # A stranger is told by the team: it is not the one that the app is installed in.
        "user": {"id": person, "username": name, "name": name, "team_id": space.team_of(person)},
        "api_app_id": space.app.id,
        "token": VERIFICATION_TOKEN,
        "team": {"id": space.id, "domain": space.domain},
        "enterprise": None,
        "is_enterprise_install": False,
    }


def view_submission(space: Workspace, view: View, shown: Json, trigger_id: str, response_urls: list[Json]) -> Json:
    """Return a submitted form; `shown` is the view with its state."""
    body = interaction(space, "view_submission", view.user)
    return body | {"trigger_id": trigger_id, "view": shown, "response_urls": response_urls}


def view_closed(space: Workspace, view: View, shown: Json, *, cleared: bool) -> Json:
    """Return a closed view; `cleared` when the whole stack went."""
    return interaction(space, "view_closed", view.user) | {"view": shown, "is_cleared": cleared}


def shortcut(space: Workspace, person: str, declared: Shortcut, trigger_id: str) -> Json:
    """Return a shortcut's body; a message shortcut adds its message."""
    kind = "shortcut" if declared.kind == "global" else "message_action"
    called = {"callback_id": declared.callback_id, "trigger_id": trigger_id, "action_ts": space.ids.ts()}
    return interaction(space, kind, person) | called


def block_suggestion(space: Workspace, person: str, block_id: str, action_id: str, typed: str) -> Json:
    """Return a type-ahead's question without the view or message that it stands in."""
    asked = {"block_id": block_id, "action_id": action_id, "value": typed}
    return interaction(space, "block_suggestion", person) | asked
