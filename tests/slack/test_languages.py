"""Which language a person reads, where more than one process answers them."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.languages import LOOK_AGAIN, Languages
from bot.usecases import ports

START = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


class People(ports.People):
    """What all processes know, in memory. `reads`: how often one person was looked up."""

    def __init__(self) -> None:
        self.chosen: dict[tuple[str, str], str] = {}
        self.reads = 0

    async def languages(self) -> Mapping[tuple[str, str], str]:
        return self.chosen

    async def language(self, workspace: str, user: str) -> str | None:
        self.reads += 1
        return self.chosen.get((workspace, user))

    async def choose(self, workspace: str, user: str, language: str | None) -> None:
        assert language
        self.chosen[workspace, user] = language

    async def saw_locale(self, workspace: str, user: str, locale: str, at: datetime) -> None:
        self.chosen.setdefault((workspace, user), locale)


class Process:
    """One bot's languages, under a clock that all share."""

    clock = START

    def __init__(self, people: People, *, shared: bool = True) -> None:
        self.languages = Languages(people, "en", lambda: Process.clock, shared=shared)
        self.languages.warm(people.chosen)

    async def answers_in(self) -> str:
        answered = await self.languages.of("T1", "U1", AsyncWebClient())
        await self.languages.settle()
        return answered


async def test_a_choice_made_in_another_process_is_heeded_after_a_while() -> None:
    people = People()
    people.chosen["T1", "U1"] = "en"
    here, there = Process(people), Process(people)
    assert await there.answers_in() == "en"
    await here.languages.choose("T1", "U1", "sv")
    assert await here.answers_in() == "sv"
    Process.clock += LOOK_AGAIN
    # The answer waits for no look: it is made behind it.
    assert [await there.answers_in() for _ in range(3)] == ["en", "sv", "sv"]
    assert await here.answers_in() == "sv"


async def test_a_process_that_is_alone_asks_the_store_for_nobody_whom_it_knows() -> None:
    people = People()
    people.chosen["T1", "U1"] = "sv"
    alone, many = Process(people, shared=False), Process(people)
    for process in (alone, many, many):
        Process.clock += timedelta(seconds=1)
        assert await process.answers_in() == "sv"
    assert people.reads == 1
