"""A range of versions as it was heard."""

from typing import NamedTuple

from bot.domain.reach import Reach


class Heard(NamedTuple):
    """A range in a text. `places`: the words that say it, its versions among them.

    `compared`: by words that can mean nothing else; `unread_at`: there is one, but which versions it has is not clear.
    """

    reach: Reach | None = None
    places: frozenset[int] = frozenset()
    compared: bool = False
    unread_at: int | None = None


NO_RANGE = Heard()
