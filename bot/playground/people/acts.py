"""Everything a person can do in the workspace, checked: the page and the tests act through this alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.playground.model import Conversation, Message, View
from bot.playground.people.clicks import Clicks, Press
from bot.playground.people.commands import Commands
from bot.playground.people.homes import Homes
from bot.playground.people.refusals import RefusedError
from bot.playground.people.speech import Speech
from bot.playground.uploads import Uploads
from bot.playground.workspace import Workspace


@dataclass(frozen=True)
class Acts:
    """Checks who acts where, then hands over to commands, speech, clicks and homes."""

    workspace: Workspace
    commands: Commands
    speech: Speech
    clicks: Clicks
    homes: Homes
    uploads: Uploads

    async def say(
        self, person: str, conversation: str, text: str, thread_ts: str | None = None, files: Sequence[str] = ()
    ) -> None:
        """Send a line: a command when it begins with a slash, else a message. RefusedError when it cannot be.

        `files` are ids of files that the person uploaded.
        """
        if not (text.strip() or files):
            raise RefusedError("There is nothing to send.")
        place = self.place(person, conversation)
        if thread_ts and self.workspace.message(conversation, thread_ts) is None:
            raise RefusedError(f"There is no message {thread_ts} here.", 404)
        # Commands too: in a channel that one only looks at, Slack offers nothing to type in.
        if person not in place.members:
            raise RefusedError(f"You are not a member of #{place.name}.", 403)
        if place.is_archived:
            raise RefusedError(f"#{place.name} is archived.", 403)
        if text.startswith("/") and not files:
            await self.commands.run(person, place, text, thread_ts)
            return
        await self.speech.say(person, place, text, thread_ts, self.uploads.of(person, files))

    async def click(self, person: str, where: str, press: Press, conversation: str | None = None) -> None:
        """Use an element of a message (by ts and conversation) or of a view (by its id)."""
        self.person(person)
        if conversation is None:
            await self.clicks.in_view(person, self.view(person, where), press)
        else:
            await self.clicks.in_message(person, self.message(person, conversation, where), press)

    async def open_home(self, person: str) -> None:
        await self.homes.open(self.person(person))

    def person(self, person: str) -> str:
        found = self.workspace.people.get(person)
        if found is None or found.is_bot or found.deleted:
            raise RefusedError(f"There is no person {person!r} to act as.", 404)
        return person

    def first_person(self, languages: str = "") -> str:
        """Return whom a browser acts as before it chose anybody: somebody who reads its language, else English.

        `languages`: as in the header Accept-Language.
        """
        here = [each for each in self.workspace.people.values() if not (each.is_bot or each.deleted)]
        wanted = (languages[:2].lower(), "en")
        readers = (each for language in wanted for each in here if each.locale[:2] == language)
        return next(readers, here[0]).id

    def place(self, person: str, conversation: str) -> Conversation:
        """Return the conversation if the person can see it."""
        found = self.workspace.conversations.get(conversation)
        if found is not None and self.workspace.sees(self.person(person), found):
            return found
        raise RefusedError(f"{person} sees no conversation {conversation!r}.", 404)

    def message(self, person: str, conversation: str, ts: str) -> Message:
        """Return a message of a conversation that the person sees."""
        self.place(person, conversation)
        found = self.workspace.message(conversation, ts)
        if found is None:
            raise RefusedError(f"There is no message {ts} in {conversation}.", 404)
        return found

    def view(self, person: str, identity: str) -> View:
        """Return a view that the person has open: App Home or a modal."""
        for view in [*self.workspace.homes.values(), *self.workspace.modals.values()]:
            if view.id == identity and view.user == person:
                return view
        raise RefusedError(f"{person} has no view {identity} open.", 404)
