"""A command's form is read as the standard library reads one, only faster."""

from urllib.parse import parse_qsl, unquote_to_bytes, urlencode

from hypothesis import example, given
from hypothesis import strategies as st

from bot.web.slack_requests import _fields, _unquoted

# Half a character cannot be sent at all.
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)
PIECES = ("%", "%2F", "%3A", "%2f", "%25", "%C3%A5", "2F", "3A", "a", "/", ":", "2")


@given(st.dictionaries(TEXTS, TEXTS))
@example({"response_url": "https://hooks.slack.com/commands/T1/5/a%2Fb", "text": "är 6.15 + 6.14 & 50 %?"})
def test_what_was_typed_is_read_as_it_was(fields: dict[str, str]) -> None:
    form = urlencode(fields)
    assert _fields(form) == dict(parse_qsl(form, keep_blank_values=True))


@given(st.lists(st.sampled_from(PIECES), max_size=9).map("".join))
def test_what_is_quoted_in_any_way_is_unquoted_like_everywhere(text: str) -> None:
    assert _outcome(text) == unquote_to_bytes(text).decode(errors="replace")


def _outcome(text: str) -> str:
    try:
        return _unquoted(text)
    except UnicodeDecodeError:
        return unquote_to_bytes(text).decode(errors="replace")
