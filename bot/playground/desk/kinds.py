"""The kinds of field that Jira knows, by short name, and the schema of each. What counts as a value is in values.py."""

from dataclasses import dataclass

from bot.playground.model import Json

CUSTOM = "com.atlassian.jira.plugin.system.customfieldtypes:"


@dataclass(frozen=True)
class Kind:
    """A field's schema; `source` names where its choices come from when they are not the field's own."""

    name: str
    type: str
    items: str | None = None
    system: str | None = None
    custom: str | None = None
    source: str = ""

    def schema(self, custom_id: int | None) -> Json:
        schema: Json = {"type": self.type}
        if self.items:
            schema["items"] = self.items
        if self.system:
            return schema | {"system": self.system}
        return schema | {"custom": self.custom, "customId": custom_id}


def _custom(name: str, type_: str, key: str, items: str | None = None, source: str = "") -> Kind:
    # Most kinds are Jira's own; two belong to apps with keys of their own.
    return Kind(name, type_, items, None, key if ":" in key else CUSTOM + key, source)


KINDS = {
    kind.name: kind
    for kind in (
        Kind("summary", "string", None, "summary"),
        Kind("description", "string", None, "description"),
        Kind("environment", "string", None, "environment"),
        Kind("affects", "array", "version", "versions", source="versions"),
        Kind("project-components", "array", "component", "components", source="components"),
        Kind("priority", "priority", None, "priority", source="priorities"),
        Kind("system-labels", "array", "string", "labels"),
        Kind("duedate", "date", None, "duedate"),
        Kind("attachment", "array", "attachment", "attachment"),
        _custom("string", "string", "textfield"),
        _custom("textarea", "string", "textarea"),
        _custom("url", "string", "url"),
        _custom("number", "number", "float"),
        _custom("date", "date", "datepicker"),
        _custom("datetime", "datetime", "datetime"),
        _custom("select", "option", "select"),
        _custom("radio", "option", "radiobuttons"),
        _custom("checkboxes", "array", "multicheckboxes", "option"),
        _custom("multiselect", "array", "multiselect", "option"),
        _custom("cascading", "option-with-child", "cascadingselect"),
        _custom("labels", "array", "labels", "string"),
        _custom("version", "version", "version", source="versions"),
        _custom("versions", "array", "multiversion", "version", source="versions"),
        _custom("component", "component", "component", source="components"),
        _custom("user", "user", "userpicker"),
        _custom("users", "array", "multiuserpicker", "user"),
        _custom("group", "group", "grouppicker"),
        _custom("sd-asset", "sd-asset", "com.atlassian.jira.plugins.cmdb:cmdb-object-cftype"),
        _custom("any", "any", "com.pyxis.greenhopper.jira:gh-epic-link"),
    )
}
