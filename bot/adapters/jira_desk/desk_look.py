"""Finds the desk and the request types that the settings name, and reads their fields."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal
from urllib.parse import quote

from bot.adapters.jira_desk.field_kinds import read_field
from bot.adapters.jira_desk.line import Line
from bot.adapters.jira_desk.outcomes import Call, NotThere, unreadable
from bot.adapters.jira_desk.paging import every
from bot.domain.tickets.desk_form import RequestType
from bot.domain.tickets.fault_types import FaultTypes
from bot.usecases.desk_ports import DeskRefused

DESKS = "/rest/servicedeskapi/servicedesk"


@dataclass(frozen=True, slots=True)
class FoundDesk:
    """A service desk: its id, and the key of its project."""

    id: str
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class NamedWrongly:
    """A setting that means nothing on this site, or several things (`choices`: ids and names that it may mean)."""

    what: Literal["desk", "request_type", "fault_type"]
    named: str
    choices: tuple[str, ...] = ()
    ambiguous: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """What the settings' names stand for, in their order."""

    desk: FoundDesk | None
    types: tuple[RequestType, ...] = ()
    wrong: tuple[NamedWrongly, ...] = ()


async def look(line: Line, desk_name: str, type_names: Sequence[str], faults: FaultTypes) -> Look:
    """The desk by id, project key or name, its request types by id or name. DeskError."""
    desk = await find_desk(line, desk_name)
    if isinstance(desk, NamedWrongly):
        return Look(None, wrong=(desk,))
    types_path = f"{DESKS}/{quote(desk.id, safe='')}/requesttype"
    offered = [found async for found in every(line, "request types", types_path) if found.get("id")]
    chosen = [_chosen(offered, name) for name in dict.fromkeys(type_names)]
    found = {str(entry["id"]): entry for entry in chosen if not isinstance(entry, NamedWrongly)}
    read = [await _with_fields(line, desk, entry, faults) for entry in found.values()]
    wrong = [entry for entry in chosen if isinstance(entry, NamedWrongly)]
    return Look(desk, tuple(read), (*wrong, *_no_such_faults(faults, read)))


def _no_such_faults(faults: FaultTypes, types: Sequence[RequestType]) -> Iterator[NamedWrongly]:
    choices = tuple(f"{each.id} ({each.name})" for each in types)
    for named in faults.strangers((each.id, each.name) for each in types) if types else ():
        yield NamedWrongly("fault_type", named, choices)


async def find_desk(line: Line, named: str) -> FoundDesk | NamedWrongly:
    """Asked for directly first: a site may have hundreds of desks."""
    if not any(sign.isspace() or sign in "/?#" for sign in named):
        try:
            return _desk(await line.get("service desk", f"{DESKS}/{quote(named, safe='')}"))
        except (NotThere, DeskRefused):
            pass
    desks = [_desk(found) async for found in every(line, "service desks", DESKS)]
    matching = [desk for desk in desks if named.casefold() in (desk.id, desk.key.casefold(), desk.name.casefold())]
    if len(matching) == 1:
        return matching[0]
    choices = tuple(f"{desk.key} ({desk.name})" for desk in matching or desks)
    return NamedWrongly("desk", named, choices, ambiguous=bool(matching))


def _chosen(offered: Sequence[Mapping[str, Any]], named: str) -> Mapping[str, Any] | NamedWrongly:
    by_id = [entry for entry in offered if str(entry.get("id")) == named]
    by_name = [entry for entry in offered if str(entry.get("name", "")).strip().casefold() == named.casefold()]
    matching = by_id or by_name
    if len(matching) == 1:
        return matching[0]
    choices = tuple(f"{entry.get('id')} ({entry.get('name')})" for entry in matching or offered)
    return NamedWrongly("request_type", named, choices, ambiguous=bool(matching))


async def _with_fields(line: Line, desk: FoundDesk, entry: Mapping[str, Any], faults: FaultTypes) -> RequestType:
    path = f"{DESKS}/{quote(desk.id, safe='')}/requesttype/{quote(str(entry['id']), safe='')}/field"
    said = await line.get("fields", path)
    fields = said.get("requestTypeFields") if isinstance(said, Mapping) else None
    if not isinstance(fields, list):
        raise unreadable(Call("fields", writes=False), "fields")
    name = str(entry.get("name") or entry["id"]).strip()
    return RequestType(
        id=str(entry["id"]),
        name=name,
        description=str(entry.get("description") or ""),
        desk_id=desk.id,
        fields=tuple(read_field(field) for field in fields if _shown(field)),
        may_raise_on_behalf=said.get("canRaiseOnBehalfOf") is True,
        reproduction=faults.holds(str(entry["id"]), name),
        portal=_portal(line.site, entry.get("portalId")),
    )


def _portal(site: str, portal_id: Any) -> str:
    """Where customers file by themselves; empty where it cannot be told."""
    return f"{site}/servicedesk/customer/portal/{quote(str(portal_id), safe='')}" if site and portal_id else ""


def _shown(field: Any) -> bool:
    """Hidden fields have values of their own, and giving others is an error."""
    return isinstance(field, Mapping) and bool(field.get("fieldId")) and field.get("visible") is not False


def _desk(said: Any) -> FoundDesk:
    if not isinstance(said, Mapping) or not said.get("id"):
        raise unreadable(Call("service desk", writes=False), "an id")
    return FoundDesk(str(said["id"]), str(said.get("projectKey") or ""), str(said.get("projectName") or ""))
