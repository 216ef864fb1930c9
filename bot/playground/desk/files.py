"""Files between the two steps of attaching: uploaded, named, and forgotten after a while."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.playground.desk.errors import DeskError
from bot.playground.desk.model import ServiceDesk
from bot.playground.desk.settings import Settings


@dataclass(frozen=True)
class Upload:
    """A file as it came in; `content` is None when it was cut off for being too large."""

    name: str
    mime: str
    content: bytes | None


@dataclass(frozen=True)
class _Held:
    upload: Upload
    desk: str
    at: datetime


class TemporaryFiles:
    """What attachTemporaryFile took in and nobody attached yet."""

    def __init__(self, settings: Settings, now: Callable[[], datetime]) -> None:
        self._settings = settings
        self._now = now
        self._held: dict[str, _Held] = {}
        self._count = 0

    def take_in(self, desk: ServiceDesk, uploads: Sequence[Upload]) -> list[tuple[str, str]]:
        """Keep the files and return (temporary id, file name) of each; DeskError 400, 403 or 413, keeping none."""
        # All or nothing: a half accepted upload would leave files that nobody knows the ids of.
        self._check(uploads)
        self._held = {name: held for name, held in self._held.items() if not self._expired(held)}
        return [(self._keep(desk, upload), upload.name) for upload in uploads]

    def _check(self, uploads: Sequence[Upload]) -> None:
        if not self._settings.attachments_enabled:
            raise DeskError(403, "Attachments are disabled for this service desk.", "sd.attachment.disabled")
        if not uploads:
            raise DeskError(400, "No file was uploaded in the multipart parameter 'file'.", "sd.attachment.no.file")
        if len(uploads) > self._settings.files_limit:
            raise DeskError(413, f"At most {self._settings.files_limit} files at once.", "sd.attachment.too.many")
        for upload in uploads:
            if upload.content is None:
                text = f"The file {upload.name!r} exceeds the maximum size of {self._settings.attachment_limit} bytes."
                raise DeskError(400, text, "sd.attachment.too.large")

    def _keep(self, desk: ServiceDesk, upload: Upload) -> str:
        self._count += 1
        name = f"temp{8186986881700442000 + self._count}"
        self._held[name] = _Held(upload, desk.id, self._now())
        return name

    def spend(self, desk: ServiceDesk, names: Sequence[str]) -> list[Upload]:
        """Return the files and forget them; DeskError 400 when one is unknown, another desk's, or expired."""
        # All are checked before any is spent, so a refused call can be mended and sent again.
        for name in names:
            held = self._held.get(name)
            if held is None or held.desk != desk.id or self._expired(held):
                text = f"The temporary attachment {name!r} does not exist or has expired."
                raise DeskError(400, text, "sd.attachment.temporary.expired")
        return [self._held.pop(name).upload for name in dict.fromkeys(names)]

    def _expired(self, held: _Held) -> bool:
        return self._now() - held.at > timedelta(seconds=self._settings.temporary_seconds)
