"""Jira's schema of a field -> how flowver can ask for it. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.adapters.jira_desk.field_defaults import read_choices, read_default
from bot.domain.tickets.desk_form import DeskField, FieldKind

_ONE: dict[str, FieldKind] = {
    "string": "text",
    "number": "number",
    "date": "date",
    "datetime": "datetime",
    "option": "select",
    "option-with-child": "cascading",
    "priority": "select",
    "user": "user",
    "version": "versions",
    "component": "components",
    "attachment": "attachments",
}
_MANY: dict[str, FieldKind] = {
    "option": "multi_select",
    "string": "labels",
    "user": "users",
    "version": "versions",
    "component": "components",
    "attachment": "attachments",
}
_BY_CUSTOM_TYPE: dict[str, FieldKind] = {"textarea": "paragraph", "url": "url", "labels": "labels"}
_BY_SYSTEM_NAME: dict[str, FieldKind] = {
    "description": "paragraph",
    "environment": "paragraph",
    "attachment": "attachments",
}
_CHOSEN = frozenset({"select", "multi_select", "cascading"})


def read_field(said: Mapping[str, Any]) -> DeskField:
    """One entry of requestTypeFields. What has no known schema, or no choices where one is needed, is unaskable."""
    schema = said.get("jiraSchema")
    schema = schema if isinstance(schema, Mapping) else {}
    choices = read_choices(said.get("validValues"))
    kind = kind_of(schema, bool(choices))
    default, names = read_default(said, kind, choices)
    return DeskField(
        id=str(said.get("fieldId", "")),
        name=str(said.get("name") or said.get("fieldId", "")),
        kind="unaskable" if kind in _CHOSEN and not choices else kind,
        required=said.get("required") is True,
        description=str(said.get("description") or ""),
        choices=choices,
        schema=schema_name(schema),
        single=schema.get("type") != "array",
        default=default,
        default_names=names,
    )


def kind_of(schema: Mapping[str, Any], has_choices: bool) -> FieldKind:
    """The kind by the custom type, then the system field, then the plain type."""
    custom = _custom_type(schema)
    if schema.get("type") == "array":
        return _MANY.get(str(schema.get("items")), "unaskable")
    if kind := _BY_CUSTOM_TYPE.get(custom) or _BY_SYSTEM_NAME.get(str(schema.get("system"))):
        return kind
    kind = _ONE.get(str(schema.get("type")), "unaskable")
    # Radio buttons are sometimes said to be strings; their values are choices all the same.
    return "select" if kind == "text" and has_choices else kind


def schema_name(schema: Mapping[str, Any]) -> str:
    """`array of option (multicheckboxes)`, `date`, `unknown`."""
    name = str(schema.get("type") or "unknown")
    if items := schema.get("items"):
        name += f" of {items}"
    custom = _custom_type(schema)
    return f"{name} ({custom})" if custom else name


def _custom_type(schema: Mapping[str, Any]) -> str:
    return str(schema.get("custom") or "").rpartition(":")[2]
