"""When and how a subscription is told, apart from what it hears of; and the same as JSON has it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import time
from typing import Any

from bot.domain.news.subscription import Quiet, Subscription


@dataclass(frozen=True, slots=True)
class How:
    """As a subscription has it."""

    weekly: bool
    quiet: Quiet | None
    zone: str
    language: str


def how_to_json(held: Subscription) -> dict[str, Any]:
    quiet = held.quiet
    hours = [quiet.begins.isoformat(), quiet.ends.isoformat()] if quiet else None
    return {"weekly": held.weekly, "quiet": hours, "zone": held.zone, "language": held.language}


def how_from_json(kept: Mapping[str, Any]) -> How:
    """What `how_to_json` wrote."""
    hours = kept["quiet"]
    quiet = Quiet(time.fromisoformat(hours[0]), time.fromisoformat(hours[1])) if hours else None
    return How(bool(kept["weekly"]), quiet, str(kept["zone"]), str(kept["language"]))
