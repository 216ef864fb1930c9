"""No way through the doings lets one person send alone under two people; each state allows what it should."""

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.news import transitions as t
from bot.domain.news.announcement import Announcement, Progress
from bot.domain.news.doings import ways
from bot.domain.news.renewing import renew
from bot.domain.news.timing import reschedule, take_back
from bot.domain.news.transitions import Moved, Refused
from tests.domain.news.made import NOW, announcement

LATER = NOW + timedelta(hours=1)
OUT = {"sending", "stopped", "sent"}
NOTE = {"en": "a slip of the pen"}


def done(moved: Moved) -> Announcement:
    assert isinstance(moved, Announcement), moved
    return moved


def refused(moved: Moved) -> str:
    assert isinstance(moved, Refused), moved
    return moved.code


def proposed(**more: Any) -> Announcement:
    return done(t.propose(announcement(), "U1", NOW, **more))


def sent() -> Announcement:
    return done(t.finished(done(t.approve(proposed(), "U2", "two_people", NOW)), NOW))


def test_saving_what_the_catalogue_says_writes_nothing_and_binds_nobody() -> None:
    draft = replace(announcement(), content={"notes": {"en": "Faster\nlists", "sv": "Snabbare listor"}})
    same = {"en": "Faster\r\nlists ", "sv": "Snabbare listor"}
    assert refused(t.edit(draft, "U1", same, NOW)) == "unchanged"
    edited = done(t.edit(draft, "U1", same | {"sv": "Snabba listor"}, NOW))
    assert edited.texts == {"sv": "Snabba listor"}
    assert done(t.edit(edited, "U2", same, NOW)).texts == {}


def test_what_the_catalogue_says_by_now_corrects_what_is_out() -> None:
    out = replace(sent(), content={"released": "2026-11-20", "note": {"en": "once"}})
    assert refused(t.correct(out, "U2", out.texts, {}, "two_people", NOW, {"released": "2026-11-20"})) == "unchanged"
    waiting = done(t.correct(out, "U2", out.texts, {}, "two_people", NOW, {"released": "2026-11-21"}))
    assert waiting.content["released"] == "2026-11-20"
    both = done(t.correct(waiting, "U2", {"en": "better"}, {}, "two_people", NOW))
    after = done(t.approve(both, "U3", "two_people", NOW))
    assert (after.content["released"], after.texts) == ("2026-11-21", {"en": "better"})


def test_who_wrote_and_approved_the_first_words_stays_when_they_are_corrected() -> None:
    waiting = done(t.correct(sent(), "U2", {"en": "better"}, {}, "two_people", NOW))
    after = done(t.approve(waiting, "U1", "two_people", NOW))
    assert (after.written_by, after.approved_by) == (("U1",), "U2")
    assert after.content["corrected"] == {"by": ["U2"], "approved_by": "U1"}


class TestTwoPeople:
    def test_who_proposed_cannot_approve_and_another_can(self) -> None:
        assert refused(t.approve(proposed(), "U1", "two_people", NOW)) == "own_work"
        assert done(t.approve(proposed(), "U2", "two_people", NOW)).state == "sending"

    def test_an_edit_after_proposing_or_approving_makes_it_a_draft_again(self) -> None:
        scheduled = done(t.approve(proposed(send_at=LATER), "U2", "two_people", NOW))
        for before in (proposed(), scheduled):
            edited = done(t.edit(before, "U2", {"en": "other"}, NOW))
            assert (edited.state, edited.approved_by, edited.send_at) == ("draft", "", None)
            assert refused(t.approve(done(t.propose(edited, "U3", NOW)), "U2", "two_people", NOW)) == "own_work"

    def test_the_second_of_two_who_approve_at_once_is_told_by_whom_it_was(self) -> None:
        moved = t.approve(done(t.approve(proposed(), "U2", "two_people", NOW)), "U3", "two_people", NOW)
        assert moved == Refused("already_approved", "sending", "U2")

    def test_one_person_is_enough_where_the_policy_says_so(self) -> None:
        assert done(t.approve(announcement(), "U1", "one_person", NOW)).state == "sending"
        assert refused(t.approve(announcement(), "U2", "two_people", NOW)) == "not_in_this_state"

    def test_a_correction_waits_for_a_second_person_too(self) -> None:
        waiting = done(t.correct(sent(), "U1", {"en": "better"}, NOTE, "two_people", NOW))
        assert waiting.texts == {}
        assert refused(t.approve(waiting, "U1", "two_people", NOW)) == "own_work"
        corrected = done(t.approve(waiting, "U2", "two_people", NOW))
        assert (corrected.texts, corrected.content["note"], corrected.correction) == ({"en": "better"}, NOTE, {})

    def test_a_correction_is_out_at_once_where_one_person_is_enough(self) -> None:
        corrected = done(t.correct(sent(), "U1", {"en": "better"}, {}, "one_person", NOW))
        assert (corrected.texts, corrected.correction) == ({"en": "better"}, {})

    def test_a_correction_can_be_dropped(self) -> None:
        waiting = done(t.correct(sent(), "U1", {"en": "better"}, {}, "two_people", NOW))
        assert done(t.withdraw_correction(waiting, NOW)).correction == {}


class TestTimes:
    def test_a_later_time_waits_until_it_comes(self) -> None:
        scheduled = done(t.approve(proposed(send_at=LATER), "U2", "two_people", NOW))
        assert scheduled.state == "scheduled"
        assert refused(t.due(scheduled, NOW)) == "not_due"
        assert done(t.due(scheduled, LATER)).state == "sending"

    def test_a_time_that_passed_before_approval_sends_at_once(self) -> None:
        assert done(t.approve(proposed(send_at=LATER), "U2", "two_people", LATER)).state == "sending"

    def test_a_time_that_has_passed_cannot_be_proposed(self) -> None:
        assert refused(t.propose(announcement(), "U1", NOW, NOW)) == "in_the_past"

    def test_a_changed_time_keeps_the_words_and_needs_another_approval(self) -> None:
        written = done(t.edit(announcement(), "U1", {"en": "mine"}, NOW))
        scheduled = done(t.approve(done(t.propose(written, "U1", NOW, LATER)), "U2", "two_people", NOW))
        moved = done(reschedule(scheduled, "U1", NOW, LATER + timedelta(hours=1)))
        assert (moved.state, moved.texts, moved.approved_by) == ("proposed", {"en": "mine"}, "")
        assert refused(t.due(moved, LATER)) == "not_in_this_state"
        assert refused(t.approve(moved, "U1", "two_people", NOW)) == "own_work"
        assert done(t.approve(moved, "U2", "two_people", NOW)).send_at == LATER + timedelta(hours=1)
        assert refused(reschedule(scheduled, "U1", NOW, LATER)) == "unchanged"
        assert refused(reschedule(scheduled, "U1", NOW, NOW)) == "in_the_past"

    def test_of_the_catalogues_words_the_first_proposer_approves_the_time_that_another_chose(self) -> None:
        moved = done(reschedule(proposed(), "U2", NOW, LATER))
        assert refused(t.approve(moved, "U2", "two_people", NOW)) == "own_work"
        assert done(t.approve(moved, "U1", "two_people", NOW)).state == "scheduled"
        written = replace(proposed(), texts={"en": "mine"})
        assert refused(t.approve(done(reschedule(written, "U2", NOW, LATER)), "U1", "two_people", NOW)) == "own_work"


class TestTakingBack:
    def test_what_is_proposed_or_scheduled_is_a_draft_again_with_its_words(self) -> None:
        written = replace(proposed(send_at=LATER), texts={"en": "mine"})
        for before in (written, done(t.approve(written, "U2", "two_people", NOW))):
            draft = done(take_back(before, NOW))
            assert (draft.state, draft.texts, draft.written_by) == ("draft", {"en": "mine"}, ("U1",))
            assert (draft.send_at, draft.approved_by) == (None, "")
        assert refused(take_back(sent(), NOW)) == "not_in_this_state"

    def test_it_can_be_cancelled_until_it_runs(self) -> None:
        assert done(t.cancel(proposed(), NOW)).state == "cancelled"
        assert refused(t.cancel(sent(), NOW)) == "not_in_this_state"

    def test_retracting_needs_a_reason_and_something_that_is_out(self) -> None:
        assert refused(t.retract(sent(), NOW, " ")) == "no_reason"
        assert refused(t.retract(proposed(), NOW, "wrong")) == "not_in_this_state"
        gone = done(t.retract(sent(), NOW, "wrong\nversion"))
        assert (gone.state, gone.reason) == ("retracted", "wrong version")
        assert refused(t.correct(gone, "U1", {"en": "x"}, {}, "one_person", NOW)) == "not_in_this_state"

    def test_stopping_and_going_on(self) -> None:
        sending = done(t.approve(proposed(), "U2", "two_people", NOW))
        stopped = done(t.stop(sending, NOW))
        assert refused(t.finished(stopped, NOW)) == "not_in_this_state"
        assert done(t.resume(stopped, NOW)).state == "sending"


def test_nothing_different_is_no_edit_and_too_much_is_refused() -> None:
    assert refused(t.edit(announcement(), "U1", {"en": " "}, NOW)) == "unchanged"
    assert refused(t.edit(announcement(), "U1", {"en": "x" * 3_001}, NOW)) == "too_long"
    assert refused(renew(announcement(), {}, NOW)) == "unchanged"
    assert done(renew(proposed(), {"version": "6.15.18"}, NOW)).state == "draft"


PEOPLE = ("U1", "U2", "U3")
STEPS = ("edit", "propose", "propose_later", "approve", "due", "cancel", "stop", "resume", "again", "finished",
         "retract", "correct", "withdraw", "renew", "reschedule", "take_back")  # fmt: skip


def step(a: Announcement, what: str, who: str, text: str, now: datetime) -> Moved:
    return {
        "edit": lambda: t.edit(a, who, {"en": text}, now),
        "propose": lambda: t.propose(a, who, now),
        "propose_later": lambda: t.propose(a, who, now, now + timedelta(minutes=3)),
        "approve": lambda: t.approve(a, who, "two_people", now),
        "due": lambda: t.due(a, now),
        "cancel": lambda: t.cancel(a, now),
        "stop": lambda: t.stop(a, now),
        "resume": lambda: t.resume(a, now),
        "again": lambda: t.send_again(a, now),
        "finished": lambda: t.finished(a, now),
        "retract": lambda: t.retract(a, now, text),
        "correct": lambda: t.correct(a, who, {"en": text}, {"en": text}, "two_people", now),
        "withdraw": lambda: t.withdraw_correction(a, now),
        "renew": lambda: renew(a, {"text": text}, now),
        "reschedule": lambda: reschedule(a, who, now, (a.send_at or now) + timedelta(minutes=5)),
        "take_back": lambda: take_back(a, now),
    }[what]()


ACTS = st.tuples(st.sampled_from(STEPS), st.sampled_from(PEOPLE), st.sampled_from(("a", "b")))


@given(st.lists(ACTS, max_size=25))
def test_whatever_is_out_has_been_seen_by_two_people(acts: list[tuple[str, str, str]]) -> None:
    a, hands = announcement(), dict[str, set[str]]()
    for minute, (what, who, text) in enumerate(acts):
        moved = step(a, what, who, text, NOW + timedelta(minutes=minute))
        if isinstance(moved, Refused):
            continue
        assert moved.revision >= a.revision
        assert moved.revision > a.revision or what == "finished"
        if what in ("edit", "propose", "propose_later", "correct", "reschedule"):
            hands.setdefault("touched", set()).add(who)
        if what == "approve":
            hands.setdefault("approved", set()).add(who)
        if (moved.state in OUT and a.state not in OUT) or (moved.state in OUT and moved.texts != a.texts):
            assert len(hands["touched"] | hands["approved"]) >= 2
            assert moved.approved_by in hands["approved"]
        if moved.state in OUT and a.state not in OUT:
            assert moved.approved_by not in moved.written_by
        a = moved


@given(st.lists(st.tuples(st.sampled_from(STEPS), st.just("U1"), st.sampled_from(("a", "b"))), max_size=25))
def test_one_person_alone_sends_nothing_ever(acts: list[tuple[str, str, str]]) -> None:
    a = announcement()
    for minute, (what, who, text) in enumerate(acts):
        moved = step(a, what, who, text, NOW + timedelta(minutes=minute))
        a = a if isinstance(moved, Refused) else moved
        assert a.state in ("draft", "proposed", "cancelled")


DOES = {"edited": "edit", "proposed": "propose", "approved": "approve", "cancelled": "cancel", "stopped": "stop",
        "resumed": "resume", "corrected": "correct", "retracted": "retract", "sent_again": "again",
        "correction_withdrawn": "withdraw", "rescheduled": "reschedule", "taken_back": "take_back"}  # fmt: skip


@given(st.lists(ACTS, max_size=12), st.sampled_from(PEOPLE))
def test_every_button_that_is_shown_works(acts: list[tuple[str, str, str]], who: str) -> None:
    a = announcement()
    for what, by, text in acts:
        moved = step(a, what, by, text, NOW)
        a = a if isinstance(moved, Refused) else moved
    for way in ways(a, who, "two_people", Progress(total=2, sent=1, blocked=1)):
        if way in DOES:
            assert not isinstance(step(a, DOES[way], who, "quite another", NOW), Refused)


def test_sending_again_is_offered_only_where_something_failed() -> None:
    assert "sent_again" not in ways(sent(), "U1", "two_people", Progress(total=1, sent=1))
    alone = ways(announcement(), "U1", "one_person")
    assert {"approved", "proposed"} <= set(alone)
    assert "approved" not in ways(proposed(), "U1", "two_people")
    assert "approved" in ways(proposed(), "U2", "two_people")


@pytest.mark.parametrize("state", ["cancelled", "retracted"])
def test_what_is_over_stays_over(state: Any) -> None:
    over = replace(announcement(), state=state)
    assert ways(over, "U1", "one_person") == ()
    assert all(isinstance(step(over, what, "U1", "x", NOW), Refused) for what in STEPS if what != "again")
    again = t.send_again(over, NOW)
    assert isinstance(again, Refused) or again.state == state
