"""Ranges of versions in plain words: which ones are meant, what is asked of them, and what the demo's catalogue knows.

6.13 ended 2026-05-09; 6.14 is supported through 2027-01-24, 6.15 through 2027-10-11 and 6.16 through 2028-07-28.
"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bot.adapters.catalog_files.load import load_catalog
from bot.adapters.catalog_files.sample import write_sample
from bot.cli.exit_codes import NO, UNKNOWN, YES, exit_code
from bot.domain.among import AmongAnswer
from bot.domain.answer import answer
from bot.domain.catalog import Catalog
from bot.domain.question import NotUnderstood
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.vocabulary import Vocabulary

DAY = date(2026, 11, 25)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Catalog:
    folder: Path = tmp_path_factory.mktemp("sample")
    write_sample(folder, DAY)
    return load_catalog(folder)


@pytest.fixture(scope="module")
def vocabulary(sample: Catalog) -> Vocabulary:
    return Vocabulary.of(sample.policy, sample.newest_lines)


ASKED = {
    # Is there anything at all?
    "anything newer than 6.14?": ("any newer than 6.14", YES),
    "is there a newer version than 6.14?": ("any newer than 6.14", YES),
    "is there anything newer than studio 6.15.3?": ("any studio newer than 6.15.3", YES),
    "finns det något nyare än 6.15.3 av studio?": ("any studio newer than 6.15.3", YES),
    "Finns det någon nyare version av studion än 6.15.3?": ("any studio newer than 6.15.3", YES),
    "Vi kör studio 6.15.3, finns det något nyare?": ("any studio newer than 6.15.3", YES),
    "we run 6.14, has anything newer come?": ("any newer than 6.14", YES),
    "newer than 6.14 for android": ("any android newer than 6.14", YES),
    "har det kommit något efter 6.14?": ("any newer than 6.14", YES),
    "what came after 6.14?": ("versions newer than 6.14", YES),
    "Vad kom efter 6.14?": ("versions newer than 6.14", YES),
    "versions > 6.14": ("versions newer than 6.14", YES),
    "Is there a newer service pack than 6.15.3?": ("any newer than 6.15.3 up to 6.15", YES),
    "any newer than 6.15.3 up to 6.15": ("any newer than 6.15.3 up to 6.15", YES),
    "anything newer than 6.16?": ("any newer than 6.16", NO),
    "Finns det något nyare än server 6.16.4?": ("any server newer than 6.16.4", NO),
    "anything newer than 6.99?": ("any newer than 6.99", UNKNOWN),
    "anything newer than server 6.16.99?": ("any server newer than 6.16.99", UNKNOWN),
    "is anything newer than windows 1.31 out?": ("any windows newer than 1.31", YES),
    "newer than 1.31": ("any newer than 1.31", YES),
    "Allt före 6.14 är väl ute?": ("versions older than 6.14", YES),
    "har ni släppt något sedan 6.15?": ("any newer than 6.15", YES),
    "versions newer than 6.12 and older than 6.15": ("versions newer than 6.12 older than 6.15", YES),
    "vilka är nyare än 6.12 men äldre än 6.15": ("versions newer than 6.12 older than 6.15", YES),
    "what is the newest version before 6.15?": ("versions older than 6.15", YES),
    "what has been released since 6.16?": ("versions newer than 6.16", NO),
    "are there any newer service packs for 6.15.3?": ("any newer than 6.15.3 up to 6.15", YES),
    "finns det någon nyare version av studio 6.15.3?": ("any studio newer than 6.15.3", YES),
    "is anything newer than 6.14 faster?": ("versions newer than 6.14", YES),
    # Supported?
    "are versions before 6.14 still supported?": ("all older than 6.14 supported", NO),
    "är versioner äldre än 6.14 stödda?": ("all older than 6.14 supported", NO),
    "Is anything older than 6.14 supported?": ("any older than 6.14 supported", NO),
    "Is anything older than 6.15 supported?": ("any older than 6.15 supported", YES),
    "are all versions newer than 6.13 supported?": ("all newer than 6.13 supported", YES),
    "Stöds alla versioner efter 6.12?": ("all newer than 6.12 supported", NO),
    "is android 6.14 or newer ok?": ("all android >=6.14 supported", YES),
    "Vår version är nyare än 6.13, stöds den?": ("all newer than 6.13 supported", YES),
    "Stöds versioner under 6.14?": ("older than 6.14 supported", NO),
    "which versions from 6.12 to 6.15 are supported?": ("from 6.12 to 6.15 supported", YES),
    "vilka versioner mellan 6.12 och 6.15 stöds?": ("from 6.12 to 6.15 supported", YES),
    "which versions between 6.15 and 6.12 are supported?": ("from 6.12 to 6.15 supported", YES),
    "stöds versionerna 6.12 till 6.15?": ("from 6.12 to 6.15 supported", YES),
    "6.12 through 6.15": ("from 6.12 to 6.15 supported", YES),
    "från 6.12 till och med 6.15": ("from 6.12 to 6.15 supported", YES),
    "supported versions newer than 6.12 but older than 6.15": ("newer than 6.12 older than 6.15 supported", YES),
    ">=6.14": (">=6.14 supported", YES),
    "&gt;=6.14": (">=6.14 supported", YES),
    ">= 6.14": (">=6.14 supported", YES),
    "< 6.14": ("older than 6.14 supported", NO),
    "&lt; 6.14": ("older than 6.14 supported", NO),
    "<@U1> <  6.14": ("older than 6.14 supported", NO),
    "versions  >  6.14": ("versions newer than 6.14", YES),
    "6.14+": (">=6.14 supported", YES),
    "6.14 or later": (">=6.14 supported", YES),
    "6.14 och nyare": (">=6.14 supported", YES),
    "6.14 eller en senare": (">=6.14 supported", YES),
    "6.14 onwards": (">=6.14 supported", YES),
    "fr.o.m. 6.14": (">=6.14 supported", YES),
    "not older than 6.14": (">=6.14 supported", YES),
    "<=6.13": ("up to 6.13 supported", NO),
    "t.o.m. 6.13": ("up to 6.13 supported", NO),
    "6.13 and older": ("up to 6.13 supported", NO),
    "<6.14": ("older than 6.14 supported", NO),
    "when does support end for everything newer than 6.13?": ("newer than 6.13 supported", YES),
    "is anything older than 6.1 supported?": ("any older than 6.1 supported", UNKNOWN),
    "was anything older than 6.14 supported on 2025-01-01?": ("any older than 6.14 supported 2025-01-01", YES),
    # Ended?
    "är allt äldre än 6.13 utfasat?": ("all older than 6.13 ended", YES),
    "Är allt äldre än 6.15 utfasat?": ("all older than 6.15 ended", NO),
    "are versions before 6.15 out of support?": ("all older than 6.15 ended", NO),
    "is everything before 6.14 out of support?": ("all older than 6.14 ended", YES),
    "is anything since 6.12 unsupported?": ("any >=6.12 ended", YES),
    "which versions are no longer supported before 6.15?": ("older than 6.15 ended", YES),
    "vilka versioner före 6.15 stöds inte?": ("older than 6.15 ended", YES),
}


@pytest.mark.parametrize(("text", "command", "code"), [(text, *each) for text, each in ASKED.items()])
def test_a_range_is_answered_as_it_was_asked(
    text: str, command: str, code: int, sample: Catalog, vocabulary: Vocabulary
) -> None:
    questions = understand(text, vocabulary)
    answers = [answer(sample, each, DAY) for each in questions]
    assert " + ".join(as_command([each]) for each in questions) == command
    assert exit_code(answers) == code


@pytest.mark.parametrize(
    "text",
    [
        "does android 6.15 or newer work with server 6.14?",
        "should we upgrade to something newer than 6.14?",
        "We have had this error since 6.14, is it supported?",
        "are studio and server newer than 6.14 supported?",
        "is anything newer than 6.14 supported on our phones?",
        "do we need 6.15 or later?",
        "is anything newer than 6.14 withdrawn?",
        "newer than 6.14 newer than 6.15",
        "nyare 6.14",
        "allt utom 6.14",
        "are others than 6.14 supported?",
    ],
)
def test_a_range_beside_something_else_or_one_that_is_not_clear_is_asked_back(
    text: str, vocabulary: Vocabulary
) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, vocabulary)
    assert caught.value.code == "range"
    assert caught.value.did_you_mean


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("> 6.14", "check 6.14"),
        ("upgrade from 6.12 to 6.15", "upgrade 6.12 6.15"),
        ("6.12 to 6.15", "upgrade 6.12 6.15"),
        ("Is 6.14 supported after 24 January 2027?", "check 6.14 2027-01-25"),
        ("is 6.14 the newest version?", "is 6.14 the newest"),
        ("Report this: since 6.14.3 the app crashes", "ticket 6.14.3"),
        ("is there anything newer?", "versions"),
    ],
)
def test_what_is_no_range_is_not_taken_for_one(text: str, command: str, vocabulary: Vocabulary) -> None:
    assert as_command(understand(text, vocabulary)) == command


@pytest.mark.parametrize("text", ["newer than 6.14 for andriod", "anything newer than 6.14 for the andriod client?"])
def test_a_misspelt_component_is_not_left_out_of_a_range(text: str, vocabulary: Vocabulary) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, vocabulary)
    assert (caught.value.code, caught.value.did_you_mean) == ("unknown_component", ("any android newer than 6.14",))


CATALOG = """
- {line: "6.13", released: 2024-09-01}
- {line: "6.14", released: 2025-01-24}
- {line: "6.15", released: 2025-10-11}
- {line: "6.16", released: 2027-01-01}
- {component: server, version: 6.14.3}
- {component: server, version: 6.15.1}
- {component: server, version: 6.15.2, withdrawn: true}
- {component: server, version: 6.15.3.5}
- {component: studio, version: 6.15.2}
- {version: 6.14.9}
- {component: windows, version: 1.30.1, flow_line: "6.14"}
- {component: windows, version: 1.31.1, flow_line: "6.15"}
"""


def found(catalog: Catalog, text: str) -> AmongAnswer:
    [question] = understand(text, Vocabulary.of(catalog.policy, catalog.newest_lines))
    said = answer(catalog, question, DAY)
    assert isinstance(said, AmongAnswer)
    return said


def parts(catalog: Catalog, text: str) -> list[str]:
    return [str(part.version) for part in found(catalog, text).parts]


@pytest.mark.parametrize(
    ("text", "versions"),
    [
        ("newer than 6.14", ["6.16", "6.15"]),
        (">=6.14", ["6.16", "6.15", "6.14"]),
        ("older than 6.15", ["6.14", "6.13"]),
        ("newer than 6.15.1", ["6.16", "6.15.3.5", "6.15.2"]),
        ("server newer than 6.15.1", ["6.16", "6.15.3.5", "6.15.2"]),
        ("studio newer than 6.15.1", ["6.16", "6.15.2"]),
        ("server newer than 6.15.3", ["6.16"]),
        ("server since 6.15.3", ["6.16", "6.15.3.5"]),
        ("older than 6.15.2", ["6.15.1", "6.14", "6.13"]),
        ("up to 6.15.3", ["6.15.3.5", "6.15.2", "6.15.1", "6.14", "6.13"]),
        ("versions from 6.14.3 to 6.15.1", ["6.15.1", "6.14.9", "6.14.3"]),
        ("studio newer than 6.14.3", ["6.16", "6.15", "6.14.9"]),
        ("newer service pack than 6.15.1", ["6.15.3.5", "6.15.2"]),
        ("windows newer than 1.30", ["1.31.1"]),
        ("newer than 1.29", ["1.31.1", "1.30.1"]),
    ],
)
def test_the_lines_of_a_range_and_the_releases_of_a_line_that_it_cuts(
    catalog_of: Any, text: str, versions: list[str]
) -> None:
    assert parts(catalog_of(CATALOG), text) == versions


def test_what_is_not_out_yet_or_was_withdrawn_is_not_there(catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG)
    assert found(catalog, "newer than 6.15").verdict == "unknown"
    assert [str(each.version) for each in found(catalog, "server newer than 6.15.1").named] == ["6.15.3.5"]
    withdrawn = found(
        catalog_of(CATALOG.replace('- {line: "6.16", released: 2027-01-01}\n', "")), "newer than 6.15.3.5"
    )
    assert (withdrawn.verdict, withdrawn.parts) == ("no", ())


def test_a_line_without_any_release_of_the_component_is_not_known_to_have_one(catalog_of: Any) -> None:
    android = found(catalog_of(CATALOG), "anything newer than android 6.13?")
    assert android.verdict == "yes"
    assert [str(each.version) for each in android.named] == ["6.14"]
    later = found(catalog_of(CATALOG), "anything newer than android 6.14?")
    assert (later.verdict, later.reasons[0].code) == (
        "unknown",
        "end_not_listed" if not later.parts else "none_of_component",
    )


def test_withdrawn_releases_are_not_supported_and_not_left_out_of_all(catalog_of: Any) -> None:
    catalog = catalog_of(CATALOG.replace('- {line: "6.16", released: 2027-01-01}\n', ""))
    every = found(catalog, "are all server versions newer than 6.15.1 supported?")
    assert (every.verdict, [str(each.version) for each in every.named]) == ("no", ["6.15.2"])


def test_not_known_of_one_is_not_known_of_all(catalog_of: Any) -> None:
    catalog = catalog_of('- {line: "6.14"}\n- {line: "6.15", released: 2025-10-11}\n- {line: "6.13"}\n')
    assert found(catalog, "are all versions since 6.14 supported?").verdict == "unknown"
    assert found(catalog, "is any version since 6.14 supported?").verdict == "yes"
    assert found(catalog, "is everything older than 6.15 out of support?").verdict == "unknown"


def test_the_lines_of_an_answer_carry_only_what_is_in_the_range(catalog_of: Any) -> None:
    lines = found(catalog_of(CATALOG), "older than 6.15.2").lines
    assert [str(each.line.version) for each in lines] == ["6.15", "6.14", "6.13"]
    assert {name: str(release.version) for name, release in lines[0].latest.items()} == {"server": "6.15.1"}
    windows = found(catalog_of(CATALOG), "windows newer than 1.29").lines
    assert [(str(e.line.version), [str(r.version) for r in e.latest.values()]) for e in windows] == [
        ("6.15", ["1.31.1"]),
        ("6.14", ["1.30.1"]),
    ]


DASHED = {
    "6.12 - 6.14": "from 6.12 to 6.14 supported",
    "check 6.12 – 6.14": "from 6.12 to 6.14 supported",
    "6.12- 6.14": "from 6.12 to 6.14 supported",
    "versions 6.12 - 6.14": "versions from 6.12 to 6.14",
    "is studio 6.12 - 6.14 supported?": "all studio from 6.12 to 6.14 supported",
    "upgrade 6.12 - 6.14": "upgrade 6.12 6.14",
    "6.14.3 - 6.15.2 upgrade": "upgrade 6.14.3 6.15.2",
    "server 6.15 - android 6.14": "compat server 6.15 android 6.14",
    "server 6.15 - 6.14 android": "compat server 6.15 android 6.14",
    "compare 6.14 - 6.16": "difference between 6.14 and 6.16",
    "- 6.12 - 6.14": "check 6.12 6.14",
}


@pytest.mark.parametrize(("text", "command"), DASHED.items())
def test_a_lone_dash_between_two_versions_is_a_range_unless_they_are_a_way_or_a_pair(
    text: str, command: str, vocabulary: Vocabulary
) -> None:
    assert as_command(understand(text, vocabulary)) == command


def test_a_range_beside_another_version_is_asked_back(vocabulary: Vocabulary) -> None:
    with pytest.raises(NotUnderstood) as caught:
        understand("6.12 - 6.14, 6.16", vocabulary)
    assert caught.value.code == "range"
