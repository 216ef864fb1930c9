"""What a clause may ask of a request: field names, their values, and which values exist."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.playground.desk.agent import WORKFLOW
from bot.playground.desk.catalog import Catalog
from bot.playground.desk.jql.index import Indexed
from bot.playground.desk.jql.tokens import bad_query

CATEGORIES = {"NEW": "To Do", "INDETERMINATE": "In Progress", "DONE": "Done"}
Values = Callable[[Indexed], list[str]]


@dataclass(frozen=True)
class World:
    """What queries are read against; `me` is the calling account's id."""

    catalog: Catalog
    account_ids: frozenset[str]
    keys: frozenset[str]
    me: str
    now: datetime


def _named(name: str) -> Values:
    def values(entry: Indexed) -> list[str]:
        given = entry.request.values.get(name) or []
        found = given if isinstance(given, list) else [given]
        choices = [*entry.request.desk.versions, *entry.request.desk.components]
        names = {getattr(known, "id", getattr(known, "value", "")): _name(known) for known in choices}
        return [str(item.get("name") or names.get(item.get("id"), "")) for item in found if isinstance(item, dict)]

    return values


def _name(known: Any) -> str:
    return str(getattr(known, "name", getattr(known, "label", "")))


EQUAL: dict[str, Values] = {
    "project": lambda entry: [entry.request.desk.key, entry.request.desk.name, entry.request.desk.project_id],
    "key": lambda entry: [entry.request.key, entry.request.id],
    "labels": lambda entry: list(entry.request.values.get("labels") or []),
    "reporter": lambda entry: [entry.request.reporter.id],
    "creator": lambda entry: [entry.request.creator.id],
    "status": lambda entry: [entry.status.name],
    "statuscategory": lambda entry: [CATEGORIES[entry.status.category]],
    "affectedversion": _named("versions"),
    "component": _named("components"),
    "issuetype": lambda entry: [entry.request.type.issue_type],
    "request type": lambda entry: [entry.request.type.name],
}
ALIASES = {"issuekey": "key", "issue": "key", "id": "key", "createddate": "created", "updateddate": "updated"}
ALIASES |= {"type": "issuetype", "pid": "project"}
DATES: dict[str, Callable[[Indexed], datetime]] = {
    "created": lambda entry: entry.request.created,
    "updated": lambda entry: entry.updated,
}


def texts(entry: Indexed, field: str) -> str:
    """Return what ~ looks at; `text` means every text, the comments of that time too."""
    request = entry.request
    if field != "text":
        return str(request.values.get(field) or "")
    typed = [value for value in request.values.values() if isinstance(value, str)]
    # Comments of the internal kind count too: the search is made by agents.
    return "\n".join([*typed, *(said.body for said in request.comments if said.created <= entry.at)])


def check(field: str, value: str, world: World) -> None:
    """Refuse values that do not exist, as Jira does for the fields that it knows all values of; DeskError 400."""
    known = {
        "project": world.catalog.project(value) is not None or value in {d.name for d in world.catalog.desks.values()},
        "reporter": value in world.account_ids,
        "status": value.casefold() in {status.name.casefold() for status in WORKFLOW},
    }
    if field == "key" and value.upper() not in world.keys:
        raise bad_query(f"An issue with key {value!r} does not exist for field 'key'.")
    if not known.get(field, True):
        raise bad_query(f"The value {value!r} does not exist for the field {field!r}.")
