"""What happens when a person sends a line that begins with a slash."""

from bot.playground.answers import Answers
from bot.playground.hosting import Hosting
from bot.playground.life import Life
from bot.playground.line import Line
from bot.playground.model import Conversation, Json, SlashCommand
from bot.playground.payloads import Payloads
from bot.playground.response_urls import ResponseUrls
from bot.playground.text import Typed
from bot.playground.workspace import Workspace


class Commands:
    """Sends the app's own commands to the bot and carries out Slack's /invite and /remove itself."""

    def __init__(
        self,
        workspace: Workspace,
        line: Line,
        life: Life,
        answers: Answers,
        response_urls: ResponseUrls,
        hosting: Hosting,
    ) -> None:
        self._workspace = workspace
        self._line = line
        self._life = life
        self._answers = answers
        self._response_urls = response_urls
        self._hosting = hosting
        self._payloads = Payloads(workspace)

    async def run(self, person: str, conversation: Conversation, typed: str, thread_ts: str | None = None) -> None:
        """Carry out what was typed and show its answer; returns when the bot answered or its time is up."""
        name, _, text = typed.strip().partition(" ")
        declared = self._workspace.app.command(name)
        if declared is not None and thread_ts:
            self._notice(person, conversation, f"{name} is not supported in threads. Sorry!", thread_ts)
        elif declared is not None:
            await self._send(person, conversation, declared, text.strip())
        elif name in ("/invite", "/remove", "/kick"):
            await self._membership(person, conversation, name, text)
        else:
            self._notice(person, conversation, f"{name} is not a valid command. In Slack, all commands begin with /")

    async def _send(self, person: str, conversation: Conversation, declared: SlashCommand, text: str) -> None:
        passed = Typed(self._workspace, labels=True).slack_text(text) if declared.should_escape else text
        # Given before the request leaves: the bot may use it before it answers.
        token = self._response_urls.give(person, conversation.id)
        payload: Json = self._payloads.command(person, conversation, declared.command, passed)
        payload["response_url"] = self._hosting.response_url(token)
        payload["trigger_id"] = self._hosting.triggers.give(person)
        answer = await self._line.send("slash_commands", payload)
        typed = f"{declared.command} {text}".strip()
        shown = self._answers.to_command(answer, person, conversation.id, typed)
        # A later replace_original then means the answer that is on the screen.
        if shown is not None:
            self._response_urls.original(token, shown.ts)

    async def _membership(self, person: str, conversation: Conversation, name: str, text: str) -> None:
        if conversation.is_im or self._workspace.app.name != text.strip().lstrip("@").lower():
            self._notice(person, conversation, f"{name} works here with @{self._workspace.app.name} only.")
        elif conversation.is_archived:
            self._notice(person, conversation, "This channel is archived.")
        elif name == "/invite":
            await self._invite(person, conversation)
        else:
            await self._remove(person, conversation)

    async def _invite(self, person: str, conversation: Conversation) -> None:
        space = self._workspace
        if space.bot in conversation.members:
            self._notice(person, conversation, f"{space.app.name} is already in this channel.")
            return
        self._notice(person, conversation, f"{space.app.name} is now a member of #{conversation.name}.")
        await self._life.invite(conversation, space.bot, person)

    async def _remove(self, person: str, conversation: Conversation) -> None:
        space = self._workspace
        if space.bot not in conversation.members:
            self._notice(person, conversation, f"{space.app.name} is not in this channel.")
            return
        self._notice(person, conversation, f"{space.app.name} was removed from the channel.")
        await self._life.remove(conversation, space.bot, person)

    def _notice(self, person: str, conversation: Conversation, text: str, thread_ts: str | None = None) -> None:
        self._workspace.notice(person, conversation.id, text, thread_ts)
