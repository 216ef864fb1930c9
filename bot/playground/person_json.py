"""A person in the shape that the Web API and its events show."""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.playground.model import Json, Person
from bot.playground.workspace import Workspace


def api_person(space: Workspace, person: Person, *, locale: bool = False) -> Json:
    """Return the user object; the locale only when it is asked for, as in Slack."""
    if person.is_external:
        return _external(space, person)
    shown: Json = {
        "id": person.id,
        "team_id": space.id,
        "name": person.name,
        "real_name": person.real_name,
        "deleted": person.deleted,
        "color": person.color.lstrip("#"),
        "profile": _profile(space, person),
        "is_admin": person.is_admin,
        "is_owner": False,
        "is_restricted": person.is_guest,
        "is_ultra_restricted": False,
        "is_bot": person.is_bot,
        "is_app_user": False,
    }
    # Of who has left, Slack tells neither where they are nor what they speak.
    if person.deleted:
        return shown
    return shown | _zone(person, space.now()) | ({"locale": person.locale} if locale else {})


def _zone(person: Person, now: datetime) -> Json:
    there = now.astimezone(ZoneInfo(person.tz))
    offset = there.utcoffset()
    return {"tz": person.tz, "tz_label": there.tzname(), "tz_offset": int(offset.total_seconds()) if offset else 0}


def _external(space: Workspace, person: Person) -> Json:
    # Somebody of another workspace is shown by name only; a stranger shares no conversation with the bot.
    met = any({person.id, space.bot} <= set(place.members) for place in space.conversations.values())
    profile = {"real_name": person.real_name, "display_name": person.real_name, "team": person.team}
    return {
        "id": person.id,
        "team_id": person.team,
        "name": person.name,
        "real_name": person.real_name,
        "deleted": person.deleted,
        "profile": profile,
        "is_bot": False,
        "is_app_user": False,
        "is_restricted": False,
        "is_stranger": not met,
    }


def _profile(space: Workspace, person: Person) -> Json:
    profile: Json = {"title": person.title, "real_name": person.real_name, "display_name": person.real_name}
    if person.is_bot:
        return profile | {"api_app_id": space.app.id, "bot_id": space.app.bot_id}
    if person.has_email and "users:read.email" in space.app.scopes:
        profile["email"] = f"{person.name}@{space.domain}.example"
    return profile
