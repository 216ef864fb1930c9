"""Which language each person reads: held in memory, asked of Slack once, kept in the store."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime, timedelta
from typing import Any

from slack_sdk.web.async_client import AsyncWebClient

from bot.logs import get_log
from bot.slack.refusals import NOT_OURS, named
from bot.usecases.ports import People, StoreUnavailable
from bot.words.translation import language_of

log = get_log(__name__)

PATIENCE = 0.8
MOST_AT_ONCE = 32
ASK_AGAIN = timedelta(minutes=10)
MOST_HELD = 100_000
# A choice that was made in another process is seen after this.
LOOK_AGAIN = timedelta(minutes=1)


class Languages:
    """The person's own choice, else the language of their Slack, else `default`.

    A person who is not known yet is looked up, but never longer than PATIENCE seconds: the answer goes first.
    `shared`: other processes write down what people choose as well.
    """

    def __init__(self, people: People, default: str, now: Callable[[], datetime], *, shared: bool = False) -> None:
        self._people = people
        self._default = default
        self._now = now
        self._shared = shared
        self._looked: dict[tuple[str, str], datetime] = {}
        self._held: dict[tuple[str, str], str] = {}
        self._unknown: dict[tuple[str, str], datetime] = {}
        self._running: dict[tuple[str, str], asyncio.Task[str | None]] = {}
        self._keeping: set[asyncio.Task[None]] = set()
        self._one_at_a_time = asyncio.Lock()

    def warm(self, languages: Mapping[tuple[str, str], str]) -> None:
        """Take over what the store knows."""
        self._held.update({person: code for person, said in languages.items() if (code := language_of(said))})

    def held(self, workspace: str, user: str) -> str | None:
        return self._held.get((workspace, user))

    @property
    def default(self) -> str:
        return self._default

    async def of(self, workspace: str, user: str, client: AsyncWebClient, patience: float = PATIENCE) -> str:
        """With no `patience` nobody is asked: what is held, or the default."""
        if known := self._held.get((workspace, user)):
            if self._shared:
                self._look_again_behind((workspace, user), known)
            return known
        asked = user and patience
        return (await self._found_out((workspace, user), client, patience) if asked else None) or self._default

    async def choose(self, workspace: str, user: str, language: str) -> None:
        """Raises StoreUnavailable; then nothing has changed."""
        await self._people.choose(workspace, user, language)
        self._hold((workspace, user), language)

    async def settle(self) -> None:
        """End what still goes on behind the answers; the store and the session can be closed afterwards."""
        behind: list[asyncio.Task[Any]] = [*self._running.values(), *self._keeping]
        for task in self._running.values():
            task.cancel()
        if behind:
            await asyncio.wait(behind, timeout=PATIENCE)

    async def _found_out(self, person: tuple[str, str], client: AsyncWebClient, patience: float) -> str | None:
        task = self._running.get(person)
        if task is None:
            asked = self._unknown.get(person)
            if asked and self._now() - asked < ASK_AGAIN:
                return None
            # Waiting in such a crowd would cost the answer its three seconds; the next time they are asked about.
            if len(self._running) >= MOST_AT_ONCE:
                return None
            task = self._running[person] = asyncio.create_task(self._find(person, client))
            task.add_done_callback(lambda _: self._running.pop(person, None))
        done, _ = await asyncio.wait({task}, timeout=patience)
        return task.result() if done else None

    async def _find(self, person: tuple[str, str], client: AsyncWebClient) -> str | None:
        return await self._in_store(person) or await self._ask_slack(person, client)

    async def _in_store(self, person: tuple[str, str]) -> str | None:
        """What another run or process wrote down, or what memory had no room for."""
        try:
            language = language_of(await self._people.language(*person))
        except StoreUnavailable as error:
            log.warning("language_not_read", error=str(error))
            return None
        if language and person not in self._held:
            self._hold(person, language)
        return self._held.get(person)

    async def _ask_slack(self, person: tuple[str, str], client: AsyncWebClient) -> str | None:
        workspace, user = person
        self._note_unknown(person)
        try:
            answer = await client.users_info(user=user, include_locale=True)
        except NOT_OURS as error:
            log.warning("locale_not_known", error=named(error))
            return None
        locale = (answer.get("user") or {}).get("locale")
        language = language_of(locale)
        if language and person not in self._held:
            self._hold(person, language)
        if isinstance(locale, str):
            # A store that is busy must not hold up the answer: who it is for is known now.
            self._behind(self._keep(workspace, user, locale))
        return self._held.get(person)

    def _look_again_behind(self, person: tuple[str, str], known: str) -> None:
        now, looked = self._now(), self._looked.get(person)
        if (looked and now - looked < LOOK_AGAIN) or len(self._keeping) >= MOST_AT_ONCE:
            return
        if len(self._looked) >= MOST_HELD:
            self._looked.clear()
        self._looked[person] = now
        self._behind(self._look_again(person, known))

    async def _look_again(self, person: tuple[str, str], known: str) -> None:
        try:
            async with self._one_at_a_time:
                language = language_of(await self._people.language(*person))
        except StoreUnavailable as error:
            log.warning("language_not_read", error=str(error))
            return
        # Whoever has chosen here meanwhile knows better than what was read before that.
        if language and self._held.get(person) == known:
            self._hold(person, language)

    def _behind(self, work: Coroutine[Any, Any, None]) -> None:
        keeping = asyncio.create_task(work)
        self._keeping.add(keeping)
        keeping.add_done_callback(self._keeping.discard)

    async def _keep(self, workspace: str, user: str, locale: str) -> None:
        try:
            # Many at once would take the store away from somebody who sends a form.
            async with self._one_at_a_time:
                await self._people.saw_locale(workspace, user, locale, self._now())
        except StoreUnavailable as error:
            log.warning("locale_not_kept", error=str(error))

    def _hold(self, person: tuple[str, str], language: str) -> None:
        if len(self._held) >= MOST_HELD:
            self._held.pop(next(iter(self._held)))
        self._held[person] = language
        self._unknown.pop(person, None)

    def _note_unknown(self, person: tuple[str, str]) -> None:
        if len(self._unknown) >= MOST_HELD:
            self._unknown.clear()
        self._unknown[person] = self._now()
