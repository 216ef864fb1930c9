"""validValues, defaultValues and presetValues of a field -> choices, and what the field begins with. Pure."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

from bot.domain.tickets.desk_form import Choice, FieldKind

_TEXTS = ("text", "paragraph", "number", "url")
# Milliseconds since 1970 have more digits than seconds will for some time.
_MILLISECONDS = 12

Default = tuple[tuple[str, ...], tuple[str, ...]]


def read_choices(said: Any) -> tuple[Choice, ...]:
    """validValues; entries without a value are left out."""
    entries = [entry for entry in said if isinstance(entry, Mapping)] if isinstance(said, list) else []
    return tuple(
        Choice(str(entry["value"]), str(entry.get("label") or entry["value"]), read_choices(entry.get("children")))
        for entry in entries
        if entry.get("value") not in (None, "")
    )


def read_default(said: Mapping[str, Any], kind: FieldKind, choices: Sequence[Choice]) -> Default:
    """What the field begins with, and of people their names. A request type's preset beats the default."""
    held = _held(said.get("presetValues")) or _held(said.get("defaultValues"))
    if not held or kind in ("attachments", "unaskable"):
        return (), ()
    if choices:
        return _known_ids(held, choices, steps=kind == "cascading"), ()
    if kind in ("user", "users"):
        return tuple(each.id for each in held), tuple(each.label for each in held)
    if kind in ("labels", "versions", "components"):
        return tuple(each.label if kind != "labels" else each.id for each in held), ()
    first = held[0].id if kind in _TEXTS else _moment(held[0].id, kind)
    return ((first,) if first else ()), ()


def _held(said: Any) -> tuple[Choice, ...]:
    """A preset is a text, a default an entry like those of validValues; sites have given either."""
    if not isinstance(said, list):
        return ()
    plain = [isinstance(each, str | int | float) and not isinstance(each, bool) for each in said]
    return read_choices([{"value": each} if bare else each for each, bare in zip(said, plain, strict=True)])


def _known_ids(held: Sequence[Choice], choices: Sequence[Choice], *, steps: bool) -> tuple[str, ...]:
    """Those among the choices, by id or by what is shown; of two steps the second follows the first."""
    if steps and len(held) > 1 and not held[0].children:
        held = (Choice(held[0].id, held[0].label, tuple(held[1:])),)
    found: list[str] = []
    for each in held:
        if known := _known(each, choices):
            found += [known.id, *_known_ids(each.children, known.children, steps=False)]
    return tuple(found)


def _known(each: Choice, choices: Sequence[Choice]) -> Choice | None:
    by_id = next((choice for choice in choices if choice.id == each.id), None)
    shown = each.id.strip().casefold()
    return by_id or next((choice for choice in choices if choice.label.strip().casefold() == shown), None)


def _moment(text: str, kind: FieldKind) -> str:
    """A day as ISO text, a moment in seconds; empty where it is neither."""
    try:
        if text.isascii() and text.isdecimal():
            at = datetime.fromtimestamp(int(text) / (1000 if len(text) >= _MILLISECONDS else 1), UTC)
        else:
            at = datetime.fromisoformat(text)
    except (ValueError, OverflowError, OSError):
        return ""
    if kind == "date":
        return at.date().isoformat()
    return str(int(at.timestamp())) if at.tzinfo else ""
