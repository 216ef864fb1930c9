"""The users.* and usergroups.* methods: who is in the workspace."""

from bot.playground.model import Json
from bot.playground.person_json import api_person
from bot.playground.web_api.call import ApiError, Call, Reply
from bot.playground.web_api.paging import page


def info(call: Call) -> Reply:
    """users.info: the locale only when include_locale asks for it."""
    return {"user": api_person(call.workspace, call.person(), locale=call.flag("include_locale"))}


def list_all(call: Call) -> Reply:
    found, cursor = page(call, list(call.workspace.people.values()))
    return {
        "members": [api_person(call.workspace, person, locale=call.flag("include_locale")) for person in found],
        "cache_ts": int(call.workspace.now().timestamp()),
        "response_metadata": {"next_cursor": cursor},
    }


def usergroup_members(call: Call) -> Reply:
    """usergroups.users.list: the user ids of one group."""
    members = call.workspace.usergroups.get(call.required("usergroup"))
    if members is None:
        raise ApiError("no_such_subteam")
    return {"users": list(members)}


def usergroups(call: Call) -> Reply:
    """usergroups.list: every group; its members and their number only when asked for."""
    return {"usergroups": [_group(call, group) for group in call.workspace.usergroups]}


def _group(call: Call, group: str) -> Json:
    space, members = call.workspace, call.workspace.usergroups[group]
    name = space.usergroup_names.get(group, group)
    shown: Json = {
        "id": group,
        "team_id": space.id,
        "is_usergroup": True,
        "is_external": False,
        "name": name,
        "handle": name.lower().replace(" ", "-"),
        "description": "",
        "date_delete": 0,
    }
    shown |= {"users": list(members)} if call.flag("include_users") else {}
    return shown | ({"user_count": len(members)} if call.flag("include_count") else {})
