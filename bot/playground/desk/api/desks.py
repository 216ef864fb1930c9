"""/servicedesk and what hangs on it: desks, request types, fields, customers."""

from aiohttp import web

from bot.playground.desk.call import Call
from bot.playground.desk.errors import DeskError, not_found
from bot.playground.desk.model import RequestType, ServiceDesk
from bot.playground.desk.shapes import API, desk_json, field_json, type_json, user_json


def info(call: Call) -> web.Response:
    return web.json_response(
        {
            "version": "5.21.0",
            "platformVersion": "1001.0.0",
            "buildChangeSet": "playground",
            "isLicensedForUse": True,
            "_links": {"self": f"{call.base}{API}/info"},
        }
    )


def desks(call: Call) -> web.Response:
    found = [desk for desk in call.desk.desks.values() if desk.admits(call.account)]
    return call.page(found, lambda desk: desk_json(desk, call.base))


def desk(call: Call) -> web.Response:
    return web.json_response(desk_json(call.service_desk(), call.base))


def types(call: Call) -> web.Response:
    home, wanted = call.service_desk(), call.asked("searchQuery").casefold()
    found = [type_ for type_ in home.types.values() if wanted in f"{type_.name} {type_.description}".casefold()]
    return call.page(found, lambda type_: type_json(type_, home, call.base))


def type_(call: Call) -> web.Response:
    home = call.service_desk()
    return web.json_response(type_json(_type(call, home), home, call.base))


def fields(call: Call) -> web.Response:
    home = call.service_desk()
    # Preset fields are on the type but not on its form; creating with one of them is refused.
    hidden_too = "hiddenFields" in call.asked("expand").split(",")
    if hidden_too and not call.account.is_agent:
        raise DeskError(403, "Only administrators of the service desk see hidden fields.", "sd.rest.forbidden")
    shown = [field for field in _type(call, home).fields.values() if hidden_too or not field.hidden]
    rules = call.desk.filing_rules
    return web.json_response(
        {
            "requestTypeFields": [field_json(field, home) for field in shown],
            "canRaiseOnBehalfOf": rules.may_raise_on_behalf(call.account),
            "canAddRequestParticipants": rules.may_add_participants(call.account),
        }
    )


def customers(call: Call) -> web.Response:
    """GET /servicedesk/{id}/customer: once experimental, it wants its header."""
    # Without the header such a call is not processed at all; with it nothing is promised.
    if call.request.headers.get("X-ExperimentalApi") != "opt-in":
        raise DeskError(412, "This is an experimental API: send X-ExperimentalApi: opt-in.", "sd.rest.experimental")
    if not call.account.is_agent:
        raise DeskError(403, "You do not have permission to view the customers.", "sd.rest.forbidden")
    home, query = call.service_desk(), call.asked("query")
    found = [account for account in call.desk.accounts.search(query) if _is_customer(home, account.id)]
    return call.page(found, lambda account: user_json(account, call.base))


def _is_customer(home: ServiceDesk, account_id: str) -> bool:
    return home.customers is None or account_id in home.customers


def _type(call: Call, home: ServiceDesk) -> RequestType:
    found = home.types.get(call.part("type"))
    if found is None:
        raise not_found("The request type")
    return found
