"""The desk's own form: the fields of a request type, and how flowver asks for each of them."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

FieldKind = Literal[
    "text", "paragraph", "number", "date", "datetime", "select", "multi_select", "cascading", "labels", "url",
    "user", "users", "versions", "components", "attachments", "unaskable",
]  # fmt: skip


class Own(StrEnum):
    """flowver's own questions, asked whatever the desk asks."""

    SUMMARY = "summary"
    VERSION = "version"
    COMPONENT = "component"
    SEVERITY = "severity"
    DESCRIPTION = "description"
    STEPS = "steps"
    EXPECTED = "expected"
    ACTUAL = "actual"
    ATTACHMENTS = "attachments"


@dataclass(frozen=True, slots=True)
class Choice:
    """A valid value: `id` is sent, `label` is shown."""

    id: str
    label: str
    children: tuple["Choice", ...] = ()


@dataclass(frozen=True, slots=True)
class DeskField:
    """One field of a request type. `schema` is Jira's own name of its type, for messages about it.

    `single`: it takes one value, not a list (versions and components exist in both forms).
    """

    id: str
    name: str
    kind: FieldKind
    required: bool
    description: str = ""
    choices: tuple[Choice, ...] = ()
    schema: str = ""
    single: bool = False


@dataclass(frozen=True, slots=True)
class RequestType:
    """What a customer can raise: Incident, Question ... `reproduction`: severity and steps make sense for it."""

    id: str
    name: str
    description: str
    desk_id: str
    fields: tuple[DeskField, ...]
    may_raise_on_behalf: bool = False
    reproduction: bool = True


@dataclass(frozen=True, slots=True)
class FormPlan:
    """How a request type's fields are met. `asked`: as questions of their own; `covered`: by flowver's own questions;

    `impossible`: required, and no question in Slack can give such a value (the doctor reports them).
    """

    asked: tuple[DeskField, ...]
    covered: dict[str, Own]
    impossible: tuple[DeskField, ...]


_COVERED_BY_ID = {"summary": Own.SUMMARY, "description": Own.DESCRIPTION, "attachment": Own.ATTACHMENTS}
_COVERED_BY_KIND: dict[FieldKind, Own] = {
    "attachments": Own.ATTACHMENTS,
    "versions": Own.VERSION,
    "components": Own.COMPONENT,
}


def plan_form(request_type: RequestType) -> FormPlan:
    """Required fields are all asked for or covered; optional ones are asked for when a choice answers them."""
    covered = {field.id: own for field in request_type.fields if (own := _own_for(field))}
    rest = [field for field in request_type.fields if field.id not in covered]
    return FormPlan(
        asked=tuple(field for field in rest if field.kind != "unaskable"),
        covered=covered,
        impossible=tuple(field for field in rest if field.kind == "unaskable" and field.required),
    )


def _own_for(field: DeskField) -> Own | None:
    """A required version or component with values of the desk's own must be chosen from those."""
    if own := _COVERED_BY_ID.get(field.id):
        return own
    own = _COVERED_BY_KIND.get(field.kind)
    return None if own in (Own.VERSION, Own.COMPONENT) and field.required and field.choices else own


def labels_of(choices: tuple[Choice, ...]) -> Iterator[str]:
    return (choice.label for choice in choices)
