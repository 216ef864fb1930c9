"""Days in a question: read where they can be, and said to be unread where they cannot."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.cli.exit_codes import UNKNOWN, exit_code
from bot.domain.answer import answer
from bot.domain.asked_day import is_unread
from bot.domain.check import CheckAnswer
from bot.domain.moment import Moment
from bot.domain.question import Check, Upgrade, Versions
from bot.domain.understand import understand
from bot.domain.understanding.commands import as_command
from bot.domain.upgrade import UpgradeAnswer
from bot.domain.versions import VersionsAnswer
from bot.domain.vocabulary import Vocabulary
from bot.words.speech import Speech
from bot.words.tell import tell
from tests.domain.small_policy import LINES, POLICY
from tests.sentences import TRANSLATIONS

TODAY = date(2026, 11, 25)
VOCABULARY = Vocabulary.of(POLICY, LINES)

DAYS = {
    "is 6.14 still supported next quarter?": "2027-03-31",
    "stöds 6.14 nästa kvartal?": "2027-03-31",
    # A day of the week is the coming one, and never today, a Wednesday.
    "Vi har revision på torsdag, är 6.14 under support?": "2026-11-26",
    "is 6.14 supported on wednesday?": "2026-12-02",
    "stöds 6.14 nästa fredag?": "2026-11-27",
    "is 6.14 still supported next Monday?": "2026-11-30",
    "is 6.14 supported by tuesday?": "2026-12-01",
    "is 6.14 supported after Friday?": "2026-11-28",
    "stöds 6.14 före fredag?": "2026-11-26",
    "was 6.14 supported last Friday?": "2026-11-20",
    "was 6.14 supported on Wednesday?": "2026-11-18",
    "stöds 6.14 torsdag den 3 december?": "2026-12-03",
    "is 6.14 supported on Thursday, December 3?": "2026-12-03",
    "is 6.14 supported this quarter?": "2026-12-31",
    "går 6.14 ut den här månaden?": "2026-11-30",
    "stöds 6.14 den här veckan?": "2026-11-29",
    "is 6.14 supported at the end of the year?": "2026-12-31",
    "will 6.14 be supported by the end of next year?": "2027-12-31",
    "stöds 6.14 vid årets slut?": "2026-12-31",
    "stöds 6.14 i slutet av månaden?": "2026-11-30",
    "stöds 6.14 resten av året?": "2026-12-31",
    "is 6.14 supported in the first quarter of 2027?": "2027-03-31",
    "stöds 6.14 andra kvartalet?": "2027-06-30",
    "stöds 6.14 kvartal 1 2027?": "2027-03-31",
    "is 6.14 supported for the next 90 days?": "2027-02-23",
    "check 6.14 next 90 days": "2027-02-23",
    "stöds 6.14 de närmaste tre månaderna?": "2027-02-25",
    "stöds 6.14 det kommande året?": "2027-11-25",
    "stöds 6.14 29/1 2027?": "2027-01-29",
    "stöds 6.14 den 29/1?": "2027-01-29",
    # A month without a year is the next one that is not over; what has been was in the last one.
    "is 6.15 supported in october?": "2027-10-31",
    "är 6.14 stödd i november?": "2026-11-30",
    "är 6.14 stödd den 24 januari?": "2027-01-24",
    "is 6.14 supported on November 24?": "2027-11-24",
    "is 6.14 supported on february 29?": "2028-02-29",
    "is 6.14 supported after january?": "2027-02-01",
    "är 6.14 stödd före februari?": "2027-01-31",
    "is 6.14 supported before q2?": "2027-03-31",
    "is 6.14 supported december?": "2026-12-31",
    "is 6.14 supported until the end of March?": "2027-03-31",
    "stöds 6.14 i slutet av maj?": "2027-05-31",
    "stöds 6.14 under mars?": "2027-03-31",
    "is 6.14 supported until the end of Q1?": "2027-03-31",
    "is 6.14 supported during Q3?": "2027-09-30",
    "is 6.14 supported in H1?": "2027-06-30",
    "stöds 6.14 andra halvåret?": "2026-12-31",
    "stöds 6.14 första halvåret 2027?": "2027-06-30",
    "is 6.14 supported in the second half of 2027?": "2027-12-31",
    "is 6.14 supported before H2 2027?": "2027-06-30",
    "is 6.14 supported for 90 more days?": "2027-02-23",
    "stöds 6.15 hela 2027?": "2027-12-31",
    "when we start in 2027, is 6.15 supported?": "2027-12-31",
    "is 6.14 supported on 2027-03-01 12:00?": "2027-03-01",
    "was 6.13 supported on 2026-04-20 08:00?": "2026-04-20",
    "is 6.14 still supported in march?": "2027-03-31",
    "was 6.13 supported in march?": "2026-03-31",
    "stöddes 6.13 i december?": "2025-12-31",
    "will 6.14 still be supported on Jan 28?": "2027-01-28",
    "stöds 6.14 i maj?": "2027-05-31",
    "is 6.14 supported before week 5 of 2027": "2027-01-31",
    "is 6.14 good for another year": "2027-11-25",
    "6.14 one more year ok?": "2027-11-25",
    "stöds 6.14 två år till?": "2028-11-25",
    "kan vi köra 6.15 ytterligare två år?": "2028-11-25",
    "is there at least 6 months left on 6.14": "2027-05-25",
    "har 6.14 mer än ett år kvar?": "2027-11-25",
    "kan vi ligga kvar på 6.15 hela 2027": "2027-12-31",
    "går 6.14 ut i januari 2027?": "2027-01-31",
    "stöds 6.14 vid årsskiftet?": "2026-12-31",
    "är 6.14 stödd till nyår?": "2026-12-31",
    "Was 6.13 supported in March 2026?": "2026-03-31",
    "Stöds 6.15 den 1 januari 2028?": "2028-01-01",
    "Is 6.15 supported on January 1, 2028?": "2028-01-01",
    "Is 6.15 supported on the 1st of January 2028?": "2028-01-01",
    "Will 6.15 be supported in 2028?": "2028-12-31",
    "6.15 2028": "2028-12-31",
    "är 6.15 stödd 2028?": "2028-12-31",
    "Stöds 6.15 i slutet av 2027?": "2027-12-31",
    "Kommer 6.15 vara stödd i december 2027?": "2027-12-31",
    "is 6.15 supported in Q3 2027?": "2027-09-30",
    "Är 6.15 supported on 2027-12-01?": "2027-12-01",
    "is 6.15 supported in 2028-02?": "2028-02-29",
    "6.15 2027-12-01": "2027-12-01",
    "Is 6.14 supported a year from now?": "2027-11-25",
    "Är 6.14 stödd om ett år?": "2027-11-25",
    "Är 6.14 stödd om två år?": "2028-11-25",
    "Är 6.14 stödd om ett halvår?": "2027-05-25",
    "is 6.14 supported in half a year?": "2027-05-25",
    "is 6.14 supported in 6 months?": "2027-05-25",
    "stöds 6.14 om tre veckor?": "2026-12-16",
    "was 6.14 supported two years ago?": "2024-11-25",
    "stöddes 6.14 för två år sedan, är den stödd?": "2024-11-25",
    "stöds 6.14 nästa år?": "2027-12-31",
    "is 6.14 supported next month?": "2026-12-31",
    "was 6.14 supported last year?": "2025-12-31",
    "is 6.14 supported tomorrow?": "2026-11-26",
    "Is 6.14 supported until 2027-06-01?": "2027-06-01",
    "Is 6.14 supported after 24 January 2027?": "2027-01-25",
    "is 6.14 supported after March 2027?": "2027-04-01",
    "är 6.14 stödd v. 5 2027?": "2027-02-07",
    "är 6.14 stödd vecka 5 2027?": "2027-02-07",
    "is 6.14 supported in week 5 of 2027": "2027-02-07",
    "is 6.14 supported on 28/1/2027?": "2027-01-28",
    "is 6.14 supported on 1/28/2027?": "2027-01-28",
    "är 6.14 stödd 28.1.2027?": "2027-01-28",
    "is 6.14 supported before 2028?": "2027-12-31",
    "är 6.14 stödd före mars 2027?": "2027-02-28",
    "was 6.14 supported when we upgraded in march 2026?": "2026-03-31",
    "we have run 6.14 since 2024, is it supported in 2027?": "2027-12-31",
    "will 6.14 still be supported in march 2027?": "2027-03-31",
    "is 6.14 supported from 2027?": "2027-12-31",
    "stöds 6.14 från och med 2027-02-01?": "2027-02-01",
    "is it ok to run 6.14 from 2027?": "2027-12-31",
    "is 6.13 supported on 2025-01-01?": "2025-01-01",
    "check 6.13 2025-01-01": "2025-01-01",
}
CIRCUMSTANCES = [
    "vi har kört 6.13 sedan 2024, stöds den?",
    "we have been running 6.13 since 2024, is it supported?",
    "we have been running 6.13 since may, is it supported?",
    "we installed 6.13 in january 2025, is it still supported?",
    "6.13 was installed 2024-06-01, still supported?",
    "vi köpte 6.13 2025-03-01, är den stödd?",
    "is 6.13 from 2024 still supported?",
    "6.13 (2024) supported?",
    "our contract from 2024 is on 6.13, supported?",
    "6.13 released 2024-05-13, is it supported?",
    "backup from 2025-05-05 restored on server 6.13.8, is 6.13.8 supported?",
    "uppgraderade till 6.13.17 2025-11-01, är vi ok?",
    "we installed 6.13 two years ago, is it supported?",
    "6.13 was installed in 2024 and upgraded in 2025, is it supported?",
    "2026-04-20 08:12:44 INFO Server 6.13.2 started. Is it supported?",
    "2026-04-20 08:12:44,123 server 6.13.2 svarar inte, stöds den?",
    "On 2026-04-20 Bob wrote: is 6.13 supported?",
]
UNREAD = [
    "is 6.14 supported on february 30?",
    "stöds 6.14 den 31 april?",
    "stöds 6.14 efter nyår?",
    "is 6.14 supported after new year?",
    "stöds 6.14 till sommaren?",
    "stöds 6.14 nästa sommar?",
    "stöds 6.14 3/2?",
    "is 6.14 supported on 2024.04.03?",
    "is 6.14 supported on 3/4 2027?",
    "is 6.14 supported on 2027-02-30?",
    "is 6.14 supported on 31 February 2027?",
    "stöds 6.14 efter nyår?",
    "stöds 6.14 vecka 5?",
    "is 6.14 supported in week 99 of 2027?",
    "is 6.14 supported on 3/4/2027?",
    "happy friday! is 6.14 supported?",
    "is 6.14 supported FY27?",
    "is 6.14 supported in FY2027?",
    "is 6.14 supported in FY 27?",
    "is 6.14 supported FY26/27?",
    "is 6.14 supported in fiscal year 2027?",
    "is 6.14 supported at the end of this fiscal year?",
    "stöds 6.14 nästa räkenskapsår?",
    "stöds 6.14 under budgetåret 2027?",
    "is 6.14 supported on Monday or on Friday?",
    "is 6.14 supported on Monday next week?",
    "stöds 6.14 sommaren 2027?",
    "stöds 6.14 i jul?",
    "stöds 6.14 i vår?",
    "is 6.14 supported through summer?",
    "is 6.15 supported in mid 2027?",
    "is 6.15 supported mid-2027?",
    "är 6.15 stödd i mitten av 2027?",
    "stöds 6.14 i början av nästa år?",
    "is 6.14 supported in early March?",
    "is 6.14 supported from 2027-01-01 to 2028-01-01?",
]
NO_DAYS = [
    "stöds 6.14 i vår miljö?",
    "v 6.14 stöds?",
    "fy, är 6.14 inte stödd?",
    "is 6.14 supported?",
    "is 6.14 supported today?",
    "may 6.14 be used?",
    "har 3 servrar och 24 månader, stöds 6.14?",
    "is 6.14 supported with 2028 users?",
    "how many years is 6.14 supported?",
    "FLOW-2027 says that 6.14 is broken, is it supported?",
    "we have 10.000 users on 6.14",
    "when we met at 14:30, was 6.14 supported?",
]


def moment(text: str) -> Moment | None:
    question, *_ = understand(text, VOCABULARY)
    assert isinstance(question, Check)
    return question.on


@pytest.mark.parametrize(("text", "day"), DAYS.items())
def test_a_day_is_read_as_it_is_said(text: str, day: str) -> None:
    found = moment(text)
    assert found
    assert (found.unread, found.seen_from(TODAY).isoformat()) == (False, day)


@pytest.mark.parametrize("text", UNREAD)
def test_what_is_like_a_day_and_cannot_be_read_is_known_to_be_there(text: str) -> None:
    found = moment(text)
    assert found
    assert (found.unread, found.seen_from(TODAY)) == (True, TODAY)


@pytest.mark.parametrize("text", CIRCUMSTANCES)
def test_a_past_day_that_tells_how_it_came_about_is_no_day_that_is_asked_about(text: str) -> None:
    found = moment(text)
    assert (found.seen_from(TODAY), is_unread(found)) == (TODAY, False) if found else True


@pytest.mark.parametrize("text", NO_DAYS)
def test_what_is_no_day_is_left_alone(text: str) -> None:
    assert moment(text) is None


@pytest.mark.parametrize("text", ["6.15 2027-12-01", "Är 6.14 stödd om två år?", "is 6.14 supported in 3 days?"])
def test_a_day_is_kept_in_the_command_that_asks_the_same(text: str) -> None:
    assert understand(as_command(understand(text, VOCABULARY)), VOCABULARY) == understand(text, VOCABULARY)


CATALOG = '- {line: "6.14", released: 2025-01-24}\n- {line: "6.15", released: 2025-10-11}\n- {version: 6.15.3}\n'


def test_a_check_is_answered_for_the_day_that_was_asked_about_and_says_so_first(catalog_of: Any) -> None:
    for day, state in (("2027-10-11", "supported"), ("2027-10-12", "ended")):
        [question] = understand(f"is 6.15 supported on {day}?", VOCABULARY)
        found = answer(catalog_of(CATALOG), question, TODAY)
        assert isinstance(found, CheckAnswer)
        assert (found.support.state, found.reasons[0].code) == (state, "day_asked")
        assert found.reasons[0].values == {"day": date.fromisoformat(day)}


def test_support_on_another_day_stands_beside_what_it_is_today(catalog_of: Any) -> None:
    [past], [ahead] = (understand(f"check 6.14 {day}", VOCABULARY) for day in ("2026-01-01", "2027-06-01"))
    was, will_be = (answer(catalog_of(CATALOG), each, TODAY) for each in (past, ahead))
    assert isinstance(was, CheckAnswer)
    assert isinstance(will_be, CheckAnswer)
    assert was.another_day
    assert will_be.another_day
    assert (was.another_day.has_passed, will_be.another_day.has_passed) == (True, False)
    assert (was.support.state, will_be.support.state, will_be.another_day.today.state) == (
        "supported",
        "ended",
        "supported",
    )


@pytest.mark.parametrize(
    "text", ["we upgraded on Monday, is 6.14 supported?", "is 6.14 supported? we went live on Friday"]
)
def test_a_day_of_the_week_that_has_been_only_tells(text: str) -> None:
    [question, *_] = understand(text, VOCABULARY)
    assert isinstance(question, Check)
    assert question.on is None or question.on.seen_from(TODAY) == TODAY


@pytest.mark.parametrize(
    "text",
    [
        "stöds 6.15 sommaren 2029?",
        "vilka stöds i jul?",
        "which versions expire by christmas?",
        "upgrade 6.14 to 6.15 by easter",
    ],
)
def test_no_yes_is_given_for_a_day_that_was_not_read(text: str, catalog_of: Any) -> None:
    [question] = understand(text, VOCABULARY)
    found = answer(catalog_of(CATALOG), question, TODAY)
    told = tell(Speech(TRANSLATIONS["en"], catalog_of(CATALOG)), found)
    assert (exit_code([found]), told.mark) == (UNKNOWN, "unknown")
    assert told.headline.startswith("Not known for a day that I cannot read; today: ")


def test_a_day_that_is_not_read_is_said_before_the_answer_for_today(catalog_of: Any) -> None:
    [question] = understand("stöds 6.15 sommaren 2029?", VOCABULARY)
    found = answer(catalog_of(CATALOG), question, TODAY)
    assert isinstance(found, CheckAnswer)
    assert (found.support.state, found.reasons[0].code) == ("supported", "day_not_read")
    assert exit_code([found]) == UNKNOWN
    told = tell(Speech(TRANSLATIONS["sv"], catalog_of(CATALOG)), found)
    assert told.mark == "unknown"
    assert told.headline.startswith(
        "Okänt för en dag som jag inte kan läsa; i dag: Flow 6.15 stöds till och med 2027-10-11"
    )


def test_today_by_its_date_needs_no_words(catalog_of: Any) -> None:
    [question] = understand("is 6.15 supported on 2026-11-25?", VOCABULARY)
    found = answer(catalog_of(CATALOG), question, TODAY)
    assert isinstance(found, CheckAnswer)
    assert "day_asked" not in [reason.code for reason in found.reasons]


def test_the_list_and_an_upgrade_are_for_that_day_too(catalog_of: Any) -> None:
    [listed], [moved] = (
        understand(text, VOCABULARY) for text in ("vilka versioner stöds 2027-06-01?", "upgrade 6.14.3 in 2028?")
    )
    assert isinstance(listed, Versions)
    assert isinstance(moved, Upgrade)
    lines, step = (answer(catalog_of(CATALOG), each, TODAY) for each in (listed, moved))
    assert isinstance(lines, VersionsAnswer)
    assert isinstance(step, UpgradeAnswer)
    assert [each.support.state for each in lines.lines] == ["supported", "ended"]
    assert (step.support.state, step.reasons[0].code, lines.reasons[0].code) == ("ended", "day_asked", "day_asked")


@given(
    st.builds(
        Moment,
        st.none(),
        st.integers(-(10**9), 10**9),
        st.integers(-(10**9), 10**9),
        st.sampled_from(["", "week", "month", "quarter", "half", "year"]),
        yearly=st.none() | st.dates(),
        past=st.booleans(),
    ),
    st.dates(),
)
def test_every_moment_is_a_day_of_the_calendar(found: Moment, today: date) -> None:
    assert date.min <= found.seen_from(today) <= date.max
