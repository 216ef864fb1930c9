"""What stands between the settings and a request at the desk: one finding for each thing, in the order to mend them.

Nothing is created. Sentences are in the words' catalogue, under `doctor.desk_<code>`.
"""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from typing import Any

from bot.adapters.jira_desk.checkup_files import files_finding
from bot.adapters.jira_desk.desk import JiraDesk
from bot.adapters.jira_desk.desk_look import DESKS, Look
from bot.adapters.jira_desk.finding import Finding, failed
from bot.adapters.jira_desk.search import SEARCH
from bot.domain.tickets.desk_form import DeskField, RequestType, plan_form
from bot.domain.tickets.fault_types import FaultTypes
from bot.usecases.desk_ports import DeskError, DeskNotAllowed

_MOST_NAMED = 12
_WRONG = {
    ("desk", False): "unknown",
    ("desk", True): "ambiguous",
    ("request_type", False): "type_unknown",
    ("request_type", True): "type_ambiguous",
    ("fault_type", False): "fault_type_unknown",
}


WithoutRoom = Callable[[RequestType], Sequence[DeskField]]


async def checkup(desk: JiraDesk, without_room: WithoutRoom = lambda _: ()) -> Sequence[Finding]:
    """Every finding; what cannot be asked because something before it is broken is left out.

    `without_room`: the required fields that the form of a request type cannot hold.
    """
    findings = [finding async for finding in _reach(desk)]
    if not all(finding.good for finding in findings):
        return findings
    try:
        look = await desk.look()
    except DeskError as error:
        return [*findings, failed("failed", error)]
    findings += _names(look)
    for request_type in look.types:
        findings += [*_request_type(request_type, without_room(request_type)), _questions(request_type, desk.faults)]
    if look.desk is not None:
        findings += [await files_finding(desk, look.desk.id), await _search(desk, look.desk.key), await _people(desk)]
    if look.types:
        findings.append(await _validate(desk, look.types[0]))
    return findings


async def _reach(desk: JiraDesk) -> AsyncIterator[Finding]:
    """Whether anybody is there first, then whether we are let in: the two are mended in different places."""
    try:
        await desk.line.get("info", "/rest/servicedeskapi/info")
    except DeskNotAllowed:
        # Somebody is there; whether it is Jira shows when we say who we are.
        pass
    except DeskError as error:
        yield failed("unreachable", error)
        return
    yield Finding("reached", True)
    yield await _credentials(desk)


async def _credentials(desk: JiraDesk) -> Finding:
    try:
        await _who_are_we(desk)
    except DeskNotAllowed as error:
        return failed("refused", error)
    except DeskError as error:
        return failed("unreachable", error)
    return Finding("let_in", True)


async def _who_are_we(desk: JiraDesk) -> None:
    try:
        await desk.line.get("account", "/rest/api/3/myself")
    except DeskNotAllowed:
        # A token whose scopes are the desk's only may not ask for its own account.
        await desk.line.get("service desks", DESKS, {"limit": 1})


def _names(look: Look) -> list[Finding]:
    found = [Finding("found", True, {"desk": look.desk.name, "project": look.desk.key})] if look.desk else []
    for wrong in look.wrong:
        if not wrong.choices and wrong.what == "request_type":
            found.append(Finding("no_types", False, {"named": wrong.named}))
            continue
        code = _WRONG[wrong.what, wrong.ambiguous]
        found.append(Finding(code, False, {"named": wrong.named, "choices": ", ".join(wrong.choices[:_MOST_NAMED])}))
    return found


def _request_type(request_type: RequestType, without_room: Sequence[DeskField]) -> list[Finding]:
    name = {"type": request_type.name}
    plan = plan_form(request_type)
    required = [asked for asked in request_type.fields if asked.required]
    impossible = {asked.id for asked in plan.impossible}
    behalf = request_type.may_raise_on_behalf
    return [
        Finding("type_found", True, {**name, "id": request_type.id}),
        Finding("behalf" if behalf else "no_behalf", behalf, name),
        *(_covered(request_type, asked) for asked in required if asked.id in plan.covered.keys() - impossible),
        *(_asked(request_type, asked) for asked in required if asked in plan.asked and asked not in without_room),
        *_no_room(request_type, without_room),
        *(_impossible(request_type, asked) for asked in plan.impossible),
        *([] if plan.describable else [Finding("no_description", False, name)]),
    ]


def _questions(request_type: RequestType, faults: FaultTypes) -> Finding:
    """Whether severity and steps are asked for, and who says so."""
    code = "asks_as_fault" if request_type.reproduction else "asks_no_fault"
    return Finding(f"{code}_set" if faults.named else code, True, {"type": request_type.name})


def _covered(request_type: RequestType, asked: DeskField) -> Finding:
    values = {"type": request_type.name, **_field(asked)}
    if asked.kind in ("versions", "components") and not asked.choices:
        return Finding("field_no_values", False, values)
    return Finding("field_covered", True, values)


def _asked(request_type: RequestType, asked: DeskField) -> Finding:
    return Finding("field_asked", True, {"type": request_type.name, **_field(asked)})


def _no_room(request_type: RequestType, without_room: Sequence[DeskField]) -> Iterator[Finding]:
    names = ", ".join(each.name for each in without_room[:_MOST_NAMED])
    if without_room:
        yield Finding("no_room", False, {"type": request_type.name, "fields": names, "count": len(without_room)})


def _impossible(request_type: RequestType, asked: DeskField) -> Finding:
    values = {"type": request_type.name, **_field(asked)}
    if asked.kind == "attachments":
        return Finding("field_files", False, values)
    return Finding("field_impossible", False, values)


def _field(asked: DeskField) -> dict[str, object]:
    return {"field": asked.name, "id": asked.id, "schema": asked.schema}


async def _search(desk: JiraDesk, project: str) -> Finding:
    body: dict[str, Any] = {"jql": f'project = "{project}" AND created >= -1d', "maxResults": 1, "fields": ["status"]}
    try:
        await desk.line.post("search", SEARCH, body, writes=False)
    except DeskError as error:
        return failed("no_search", error)
    return Finding("search", True)


async def _people(desk: JiraDesk) -> Finding:
    try:
        hidden, people = await desk.hidden_people()
    except DeskError as error:
        return failed("no_people", error)
    if hidden:
        return Finding("people_hidden", False, {"hidden": hidden, "people": people})
    return Finding("people", True)


async def _validate(desk: JiraDesk, request_type: RequestType) -> Finding:
    """Asked with an empty form: a site that has the check objects, one without it knows no such address."""
    body = {"serviceDeskId": request_type.desk_id, "requestTypeId": request_type.id, "requestFieldValues": {}}
    try:
        answer = await desk.try_validate(body)
    except DeskError as error:
        return failed("failed", error)
    return Finding("validate" if answer is not False else "no_validate", True)
