"""The service desk's things as the site's JSON. `base` is the site's address, no slash at its end."""

from bot.playground.desk.accounts import Account
from bot.playground.desk.choices import choices_of
from bot.playground.desk.model import (
    Attachment,
    Choice,
    Comment,
    DeskRequest,
    Field,
    RequestType,
    ServiceDesk,
    StatusChange,
)
from bot.playground.desk.portal.words import SENTENCES
from bot.playground.desk.times import date_json
from bot.playground.model import Json

API = "/rest/servicedeskapi"
EXPANDABLE = ["participant", "status", "sla", "requestType", "serviceDesk", "attachment", "action", "comment"]


def user_json(account: Account, base: str) -> Json:
    address = f"{base}/rest/api/2/user?accountId={account.id}"
    return {
        "accountId": account.id,
        "displayName": account.name,
        "emailAddress": account.email,
        "active": account.active,
        "timeZone": "Europe/Stockholm",
        "_links": {"jiraRest": address, "avatarUrls": {}, "self": address},
    }


def desk_json(desk: ServiceDesk, base: str) -> Json:
    return {
        "id": desk.id,
        "projectId": desk.project_id,
        "projectName": desk.name,
        "projectKey": desk.key,
        "_links": {"self": f"{base}{API}/servicedesk/{desk.id}"},
    }


def type_json(type_: RequestType, desk: ServiceDesk, base: str) -> Json:
    return {
        "_expands": ["field"],
        "id": type_.id,
        "name": type_.name,
        "description": type_.description,
        "helpText": "",
        "issueTypeId": str(10_000 + int(type_.id) % 1000),
        "serviceDeskId": desk.id,
        "portalId": desk.id,
        "groupIds": ["12"],
        # Pictures would lead out of the playground.
        "icon": {"id": type_.id, "_links": {"iconUrls": {}}},
        "_links": {"self": f"{base}{API}/servicedesk/{desk.id}/requesttype/{type_.id}"},
    }


def field_json(field: Field, desk: ServiceDesk) -> Json:
    return {
        "fieldId": field.id,
        "name": field.name,
        "description": field.description,
        "required": field.required,
        "defaultValues": [_choice_json(found) for found in field.defaults],
        "presetValues": list(field.presets),
        "validValues": [_choice_json(found) for found in choices_of(field, desk)],
        "jiraSchema": field.kind.schema(field.custom_id),
        "visible": not field.hidden,
    }


def _choice_json(choice: Choice) -> Json:
    return {
        "value": choice.value,
        "label": choice.label,
        "children": [_choice_json(found) for found in choice.children],
    }


def request_json(request: DeskRequest, base: str, language: str = "") -> Json:
    """`language`: as in requestLanguage; names are given in it as far as the site has them."""
    return {
        "_expands": EXPANDABLE,
        "issueId": request.id,
        "issueKey": request.key,
        "summary": request.summary,
        "requestTypeId": request.type.id,
        "serviceDeskId": request.desk.id,
        "createdDate": date_json(request.created),
        "reporter": user_json(request.reporter, base),
        "requestFieldValues": [
            {"fieldId": name, "label": asked.name, "value": request.values[name]}
            for name, asked in request.type.fields.items()
            if name in request.values
        ],
        "currentStatus": status_json(request.statuses[-1], language),
        "_links": links_json(request, base),
    }


def links_json(request: DeskRequest, base: str) -> Json:
    return {
        "jiraRest": f"{base}/rest/api/2/issue/{request.id}",
        "web": f"{base}/servicedesk/customer/portal/{request.desk.id}/{request.key}",
        "agent": f"{base}/browse/{request.key}",
        "self": f"{base}{API}/request/{request.id}",
    }


def status_json(change: StatusChange, language: str = "") -> Json:
    name = change.status.name
    return {
        "status": SENTENCES.get(name, (name, name))[1] if language.lower().startswith("sv") else name,
        "statusCategory": change.status.category,
        "statusDate": date_json(change.at),
    }


def comment_json(comment: Comment, request: DeskRequest, base: str) -> Json:
    return {
        "_expands": ["attachment", "renderedBody"],
        "id": comment.id,
        "body": comment.body,
        "public": comment.public,
        "author": user_json(comment.author, base),
        "created": date_json(comment.created),
        "_links": {"self": f"{base}{API}/request/{request.id}/comment/{comment.id}"},
    }


def attachment_json(attachment: Attachment, base: str) -> Json:
    content = f"{base}/rest/api/2/attachment/content/{attachment.id}"
    return {
        "filename": attachment.name,
        "author": user_json(attachment.author, base),
        "created": date_json(attachment.created),
        "size": attachment.size,
        "mimeType": attachment.mime,
        "_links": {"jiraRest": f"{base}/rest/api/2/attachment/{attachment.id}", "content": content},
    }
