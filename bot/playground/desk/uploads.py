"""Reading the files of a multipart body, piece by piece, never more of one than the site takes."""

from aiohttp import BodyPartReader, web

from bot.playground.desk.files import Upload
from bot.playground.desk.settings import Settings

UNNAMED, UNKNOWN = "attachment", "application/octet-stream"


async def read_uploads(request: web.Request, settings: Settings) -> list[Upload]:
    """Return the parts called `file`; a part that is too large comes without its content."""
    uploads: list[Upload] = []
    # Read to the end even when one is refused: an answer in the middle of a body breaks the connection instead.
    async for part in await request.multipart():
        if isinstance(part, BodyPartReader) and part.name == "file":
            # Of files that are too many nothing is kept; that there are too many is said later.
            most = settings.attachment_limit if len(uploads) < settings.files_limit else 0
            content = await _content(part, most)
            mime = part.headers.get("Content-Type", UNKNOWN).partition(";")[0]
            uploads.append(Upload(part.filename or UNNAMED, mime, content))
    return uploads


async def _content(part: BodyPartReader, most: int) -> bytes | None:
    kept, size = bytearray(), 0
    while piece := await part.read_chunk():
        size += len(piece)
        if size <= most:
            kept += piece
    return bytes(kept) if size <= most else None
