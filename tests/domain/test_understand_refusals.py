"""What is not understood: why, and which commands may have been meant."""

import pytest

from bot.domain.question import NotUnderstood
from bot.domain.understand import understand
from bot.domain.vocabulary import Vocabulary
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES)

NO_VERSIONS = [
    ("check 6.1.7-26406", "version_not_in_the_scheme", ("check 6.1.7.26406",)),
    ("check studio 6.1.7-26406", "version_not_in_the_scheme", ("check studio 6.1.7.26406", "check 6.1.7.26406")),
    ("1!6.1", "version_not_in_the_scheme", ("check 6.1",)),
    ("6.1.7rc1", "version_not_in_the_scheme", ("check 6.1.7",)),
    ("6.1.7hotfix1.2", "version_not_in_the_scheme", ("check 6.1.7",)),
    ("6.1.7 rc1", "version_not_in_the_scheme", ("check 6.1.7",)),
    ("6.1.7-beta", "version_not_in_the_scheme", ("check 6.1.7",)),
    ("6.1.7+26406", "version_not_in_the_scheme", ("check 6.1.7.26406",)),
    ("6.1.7 (26406)", "version_one_number", ("check 6.1.7.26406",)),
    ("6..1", "version_not_in_the_scheme", ("check 6.1",)),
    ("6,1,7", "version_not_in_the_scheme", ("check 6.1.7",)),
    ("6_1_7", "version_not_in_the_scheme", ("check 6.1.7",)),
    ("6.13-6.15", "version_not_in_the_scheme", ("from 6.13 to 6.15 supported", "check 6.13 6.15")),
    ("6.13to6.15", "version_not_in_the_scheme", ("from 6.13 to 6.15 supported", "check 6.13 6.15")),
    ("6.13...6.15", "version_not_in_the_scheme", ("from 6.13 to 6.15 supported", "check 6.13 6.15")),
    ("6.1.2.3.4", "version_too_many_parts", ("check 6.1.2.3",)),
    ("6." + "1" * 30, "version_number_too_long", ("check 6.15", "check 6.14", "check 6.13")),
    (
        "studio 6." + "1" * 5_000,
        "version_number_too_long",
        ("check studio 6.15", "check studio 6.14", "check studio 6.13"),
    ),
    ("٦.١", "version_foreign_digits", ("check 6.1",)),
    ("6.１５", "version_foreign_digits", ("check 6.15",)),
    ("6.1\u200b.7", "version_invisible_character", ("check 6.1.7",)),
    ("6", "version_one_number", ("check 6.15", "check 6.14", "check 6.13")),
    ("v6", "version_one_number", ("check 6.15", "check 6.14", "check 6.13")),
    ("6.x", "version_one_number", ("check 6.15", "check 6.14", "check 6.13")),
    ("7", "version_one_number", ("check 6.15", "check 6.14", "check 6.13")),
    ("upgrade studio 6", "version_one_number", ("upgrade studio 6.15", "upgrade studio 6.14", "upgrade studio 6.13")),
    ("is 6 supported?", "version_one_number", ("check 6.15", "check 6.14", "check 6.13")),
    ("is version 6 supported?", "version_one_number", ("check 6.15", "check 6.14", "check 6.13")),
    ("är studio 6 stödd?", "version_one_number", ("check studio 6.15", "check studio 6.14", "check studio 6.13")),
    (
        "is 6.1.7rc1 better than 6.1.6?",
        "version_not_in_the_scheme",
        ("difference between 6.1.7 and 6.1.6", "check 6.1.7"),
    ),
    ("is studio 6.1.7 rc1 supported?", "version_not_in_the_scheme", ("check studio 6.1.7",)),
    (
        "compat android 6.1.7rc1 server 6.15",
        "version_not_in_the_scheme",
        ("compat android 6.1.7 server 6.15", "check 6.1.7"),
    ),
]

NO_SUCH_WORDS = [
    ("sevrer 6.15", "unknown_component", ("check server 6.15",)),
    ("check sevrer 6.15", "unknown_component", ("check server 6.15",)),
    ("check 6.15 stuido", "unknown_component", ("check studio 6.15",)),
    ("is sevrer 6.15 supported?", "unknown_component", ("check server 6.15",)),
    ("andriod 6.14 sevrer 6.15", "unknown_component", ("compat android 6.14 server 6.15",)),
    ("compat andriod 6.14 server 6.15", "unknown_component", ("compat android 6.14 server 6.15",)),
    ("where stduio", "unknown_component", ("where studio",)),
    ("check foo 6.15", "unknown_component", ("check server 6.15", "check android 6.15")),
    ("sevrer 6.1.7rc1", "unknown_component", ("check server 6.1.7",)),
    ("foo 6.15", "unknown_words", ("check 6.15",)),
    ("6/15", "unknown_words", ("check 6.15",)),
    ("6:15", "unknown_words", ("check 6.15",)),
    ("6.15 foo", "unknown_words", ("check 6.15",)),
    ("chekc 6.15", "unknown_words", ("check 6.15",)),
    ("upgarde 6.14", "unknown_words", ("upgrade 6.14",)),
    ("verisons", "unknown_words", ("versions",)),
    ("foo", "unknown_words", ("help",)),
    ("language klingon", "unknown_words", ("language",)),
    ("where 6.15", "number_not_wanted", ("where", "check 6.15")),
    ("language 6.15", "number_not_wanted", ("language", "check 6.15")),
    ("check 2024-04-03", "unknown_words", ("check 6.15", "help")),
    ("what is the weather like?", "unknown_words", ("help",)),
    ("vad blir det för väder?", "unknown_words", ("help",)),
]

ANDROID_AND_WHAT = ("compat android 6.14 server 6.15", "check android 6.14 android 6.15")

INCOMPLETE = [
    ("is studio supported?", "version_missing", ("versions", "where studio")),
    ("stöds studion?", "version_missing", ("versions", "where studio")),
    ("studio", "version_missing", ("versions", "where studio")),
    ("check studio", "version_missing", ("versions", "where studio")),
    ("check", "version_missing", ("check 6.15", "versions", "where")),
    ("upgrade", "version_missing", ("upgrade 6.14", "check 6.15", "versions")),
    ("upgrade studio", "version_missing", ("upgrade studio 6.14", "versions", "where studio")),
    ("compat", "version_missing", ("compat android 6.15 server 6.15", "check 6.15", "versions")),
    ("compat studio server", "version_missing", ("compat studio 6.15 server 6.15", "versions", "where studio")),
    (
        "does android 6.14 work with server?",
        "version_missing",
        ("compat android 6.14 server 6.15", "compat android 6.14 server 6.14", "check android 6.14 server 6.14"),
    ),
    ("is my version supported?", "version_missing", ("check 6.15", "versions", "where")),
    ("compat android 6.14", "one_component_only", ("compat android 6.14 server 6.15", "check android 6.14")),
    ("compat server 6.14", "one_component_only", ("compat server 6.14 android 6.15", "check server 6.14")),
    ("compat 6.14", "one_component_only", ("compat android 6.14 server 6.15", "check 6.14")),
    (
        "compat android 6.14 6.15",
        "component_missing",
        ("compat android 6.14 server 6.15", "check android 6.14 android 6.15"),
    ),
    (
        "can android 6.14 talk to 6.15?",
        "component_missing",
        ("compat android 6.14 server 6.15", "check android 6.14 android 6.15"),
    ),
    # Two were named with their versions: the number without a component is not given to a third.
    (
        "compat 6.13 android 6.14 server 6.15",
        "component_missing",
        ("compat android 6.14 server 6.15", "check android 6.13 android 6.14 server 6.15"),
    ),
    (
        "compat server 6.14 6.15",
        "component_missing",
        ("compat server 6.14 android 6.15", "check server 6.14 server 6.15"),
    ),
    ("is 6.14 compatible with 6.15?", "component_missing", ("compat android 6.14 server 6.15", "check 6.14 6.15")),
    (
        "compat studio 6.14 studio 6.15",
        "same_component_twice",
        ("upgrade studio 6.14 6.15", "compat studio 6.15 server 6.15", "check studio 6.14 studio 6.15"),
    ),
    (
        "compat studio 6.14 studio 6.14",
        "one_component_only",
        ("compat studio 6.14 server 6.15", "check studio 6.14"),
    ),
    ("check 6.1 6.2 6.3 6.4 6.5 6.6", "too_many_versions", ("check 6.1 6.2 6.3 6.4 6.5",)),
    ("upgrade 6.13 6.14 6.15", "too_many_versions", ("upgrade 6.13 6.15", "check 6.13 6.14 6.15")),
    ("upgrade to 6.15", "start_missing", ("upgrade 6.14 6.15", "check 6.15")),
    ("kan vi uppgradera studion till 6.15?", "start_missing", ("upgrade studio 6.14 6.15", "check studio 6.15")),
    (
        "upgrade studio 6.14 server 6.15",
        "two_components",
        ("compat studio 6.14 server 6.15", "upgrade studio 6.14", "upgrade server 6.14"),
    ),
]


def refused(text: str, vocabulary: Vocabulary = VOCABULARY) -> NotUnderstood:
    with pytest.raises(NotUnderstood) as caught:
        understand(text, vocabulary)
    return caught.value


@pytest.mark.parametrize(("text", "code", "suggestions"), [*NO_VERSIONS, *NO_SUCH_WORDS, *INCOMPLETE])
def test_what_is_not_understood_says_why_and_what_may_have_been_meant(
    text: str, code: str, suggestions: tuple[str, ...]
) -> None:
    refusal = refused(text)
    assert (refusal.code, refusal.did_you_mean) == (code, suggestions)


def test_the_person_s_words_are_repeated_as_they_were_typed() -> None:
    assert refused("Check 6.1.7-RC1").params == {"text": "6.1.7-RC1"}
    assert refused("is 6.1.7 RC1 supported?").params == {"text": "6.1.7 RC1"}
    assert refused("check Foo 6.15").params == {"word": "Foo"}


def test_at_most_80_characters_of_the_person_s_text_come_back() -> None:
    assert len(refused("x" * 40_000).params.get("word", "")) <= 80
    assert len(refused("6." + "1" * 1_500).params["text"]) == 80


def test_what_is_invisible_is_named_when_it_is_repeated() -> None:
    assert refused("6.1\u200b.7").params["text"] == "6.1U+200B.7"
    assert refused("6.1\u202e.7").params["text"] == "6.1U+202E.7"
    assert refused("6.1\x00.7").params["text"] == "6.1U+0000.7"


@pytest.mark.parametrize("text", ["foo<!here>bar 6", "&lt;!channel&gt; foo", "6.1&lt;!channel&gt;7", "6.1<!channel 7"])
def test_nothing_that_pings_anyone_comes_back(text: str) -> None:
    refusal = refused(text)
    assert not any("<" in value or ">" in value for value in (*refusal.params.values(), *refusal.did_you_mean))


def test_a_long_text_without_a_question_is_too_long() -> None:
    refusal = refused("lorem ipsum " * 4_000)
    assert (refusal.code, refusal.params, refusal.did_you_mean) == ("text_too_long", {"most": "2000"}, ("help",))


def test_a_name_that_several_components_have_means_none_of_them_alone() -> None:
    policy = POLICY.model_copy(
        update={"components": tuple(c.model_copy(update={"aliases": ("gadget",)}) for c in POLICY.components[-4:-2])}
    )
    refusal = refused("gadget 6.15", Vocabulary.of(policy, LINES))
    assert (refusal.code, refusal.did_you_mean) == ("unknown_component", ("check android 6.15", "check ios 6.15"))


def test_without_any_line_in_the_catalogue_there_is_still_something_to_say() -> None:
    empty = Vocabulary.of(POLICY, ())
    assert refused("6", empty).did_you_mean == ("help",)
    assert refused("check", empty).did_you_mean == ("versions", "where")
    assert refused("compat android 6.14", empty).did_you_mean[0] == "compat android 6.14 server 6.14"


def test_a_command_cannot_be_taken_over_by_a_component_s_alias() -> None:
    greedy = tuple(c.model_copy(update={"aliases": ("check", "where")}) for c in POLICY.components[:1])
    vocabulary = Vocabulary.of(POLICY.model_copy(update={"components": greedy}), LINES)
    assert refused("check", vocabulary).code == "version_missing"
    assert refused("check", vocabulary).params == {"component": ""}
