"""A command's form is read as the standard library reads one, only faster."""

from collections.abc import Callable
from urllib.parse import parse_qsl, urlencode

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.web.command_form import fields_of

# Half a character cannot be sent at all.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
PIECES = ("%", "%2F", "%3A", "%2f", "%25", "%C3%A5", "%26", "%3D", "%3d", "2F", "3A", "a", "/", ":", "2", "+")
NAMES = st.sampled_from(("text", "user_id", "command"))


@given(st.dictionaries(TEXTS, TEXTS))
@example({"response_url": "https://hooks.slack.com/commands/T1/5/a%2Fb", "text": "är 6.15 + 6.14 & 50 %?"})
@example({"text": "%26 %2525 %3d", "command": "/flowver"})
def test_what_was_typed_is_read_as_it_was(fields: dict[str, str]) -> None:
    form = urlencode(fields)
    assert fields_of(form) == dict(parse_qsl(form, keep_blank_values=True)) == fields


@given(st.lists(st.tuples(NAMES, st.lists(st.sampled_from(PIECES), max_size=9).map("".join)), max_size=4))
@example([("text", "%"), ("text", "a"), ("command", "%26%")])
@example([("text", "%a2F")])
def test_what_is_quoted_in_any_way_is_read_as_everywhere(pairs: list[tuple[str, str]]) -> None:
    form = "&".join(f"{name}={value}" for name, value in pairs)
    assert outcome(fields_of, form) == outcome(everywhere, form)


def everywhere(form: str) -> dict[str, str]:
    return dict(parse_qsl(form, keep_blank_values=True, errors="strict"))


def outcome(read: Callable[[str], dict[str, str]], form: str) -> dict[str, str] | str:
    try:
        return read(form)
    except UnicodeDecodeError:
        return "no UTF-8"


@pytest.mark.parametrize("form", ["", "text", "&&", "text&user_id=U1&", "=a", "a=b=c", "text=a&text=b"])
def test_forms_that_slack_does_not_send_are_read_too(form: str) -> None:
    assert fields_of(form) == dict(parse_qsl(form, keep_blank_values=True))


@pytest.mark.parametrize("form", ["text=%E5", "text=%26%E5", "%E5=a"])
def test_what_is_no_utf_8_is_not_guessed_at(form: str) -> None:
    with pytest.raises(UnicodeDecodeError):
        fields_of(form)
