"""The switchboard's faults: what its buttons and its form arm."""

from collections.abc import Mapping
from typing import Any

from bot.playground.desk.desk import Desk
from bot.playground.desk.faults import Fault

PRESETS: dict[str, dict[str, Any]] = {
    "down": {"trouble": "down"},
    "slow": {"trouble": "slow", "seconds": 4.0},
    "hang": {"trouble": "hang"},
    "lost": {"trouble": "lose_answer", "operation": "create", "count": 1},
    "often-lost": {"trouble": "lose_answer", "operation": "create", "probability": 0.2},
    "limited": {"trouble": "limit", "count": 3, "retry_after": 5},
    "unavailable": {"trouble": "error", "operation": "create", "html": True},
    "no-upload": {"trouble": "error", "operation": "attach_temp", "status": 500},
}


def arm(desk: Desk, form: Mapping[str, str]) -> Fault:
    """Arm what a button (`preset`) or the form says; KeyError or ValueError for what neither could have sent."""
    if preset := form.get("preset"):
        return desk.fail(**PRESETS[preset])
    count, probability = _often(form.get("often", ""))
    retry_after = form.get("retry_after", "").strip()
    return desk.fail(
        form["trouble"],
        form.get("operation", "any"),
        count=count,
        probability=probability,
        seconds=number(form.get("seconds", "")),
        status=int(form.get("status", "503")),
        retry_after=int(retry_after) if retry_after else None,
        as_date=form.get("retry_form") == "date",
        html=form.get("body") == "html",
    )


def number(text: str) -> float:
    """Return seconds from a form, empty is 0; ValueError for what is negative or endless."""
    found = float(text.strip().replace(",", ".") or 0)
    # nan is not between them either.
    if not 0 <= found <= 86_400:
        raise ValueError("seconds must be between 0 and 86400")
    return found


def _often(text: str) -> tuple[int | None, float]:
    if text.endswith("%"):
        return None, int(text[:-1]) / 100
    return (int(text), 1.0) if text else (None, 1.0)
