"""The workspace's files: taken from people, shared, handed to the bot that shows its token, and made to go wrong."""

from collections.abc import Sequence
from urllib.parse import quote

from aiohttp import web

from bot.playground.model import Message, StoredFile
from bot.playground.people.refusals import RefusedError
from bot.playground.workspace import Workspace

LARGEST_FILE = 64 * 1024 * 1024
SIGN_IN = "<!DOCTYPE html><html><head><title>Sign in</title></head><body>Sign in to this workspace</body></html>"
# Shown in the page as they are; anything else is only offered for saving, for it may hold a script.
PICTURES = {"image/png", "image/jpeg", "image/gif", "image/webp"}


class Uploads:
    """Every file by its id; `vanish` and `answer_html` are for those who test."""

    def __init__(self, workspace: Workspace, bot_token: str) -> None:
        self._workspace = workspace
        self._token = bot_token
        self._files: dict[str, StoredFile] = {}

    def add(self, person: str, name: str, content: bytes, mimetype: str, host: str) -> StoredFile:
        """Take a file that is shared nowhere yet; `host` is the playground's address with a slash at the end."""
        if len(content) > LARGEST_FILE:
            raise RefusedError(f"{name} is larger than {LARGEST_FILE // 1024 // 1024} MB.", 413)
        space = self._workspace
        identity, team = space.ids.new("F"), space.team_of(person)
        address = f"{host}files-pri/{team}-{identity}/download/{quote(name.lower().replace(' ', '_'), safe='._-')}"
        # The team in the address is the owner's, which an app may have to tell from its own.
        created, foreign = int(space.now().timestamp()), team != space.id
        file = StoredFile(identity, name, mimetype, content, person, team, created, address, foreign)
        self._files[identity] = file
        return file

    def find(self, identity: str) -> StoredFile | None:
        return self._files.get(identity)

    def of(self, person: str, identities: Sequence[str]) -> tuple[StoredFile, ...]:
        """Return files that the person uploaded; RefusedError for any other."""
        found = [self._files.get(identity) for identity in identities]
        mine = tuple(file for file in found if file is not None and file.user == person and not file.vanished)
        if len(mine) < len(found):
            raise RefusedError("There is no such file of yours.", 404)
        return mine

    def readable_by_bot(self, file: StoredFile) -> bool:
        """Whether the bot may have it: not when it was only shared in conversations where the bot is not."""
        space = self._workspace
        places = [space.conversations[place] for place in file.places if place in space.conversations]
        return not file.places or any(space.bot in place.members for place in places)

    def vanish(self, file: StoredFile) -> None:
        """Delete a file as its owner would; messages keep a tombstone."""
        file.vanished = True
        for held in [message for said in self._workspace.messages.values() for message in said]:
            if file in held.files:
                self._workspace.change(held)

    def answer_html(self, file: StoredFile) -> None:
        """Answer downloads with the sign-in page from now on, whatever token is shown."""
        file.answers_html = True

    async def download(self, request: web.Request) -> web.Response:
        """Serve a file to the bot; without its token or scope, the sign-in page with status 200 as Slack does."""
        file = self._files.get(request.match_info["file"].rpartition("-")[2])
        if not self._may_download(request) or (file is not None and self._kept_back(file)):
            return web.Response(text=SIGN_IN, content_type="text/html")
        if file is None or file.vanished:
            return web.Response(text="File not found", content_type="text/html", status=404)
        return web.Response(body=file.content, headers={"Content-Type": file.mimetype})

    def _may_download(self, request: web.Request) -> bool:
        scheme, _, token = request.headers.get("Authorization", "").partition(" ")
        bearer = scheme.lower() == "bearer" and token.strip() == self._token
        return bearer and "files:read" in self._workspace.app.scopes

    def _kept_back(self, file: StoredFile) -> bool:
        return file.answers_html or not self.readable_by_bot(file)

    async def show(self, request: web.Request) -> web.Response:
        """Serve a file to the page of a person who sees it."""
        file = self._files.get(request.match_info["file"])
        if file is None or file.vanished or not self._sees(request.query.get("as", ""), file):
            return web.Response(text="There is no such file.", status=404)
        inline = file.mimetype in PICTURES
        name = quote(file.name, safe="")
        disposition = f"{'inline' if inline else 'attachment'}; filename*=UTF-8''{name}"
        kind = file.mimetype if inline else "application/octet-stream"
        headers = {"Content-Disposition": disposition, "X-Content-Type-Options": "nosniff", "Content-Type": kind}
        return web.Response(body=file.content, headers=headers)

    def _sees(self, person: str, file: StoredFile) -> bool:
        if person not in self._workspace.people:
            return False
        return person == file.user or any(place.id in file.places for place in self._workspace.visible_to(person))


def share(message: Message) -> None:
    """Note that a message's files are now in its conversation."""
    for file in message.files:
        file.places.add(message.conversation)
