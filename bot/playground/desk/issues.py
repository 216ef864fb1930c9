"""A request as the platform sees it: an issue with fields. `base` is the site's address, no slash at its end."""

from typing import Any

from bot.playground.desk.accounts import Account
from bot.playground.desk.choices import choices_of, chosen
from bot.playground.desk.jql.fields import CATEGORIES
from bot.playground.desk.jql.index import Indexed
from bot.playground.desk.model import Choice, Field, Status, Version
from bot.playground.desk.times import platform_time
from bot.playground.model import Json

CATEGORY_KEYS = {"NEW": "new", "INDETERMINATE": "indeterminate", "DONE": "done"}
NAVIGABLE = ("*all", "*navigable")


def issue_json(entry: Indexed, base: str, api: str, wanted: list[str] | None) -> Json:
    """Return an issue as API 2 or 3 does; `wanted` None is every field, else names, *all, or -name to leave out."""
    request = entry.request
    found = _fields(entry, base, api)
    return {
        "expand": "names,schema,transitions",
        "id": request.id,
        "key": request.key,
        "self": f"{base}/rest/api/{api}/issue/{request.id}",
        "fields": found if wanted is None else _selected(found, wanted),
    }


def _selected(found: Json, wanted: list[str]) -> Json:
    everything = any(name in NAVIGABLE for name in wanted)
    left_out = {name[1:] for name in wanted if name.startswith("-")}
    return {name: value for name, value in found.items() if (everything or name in wanted) and name not in left_out}


def _fields(entry: Indexed, base: str, api: str) -> Json:
    request = entry.request
    fields: Json = {
        asked.id: _value(asked, request.values.get(asked.id), entry, api)
        for asked in request.type.fields.values()
        if asked.id != "attachment"
    }
    return fields | {
        "project": {"id": request.desk.project_id, "key": request.desk.key, "name": request.desk.name},
        "issuetype": {"name": request.type.issue_type},
        "status": status_json(entry.status),
        "labels": request.values.get("labels") or [],
        "reporter": account_json(request.reporter, base, api),
        "creator": account_json(request.creator, base, api),
        "created": platform_time(request.created),
        "updated": platform_time(entry.updated),
        "attachment": [_file(file.id, file.name, file.size, base, api) for file in request.attachments],
    }


def _value(asked: Field, value: Any, entry: Indexed, api: str) -> Any:
    if asked.kind.name in ("description", "environment", "textarea"):
        # API 2 gives wiki text as it was typed, API 3 a document.
        return adf(value) if api == "3" and isinstance(value, str) else value
    choices = choices_of(asked, entry.request.desk)
    if asked.kind.source == "versions":
        # Archived ones too: an issue keeps the name of a version that is no choice any more.
        choices = tuple(Choice(found.id, found.name) for found in entry.request.desk.versions)
    if isinstance(value, list):
        return [_picked(choices, item) for item in value]
    return _picked(choices, value)


def _picked(choices: tuple[Choice, ...], value: Any) -> Any:
    """Return what was picked with both its id and its name, however it was given."""
    if not isinstance(value, dict):
        return value
    name = "value" if "value" in value else "name"
    found = chosen(choices, "id", value["id"]) if "id" in value else chosen(choices, name, value.get(name))
    return value if found is None else value | {"id": found.value, name: found.label}


def status_json(status: Status) -> Json:
    category = {"key": CATEGORY_KEYS[status.category], "name": CATEGORIES[status.category]}
    return {"name": status.name, "statusCategory": category}


def adf(text: str) -> Json:
    """Return plain text as a document of API 3: a paragraph a line."""
    lines = [[{"type": "text", "text": line}] if line else [] for line in text.split("\n")]
    return {"type": "doc", "version": 1, "content": [{"type": "paragraph", "content": line} for line in lines]}


def account_json(account: Account, base: str, api: str) -> Json:
    return {
        "self": f"{base}/rest/api/{api}/user?accountId={account.id}",
        "accountId": account.id,
        "accountType": "atlassian" if account.is_agent else "customer",
        "displayName": account.name,
        "emailAddress": account.email,
        "active": account.active,
        "timeZone": "Europe/Stockholm",
        "locale": account.locale.replace("-", "_"),
    }


def platform_field_json(field: Field) -> Json:
    return {
        "id": field.id,
        "key": field.id,
        "name": field.name,
        "custom": field.custom_id is not None,
        "navigable": True,
        "clauseNames": [field.id if field.custom_id is None else f"cf[{field.custom_id}]", field.name],
        "schema": field.kind.schema(field.custom_id),
    }


def version_json(version: Version, project_id: str, base: str, api: str) -> Json:
    shown: Json = {
        "self": f"{base}/rest/api/{api}/version/{version.id}",
        "id": version.id,
        "name": version.name,
        "description": version.description,
        "archived": version.archived,
        "released": version.released,
        "projectId": int(project_id),
    }
    return shown | ({"releaseDate": version.release_date} if version.release_date else {})


def component_json(component: Choice, project_key: str, base: str, api: str) -> Json:
    address = f"{base}/rest/api/{api}/component/{component.value}"
    return {"self": address, "id": component.value, "name": component.label, "project": project_key}


def _file(file_id: str, name: str, size: int, base: str, api: str) -> Json:
    address = f"{base}/rest/api/{api}/attachment"
    return {"id": file_id, "filename": name, "size": size, "content": f"{address}/content/{file_id}"}
