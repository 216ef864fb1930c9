"""The playground itself: one web server that is Slack to the bot and a small workspace to a browser."""

import asyncio
from collections.abc import Callable, Sequence

from aiohttp import web

from bot.playground.answers import Rejection
from bot.playground.model import Json, Message, StoredFile
from bot.playground.people.acting import Acting
from bot.playground.people.actions import block_of
from bot.playground.people.clicks import Press
from bot.playground.web_api.front import CallRecord

HOST = "127.0.0.1"


class Playground(Acting):
    """A workspace on loopback, with everything a test does in it. The keyword arguments are Wiring's."""

    _runner: web.AppRunner | None = None
    _watcher: asyncio.Task[None] | None = None

    @property
    def calls(self) -> list[CallRecord]:
        """The Web API calls so far, oldest first."""
        return list(self.web_api.calls)

    @property
    def rejections(self) -> list[Rejection]:
        """The answers and response_url bodies that Slack would have refused."""
        return self.answers.rejections

    async def start(self, port: int = 0) -> str:
        """Listen on loopback (port 0: any free one) and return the page's address; OSError when it is taken."""
        self._runner = web.AppRunner(self.application(), access_log=None, shutdown_timeout=1.0)
        await self._runner.setup()
        site = web.TCPSite(self._runner, HOST, port)
        await site.start()
        self.hosting.address = f"{HOST}:{self._runner.addresses[0][1]}"
        self._watcher = asyncio.create_task(self._watch())
        return self.url

    async def stop(self) -> None:
        """End every stream, connection and background task."""
        self.workspace.broadcast.close()
        self.slack_faults.let_go()
        if self._watcher is not None:
            self._watcher.cancel()
        await self.socket.close()
        if self._runner is not None:
            await self._runner.cleanup()
        # After the connections: their end starts a last look at the bot.
        await self.background.close()
        await self.http.close()

    async def command(self, person: str, conversation: str, typed: str) -> None:
        """Send a slash command; returns when the bot answered or its time is up."""
        await self.acts.say(person, conversation, typed)

    async def say(
        self,
        person: str,
        conversation: str,
        text: str,
        thread_ts: str | None = None,
        *,
        files: Sequence[StoredFile] = (),
    ) -> None:
        """Write a message, with files that were uploaded; returns when the bot acknowledged it (if it concerns it)."""
        await self.acts.say(person, conversation, text, thread_ts, [file.id for file in files])

    async def click(self, person: str, message: Message, action_id: str, *, selected: object = None) -> None:
        """Use the first element with this action_id in a message."""
        block_id = block_of(message.blocks, action_id)
        press = Press(block_id, action_id, selected=selected)
        await self.acts.click(person, message.ts, press, message.conversation)

    async def click_home(self, person: str, action_id: str, *, selected: object = None) -> None:
        """Use the first element with this action_id in the person's App Home."""
        view = self.workspace.homes[person]
        press = Press(block_of(view.content["blocks"], action_id), action_id, selected=selected)
        await self.acts.click(person, view.id, press)

    async def open_home(self, person: str) -> Json | None:
        """Open App Home and return its view once the bot acknowledged."""
        await self.acts.open_home(person)
        return self.acts.homes.published(person)

    async def repeat_event(self) -> None:
        """Send the latest event once more, same event_id, as Slack does when an acknowledgement got lost."""
        await self.events.repeat()

    async def verify_url(self, challenge: str = "playground") -> Json | None:
        """Send url_verification, as Slack does when a request URL is saved; returns the bot's answer."""
        token = {"type": "url_verification", "token": "deprecated", "challenge": challenge}
        return (await self.line.send("events_api", token)).body()

    async def wait_for_message(
        self,
        wanted: Callable[[Message], bool],
        timeout: float = 30.0,  # noqa: ASYNC109  # tests read best with the deadline as an argument
    ) -> Message:
        """Return the newest message that is wanted, waiting for it; TimeoutError."""

        def look() -> Message | None:
            said = [found for held in self.workspace.messages.values() for found in held if wanted(found)]
            return max(said, key=lambda message: message.ts, default=None)

        return await self.workspace.broadcast.wait_for(look, timeout)

    async def wait_for_call(
        self,
        wanted: Callable[[CallRecord], bool],
        timeout: float = 30.0,  # noqa: ASYNC109  # as above
    ) -> CallRecord:
        """Return the first Web API call that is wanted, waiting for it; TimeoutError."""
        return await self.workspace.broadcast.wait_for(
            lambda: next((call for call in self.web_api.calls if wanted(call)), None), timeout
        )

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self.watch_interval)
            # Nobody is asked while nobody looks: a test's bot hears only what the test does.
            if self.workspace.broadcast.watched:
                await self.line.look()
