"""A file in the shapes it is shown in: the page's, and Slack's file object, whole or only hinted at."""

from pathlib import PurePosixPath

from bot.playground.model import Json, StoredFile


def page_file(file: StoredFile) -> Json:
    """Return the file as the page lists it; `gone` says that it vanished."""
    return {"id": file.id, "name": file.name, "mimetype": file.mimetype, "size": file.size, "gone": file.vanished}


def shared_file(file: StoredFile) -> Json:
    """Return the file as messages and submissions carry it: whole, a tombstone, or only a hint to files.info."""
    if file.vanished:
        return {"id": file.id, "mode": "tombstone"}
    # Files from another workspace are not described: an app has to ask files.info first.
    if file.is_foreign:
        created = {"created": file.created, "timestamp": file.created}
        return {"id": file.id, "user": file.user, "mode": "file_access", "file_access": "check_file_info"} | created
    return file_object(file)


def file_object(file: StoredFile) -> Json:
    """Return Slack's file object."""
    suffix = filetype(file.name)
    private = file.address.replace("/download/", "/")
    return {
        "id": file.id,
        "created": file.created,
        "timestamp": file.created,
        "name": file.name,
        "title": file.name,
        "mimetype": file.mimetype,
        "filetype": suffix,
        "pretty_type": suffix.upper(),
        "user": file.user,
        "user_team": file.team,
        "editable": False,
        "size": file.size,
        "mode": "hosted",
        "is_external": False,
        "external_type": "",
        "is_public": bool(file.places),
        "public_url_shared": False,
        "display_as_bot": False,
        "url_private": private,
        "url_private_download": file.address,
        "permalink": private,
        "file_access": "visible",
    }


def filetype(name: str) -> str:
    """Return Slack's word for a kind of file: its ending, lower case; "binary" without one."""
    return PurePosixPath(name).suffix.lstrip(".").lower() or "binary"
