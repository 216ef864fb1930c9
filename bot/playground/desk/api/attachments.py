"""Attaching in two steps, listing, and reading a file's content."""

from urllib.parse import quote

from aiohttp import web

from bot.playground.desk.api.requests import required_public
from bot.playground.desk.call import Call
from bot.playground.desk.errors import DeskError, not_found
from bot.playground.desk.model import Attachment
from bot.playground.desk.shapes import attachment_json, comment_json


def attach_temporary(call: Call) -> web.Response:
    home = call.service_desk()
    if call.request.content_type != "multipart/form-data":
        raise DeskError(415, "Only multipart/form-data is taken.", "sd.rest.media.type")
    kept = call.desk.files.take_in(home, call.uploads)
    found = [{"temporaryAttachmentId": id_, "fileName": name} for id_, name in kept]
    return web.json_response({"temporaryAttachments": found}, status=201)


def attach(call: Call) -> web.Response:
    """POST /request/{key}/attachment: attaches the temporary files and says so in a comment."""
    request, public, names = call.customer_request(), required_public(call), _names(call)
    # Asked again here: it may have been switched off between the two steps.
    if not call.desk.settings.attachments_enabled:
        raise DeskError(403, "Attachments are disabled for this service desk.", "sd.attachment.disabled")
    uploads = call.desk.files.spend(request.desk, names)
    follow_up = call.desk.follow_up
    files = [follow_up.attach(request, call.account, upload, public=public) for upload in uploads]
    said = follow_up.comment(request, call.account, _said(call, files), public=public, attachments=files)
    shown = {"size": len(files), "isLastPage": True, "values": [attachment_json(file, call.base) for file in files]}
    return web.json_response({"comment": comment_json(said, request, call.base), "attachments": shown}, status=201)


def _names(call: Call) -> list[str]:
    names = call.body.get("temporaryAttachmentIds")
    if not isinstance(names, list) or not names or not all(isinstance(name, str) for name in names):
        raise DeskError(400, "The field 'temporaryAttachmentIds' is required.", "sd.attachment.ids.missing")
    return names


def _said(call: Call, files: list[Attachment]) -> str:
    more = call.body.get("additionalComment")
    text = str(more.get("body", "")) if isinstance(more, dict) else ""
    marks = [f"!{file.name}|thumbnail!" if file.mime.startswith("image/") else f"[^{file.name}]" for file in files]
    return "\n".join(filter(None, [text, " ".join(marks)]))


def attachments(call: Call) -> web.Response:
    found = call.customer_request().attachments_for(call.account)
    return call.page(found, lambda file: attachment_json(file, call.base))


def download(call: Call) -> web.Response:
    """GET /attachment/content/{id}, for those who may see the request that it hangs on."""
    # Looked for through the requests: only they know who may see a file.
    for request in call.desk.requests:
        for file in request.attachments_for(call.account):
            if file.id == call.part("id"):
                return file_response(file)
    raise not_found("The attachment")


def file_response(file: Attachment, *, inline: bool = False) -> web.Response:
    """Return a file to keep, or, where a page shows it, to look at."""
    how = "inline" if inline else "attachment"
    headers = {
        "Content-Disposition": f"{how}; filename*=UTF-8''{quote(file.name, safe='')}",
        # What customers attach must never run as this site's own page.
        "X-Content-Type-Options": "nosniff",
    }
    return web.Response(body=file.content, headers=headers | {"Content-Type": file.mime})
