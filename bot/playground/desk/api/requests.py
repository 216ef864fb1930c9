"""/request: creating, validating, reading, listing, statuses and comments."""

from aiohttp import web

from bot.playground.desk.call import Call
from bot.playground.desk.errors import DeskError
from bot.playground.desk.model import DeskRequest
from bot.playground.desk.shapes import comment_json, request_json, status_json
from bot.playground.desk.values import TEXT_LIMIT
from bot.playground.model import Json


def create(call: Call) -> web.Response:
    made = call.desk.file(call.desk.filing_rules.judge(call.body, call.account))
    return web.json_response(request_json(made, call.base), status=201)


def validate(call: Call) -> web.Response:
    """POST /request/validate: younger than many sites; where it is missing, the path is not found."""
    if not call.desk.settings.validate_available:
        raise DeskError(404, "null for uri: /rest/servicedeskapi/request/validate", "sd.rest.not.found")
    try:
        call.desk.filing_rules.judge(call.body, call.account)
    except DeskError as error:
        # Only what is wrong with the fields is a validation result; the rest stays a refusal.
        if error.status != 400:
            raise
        return web.json_response(_invalid(error), status=400)
    return web.json_response({"valid": True})


def _invalid(error: DeskError) -> Json:
    return {
        "valid": False,
        "errorMessage": error.message,
        "reasonKey": error.key,
        "errorMessages": [] if error.fields else [error.message],
        "fieldErrors": [{"fieldId": name, "errorMessage": said} for name, said in error.fields.items()],
        "formErrors": [],
    }


def read(call: Call) -> web.Response:
    return web.json_response(request_json(call.customer_request(), call.base, call.asked("requestLanguage")))


def list_mine(call: Call) -> web.Response:
    """GET /request: the caller's own, newest first; searchTerm looks at the summary only."""
    mine = [request for request in reversed(call.desk.requests) if _wanted(call, request)]
    return call.page(mine, lambda request: request_json(request, call.base))


def _wanted(call: Call, request: DeskRequest) -> bool:
    open_only = {"OPEN_REQUESTS": True, "CLOSED_REQUESTS": False}.get(call.asked("requestStatus"))
    return (
        call.account in (request.reporter, *request.participants)
        and call.asked("searchTerm").casefold() in request.summary.casefold()
        and call.asked("serviceDeskId") in ("", request.desk.id)
        and call.asked("requestTypeId") in ("", request.type.id)
        and open_only in (None, request.status.category != "DONE")
    )


def status(call: Call) -> web.Response:
    """GET /request/{key}/status: the newest first."""
    return call.page(list(reversed(call.customer_request().statuses)), status_json)


def comments(call: Call) -> web.Response:
    """GET /request/{key}/comment: empty, not refused, for those who may not see the request."""
    # The desk itself, not request_for: whoever may not see the request gets an empty list here.
    request = call.desk.request(call.part("key"))
    kinds = {True: call.flag("public", True), False: call.flag("internal", True)}
    shown = [comment for comment in request.comments_for(call.account) if kinds[comment.public]]
    return call.page(shown, lambda comment: comment_json(comment, request, call.base))


def comment(call: Call) -> web.Response:
    request, public, text = call.customer_request(), required_public(call), call.body.get("body")
    if not isinstance(text, str) or not text.strip():
        raise DeskError(400, "The comment body must not be empty.", "sd.request.comment.empty")
    if len(text) > TEXT_LIMIT:
        raise DeskError(400, f"The comment must be at most {TEXT_LIMIT} characters.", "sd.request.comment.long")
    said = call.desk.follow_up.comment(request, call.account, text, public=public)
    return web.json_response(comment_json(said, request, call.base), status=201)


def required_public(call: Call) -> bool:
    """Return the body's `public`, which has no default; DeskError 400, 403 for a customer's internal one."""
    public = call.body.get("public")
    # No default on purpose: a note that becomes public by mistake cannot be taken back.
    if not isinstance(public, bool):
        raise DeskError(400, "The field 'public' is required and must be true or false.", "sd.request.public.missing")
    if not public and not call.account.is_agent:
        raise DeskError(403, "You do not have permission to write internally.", "sd.rest.forbidden")
    return public
