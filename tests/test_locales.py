"""The two languages say the same things, and everything that the code says exists in both."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from babel.messages.catalog import Message
from babel.messages.pofile import read_po

from bot.words.translation import LANGUAGES, LOCALES, language_of, load_translations

ROOT = Path(__file__).parents[1]
# A call's name -> what stands before the key that it is given.
SAYS = {"t": "", "plural": "", "because": "reason.", "NotUnderstood": "problem."}
BEFORE = ("", "reason.", "problem.", "problem.version_")


@cache
def messages(language: str) -> dict[str, Message]:
    with (LOCALES / language / "LC_MESSAGES" / "flowver.po").open("rb") as file:
        found = read_po(file, locale=language)
    return {each.id if isinstance(each.id, str) else each.id[0]: each for each in found if each.id}


def forms(message: Message) -> tuple[str, ...]:
    return message.string if isinstance(message.string, tuple) else (str(message.string),)


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_the_languages_have_the_same_keys() -> None:
    english, swedish = messages("en"), messages("sv")
    assert english.keys() == swedish.keys()
    assert {key for key, each in english.items() if each.pluralizable} == {
        key for key, each in swedish.items() if each.pluralizable
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_key_is_there_twice(language: str) -> None:
    text = (LOCALES / language / "LC_MESSAGES" / "flowver.po").read_text("utf-8")
    keys = re.findall(r'^msgid "(.+)"$', text, re.M)
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_the_service_desk_has_one_name_in_swedish() -> None:
    spoken_of = {key for key, each in messages("en").items() if re.search(r"\bdesk(s|'s)?\b", _bare(each), re.I)}
    named = {key for key, each in messages("sv").items() if "servicedesk" in _bare(each).casefold()}
    assert spoken_of == named


def _bare(message: Message) -> str:
    """Without placeholders, settings and commands."""
    return re.sub(r"\{\w+\}|[A-Z]+(_[A-Z]+)+", "", " ".join(forms(message)))


@pytest.mark.parametrize("key", sorted(messages("en")))
def test_a_sentence_has_the_same_placeholders_in_both(key: str) -> None:
    wanted = placeholders(" ".join(forms(messages("en")[key])))
    for language in LANGUAGES:
        for form in forms(messages(language)[key]):
            assert form.strip() != ""
            assert placeholders(form) == wanted


def test_plurals_have_both_forms() -> None:
    for language in LANGUAGES:
        plurals = [each for each in messages(language).values() if each.pluralizable]
        assert plurals
        assert all(len(forms(each)) == 2 and all(forms(each)) for each in plurals)


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_marked_as_unsure(language: str) -> None:
    assert [key for key, each in messages(language).items() if each.fuzzy] == []


def test_swedish_has_swedish_quotation_marks() -> None:
    assert [key for key, each in messages("sv").items() if "“" in "".join(forms(each))] == []


def test_nothing_is_left_in_english() -> None:
    """The same text in both is right only where it is no sentence: a command, or nothing but a placeholder."""
    same = [key for key, each in messages("en").items() if forms(each) == forms(messages("sv")[key])]
    odd = [
        key for key in same if re.search(r"[a-z]{3}", re.sub(r"\{\w+\}|/flowver.*", "", forms(messages("en")[key])[0]))
    ]
    assert odd == []


@cache
def trees() -> tuple[ast.Module, ...]:
    return tuple(ast.parse(path.read_text("utf-8")) for path in sorted((ROOT / "bot").rglob("*.py")))


def pattern(node: ast.JoinedStr) -> str:
    """`reason.{code}` -> `reason\\..*`"""
    return "".join(re.escape(str(each.value)) if isinstance(each, ast.Constant) else ".*" for each in node.values)


def alternatives(node: ast.AST) -> Iterator[str]:
    """The keys that an expression may be, as patterns; none where it is only a name."""
    match node:
        case ast.Constant(value=str() as text):
            yield re.escape(text)
        case ast.JoinedStr():
            yield pattern(node)
        case ast.IfExp(body=one, orelse=other):
            yield from (*alternatives(one), *alternatives(other))
        case ast.BoolOp(values=several):
            for each in several:
                yield from alternatives(each)


def said() -> Iterator[str]:
    """Patterns of the keys in calls that put something into words."""
    for tree in trees():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and node.args:
                name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
                if name in SAYS:
                    yield from (re.escape(SAYS[name]) + each for each in alternatives(node.args[0]))


def test_everything_that_is_said_exists() -> None:
    keys = sorted(messages("en"))
    assert [each for each in sorted(set(said())) if not any(re.fullmatch(each, key) for key in keys)] == []


def test_every_way_of_not_understanding_has_its_sentence() -> None:
    """Those of `understanding` are raised as a Refusal; a number that is no version gets the parser's code."""
    codes = {
        each.value
        for path in (ROOT / "bot/domain").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("Refusal", "NotAVersion")
        for each in node.args[:1]
        if isinstance(each, ast.Constant)
    }
    why = {
        "no_number",
        "number_too_long",
        "foreign_digits",
        "invisible_character",
        "too_many_parts",
        "not_in_the_scheme",
    }
    assert codes >= {"unknown_words", "version_missing", "one_number"}
    wanted = {f"problem.{code}" for code in codes - {"version", "one_number"}}
    wanted |= {f"problem.version_{code}" for code in why}
    assert wanted - messages("en").keys() == set()


def test_nothing_exists_that_is_never_said() -> None:
    """Said: in such a call, or named by a text or pattern somewhere in the code, as a table's codes are."""
    spoken = {*said(), *mentioned()}
    plain = {each for each in spoken if "*" not in each}
    wide = re.compile("|".join(f"(?:{each})" for each in spoken - plain if len(re.sub(r"\W", "", each)) > 3))
    assert [key for key in messages("en") if re.escape(key) not in plain and not wide.fullmatch(key)] == []


def mentioned() -> Iterator[str]:
    """Every text of the code that may be a key, or the end of one whose beginning is added where it is said."""
    for tree in trees():
        for node in ast.walk(tree):
            if (
                isinstance(node, ast.Constant)
                and isinstance(node.value, str)
                and re.fullmatch(r"[\w.>=<-]+", node.value)
            ):
                yield from (
                    re.escape(before + node.value) for before in ("", "reason.", "problem.", "problem.version_")
                )
            elif isinstance(node, ast.JoinedStr) and re.match(r"\w{4,}", pattern(node)):
                yield from [re.escape(before) + pattern(node) for before in ("", "reason.")]


@pytest.mark.parametrize(
    ("locale", "language"),
    [("sv-SE", "sv"), ("sv", "sv"), ("en-GB", "en"), ("EN_us", "en"), ("de-DE", None), ("", None), (None, None)],
)
def test_the_language_of_a_locale(locale: str | None, language: str | None) -> None:
    assert language_of(locale) == language


def test_an_unknown_key_is_our_mistake() -> None:
    for translation in load_translations().values():
        with pytest.raises(KeyError):
            translation("nothing.of.the.kind")


def test_the_singular_is_for_one_only() -> None:
    swedish: Any = load_translations()["sv"]
    said = [swedish.plural("support.days_left", count) for count in (0, 1, 2)]
    assert said == ["0 dagar kvar", "1 dag kvar", "2 dagar kvar"]
