"""Many people who file requests at once, each of whom presses Submit until the bot has answered."""

import asyncio
import random
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.manifest import manifest
from bot.playground.cast import APP, FLOW_SUPPORT, nordsjo_cast
from bot.playground.desk.accounts import Account
from bot.playground.manifest import installed
from bot.playground.model import Cast, Conversation, Json, Message, Person
from tests.faults.mortal_bot import MortalBot
from tests.journeys.real_bot import texts
from tests.journeys.ticket_town import DeskTown, desk_town_of, inputs_of

# In every field, file and name of the crowd, so that a log which tells anything of them holds it.
PLANTED = "zebrafink"
KEPT_BY_SLACK = "again"


@dataclass(frozen=True)
class Wish:
    """What one person wants to file; file name -> content."""

    number: int
    person: str
    files: Mapping[str, bytes]

    @property
    def summary(self) -> str:
        return f"Studio closes when the {PLANTED} workflow {self.number:03d} is saved"

    def values(self) -> Mapping[str, str]:
        return {
            "own.summary": self.summary,
            "own.severity": "high",
            "own.description": f"Since Monday Studio closes when the workflow {PLANTED} {self.number} is saved twice.",
            "own.steps": f"1. Open {PLANTED}\n2. Add a machine step\n3. Press save",
            "own.expected": f"The {PLANTED} workflow is saved",
            "own.actual": f"Studio closes without a word about {PLANTED}",
        }


def crowd(number: int) -> tuple[Person, ...]:
    return tuple(
        Person(f"U0CROWD{index:03d}", f"{PLANTED}.{index}", f"{PLANTED.title()} {index}", "", "en-GB", "#1d7a5f")
        for index in range(number)
    )


def busy_cast(people: tuple[Person, ...]) -> Cast:
    """The usual workspace, and all these people in its support channel."""
    cast = nordsjo_cast(installed(manifest(None), APP))
    bot = cast.app.user
    direct = tuple(Conversation(f"D{each.id[1:]}", "im", "", "", [each.id, bot]) for each in people)
    next(place for place in cast.conversations if place.id == FLOW_SUPPORT).members.extend(each.id for each in people)
    return replace(cast, people=(*cast.people, *people), conversations=(*cast.conversations, *direct))


def busy_town(folder: Path, people: tuple[Person, ...], **options: Any) -> DeskTown:
    """Every second one of them has an account at the desk, so that both ways of filing are gone."""
    town = desk_town_of(folder, cast=busy_cast(people), **options)
    for each in people[::2]:
        email = f"{each.name}@{town.playground.workspace.domain}.example"
        town.desk.accounts.add(Account(f"712020:{each.id}", each.real_name, email))
    return town


def wishes(people: tuple[Person, ...], number: int, chance: random.Random) -> list[Wish]:
    return [
        Wish(index, people[index % len(people)].id, _files(index, chance.randint(1, 2)))
        for index in range(1, number + 1)
    ]


def _files(number: int, how_many: int) -> Mapping[str, bytes]:
    return {f"{PLANTED}-{number}-{each}.log": f"{PLANTED} {number} {each}\n".encode() * 200 for each in range(how_many)}


class Crowd:
    """Files wishes through the form, whatever becomes of the bot meanwhile. `pressed`: how often Submit was pressed."""

    def __init__(self, town: DeskTown, bot: MortalBot, chance: random.Random) -> None:
        self._town, self._play, self._bot, self._chance = town, town.playground, bot, chance
        # Set while a submission is on its way.
        self.sending = asyncio.Event()
        self.done = False
        self.pressed = 0
        self.delivered_twice = 0

    async def file(self, wished: list[Wish], pause: float) -> None:
        """Each person one after the other, all people at once, with up to `pause` seconds of thought between."""
        persons = {wish.person for wish in wished}
        of_each = [[wish for wish in wished if wish.person == person] for person in sorted(persons)]
        await asyncio.gather(*(self._in_turn(theirs, pause) for theirs in of_each))
        self.done = True
        self.sending.set()

    async def _in_turn(self, theirs: list[Wish], pause: float) -> None:
        for wish in theirs:
            await asyncio.sleep(self._chance.uniform(0, pause))
            await self.prepare(wish)
            await self.send(wish.person)

    async def prepare(self, wish: Wish) -> None:
        """The form, open and filled in."""
        await self._open(wish.person)
        await self._fill(wish)

    async def _open(self, person: str) -> None:
        while not _is_form(self._play.open_view(person)):
            await self._bot.alive.wait()
            await self._play.command(person, FLOW_SUPPORT, "/flowver ticket studio 6.15.13")

    async def _fill(self, wish: Wish) -> None:
        uploaded = [await self._play.upload(wish.person, *file, "text/plain") for file in wish.files.items()]
        view = self._play.view_acts.top(wish.person)
        answers = {**wish.values(), "own.attachments": [file.id for file in uploaded]}
        asked = {block["block_id"]: block for block in view.content["blocks"] if block["type"] == "input"}
        for block_id, answer in answers.items():
            self._play.view_acts.forms.enter(view, block_id, asked[block_id]["element"]["action_id"], answer)

    async def send(self, person: str) -> None:
        """Slack keeps the form before the person until the bot has answered, and says so; they press again."""
        while _is_form(self._play.open_view(person)):
            await self._bot.alive.wait()
            self.pressed += 1
            view = self._play.view_acts.top(person)
            self.sending.set()
            sending = asyncio.create_task(self._play.view_acts.submit(view))
            if self._chance.random() < 0.1:
                await self._again(view.id)
            outcome = await sending
            self.sending.clear()
            # The store may be busy for a moment: the form says so and keeps everything.
            told = [sentence for sentence in outcome.errors.values() if KEPT_BY_SLACK not in sentence]
            assert not told, told
        if self._chance.random() < 0.1:
            await self._again(view.id)

    async def _again(self, view_id: str) -> None:
        """The same submission once more, as Slack delivers it when it saw no answer."""
        await asyncio.sleep(0)
        sent = self._play.view_acts.submissions.sent
        for payload in [payload for payload in sent if payload["view"]["id"] == view_id][-1:]:
            self.delivered_twice += 1
            await self._play.line.send("interactive", payload)


def _is_form(view: Json | None) -> bool:
    return view is not None and "own.summary" in inputs_of(view)


def told_of(town: DeskTown, person: str) -> list[Message]:
    """What the bot said to a person alone."""
    return [message for message in town.said_by_bot(town.direct(person)) if message.metadata]


def keys_in(message: Message) -> set[str]:
    """The requests that a message names."""
    return set(re.findall(r"\bNPS-\d+\b", f"{message.text}\n{texts(message.blocks)}"))
