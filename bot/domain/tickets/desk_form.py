"""The desk's own form: the fields of a request type, and how flowver asks for each of them."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256
from typing import Literal

FieldKind = Literal[
    "text", "paragraph", "number", "date", "datetime", "select", "multi_select", "cascading", "labels", "url",
    "user", "users", "versions", "components", "attachments", "unaskable",
]  # fmt: skip


LONGEST_SHORT_ID = 75


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

    @property
    def short_id(self) -> str:
        """The id, or what stands for one that is longer than a form's option may hold."""
        return self.id if len(self.id) <= LONGEST_SHORT_ID else f"sha256:{sha256(self.id.encode()).hexdigest()}"


@dataclass(frozen=True, slots=True)
class DeskField:
    """One field of a request type. `schema` is Jira's own name of its type, for messages about it.

    `single`: it takes one value, not a list (versions and components exist in both forms). `default`: what the desk's
    own form begins with: ids of choices (of two steps the first and then the second), accounts, labels, else one text;
    a moment in seconds since 1970. `default_names`: how those are shown, of accounts.
    """

    id: str
    name: str
    kind: FieldKind
    required: bool
    description: str = ""
    choices: tuple[Choice, ...] = ()
    schema: str = ""
    single: bool = False
    default: tuple[str, ...] = ()
    default_names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RequestType:
    """What a customer can raise: Incident, Question ... `reproduction`: severity and steps make sense for it.

    `portal`: the address of the desk's own form; empty where it is not known.
    """

    id: str
    name: str
    description: str
    desk_id: str
    fields: tuple[DeskField, ...]
    may_raise_on_behalf: bool = False
    reproduction: bool = True
    portal: str = ""


@dataclass(frozen=True, slots=True)
class FormPlan:
    """How a request type's fields are met. `asked`: as questions of their own; `covered`: by flowver's own questions;

    `impossible`: required, and no question in Slack can give such a value when the request is made;
    `describable`: there is a description, without which a request could not be found again.
    """

    asked: tuple[DeskField, ...]
    covered: dict[str, Own]
    impossible: tuple[DeskField, ...]
    describable: bool = True

    @property
    def possible(self) -> bool:
        """Whether such a request can be filed at all (the doctor says why not)."""
        return self.describable and not self.impossible


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
        impossible=tuple(field for field in request_type.fields if _is_impossible(field)),
        describable=not request_type.fields or any(field.id == "description" for field in request_type.fields),
    )


def _is_impossible(field: DeskField) -> bool:
    """Files are attached to a request that exists; a desk that wants them at once gets none."""
    return field.required and field.kind in ("unaskable", "attachments")


def _own_for(field: DeskField) -> Own | None:
    """A required version or component with values of the desk's own must be chosen from those."""
    if own := _COVERED_BY_ID.get(field.id):
        return own
    own = _COVERED_BY_KIND.get(field.kind)
    return None if own in (Own.VERSION, Own.COMPONENT) and field.required and field.choices else own
