"""Options that the bot offered while a person typed: only what was offered can be chosen."""

from bot.playground.model import Json

Place = tuple[str, str, str]


class Offers:
    """The options per place: (view id or message ts, block_id, action_id)."""

    def __init__(self) -> None:
        self._offered: dict[Place, dict[str, Json]] = {}

    def add(self, place: Place, options: list[Json]) -> None:
        # Earlier ones stay: several may be chosen, each after another word was typed.
        self._offered.setdefault(place, {}).update({option["value"]: option for option in options})

    def at(self, place: Place) -> list[Json]:
        return list(self._offered.get(place, {}).values())
