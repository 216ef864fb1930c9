"""Subscribing twice is subscribing once; nothing but a person's word ends a subscription."""

from dataclasses import replace
from datetime import timedelta
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.domain.news.reading import read_terms
from bot.domain.news.subscribing import MOST_WISHES
from bot.domain.news.subscription import Subscription
from bot.domain.news.subscriptions import Asker, Changed, paused, resumed, subscribed, unsubscribed
from bot.domain.vocabulary import Vocabulary
from tests.domain.news.made import NOW, subscription
from tests.domain.small_policy import LINES, POLICY

VOCABULARY = Vocabulary.of(POLICY, LINES)
ANNA = Asker("U1", "sv", "Europe/Stockholm")
LATER = NOW + timedelta(days=1)


def subscribe(held: Subscription | None, terms: str) -> Changed:
    return subscribed(held, read_terms(terms, VOCABULARY), "T1", "C1", ANNA, LATER)


def unsubscribe(held: Subscription | None, terms: str) -> Changed:
    return unsubscribed(held, read_terms(terms, VOCABULARY, ending=True), LATER)


def test_the_first_time_takes_the_askers_language_and_zone() -> None:
    changed = subscribe(None, "service-packs 6.15")
    assert changed.outcome == "subscribed"
    assert changed.held
    assert (changed.held.language, changed.held.zone, changed.held.subscribed_by) == ("sv", "Europe/Stockholm", "U1")


def test_twice_is_once() -> None:
    held = subscribe(None, "service-packs 6.15 weekly quiet 22-07").held
    again = subscribe(held, "quiet 22-07 6.15 weekly service-packs")
    assert (again.outcome, again.held, again.new) == ("already", held, ())


def test_where_the_bot_cannot_write_yet_nothing_is_said_to_run_again() -> None:
    held = paused(subscribe(None, "service-packs").held or subscription(), "not_in_channel", NOW)
    asked, outside = read_terms("", VOCABULARY), replace(ANNA, reaches=False)
    kept = subscribed(held, asked, "T1", "C1", outside, LATER)
    assert (kept.outcome, kept.held and kept.held.paused) == ("extended", "not_in_channel")
    assert subscribed(held, asked, "T1", "C1", ANNA, LATER).outcome == "resumed"


def test_more_is_told_as_more() -> None:
    held = subscribe(None, "service-packs 6.15").held
    changed = subscribe(held, "service-packs 6.14")
    assert changed.outcome == "extended"
    assert [wish.lines.names for wish in changed.new] == [{"6.14"}]
    assert changed.held
    assert len(changed.held.wishes) == 1


def test_options_alone_add_no_wishes() -> None:
    held = subscribe(None, "releases").held
    changed = subscribe(held, "weekly")
    assert held
    assert changed.held
    assert (changed.outcome, changed.held.wishes, changed.held.weekly) == ("options", held.wishes, True)
    assert subscribe(changed.held, "weekly").outcome == "already"


def test_subscribing_sets_a_paused_one_going_again() -> None:
    held = paused(subscription(), "is_archived", NOW)
    changed = subscribe(held, "")
    assert changed.outcome == "resumed"
    assert changed.held
    assert changed.held.paused == ""


def test_less_is_a_difference_and_none_is_the_end() -> None:
    held = subscription()
    changed = unsubscribe(held, "6.13")
    assert changed.outcome == "reduced"
    assert changed.held
    assert "6.13" not in changed.held.wishes[0].lines
    assert unsubscribe(changed.held, "6.13").outcome == "not_covered"
    assert unsubscribe(changed.held, "") == Changed(None, "removed", changed.held.wishes)
    assert unsubscribe(None, "").outcome == "not_subscribed"


def test_taking_away_the_last_of_it_ends_it() -> None:
    held = subscribe(None, "releases 6.15").held
    assert unsubscribe(held, "6.15").outcome == "removed"


def test_unsubscribing_from_weekly_ends_nothing() -> None:
    held = subscribe(None, "releases weekly quiet 22-07").held
    changed = unsubscribe(held, "weekly")
    assert changed.outcome == "options"
    assert changed.held
    assert (changed.held.weekly, changed.held.quiet is not None) == (False, True)


def test_quiet_hours_are_ended_and_what_there_is_not_is_no_change() -> None:
    held = subscribe(None, "releases quiet 22-07").held
    changed = unsubscribe(held, "quiet hours")
    assert changed.held
    assert (changed.outcome, changed.held.quiet) == ("options", None)
    for terms in ("quiet", "weekly", "sv"):
        assert unsubscribe(changed.held, terms).outcome == "not_covered"


def test_a_wish_of_which_a_corner_was_there_is_told_whole() -> None:
    held = subscribe(None, "releases 6.15 server").held
    changed = subscribe(held, "releases")
    assert changed.new == (read_terms("releases", VOCABULARY).wish,)


def test_a_pause_keeps_its_first_reason_and_resuming_clears_it() -> None:
    held = paused(paused(subscription(), "is_archived", NOW), "not_in_channel", LATER)
    assert (held.paused, held.paused_at) == ("is_archived", NOW)
    assert resumed(held, LATER) == replace(subscription(), updated_at=LATER)


def test_too_many_exceptions_are_refused_and_change_nothing() -> None:
    held: Subscription | None = subscribe(None, "releases 6.1 server").held
    outcomes = set()
    for number, (one, other) in enumerate(combinations(VOCABULARY.components, 2)):
        held = subscribe(held, f"service-packs 5.{number} {one} {other}").held
        changed = subscribe(held, f"withdrawals 4.{number} {one} {other}")
        assert changed.held
        if changed.outcome == "too_many":
            assert changed.held == held
        held = changed.held
        outcomes.add(changed.outcome)
    assert outcomes == {"extended", "too_many"}
    assert held
    assert len(held.wishes) <= MOST_WISHES


TERMS = st.sampled_from(
    ["", "releases", "6.15", "6.13 server", "service-packs ios", "all but 6.14", "weekly", "quiet off"]
)


@given(st.lists(st.tuples(st.booleans(), TERMS), max_size=8))
def test_any_sequence_said_twice_over_at_each_step_changes_nothing_more(steps: list[tuple[bool, str]]) -> None:
    held: Subscription | None = None
    for adding, terms in steps:
        act = subscribe if adding else unsubscribe
        held = act(held, terms).held
        assert act(held, terms).held == held
