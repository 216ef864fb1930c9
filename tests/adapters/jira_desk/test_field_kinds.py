"""Each schema of Jira that is known becomes a kind that can be asked; any other one is said to be unaskable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.adapters.jira_desk.field_kinds import read_field
from bot.domain.tickets.desk_form import Choice

TYPES = "com.atlassian.jira.plugin.system.customfieldtypes:"
SOME = [{"value": "1", "label": "One", "children": []}, {"value": "2", "label": "Two", "children": []}]


def custom(kind, key, items=None):
    return {"type": kind, "custom": TYPES + key, "customId": 9} | ({"items": items} if items else {})


SCHEMAS = [
    ({"type": "string", "system": "summary"}, "text"),
    ({"type": "string", "system": "description"}, "paragraph"),
    ({"type": "string", "system": "environment"}, "paragraph"),
    (custom("string", "textfield"), "text"),
    (custom("string", "textarea"), "paragraph"),
    (custom("string", "url"), "url"),
    (custom("number", "float"), "number"),
    (custom("date", "datepicker"), "date"),
    ({"type": "date", "system": "duedate"}, "date"),
    (custom("datetime", "datetime"), "datetime"),
    (custom("array", "labels", "string"), "labels"),
    ({"type": "array", "items": "string", "system": "labels"}, "labels"),
    (custom("user", "userpicker"), "user"),
    (custom("array", "multiuserpicker", "user"), "users"),
    ({"type": "array", "items": "version", "system": "versions"}, "versions"),
    (custom("version", "version"), "versions"),
    ({"type": "array", "items": "component", "system": "components"}, "components"),
    ({"type": "component"}, "components"),
    ({"type": "array", "items": "attachment", "system": "attachment"}, "attachments"),
    ({"type": "attachment"}, "attachments"),
]
CHOSEN = [
    (custom("option", "select"), "select"),
    (custom("option", "radiobuttons"), "select"),
    (custom("string", "radiobuttons"), "select"),
    (custom("array", "multiselect", "option"), "multi_select"),
    (custom("array", "multicheckboxes", "option"), "multi_select"),
    (custom("option-with-child", "cascadingselect"), "cascading"),
    ({"type": "priority", "system": "priority"}, "select"),
]
UNASKABLE = [
    custom("group", "grouppicker"),
    custom("array", "multigrouppicker", "group"),
    {"type": "sd-asset"},
    {"type": "any", "custom": "com.pyxis.greenhopper.jira:gh-epic-link"},
    {"type": "sd-customerrequesttype"},
    {"type": "array"},
    {},
    None,
    "text",
]


def field(schema, choices=()):
    return read_field(
        {"fieldId": "f", "name": "F", "required": True, "jiraSchema": schema, "validValues": list(choices)}
    )


@pytest.mark.parametrize(("schema", "kind"), SCHEMAS)
def test_a_known_schema_has_its_kind(schema, kind):
    assert field(schema).kind == kind


@pytest.mark.parametrize(("schema", "kind"), CHOSEN)
def test_a_choice_has_its_kind_and_cannot_be_asked_without_values(schema, kind):
    assert field(schema, SOME).kind == kind
    assert field(schema, SOME).choices == (Choice("1", "One"), Choice("2", "Two"))
    assert field(schema).kind in ("unaskable", "text")


@pytest.mark.parametrize("schema", UNASKABLE)
def test_what_is_not_known_is_unaskable(schema):
    assert field(schema, SOME).kind == "unaskable"


def test_the_schemas_name_is_kept_for_messages():
    assert field(custom("array", "multigrouppicker", "group")).schema == "array of group (multigrouppicker)"
    assert field({}).schema == "unknown"


def test_one_version_and_several_versions_are_told_apart():
    assert field(custom("version", "version")).single
    assert not field({"type": "array", "items": "version"}).single


def test_the_steps_of_a_cascading_field_are_kept():
    values = [{"value": "1", "label": "A", "children": [{"value": "11", "label": "a"}, {"label": "no value"}, None]}]
    assert field(custom("option-with-child", "cascadingselect"), values).choices == (
        Choice("1", "A", (Choice("11", "a"),)),
    )


def test_what_the_desk_preselects_is_kept_as_far_as_it_is_a_choice():
    tree = [{"value": "1", "label": "A", "children": [{"value": "11", "label": "a"}]}, {"value": "2", "label": "B"}]
    said = {"fieldId": "f", "jiraSchema": custom("option-with-child", "cascadingselect"), "validValues": tree}
    defaults = [
        ([{"value": "2"}], ("2",)),
        ([{"value": "1", "children": [{"value": "11"}, {"value": "99"}]}], ("1", "11")),
        ([{"value": "9"}], ()),
        ("2", ()),
    ]
    assert [read_field({**said, "defaultValues": default}).default for default, _ in defaults] == [
        wanted for _, wanted in defaults
    ]


NAMED = [{"value": "1", "label": "First"}, {"value": "2", "label": "Second"}]
TREE = [{"value": "1", "label": "A", "children": [{"value": "11", "label": "a"}]}, {"value": "2", "label": "B"}]
# Schema, valid values, default values, preset values -> what the form begins with.
BEGINNINGS = [
    (custom("string", "textfield"), [], [{"value": "ACME", "label": "ACME"}], [], ("ACME",)),
    (custom("string", "textfield"), [], [{"value": "ACME"}], ["Preset"], ("Preset",)),
    (custom("string", "textarea"), [], [], ["Two\nlines"], ("Two\nlines",)),
    (custom("number", "float"), [], [{"value": "12.5"}], [], ("12.5",)),
    (custom("number", "float"), [], [{"value": 7}], [], ("7",)),
    (custom("date", "datepicker"), [], [{"value": "2026-12-24"}], [], ("2026-12-24",)),
    (custom("date", "datepicker"), [], [{"value": "2026-12-24T00:00:00.000+0000"}], [], ("2026-12-24",)),
    (custom("date", "datepicker"), [], [{"value": "soon"}], [], ()),
    (custom("datetime", "datetime"), [], [{"value": "2026-09-21T16:13:20.000+0200"}], [], ("1790000000",)),
    (custom("datetime", "datetime"), [], [], ["1790000000000"], ("1790000000",)),
    (custom("datetime", "datetime"), [], [{"value": "2026-09-21"}], [], ()),
    (custom("option", "select"), NAMED, [{"value": "2"}], [], ("2",)),
    (custom("option", "select"), NAMED, [{"value": "2"}], ["First"], ("1",)),
    (custom("array", "multicheckboxes", "option"), NAMED, [{"value": "1"}, {"value": "2"}], [], ("1", "2")),
    (custom("array", "multiselect", "option"), NAMED, [], ["2", "nothing of the kind"], ("2",)),
    (custom("option-with-child", "cascadingselect"), TREE, [], ["1", "11"], ("1", "11")),
    (custom("array", "labels", "string"), [], [{"value": "red"}, {"value": "green"}], [], ("red", "green")),
    (custom("array", "multiversion", "version"), NAMED, [{"value": "1"}], [], ("1",)),
    (custom("component", "component"), [], [{"value": "10", "label": "Flow Studio"}], [], ("Flow Studio",)),
    (custom("user", "userpicker"), [], [{"value": "acc-1", "label": "Maja Ek"}], [], ("acc-1",)),
    (custom("group", "grouppicker"), [], [{"value": "all"}], [], ()),
]


@pytest.mark.parametrize(("schema", "values", "defaults", "presets", "wanted"), BEGINNINGS)
def test_what_a_field_begins_with_is_read_whatever_its_kind(schema, values, defaults, presets, wanted):
    said = {"fieldId": "f", "jiraSchema": schema, "validValues": values, "defaultValues": defaults}
    assert read_field({**said, "presetValues": presets}).default == wanted


def test_the_name_of_whoever_is_chosen_beforehand_is_kept_to_be_shown():
    said = {
        "fieldId": "f",
        "jiraSchema": custom("user", "userpicker"),
        "defaultValues": [{"value": "a", "label": "Maja Ek"}],
    }
    assert read_field(said).default_names == ("Maja Ek",)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["value", "label", "type", "items"]), inner)
    ),
    max_leaves=8,
)


@given(schema=ANYTHING, values=ANYTHING, name=ANYTHING)
def test_whatever_a_site_says_a_field_comes_of_it(schema, values, name):
    found = read_field(
        {"fieldId": "f", "name": name, "jiraSchema": schema, "validValues": values, "defaultValues": values}
        | {"presetValues": values}
    )
    assert found.id == "f"
    assert found.name
