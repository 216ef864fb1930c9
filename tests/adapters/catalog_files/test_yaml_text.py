"""Reading YAML as text with positions."""

import pytest
import yaml

from bot.adapters.catalog_files import yaml_text
from bot.adapters.catalog_files.yaml_text import read_yaml


@pytest.fixture(params=["in C", "in Python"], autouse=True)
def parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if request.param == "in Python":
        monkeypatch.setattr(yaml_text, "_LOADER", yaml.BaseLoader)


def said(data: bytes) -> list[str]:
    return [str(problem) for problem in read_yaml(data, "f.yml")[1]]


def test_nothing_is_typed():
    document, problems = read_yaml(b"a: 6.10\nb: 2026-02-30\nc: no\nd: '~'\ne: 0x1F\n", "f.yml")
    assert document == {"a": "6.10", "b": "2026-02-30", "c": "no", "d": "~", "e": "0x1F"}
    assert problems == []


def test_only_plain_nulls_are_none():
    document, _ = read_yaml(b"a: ~\nb:\nc: null\nd: 'null'\ne: [~, '']\n", "f.yml")
    assert document == {"a": None, "b": None, "c": None, "d": "null", "e": [None, ""]}


def test_texts_mappings_and_lists_know_where_they_begin():
    document, _ = read_yaml("å: {b: [1, ö, x]}\n".encode(), "f.yml")
    mapping = document["å"]
    assert (mapping.line, mapping.column) == (1, 4)
    assert (mapping["b"].line, mapping["b"].column) == (1, 8)
    assert [(each.line, each.column) for each in mapping["b"]] == [(1, 9), (1, 12), (1, 15)]
    assert mapping.place_of_key("b") == (1, 5)


def test_a_byte_order_mark_is_no_part_of_the_text():
    assert read_yaml(b"\xef\xbb\xbfa: b\n", "f.yml") == ({"a": "b"}, [])


def test_a_key_that_is_there_twice_names_both_lines_and_the_first_counts():
    document, problems = read_yaml(b"x:\n  a: 1\n  b: 2\n  a: 3\n", "f.yml")
    assert document == {"x": {"a": "1", "b": "2"}}
    assert list(map(str, problems)) == ["f.yml:4:3: x: the key 'a' is there twice; it is also in line 2"]


def test_anchors_aliases_and_tags_are_refused_each_at_its_place():
    assert said(b"a: &here 1\nb: *here\nc: !!int 3\n") == [
        "f.yml:1:4: a: the anchor &here is not allowed; write values out where they are used",
        "f.yml:2:4: b: *here refers to another place of the file; write the value out",
        "f.yml:3:4: c: the tag 'tag:yaml.org,2002:int' is not allowed; write the plain value",
    ]


def test_a_second_document_is_refused():
    assert said(b"a: 1\n---\nb: 2\n") == ["f.yml:2:1: a second document begins here; a file holds only one"]


def test_a_key_that_is_a_list_is_refused():
    assert said(b"a: 1\n? [b]\n: 2\n") == ["f.yml:2:3: a key must be a plain word, not a list or a mapping"]


@pytest.mark.parametrize("opening", [b"[", b"- ", b"{a: "])
def test_deep_nesting_is_refused_and_not_followed(opening: bytes):
    (problem,) = said(opening * 100_000)
    assert problem.endswith("is nested more than 20 levels deep")


@pytest.mark.parametrize(
    ("data", "place"),
    [(b"a: b\nc: \xff\n", "2:4"), ("a: å\nö: ".encode() + b"\xe5 ", "2:4"), (b"a: \x00", "1:4")],
)
def test_bytes_that_are_no_utf_8_text_are_placed(data: bytes, place: str, request: pytest.FixtureRequest):
    (problem,) = said(data)
    assert "holds bytes that are not UTF-8 text" in problem
    if "in C" in request.node.name:
        assert problem.startswith(f"f.yml:{place}: ")


def test_utf_16_is_refused():
    assert said("a: b".encode("utf-16")) == ["f.yml:1:1: is not UTF-8 text; save it as UTF-8"]


def test_an_error_of_the_syntax_is_placed_and_says_what_was_open():
    (problem,) = said(b"a:\n  - {b: 1,\n     c: [2}\n")
    assert problem.startswith("f.yml:3:11: a[0].c[1]: is not readable as YAML: ")
    assert problem.endswith("that began in line 3)")


def test_a_tab_in_the_indentation_is_a_problem():
    (problem,) = said(b"a:\n\tb: 1\n")
    assert problem.startswith("f.yml:2:1: a: is not readable as YAML: ")


def test_a_key_with_line_breaks_does_not_break_the_problems_line():
    (problem,) = said(b'"a\\nb": &x 1\n')
    assert problem.startswith("f.yml:1:9: 'a\\nb': the anchor")


def test_items_of_the_named_list_are_handed_over_and_replaced():
    seen = []
    data = b"releases:\n  - {a: 1}\n  -\n  - x\nother: [y]\n"
    document, _ = read_yaml(data, "f.yml", "releases", lambda *item: seen.append(item) or len(seen))
    assert document == {"releases": [1, 2, 3], "other": ["y"]}
    assert seen == [(0, {"a": "1"}, (2, 5)), (1, None, (3, 4)), (2, "x", (4, 5))]
