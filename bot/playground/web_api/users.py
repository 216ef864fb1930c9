"""The users.* and usergroups.* methods: who is in the workspace."""

from bot.playground.model import Json, Person
from bot.playground.web_api.call import ApiError, Call, Reply
from bot.playground.web_api.paging import page


def info(call: Call) -> Reply:
    """users.info: the locale only when include_locale asks for it."""
    return {"user": _shown(call, call.person())}


def list_all(call: Call) -> Reply:
    found, cursor = page(call, list(call.workspace.people.values()))
    return {
        "members": [_shown(call, person) for person in found],
        "cache_ts": int(call.workspace.now().timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


def usergroup_members(call: Call) -> Reply:
    """usergroups.users.list: the user ids of one group."""
    members = call.workspace.usergroups.get(call.required("usergroup"))
    if members is None:
        raise ApiError("no_such_subteam")
    return {"users": list(members)}


def _shown(call: Call, person: Person) -> Json:
    if person.is_external:
        return _external(call, person)
    shown: Json = {
        "id": person.id,
        "team_id": call.workspace.id,
        "name": person.name,
        "real_name": person.real_name,
        "deleted": False,
        "color": person.color.lstrip("#"),
        "tz": person.tz,
        "profile": _profile(call, person),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
    }
    return shown | ({"locale": person.locale} if call.flag("include_locale") else {})


def _external(call: Call, person: Person) -> Json:
    # Somebody of another workspace is shown by name only; a stranger shares no conversation with the bot.
    met = any({person.id, call.workspace.bot} <= set(place.members) for place in call.workspace.conversations.values())
    profile = {"real_name": person.real_name, "display_name": person.real_name, "team": person.team}
    return {
        "id": person.id,
        "team_id": person.team,
        "name": person.name,
        "real_name": person.real_name,
        "deleted": False,
        "profile": profile,
        "is_bot": False,
        "is_app_user": False,
        "is_restricted": False,
        "is_stranger": not met,
    }


def _profile(call: Call, person: Person) -> Json:
    profile: Json = {"title": person.title, "real_name": person.real_name, "display_name": person.real_name}
    if person.is_bot:
        return profile | {"api_app_id": call.workspace.app.id, "bot_id": call.workspace.app.bot_id}
    if person.has_email and "users:read.email" in call.workspace.app.scopes:
        profile["email"] = f"{person.name}@{call.workspace.domain}.example"
    return profile
