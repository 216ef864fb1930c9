"""Answers as Block Kit: within Slack's limits whatever they say, escaped, and in an order that reads well."""

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalog import Catalog
from bot.playground.rules.limits import check_blocks
from bot.slack.answers import MOST_KEPT, Answers
from bot.slack.views.answer import answer_blocks, answer_text, shared_blocks
from bot.slack.views.blocks import section
from bot.words.told import Ask, Table, Told
from tests.sentences import TRANSLATIONS

EN = TRANSLATIONS["en"]
TEXTS = st.sampled_from(["6.15", "<!channel> & <https://x.example|y>", "x" * 5_000, "å ä ö\n*b*", "\u202e\x00", " "])
ASKS = st.builds(Ask, label=TEXTS.filter(bool), text=TEXTS.filter(bool))


def kinds(blocks: list[dict[str, Any]]) -> list[str]:
    return [block["type"] for block in blocks]


def test_the_verdict_comes_first_then_facts_reason_small_print_and_buttons() -> None:
    told = Told(
        "yes", "It is", facts=(("Line", "6.15"),), lines=("Because.",), small=("Changed.",), asks=(Ask("A", "a"),)
    )
    blocks = answer_blocks(EN, [told], "6.15", shareable=True)
    assert kinds(blocks) == ["section", "section", "section", "context", "actions"]
    assert blocks[0]["text"]["text"] == "✅ *It is*"
    assert [button["text"]["text"] for button in blocks[-1]["elements"]] == ["Share in channel", "A"]


def test_no_answers_at_all_are_no_blocks() -> None:
    assert answer_blocks(EN, [], "", shareable=False) == []


def test_after_did_you_mean_the_forms_come_next() -> None:
    told = Told("unknown", "What?", lines=("Did you mean:",), small=("Help.",), asks=(Ask("/flowver a", "a"),))
    assert kinds(answer_blocks(EN, [told], "b", shareable=False))[-2:] == ["actions", "context"]


def test_a_long_fact_has_the_whole_width() -> None:
    told = Told("yes", "It is", facts=(("A", "short"), ("B", "long " * 20), ("C", "short")))
    blocks = answer_blocks(EN, [told], "q", shareable=False)
    assert [len(block.get("fields", [])) for block in blocks] == [0, 2, 0]
    assert blocks[2]["text"]["text"].startswith("*B*\nlong")


def test_a_long_fact_that_comes_first_stays_first() -> None:
    told = Told("yes", "It is", facts=(("A", "long " * 20), ("B", "short"), ("C", "long " * 20)))
    blocks = answer_blocks(EN, [told], "q", shareable=False)
    assert [str(block)[:200].find(f"*{name}*") > 0 for name, block in zip("ABC", blocks[1:], strict=True)] == [True] * 3


def test_no_fact_is_left_out_however_many_there_are() -> None:
    told = Told("info", "many", facts=tuple((f"label {n}", f"value {n}") for n in range(23)))
    shown = str(answer_blocks(TRANSLATIONS["en"], [told], "q", shareable=False))
    assert all(f"*label {n}*" in shown for n in range(23))


def test_small_print_of_all_answers_is_said_once() -> None:
    told = [Told("yes", name, small=(f"own {name}", "same")) for name in "ab"]
    blocks = answer_blocks(EN, told, "q", shareable=False)
    said = [block["elements"][0]["text"] for block in blocks if block["type"] == "context"]
    assert said == ["own a", "own b", "same"]


def test_like_buttons_say_what_tells_them_apart() -> None:
    told = [Told("yes", "x", asks=(Ask("Upgrade path", f"upgrade studio {version}"),)) for version in ("6.14", "6.15")]
    buttons = answer_blocks(EN, told, "q", shareable=False)[-1]["elements"]
    assert [each["text"]["text"] for each in buttons] == ["Upgrade path: studio 6.14", "Upgrade path: studio 6.15"]
    assert len({each["action_id"] for each in buttons}) == 2


def test_what_another_answer_gives_is_not_offered() -> None:
    check = Told("yes", "It is", asks=(Ask("Upgrade path", "upgrade 6.14.3"), Ask("File a request", "ticket 6.14.3")))
    way = Told("yes", "There", asks=(Ask("Check 6.16.4", "check 6.16.4"),), answers="upgrade 6.14.3")
    blocks = answer_blocks(EN, [check, way], "", shareable=False)
    assert [each["text"]["text"] for each in blocks[-1]["elements"]] == ["File a request", "Check 6.16.4"]


def test_a_shared_question_is_shown_as_it_was_typed() -> None:
    shared = str(shared_blocks(EN, [], "U2", "är 6.14 &amp; 6.15 &lt;ok&gt; stödda?"))
    assert "'text': 'är 6.14 & 6.15 <ok> stödda?'" in shared


def test_a_shared_question_pings_nobody() -> None:
    blocks = answer_blocks(EN, [Told("yes", "x")], "6.15 <!channel> <@U1|anna>", shareable=True)
    assert blocks[-1]["elements"][0]["value"] == "6.15"
    shared = shared_blocks(EN, blocks, "U2", "<!channel> 6.15")
    assert [each["text"] for each in shared[0]["elements"]] == ["<@U2> asked: ", "<!channel> 6.15"]
    assert [each["type"] for each in shared[0]["elements"]] == ["mrkdwn", "plain_text"]
    assert shared_blocks(EN, blocks, "U2", "is 6.15 supported?")[0]["elements"][0]["text"] == (
        "<@U2> asked: is 6.15 supported?"
    )


@given(
    told=st.lists(
        st.builds(
            Told,
            mark=st.sampled_from(["yes", "no", "unknown", "warning", "info"]),
            headline=TEXTS.filter(str.strip),
            facts=st.lists(st.tuples(TEXTS, TEXTS), max_size=12).map(tuple),
            lines=st.lists(TEXTS.filter(str.strip), max_size=4).map(tuple),
            table=st.none() | st.builds(Table, st.just(("a", "b")), st.lists(st.tuples(TEXTS, TEXTS)).map(tuple)),
            link=st.none(),
            small=st.lists(TEXTS.filter(str.strip), max_size=3).map(tuple),
            asks=st.lists(ASKS, max_size=7).map(tuple),
        ),
        min_size=1,
        max_size=8,
    ),
    question=TEXTS.filter(str.strip),
)
def test_whatever_is_told_slack_takes_it_and_nobody_is_pinged(told: list[Told], question: str) -> None:
    blocks = answer_blocks(EN, told, question, shareable=True)
    check_blocks(blocks)
    shown = [each["text"] for each in texts_of(blocks) if each.get("type") == "mrkdwn"]
    assert not [text for text in [*shown, answer_text(told)] if "<" in text]


def texts_of(part: Any) -> Iterator[dict[str, Any]]:
    """Every text object of the blocks."""
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    if isinstance(part, dict) and isinstance(part.get("text"), str):
        yield part
    for each in inner:
        yield from texts_of(each)


@pytest.fixture
def day() -> list[datetime]:
    return [datetime(2026, 11, 23, 12, 0, tzinfo=UTC)]


class Source:
    """Where the running catalogue is."""

    def __init__(self, catalog: Catalog) -> None:
        self.current = catalog


CATALOG = "- {line: '6.15', released: 2024-11-24, source: t}\n- {component: server, version: 6.15.3, source: t}\n"


def answers_of(catalog_of: Callable[..., Catalog], day: list[datetime]) -> tuple[Answers, Source]:
    source = Source(catalog_of(CATALOG))
    return Answers(source, TRANSLATIONS, lambda: day[0]), source


def test_an_answer_is_rendered_once_a_day(catalog_of: Callable[..., Catalog], day: list[datetime]) -> None:
    answers, _ = answers_of(catalog_of, day)
    first = answers.reply("6.15", "en")
    assert answers.reply("6.15", "en") is first
    assert answers.reply("6.15", "sv") is not first
    assert "1 day left" in first.text


def test_midnight_where_the_vendor_is_ends_what_was_rendered(
    catalog_of: Callable[..., Catalog], day: list[datetime]
) -> None:
    answers, _ = answers_of(catalog_of, day)
    answers.reply("6.15", "en")
    day[0] = datetime(2026, 11, 23, 23, 1, tzinfo=UTC)
    assert "today is the last day" in answers.reply("6.15", "en").text
    day[0] = datetime(2026, 11, 24, 23, 1, tzinfo=UTC)
    assert "ended 2026-11-24" in answers.reply("6.15", "en").text


def test_a_new_catalogue_ends_what_was_rendered(catalog_of: Callable[..., Catalog], day: list[datetime]) -> None:
    answers, source = answers_of(catalog_of, day)
    answers.reply("6.15", "en")
    source.current = catalog_of(CATALOG.replace("2024-11-24", "2025-11-24"))
    assert "2027-11-24" in answers.reply("6.15", "en").text


def test_what_is_kept_is_bounded(catalog_of: Callable[..., Catalog], day: list[datetime]) -> None:
    answers, _ = answers_of(catalog_of, day)
    kept = answers._grounds.current().replies
    kept |= {(str(number), "en"): answers.reply("6.15", "en") for number in range(MOST_KEPT)}
    answers.reply("6.15.3", "en")
    assert len(kept) == 1
    answers.reply("x" * 501, "en")
    assert len(kept) == 1


def test_the_same_question_in_other_words_is_answered_alike(
    catalog_of: Callable[..., Catalog], day: list[datetime]
) -> None:
    answers, _ = answers_of(catalog_of, day)
    one, other = answers.reply("6.15.3", "en"), answers.reply("is 6.15.3 supported?", "en")
    assert one.text == other.text
    assert one.blocks != other.blocks
    assert [block for block in one.blocks if block["type"] != "actions"] == [
        block for block in other.blocks if block["type"] != "actions"
    ]


def test_what_was_prepared_for_a_catalogue_serves_when_it_is_the_current_one(
    catalog_of: Callable[..., Catalog], day: list[datetime]
) -> None:
    answers, source = answers_of(catalog_of, day)
    before = answers.reply("versions", "en").text
    coming = catalog_of(CATALOG.replace("6.15", "6.16"))
    for _ in answers.prepare(coming):
        assert answers.reply("versions", "en").text == before
    source.current = coming
    assert "6.16" in answers.reply("versions", "en").text


def test_what_was_prepared_for_another_day_is_not_used(catalog_of: Callable[..., Catalog], day: list[datetime]) -> None:
    answers, source = answers_of(catalog_of, day)
    coming = catalog_of(CATALOG)
    assert list(answers.prepare(coming))
    day[0], source.current = datetime(2026, 11, 24, 23, 1, tzinfo=UTC), coming
    assert "ended 2026-11-24" in answers.reply("6.15", "en").text


def test_an_answer_is_worked_out_once_for_both_languages(
    catalog_of: Callable[..., Catalog], day: list[datetime], monkeypatch: pytest.MonkeyPatch
) -> None:
    answers, _ = answers_of(catalog_of, day)
    english = answers.reply("check 6.15", "en")
    monkeypatch.setattr("bot.slack.answers.answer", lambda *_: pytest.fail("worked out again"))
    swedish = answers.reply("stöds 6.15?", "sv")
    assert english.text != swedish.text
    assert english.about == swedish.about


class TestTheNextDay:
    """The vendor's day ends at 23:00 UTC."""

    def test_it_is_made_ready_shortly_before_it_begins(
        self, catalog_of: Callable[..., Catalog], day: list[datetime]
    ) -> None:
        answers, source = answers_of(catalog_of, day)
        day[0] = datetime(2026, 11, 23, 22, 45, tzinfo=UTC)
        assert not list(answers.prepare_tomorrow())
        day[0] = datetime(2026, 11, 23, 22, 52, tzinfo=UTC)
        for _ in answers.prepare_tomorrow():
            assert "1 day left" in answers.reply("6.15", "en").text
        assert not list(answers.prepare_tomorrow())
        ready = {work: len(known) for work, known in source.current.kept.items()}
        day[0] = datetime(2026, 11, 23, 23, 1, tzinfo=UTC)
        assert {language for _, language in answers._grounds.current().rendered} == {"en", "sv"}
        assert "2026-11-24" in str(answers.reply("versions", "en").blocks)
        assert answers.home("sv")
        assert {work: len(known) for work, known in source.current.kept.items()} == ready
        assert "today is the last day" in answers.reply("6.15", "en").text

    def test_it_is_made_ready_anew_for_a_catalogue_that_came_meanwhile(
        self, catalog_of: Callable[..., Catalog], day: list[datetime]
    ) -> None:
        answers, source = answers_of(catalog_of, day)
        day[0] = datetime(2026, 11, 23, 22, 52, tzinfo=UTC)
        assert list(answers.prepare_tomorrow())
        source.current = catalog_of(CATALOG.replace("6.15", "6.16"))
        assert "1 day left" in answers.reply("6.16", "en").text
        assert list(answers.prepare_tomorrow())
        day[0] = datetime(2026, 11, 23, 23, 1, tzinfo=UTC)
        assert "today is the last day" in answers.reply("6.16", "en").text


@pytest.mark.parametrize(
    ("language", "said"), [("en", "Only the first 2000 characters"), ("sv", "Bara de första 2000")]
)
def test_an_answer_to_a_text_that_was_not_read_to_its_end_says_so(
    catalog_of: Callable[..., Catalog], day: list[datetime], language: str, said: str
) -> None:
    answers, _ = answers_of(catalog_of, day)
    read, unread = answers.reply("6.15 please", language), answers.reply("6.15 " + "please " * 300, language)
    assert said in str(unread.blocks)
    assert said not in str(read.blocks)
    assert unread.text == read.text


def test_a_line_has_one_mark_wherever_it_is_shown(catalog_of: Callable[..., Catalog], day: list[datetime]) -> None:
    # Of three lines: its end is 90 days away, 91, and past.
    entries = "".join(
        f"- {{line: '{line}', released: {released}, source: t}}\n"
        for line, released in (("6.14", "2025-02-21"), ("6.15", "2025-02-22"), ("6.13", "2024-11-22"))
    )
    answers = Answers(Source(catalog_of(entries)), TRANSLATIONS, lambda: day[0])
    table, home = str(answers.reply("versions", "en").blocks), str(answers.home("en"))
    for line, mark in (("6.14", "⚠️"), ("6.15", "✅")):
        assert answers.reply(line, "en").text.startswith(mark)
        assert f"{mark} supported" in table
        assert f"{mark} *{line}*" in home


@pytest.mark.parametrize("language", ["en", "sv"])
def test_each_command_of_help_can_be_copied_and_is_understood(
    catalog_of: Callable[..., Catalog], day: list[datetime], language: str
) -> None:
    answers = Answers(Source(catalog_of(CATALOG)), TRANSLATIONS, lambda: day[0], errands=True, managed=True)
    shown = str(answers.reply("help", language).blocks)
    found = re.findall(r"`/flowver ([^`]+)`", shown)
    assert len(found) == len(set(found)) == 13
    kinds = [answers.reply(re.sub("KEY|NYCKEL", "NPS-1", command), language).about[0] for command in found]
    assert "not_understood" not in kinds
    assert {"check", "compat", "upgrade", "versions", "where", "language"} < set(kinds)


@pytest.mark.parametrize("text", ["please fix the pick list", "kan ni fixa plocklistan", "tickte", "ticke tickt"])
def test_who_is_not_understood_can_file_a_request_where_that_can_be_done(
    catalog_of: Callable[..., Catalog], day: list[datetime], text: str
) -> None:
    asked: list[list[str]] = []
    for errands in (True, False):
        reply = Answers(Source(catalog_of(CATALOG)), TRANSLATIONS, lambda: day[0], errands=errands).reply(text, "en")
        assert not reply.understood
        asked.append([each["value"] for block in reply.blocks for each in block.get("elements", ()) if "value" in each])
    with_a_desk, without = asked
    assert sorted(with_a_desk) == sorted({*without, "ticket"})


def test_help_speaks_of_announcing_only_where_there_are_release_managers(
    catalog_of: Callable[..., Catalog], day: list[datetime]
) -> None:
    source = Source(catalog_of(CATALOG))
    for managed in (True, False):
        answers = Answers(source, TRANSLATIONS, lambda: day[0], managed=managed)
        for blocks in (answers.reply("help", "en").blocks, answers.home("en")["blocks"]):
            assert ("/flowver announce" in str(blocks)) is managed


def test_app_home_shows_the_versions_before_the_persons_own_matters(
    catalog_of: Callable[..., Catalog], day: list[datetime]
) -> None:
    view = Answers(Source(catalog_of(CATALOG)), TRANSLATIONS, lambda: day[0]).home("en", [section("own matters")])
    shown = str(view["blocks"])
    assert shown.index("Versions at a glance") < shown.index("own matters") < shown.index("Ask me about")


def test_buttons_of_app_home_can_be_told_apart(catalog_of: Callable[..., Catalog], day: list[datetime]) -> None:
    entries = "- {line: '6.15', released: 2026-02-22, source: t}\n- {line: '6.16', released: 2026-10-22, source: t}\n"
    answers = Answers(Source(catalog_of(entries)), TRANSLATIONS, lambda: day[0])
    for language, labels in (("en", ["More about 6.16", "More about 6.15"]), ("sv", ["Mer om 6.16", "Mer om 6.15"])):
        blocks: Any = answers.home(language)["blocks"]
        assert [each["accessory"]["text"]["text"] for each in blocks if "accessory" in each] == labels
