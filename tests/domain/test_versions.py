from datetime import date
from typing import Any

from bot.cli.exit_codes import UNKNOWN, YES, exit_code
from bot.domain.question import Versions
from bot.domain.versions import of_component, versions, versions_on
from bot.words.answer_json import answer_json
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 23)
TEXT = (
    '- {line: "6.9", released: 2020-01-01}\n- {line: "6.15", released: 2025-04-03}\n- {line: "6.2"}\n'
    '- {line: "6.16", released: 2027-01-01}\n'
    "- {component: server, version: 6.15.9}\n- {component: server, version: 6.15.10}\n"
    "- {component: server, version: 6.15.11, withdrawn: true}\n"
    "- {component: server, version: 6.15.12, released: 2027-01-01}\n"
    "- {component: studio, version: 6.15.3.5}\n- {version: 6.9.4}\n"
    '- {component: windows, version: 1.29.4, flow_line: "6.15"}\n'
    '- {component: windows, version: 1.30.1, flow_line: "6.15", released: 2027-01-01}\n'
)


def latest(answer: Any) -> dict[str, dict[str | None, str]]:
    return {str(e.line.version): {c: str(r.version) for c, r in e.latest.items()} for e in answer.lines}


def test_newest_line_first_by_number(catalog_of: Any) -> None:
    lines = versions(catalog_of(TEXT), TODAY).lines
    assert [str(each.line.version) for each in lines] == ["6.16", "6.15", "6.9", "6.2"]
    assert [each.support.state for each in lines] == ["unknown", "supported", "ended", "ended"]
    assert lines[0].support.planned == date(2027, 1, 1)


def test_the_newest_good_release_of_each_component(catalog_of: Any) -> None:
    found = latest(versions(catalog_of(TEXT), TODAY))
    assert found["6.15"] == {"server": "6.15.10", "studio": "6.15.3.5", "windows": "1.29.4"}
    assert found["6.9"] == {None: "6.9.4"}
    assert found["6.2"] == {}


def test_of_one_component_only_its_own(catalog_of: Any) -> None:
    catalog = catalog_of(TEXT)
    studio = latest(of_component(catalog, versions(catalog, TODAY), "studio"))
    assert (studio["6.15"], studio["6.9"]) == ({"studio": "6.15.3.5"}, {None: "6.9.4"})
    windows = latest(of_component(catalog, versions(catalog, TODAY), "windows"))
    assert (windows["6.15"], windows["6.9"]) == ({"windows": "1.29.4"}, {})


def test_until_confirmed_the_lines_that_would_change_are_named_first(catalog_of: Any) -> None:
    text = '- {line: "6.15", released: 2024-04-03}\n- {component: server, version: 6.15.9, released: 2026-01-01}\n'
    reasons = versions(catalog_of(text, confirmed=False), TODAY).reasons
    assert [reason.code for reason in reasons] == ["unconfirmed_release_lines", "versions_line"]
    assert reasons[0].values["lines"] == "6.15"
    swapped = versions(catalog_of(text, confirmed=False, counts_from="release"), TODAY)
    assert swapped.reasons[0].code == "unconfirmed_line_lines"
    assert swapped.lines[0].support.state == "unknown"
    assert [reason.code for reason in versions(catalog_of(text), TODAY).reasons] == ["versions_line"]


def test_an_empty_catalogue_has_no_lines(catalog_of: Any) -> None:
    assert versions(catalog_of(""), TODAY).lines == ()


def test_the_newest_of_a_component_is_one_that_is_listed_for_it(catalog_of: Any) -> None:
    catalog = catalog_of(TEXT)
    studio, portal = (versions_on(catalog, Versions(None, name, True), TODAY) for name in ("studio", "portal"))
    assert studio.newest
    assert studio.support
    assert (studio.newest.name, studio.support.state) == ("studio 6.15.3.5", "supported")
    assert (portal.newest, exit_code([portal]), exit_code([studio])) == (None, UNKNOWN, YES)


def test_the_newest_in_words_and_as_json(catalog_of: Any) -> None:
    catalog = catalog_of(TEXT)
    speech = Speech(TRANSLATIONS["sv"], catalog)
    windows = versions_on(catalog, Versions(None, "windows", True), TODAY)
    told = tell(speech, windows)
    assert told.headline == "Senaste Windowsklient: 1.29.4"
    assert told.facts == (("Stöd", "stöds t.o.m. 2027-04-03"),)
    assert [ask.text for ask in told.asks] == ["check windows 1.29.4", "versions windows"]
    as_json = answer_json(speech, windows)
    assert (as_json["kind"], as_json["component"], as_json["newest"]) == ("versions", "windows", "1.29.4")
    nothing = tell(speech, versions_on(catalog, Versions(None, "portal", True), TODAY))
    assert (nothing.mark, nothing.headline) == ("unknown", "Okänt: katalogen har inget släpp av Portal")
