"""Many channels and many workspaces at once, made for measuring: ids by number, nobody in them but the app."""

from dataclasses import dataclass

from bot.playground.model import AppProfile, Cast, Conversation, ConversationKind, Person
from bot.playground.workspace import Workspace


@dataclass(frozen=True)
class Neighbour:
    """Another workspace that has the app: the Web API knows it by `token`; no browser and no event comes from it."""

    token: str
    workspace: Workspace

    @property
    def team(self) -> str:
        return self.workspace.id

    @property
    def channels(self) -> list[str]:
        return [found.id for found in self.workspace.conversations.values() if not found.is_im]


def many_channels(
    space: Workspace, count: int, members: tuple[str, ...], *, name: str = "kund", private: bool = False
) -> list[str]:
    """Open channels named `name`-1, `name`-2 ...; the numbers go on where an earlier call ended."""
    first = sum(found.name.startswith(f"{name}-") for found in space.conversations.values()) + 1
    kind: ConversationKind = "private_channel" if private else "public_channel"
    made = [
        Conversation(f"C{space.id[1:6]}{space.ids.number():06d}", kind, f"{name}-{number}", members=list(members))
        for number in range(first, first + count)
    ]
    space.add(*made)
    return [channel.id for channel in made]


def neighbour_cast(number: int, app: AppProfile, people: tuple[Person, ...]) -> Cast:
    """Return an empty workspace with the app and some people, the number in its id and name."""
    team = f"T9N{number:03d}000"
    return Cast(team, f"Granne {number}", f"granne-{number}", people, (), app)
