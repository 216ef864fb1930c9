"""Files that go along: people's own out of Slack, and the whole text of a request that the desk has no room for."""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager

from bot.domain.tickets.ticket import SlackFile
from bot.domain.tickets.whole_text import is_whole_text, owner_of
from bot.slack.ground import CurrentCatalog
from bot.usecases.desk_ports import FileGone, SlackFiles
from bot.usecases.form_ports import KnownRequests
from bot.words.speech import Speech
from bot.words.tickets.request_text import tell_whole_text
from bot.words.translation import Translation


class FilesAndTexts:
    """SlackFiles. `described`: a file that Slack only hinted at -> the same with its address; FileGone, FileNotNow.

    The text is in the desk's language, as the description is. `open` also raises StoreUnavailable.
    """

    def __init__(
        self,
        files: SlackFiles,
        described: Callable[[SlackFile], Awaitable[SlackFile]],
        requests: KnownRequests,
        translation: Translation,
        source: CurrentCatalog,
    ) -> None:
        self._files = files
        self._described = described
        self._requests = requests
        self._translation = translation
        self._source = source

    def open(self, file: SlackFile) -> AbstractAsyncContextManager[AsyncIterator[bytes]]:
        if is_whole_text(file):
            return self._written(file)
        return self._files.open(file) if file.url else self._from_elsewhere(file)

    @asynccontextmanager
    async def _from_elsewhere(self, file: SlackFile) -> AsyncIterator[AsyncIterator[bytes]]:
        async with self._files.open(await self._described(file)) as content:
            yield content

    @asynccontextmanager
    async def _written(self, file: SlackFile) -> AsyncIterator[AsyncIterator[bytes]]:
        request = await self._requests.get(*owner_of(file))
        if request is None:
            raise FileGone(file.name)
        text = tell_whole_text(Speech(self._translation, self._source.current), request.ticket)
        yield _once(text.encode("utf-8", "replace"))


async def _once(content: bytes) -> AsyncIterator[bytes]:
    yield content
