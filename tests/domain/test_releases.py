from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from bot.domain.releases import LineEntry, ReleaseEntry, ReleasesHead, Words
from bot.domain.version import Version


def test_an_entry_is_read_as_it_is_written() -> None:
    entry = ReleaseEntry.model_validate(
        {"component": "server", "version": "6.10.0.5", "released": "2024-02-29", "notes": "Good",
         "fixes": [{"key": "FLOW-1", "severity": "high", "text": {"sv": "Bra"}}]}
    )  # fmt: skip
    assert (entry.version, entry.released) == (Version((6, 10, 0, 5)), date(2024, 2, 29))
    assert entry.notes
    assert entry.notes.in_language("sv") == "Good"
    assert entry.fixes[0].text.in_language("en") == "Bra"


@pytest.mark.parametrize(
    ("model", "raw", "said"),
    [
        (ReleaseEntry, {"version": "6"}, "is not a version"),
        (ReleaseEntry, {"version": "6.1.7rc1"}, "is not a version"),
        (ReleaseEntry, {"version": "6.1.2.3.4"}, "is not a version"),
        (ReleaseEntry, {"version": "6.1", "released": "2024-02-30"}, "no day of the calendar"),
        (ReleaseEntry, {"version": "6.1", "released": "2024-2-3"}, "is not a date"),
        (ReleaseEntry, {"version": "6.1", "released": "٢٠٢٤-٠٢-٠٣"}, "is not a date"),
        (ReleaseEntry, {"version": "6.1", "released": "20240203"}, "is not a date"),
        (ReleaseEntry, {"version": "6.1", "relesed": "2024-02-03"}, "Extra inputs"),
        (ReleaseEntry, {"version": "6.1", "released": "2024-02-03", "released_by": "2024-02-02"}, "is after"),
        (ReleaseEntry, {"version": "6.1", "released_after": "2024-02-03", "released_by": "2024-02-02"}, "is later"),
        (ReleaseEntry, {"version": "6.1", "flow_line": "6.1.2"}, "not a release line"),
        (LineEntry, {"line": "6.15.3"}, "not a release line"),
        (ReleasesHead, {"changed": "yesterday"}, "is not a date"),
    ],
)
def test_what_is_wrong_is_said(model: Any, raw: dict[str, str], said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        model.model_validate(raw)


def test_bounds_that_meet_agree() -> None:
    entry = LineEntry.model_validate({"line": "6.15", "released_after": "2024-02-03", "released_by": "2024-02-03"})
    assert entry.released_after == entry.released_by


def test_words_fall_back_on_the_other_language() -> None:
    assert (Words(en="a").in_language("sv"), Words(sv="b").in_language("en"), Words().in_language("sv")) == (
        "a",
        "b",
        "",
    )
