"""News as Slack would check them, whatever the notes hold: nothing refused, nobody pinged, nothing lost."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.domain.catalog import Catalog
from bot.domain.kept import Delivery, Notice
from bot.domain.news.announcement import Announcement, AuditEntry, Progress
from bot.domain.news.audience import Audience
from bot.domain.news.doings import ways
from bot.domain.news.how import How
from bot.domain.news.reminders import Reminder
from bot.domain.news.subscription import Quiet, Wish
from bot.domain.news.writing import own_words
from bot.playground.rules.limits import check_blocks, check_view
from bot.slack.views.news import forms
from bot.slack.views.news.announcement import announcement_message, note_message, trial_message, whole_view
from bot.slack.views.news.list import announcements_view
from bot.slack.views.news.log import log_view
from bot.slack.views.news.manage import (
    Managed,
    loading_view,
    managed_view,
    metadata_of,
    told_view,
)
from bot.slack.views.news.messages import (
    draft_message,
    fix_message,
    paused_message,
    reminder_message,
    subscribed_message,
)
from bot.slack.views.news.subscriptions import (
    options_errors,
    options_in,
    options_view,
    subscriptions_message,
)
from bot.slack.views.news.text import clipped, pieces, safe
from bot.slack.views.news.week import week_message
from bot.words.news.refusals import tell_only_managers
from bot.words.speech import Speech
from tests.domain.news.made import NOW, announcement, subscription
from tests.sentences import TRANSLATIONS

RELEASES = """
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.15.18, released: 2026-11-20}
"""
MOST_IN_ALL = 11_000
TODAY = date(2026, 11, 23)
NASTY = "<!channel> <@U1|anna> @here & <https://evil.example|look> @everyone "
SUPPORT = {"state": "supported", "until": "2027-04-03", "unconfirmed": True, "override": {"en": "", "sv": ""}}


@pytest.fixture(scope="module", params=["en", "sv"])
def speech(request: pytest.FixtureRequest, catalog_of: Callable[..., Catalog]) -> Speech:
    return Speech(TRANSLATIONS[request.param], catalog_of(RELEASES))


def content(notes: str = "Faster", fixes: tuple[dict[str, Any], ...] = (), **more: Any) -> dict[str, Any]:
    return {
        "released": "2026-11-20", "notes": {"en": notes, "sv": notes}, "fixes": list(fixes), "support": SUPPORT,
        "database_may_change": False, "also_update": {"studio": "6.15.18", "ios": None}, "instead": "6.15.18",
        "guide": "https://help.example/apply", "notes_link": None, "sample": True, **more,
    }  # fmt: skip


def fix(number: int, severity: str = "high", text: str = "It works") -> dict[str, Any]:
    return {
        "key": f"FLOW-{number}",
        "severity": severity,
        "component": "server",
        "text": {"en": text, "sv": text},
        "requests": [],
    }


def said(part: Any) -> Iterator[str]:
    """Every text of a message that Slack shows."""
    if isinstance(part, list):
        for each in part:
            yield from said(each)
    elif isinstance(part, dict):
        if isinstance(part.get("text"), str):
            yield part["text"]
        for name, each in part.items():
            if name != "text" or not isinstance(each, str):
                yield from said(each) if isinstance(each, list | dict) else ()


def check_message(message: dict[str, Any]) -> str:
    check_blocks(message["blocks"])
    texts = list(said(message["blocks"]))
    assert sum(map(len, texts)) <= MOST_IN_ALL
    assert 0 < len(message["text"]) <= 3_000
    whole = "\n".join([message["text"], *texts])
    assert "<!" not in whole
    assert not re.search(r"(?<![\w.+\u2060-])@\w", re.sub(r"<[@#][A-Z0-9]+>", "", whole))
    return whole


texts = st.one_of(
    st.text(max_size=400),
    st.lists(st.sampled_from([NASTY, "&", "<", "word ", "\n\n", "@channel", "x" * 997, "å" * 3001]), max_size=12).map(
        "".join
    ),
    st.integers(3_000, 30_000).map(lambda length: "& " * (length // 2)),
)
fixes = st.lists(
    st.builds(fix, st.integers(1, 9_999), st.sampled_from(["blocker", "high", "major", "minor", "odd <!here>"]), texts),
    max_size=40,
).map(tuple)


@given(notes=texts, several=fixes, own=texts, kind=st.sampled_from(["release", "service-pack", "withdrawal"]))
def test_no_notes_make_slack_refuse_or_ping(
    speech: Speech, notes: str, several: tuple[dict[str, Any], ...], own: str, kind: Any
) -> None:
    a = announcement(
        kind=kind, content=content(notes, several), texts={"sv": own}, components=("server", "gone <!here>")
    )
    whole = check_message(announcement_message(speech, a))
    assert "6.15.18" in whole
    check_view(whole_view(speech, a))
    check_message(note_message(speech, replace(a, content={**a.content, "note": {"en": notes, "sv": notes}})))
    check_message(announcement_message(speech, replace(a, state="retracted", reason=notes[:300] or "-")))
    check_message(note_message(speech, replace(a, state="retracted", reason=notes[:300] or "-")))


def test_a_text_that_has_no_room_in_the_form_is_not_cut_by_saving_it(speech: Speech) -> None:
    long = "word " * 2_000
    a = announcement(content=content() | {"notes": {"sv": long, "en": "Short"}})
    for view in (forms.edit_view(speech, a, "{}"), forms.correct_view(speech, a, "{}")):
        values = {
            block["block_id"]: {"form.value": {"value": block["element"].get("initial_value")}}
            for block in view["blocks"]
            if block["type"] == "input"
        }
        assert own_words(a, forms.texts_in({"values": values})) == {}
        [hint] = [block["hint"]["text"] for block in view["blocks"] if block.get("block_id") == "text.sv"]
        assert "9999" in hint


def test_nothing_is_lost_when_there_is_too_much(speech: Speech) -> None:
    last = "the very last word"
    many = tuple(fix(number, text=f"fix number {number} " + "word " * 40) for number in range(60))
    a = announcement(content=content("word " * 3_000 + last, many))
    message = announcement_message(speech, a)
    assert last not in check_message(message)
    assert "news.read" in [each["action_id"] for each in message["blocks"][-1]["elements"]]
    everything = "".join(said(whole_view(speech, a)["blocks"]))
    assert last in everything
    assert all(f"FLOW-{number}" in everything for number in range(60))


@pytest.mark.parametrize("each", [10, 38])
def test_fixes_that_have_no_room_are_counted(speech: Speech, each: int) -> None:
    severities = ("blocker", "high", "major", "minor")
    many = tuple(fix(n, severities[n // each], "What works from now on " * 3) for n in range(4 * each))
    whole = check_message(announcement_message(speech, announcement(content=content(fixes=many))))
    headings = [line for line in whole.splitlines() if line.startswith("*") and line.endswith(f"({each})*")]
    assert len(headings) == 4
    shown = whole.count("FLOW-")
    [rest] = [int(n) for n in re.findall(r"… \w+ (\d+) \w+", whole)]
    assert shown + rest == each * (shown // each + 1)


@pytest.mark.parametrize("severities", [1, 30])
def test_fixes_alone_may_be_too_many(speech: Speech, severities: int) -> None:
    many = tuple(fix(number, f"s{number * severities // 90:02}", "word & " * 40) for number in range(90))
    message = announcement_message(speech, announcement(content=content(fixes=many)))
    check_message(message)
    assert "news.read" in [each["action_id"] for each in message["blocks"][-1]["elements"]]
    assert not any(text.endswith("word & …") or text.count("…") > 1 for text in said(message["blocks"]))


@pytest.mark.parametrize("most", range(20, 40))
def test_an_endless_word_is_cut_between_its_escapes(most: int) -> None:
    assert re.fullmatch("(&amp;)* …", clipped("&amp;" * 50, most))


def test_release_notes_are_the_vendors_page_or_what_the_catalogue_holds(speech: Speech) -> None:
    fixed = content(fixes=(fix(1), fix(2, "blocker")))
    held = announcement_message(speech, announcement(content=fixed))["blocks"][-1]["elements"]
    whole = check_message(announcement_message(speech, announcement(content=fixed)))
    assert whole.index("FLOW-1") < whole.index("FLOW-2")
    assert [each["action_id"] for each in held] == ["news.check", "news.read"]
    assert held[1]["text"]["text"] == speech.t("announcement.notes")
    linked = announcement_message(speech, announcement(content={**fixed, "notes_link": "https://example.com/notes"}))
    assert [each["action_id"] for each in linked["blocks"][-1]["elements"]] == ["news.check", "news.notes"]


def test_a_release_of_which_nothing_more_is_known_has_no_notes(speech: Speech) -> None:
    message = announcement_message(speech, announcement(content=content(notes="")))
    assert [each["action_id"] for each in message["blocks"][-1]["elements"]] == ["news.check"]


def test_a_link_to_the_notes_is_a_button(speech: Speech) -> None:
    message = announcement_message(speech, announcement(content=content(notes_link="https://notes.example/")))
    assert message["blocks"][-1]["elements"][-1]["url"] == "https://notes.example/"


def test_content_of_which_little_is_known_still_makes_a_message(speech: Speech) -> None:
    for kind in ("release", "service-pack", "withdrawal"):
        check_message(announcement_message(speech, announcement(kind=kind, content={}, line="", components=())))


def test_a_managers_words_stand_in_place_of_the_notes(speech: Speech) -> None:
    a = announcement(content=content("the notes"), texts={speech.t.language: "my words"})
    whole = check_message(announcement_message(speech, a))
    assert "my words" in whole
    assert "the notes" not in whole


def test_a_test_says_that_it_is_one(speech: Speech) -> None:
    for a in (None, announcement(content=content())):
        assert "🧪" in check_message(trial_message(speech, a))


def test_every_other_message(speech: Speech) -> None:
    a = announcement(content=content())
    for left in (91, 1, 0, -3):
        for exact in (True, False):
            end = TODAY + timedelta(days=left)
            check_message(
                reminder_message(speech, Reminder("6.13", 90, end, exact, left, "6.15.18", unconfirmed=True), TODAY)
            )
    check_message(fix_message(speech, ["NPS-1", "NPS-2"], "6.15.18", ["It stops <!here>"]))
    for what in ("ready", "proposed", "correction", "blocked", "reinstated", "asked"):
        assert "<@U7>" in check_message(draft_message(speech, what, a, "U7"))
    for outcome in ("subscribed", "extended", "reduced", "removed", "resumed", "options"):
        check_message(subscribed_message(speech, "U1", (Wish(),), outcome=outcome))
    for target in ("C1", "U1"):
        for reason in ("is_archived", "something_new_<!here>"):
            assert target in check_message(paused_message(speech, target, reason))
            assert "<@U7>" in check_message(paused_message(speech, target, reason, left="U7"))


def test_what_helps_depends_on_what_stands_in_the_way(speech: Speech) -> None:
    archived, removed = (check_message(paused_message(speech, "C1", why)) for why in ("is_archived", "not_in_channel"))
    assert speech.t("told.paused_archived_how") in archived
    assert speech.t("told.paused_how") in removed


def test_subscriptions_as_a_list(speech: Speech) -> None:
    held = subscription(
        "C1", weekly=True, quiet=Quiet(time(22), time(7)), paused="is_archived", last_error="is_archived",
        last_error_at=NOW, last_sent_at=NOW,
    )  # fmt: skip
    whole = check_message(subscriptions_message(speech, [held, subscription("U1")], personal=False, gone=["U1"]))
    assert "<#C1>" in whole
    assert "22:00-07:00" in whole
    check_message(subscriptions_message(speech, [held] * 40, personal=False))
    check_message(subscriptions_message(speech, [], personal=True))


def state(**chosen: dict[str, Any]) -> dict[str, Any]:
    return {"values": {block: {"form.value": value} for block, value in chosen.items()}}


def test_options_go_out_and_come_back(speech: Speech) -> None:
    check_view(options_view(speech, subscription(quiet=Quiet(time(22), time(7)))))
    check_view(options_view(speech, subscription("U1")))
    often, language = {"selected_option": {"value": "weekly"}}, {"selected_option": {"value": "sv"}}
    ten, seven = {"selected_time": "22:00"}, {"selected_time": "07:00"}
    none = {"selected_time": None}
    zone = {"value": "stockholm"}
    said = {"often": often, "language": language, "zone": zone}
    quiet = Quiet(time(22), time(7))
    assert options_in(state(**said, begins=ten, ends=seven)) == How(True, quiet, "Europe/Stockholm", "sv")
    assert options_in(state(**said, begins=none, ends=none)) == How(True, None, "Europe/Stockholm", "sv")
    assert options_errors(speech, state(**said, begins=ten, ends=seven)) == {}
    for ends in (none, ten):
        assert options_in(state(**said, begins=ten, ends=ends)) is None
        assert list(options_errors(speech, state(**said, begins=ten, ends=ends))) == ["ends"]


def test_a_zone_that_is_none_is_said_at_the_field_with_the_nearest(speech: Speech) -> None:
    typed = state(zone={"value": "Europe/Stokholm"}, begins={}, ends={})
    assert "Europe/Stockholm" in options_errors(speech, typed)["zone"]
    assert options_in(typed) is None


def managed(a: Announcement, who: str = "U2", count: int = 3) -> Managed:
    found = Audience(
        at_once=tuple(subscription(f"C{number}") for number in range(count)),
        weekly=(subscription("U5", weekly=True),),
        paused=(subscription("C99", paused="is_archived"),),
        others=("C77",),
    )
    troubles = tuple((f"C{number}", "is_archived") for number in range(count))
    progress = Progress(total=count * 2, sent=count, blocked=count, waiting=0, troubles=troubles)
    return Managed(a, found, ways(a, who, "two_people", progress), progress, renewable=True)


@pytest.mark.parametrize(("count", "sign"), [(0, "✅"), (3, "⚠️")])
def test_what_did_not_reach_everybody_has_the_sign_of_a_warning(speech: Speech, count: int, sign: str) -> None:
    view = managed_view(speech, speech, managed(announcement(state="sent"), count=count))
    assert view["blocks"][0]["text"]["text"].splitlines()[1].startswith(sign)


@pytest.mark.parametrize(
    "state", ["draft", "proposed", "scheduled", "sending", "stopped", "sent", "cancelled", "retracted"]
)
@pytest.mark.parametrize("count", [0, 3, 2_000])
def test_the_managers_view_in_every_state(speech: Speech, state: Any, count: int) -> None:
    waiting = {"texts": {"en": NASTY * 60, "sv": "x" * 3_000}, "note": {}, "by": ["U1"]}
    a = announcement(
        state=state, content=content("word " * 4_000, tuple(map(fix, range(50)))), texts={"sv": NASTY * 50}, written_by=("U1", "cli:bo <x>"),
        approved_by="U2", send_at=NOW, reason="wrong", correction=waiting if state in ("sending", "stopped", "sent") else {},
    )  # fmt: skip
    view = managed_view(speech, Speech(TRANSLATIONS["sv"], speech.catalog), managed(a, count=count))
    check_view(view)
    assert metadata_of(view) == {"id": "A1", "revision": 1, "preview": "sv"}
    assert metadata_of({"private_metadata": "{broken"}) == metadata_of({}) == {}
    assert "<!channel>" not in "\n".join(said(view["blocks"]))


def test_a_button_of_the_managers_view_stays_where_it_is_while_the_view_follows_the_sending(speech: Speech) -> None:
    def places(view: dict[str, Any]) -> dict[str, str]:
        """Which block each button is in."""
        buttons = [(each, block) for block in view["blocks"] for each in block.get("elements", ())]
        buttons += [(block["accessory"], block) for block in view["blocks"] if "accessory" in block]
        return {each["action_id"]: block["block_id"] for each, block in buttons if "action_id" in each}

    sending = places(managed_view(speech, speech, managed(announcement(state="sending"))))
    sent = places(managed_view(speech, speech, managed(announcement(state="sent"))))
    both = sending.keys() & sent.keys()
    assert {"news.do.retracted", "news.log", "news.preview"} <= both
    assert all(sending[each] == sent[each] for each in both)


@given(notes=texts, several=fixes, count=st.integers(1, 20))
def test_no_week_makes_slack_refuse_or_ping(
    speech: Speech, notes: str, several: tuple[dict[str, Any], ...], count: int
) -> None:
    many = tuple(f"a component with quite a long name {number}" for number in range(8))
    a = replace(announcement(content=content(notes, several)), components=many)
    ends = [Reminder("6.13", 90, TODAY, exact=True, left=0)] * (20 - count)
    message = week_message(speech, [a] * count, ends, TODAY)
    whole = check_message(message)
    assert str(message["blocks"]).count("'news.read'") == count
    assert whole.count("6.13") == len(ends)


def test_what_a_week_says_shortly_is_whole_behind_its_button(speech: Speech) -> None:
    a = announcement(content=content("word " * 900, tuple(map(fix, range(3)))))
    shown = check_message(week_message(speech, [a], [], TODAY))
    until = speech.t("fact.support")
    assert (until in shown, "FLOW-2" in shown) == (True, False)
    view = whole_view(speech, a)
    check_view(view)
    whole = "".join(said(view["blocks"]))
    assert whole.count("word") == 900
    assert all(part in whole for part in (until, "FLOW-2", "https://help.example/apply", "Studio 6.15.18"))


def test_managers_see_the_weeks_form_where_somebody_reads_it(speech: Speech) -> None:
    a = announcement(state="draft", content=content())
    with_weekly, without = managed(a), replace(managed(a), audience=Audience(others=("C1",)))
    caption = speech.t("manage.preview_weekly")
    assert caption in "".join(said(managed_view(speech, speech, with_weekly)["blocks"]))
    assert caption not in "".join(said(managed_view(speech, speech, without)["blocks"]))


def test_what_is_unsure_is_asked_about_a_few_at_a_time(speech: Speech) -> None:
    a = announcement(state="sent", content=content())
    kinds = ("announcement", "announcement.note", "digest", "digest.note", "fix", "fix.note")
    unsure = [
        Delivery(f"d{number}", Notice("T1", kind, "A1", f"C{number}"), "unsure", NOW, error="missing_scope")
        for number, kind in enumerate(kinds)
    ]
    troubles = tuple((f"C{number}", "missing_scope") for number in range(6))
    progress = Progress(total=9, sent=3, unsure=6, troubles=troubles)
    view = managed_view(speech, speech, replace(managed(a), progress=progress, unsure=unsure))
    check_view(view)
    asked = [block for block in view["blocks"] if "news.unsure.posted_again" in str(block)]
    assert [block["elements"][1]["value"] for block in asked] == ["d0", "d1", "d2", "d3", "d4"]
    shown = "".join(said(view["blocks"]))
    assert "████" in shown
    assert shown.count("<#C1>") == 1
    assert speech.t.plural("unsure.more", 1) in shown


def test_who_is_asked_to_approve_reads_when_it_shall_go_out(speech: Speech) -> None:
    timed = check_message(
        draft_message(speech, "proposed", announcement(state="proposed", send_at=NOW, content=content()))
    )
    at_once = check_message(draft_message(speech, "proposed", announcement(state="proposed", content=content())))
    assert "2026-11-23 13:00 (Europe/Stockholm)" in timed
    assert speech.t("draft.proposed_now") in at_once


def test_a_time_that_has_passed_is_not_promised_to_whoever_approves(speech: Speech) -> None:
    a = announcement(state="proposed", send_at=NOW, content=content())
    early, late = (
        str(managed_view(speech, speech, replace(managed(a), late=late))["blocks"]) for late in (False, True)
    )
    at_once = speech.t.plural("manage.sure_approved", managed(a).audience.size)
    assert (at_once in early, at_once in late) == (False, True)


def test_whoever_only_proposed_the_catalogues_words_is_not_said_to_have_written_them(speech: Speech) -> None:
    a = announcement(state="proposed", written_by=("U1",), content=content())
    listed, own = (str(managed_view(speech, speech, managed(replace(a, texts=each)))) for each in ({}, {"en": "Mine"}))
    catalogue, somebody = (speech.t("manage.written", who=who) for who in (speech.t("audit.catalogue"), "<@U1>"))
    assert (catalogue in listed, speech.t("manage.proposed_by", who="<@U1>") in listed) == (True, True)
    assert (somebody in own, somebody in listed) == (True, False)


def test_the_managers_message_names_whom_it_did_not_reach(speech: Speech) -> None:
    missed = {
        "total": 14,
        "sent": 2,
        "waiting": 0,
        "unsure": 0,
        "blocked": 12,
        "troubles": [["C1", "is_archived"]] * 10,
    }
    whole = check_message(draft_message(speech, "blocked", announcement(content=content()), missed=missed))
    assert "<#C1>" in whole
    assert speech.t("progress.more", count=2) in whole
    assert "⚠️" in whole


def test_a_retraction_says_its_reason_in_the_readers_language(speech: Speech) -> None:
    written = replace(announcement(state="retracted", reason="It stops"), content={"reasons": {"sv": "Den stannar"}})
    wanted = {"en": "It stops", "sv": "Den stannar"}[speech.t.language]
    for message in (announcement_message(speech, written), note_message(speech, written)):
        assert wanted in check_message(message)


def test_that_nobody_would_hear_of_it_is_said_before_it_is_sent(speech: Speech) -> None:
    a = announcement(state="draft", content=content())
    nobody = managed_view(speech, speech, Managed(a, Audience(), ways(a, "U2", "two_people")))
    somebody = managed_view(speech, speech, managed(a))
    assert speech.t("manage.audience_none") in "".join(said(nobody["blocks"]))
    assert speech.t("manage.audience_none") not in "".join(said(somebody["blocks"]))


def test_who_is_paused_by_somebody_is_not_promised_to_get_it(speech: Speech) -> None:
    paused = (subscription("C1", paused="command"), subscription("C2", paused="is_archived"))
    a = announcement(state="draft", content=content())
    view = managed_view(speech, speech, Managed(a, Audience(paused=paused), ways(a, "U2", "two_people")))
    shown = "".join(said(view["blocks"]))
    assert speech.t.plural("manage.paused", 1) in shown
    assert speech.t.plural("manage.silent", 1) in shown


def test_who_approves_a_correction_sees_what_it_will_be_and_what_is_said_of_it(speech: Speech) -> None:
    waiting = {"texts": {"en": "My new words", "sv": "Mina nya ord"}, "note": {"sv": "Fel siffra"}, "by": ["U1"]}
    a = announcement(state="sent", content=content("The old words"), correction=waiting)
    shown = "".join(said(managed_view(speech, speech, managed(a))["blocks"]))
    assert {"en": "My new words", "sv": "Mina nya ord"}[speech.t.language] in shown
    assert "Fel siffra" in shown
    assert "The old words" not in shown


def test_the_managers_other_views(speech: Speech) -> None:
    a = announcement(content=content("word " * 2_000), send_at=NOW, texts={"sv": "x" * 3_000})
    for view in (
        loading_view(speech),
        told_view(speech, tell_only_managers(speech, group_unreadable=True)),
        announcements_view(speech, []),
        announcements_view(speech, [(a, Progress(total=3, sent=1, waiting=2))] * 40),
        forms.edit_view(speech, a, "{}"),
        forms.correct_view(speech, a, "{}"),
        forms.propose_view(speech, a, "{}"),
        forms.propose_view(speech, announcement(content=content()), "{}"),
        forms.reschedule_view(speech, replace(a, state="scheduled"), "{}"),
        forms.retract_view(speech, a, "{}"),
        forms.check_view(speech, "6.15"),
        log_view(speech, []),
        log_view(
            speech,
            [
                AuditEntry("T1", "A1", NOW, "catalogue", "drafted"),
                AuditEntry("T1", "A1", NOW, "U1", "refused", {"why": "own_work"}),
            ]
            * 60,
        ),
    ):
        check_view(view)


STOCKHOLM = ZoneInfo("Europe/Stockholm")


@pytest.mark.parametrize(
    ("day", "at", "moment"),
    [
        (None, None, (None, "")),
        ("2026-11-24", "09:00", (datetime(2026, 11, 24, 8, tzinfo=UTC), "")),
        (None, "18:00", (datetime(2026, 11, 23, 17, tzinfo=UTC), "")),
        ("2027-03-28", "02:30", (datetime(2027, 3, 28, 1, tzinfo=UTC), "")),
        ("2026-11-23", "09:00", (None, "time")),
        ("2026-11-24", None, (None, "time")),
    ],
)
def test_a_time_in_the_vendors_zone(day: str | None, at: str | None, moment: object) -> None:
    assert forms.time_in(state(day={"selected_date": day}, time={"selected_time": at}), STOCKHOLM, NOW) == moment


def test_what_was_filled_in_is_read() -> None:
    filled = {
        "values": {
            "text.sv": {"form.value": {"value": "Hej"}},
            "text.en": {"form.value": {"value": None}},
            "note.sv": {"form.value": {"value": " "}},
            "note.en": {"form.value": {"value": "a slip"}},
            "reason": {"form.value": {"value": "wrong"}},
            "reason.en": {"form.value": {"value": "fel"}},
            "reason.sv": {"form.value": {"value": " "}},
            "component": {"form.value": {"selected_option": {"value": "studio"}}},
            "version": {"form.value": {"value": "6.15.3"}},
        }
    }
    assert forms.texts_in(filled) == {"sv": "Hej", "en": ""}
    assert forms.notes_in(filled) == {"en": "a slip"}
    assert (forms.reason_in(filled), forms.asked_in(filled)) == (("wrong", {"en": "fel"}), "check studio 6.15.3")


def test_a_piece_that_begins_inside_of_a_word_calls_nobody() -> None:
    parts, _ = pieces("x" * 500 + "@channel", 4_500, 500)
    assert parts == ["x" * 500, "@\u2060channel"]


@given(texts, st.integers(0, 9_000))
def test_pieces_are_the_text_and_no_piece_is_too_long(text: str, room: int) -> None:
    parts, whole = pieces(text, room, 500)
    assert all(0 < len(part) <= 500 for part in parts)
    # A piece that would call somebody has one sign more.
    assert sum(map(len, parts)) <= max(room, 2) + len(parts)
    if whole:
        assert re.sub(r"[\s\u2060]", "", "".join(parts)) == re.sub(r"[\s\u2060]", "", safe(text.strip()))


@given(texts, st.integers(0, 300))
def test_cutting_never_leaves_half_an_escape(text: str, most: int) -> None:
    cut = clipped(safe(text), most)
    assert len(cut) <= max(most, 0) or cut == safe(text)
    assert not re.search(r"&(?!amp;|lt;|gt;)", cut)
