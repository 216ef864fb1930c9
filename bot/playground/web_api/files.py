"""The files.* methods: what is known of a file."""

from bot.playground.file_json import file_object
from bot.playground.web_api.call import ApiError, Call, Reply


def info(call: Call) -> Reply:
    """files.info: also whole for those files of another workspace that messages only hint at."""
    file = call.host.file(call.required("file"))
    if file is None:
        raise ApiError("file_not_found")
    if file.vanished:
        raise ApiError("file_deleted")
    return {"file": file_object(file), "comments": [], "response_metadata": {"next_cursor": ""}}
