"""What a field may be answered with: its own choices, or the project's versions and components as they are now."""

from bot.playground.desk.model import Choice, Field, ServiceDesk

PRIORITIES = tuple(
    Choice(str(number), name) for number, name in enumerate(("Highest", "High", "Medium", "Low", "Lowest"), start=1)
)


def choices_of(field: Field, desk: ServiceDesk) -> tuple[Choice, ...]:
    """Return the valid values in the order they are shown; empty for fields that are typed."""
    if field.kind.source == "versions":
        # Archived versions stay on old requests but are no answer to a new one.
        return tuple(Choice(found.id, found.name) for found in desk.versions if not found.archived)
    if field.kind.source == "components":
        return tuple(desk.components)
    if field.kind.source == "priorities":
        return field.choices or PRIORITIES
    return field.choices


def chosen(choices: tuple[Choice, ...], by: str, wanted: object) -> Choice | None:
    """Return the choice with this id (`by` "id") or this name (anything else)."""
    return next((found for found in choices if wanted == (found.value if by == "id" else found.label)), None)
