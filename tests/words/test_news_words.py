"""News in sentences, as their reader sees them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time, timedelta
from typing import Any

import pytest

from bot.domain.catalog import Catalog
from bot.domain.news.announcement import AuditEntry, Changes, Progress
from bot.domain.news.ended import ended_lines
from bot.domain.news.reading import read_terms
from bot.domain.news.reminders import Reminder
from bot.domain.news.subscription import Choice, Quiet, Wish
from bot.domain.news.subscriptions import Asker, subscribed, unsubscribed
from bot.domain.news.transitions import Refused
from bot.domain.vocabulary import Vocabulary
from bot.words.news.announcement import tell_announcement
from bot.words.news.audit import audit_table, audit_text, state_text
from bot.words.news.names import pause_text, when_text, wish_text
from bot.words.news.notices import tell_fix, tell_reminder
from bot.words.news.progress import progress_bar, progress_text, tell_progress
from bot.words.news.refusals import tell_nothing_to_announce, tell_only_managers, tell_refused, tell_terms
from bot.words.news.subscription import subscription_lines, tell_subscribed, tell_unsubscribed
from bot.words.news.week import tell_in_short, tell_week
from bot.words.speech import Speech
from tests.domain.news.made import NOW, announcement, subscription
from tests.sentences import TRANSLATIONS

RELEASES = """
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.15.18, released: 2026-11-20}
"""
TODAY = date(2026, 11, 23)
PACKS = frozenset({"service-packs"})


@pytest.fixture
def speeches(catalog_of: Callable[..., Catalog]) -> dict[str, Speech]:
    return {language: Speech(t, catalog_of(RELEASES)) for language, t in TRANSLATIONS.items()}


@pytest.fixture
def en(speeches: dict[str, Speech]) -> Speech:
    return speeches["en"]


@pytest.fixture
def sv(speeches: dict[str, Speech]) -> Speech:
    return speeches["sv"]


class TestWishes:
    def test_a_wish_names_what_it_holds(self, en: Speech, sv: Speech) -> None:
        wish = Wish(PACKS, Choice.of(["6.10", "6.9"]), Choice.of(["server"]))
        assert wish_text(en, wish) == "service packs · lines 6.9 and 6.10 · Server"
        assert wish_text(sv, wish) == "servicepaket · linjerna 6.9 och 6.10 · Server"

    def test_everything_and_everything_but(self, en: Speech) -> None:
        assert wish_text(en, Wish()) == "all news"
        but = Wish(lines=Choice(frozenset({"6.13"})), components=Choice(frozenset({"ios"})))
        assert wish_text(en, but) == "all news · every line but 6.13 · everything but iOS client"

    def test_a_component_that_the_catalogue_has_lost_keeps_its_id(self, en: Speech) -> None:
        assert wish_text(en, Wish(PACKS, components=Choice.of(["abacus"]))) == "service packs · abacus"

    def test_when_news_come(self, en: Speech) -> None:
        assert when_text(en, subscription()) == "at once"
        held = subscription(quiet=Quiet(time(22), time(7)))
        assert when_text(en, held) == "at once, quiet 22:00-07:00 (Europe/Stockholm)"


class TestAsking:
    def ask(self, speech: Speech, held: Any, terms: str) -> Any:
        asked = read_terms(terms, Vocabulary.of(speech.catalog.policy, speech.catalog.newest_lines))
        return subscribed(held, asked, "T1", "C1", Asker("U1", speech.t.language, "Europe/Stockholm"), NOW), asked

    def test_what_is_new_is_said(self, en: Speech, sv: Speech) -> None:
        for speech, said in ((en, "Already subscribed: now also withdrawn versions · line 6.14"),
                             (sv, "Prenumerationen fanns redan: nu också tillbakadragna versioner · linje 6.14")):  # fmt: skip
            first, _ = self.ask(speech, None, "service-packs 6.15")
            more, asked = self.ask(speech, first.held, "withdrawals 6.14")
            told = tell_subscribed(speech, more, asked)
            assert told.headline == said
            assert "6.14" in told.lines[0]

    @pytest.mark.parametrize(("terms", "mark", "said"), [
        ("end-of-support 6.13", "warning", "Support for Flow 6.13: ended 2025-05-02. Nothing more comes about it"),
        ("6.13", "warning", "Support for Flow 6.13: ended 2025-05-02. What can still come"),
        ("6.13 6.15", "yes", "Support for Flow 6.13: ended 2025-05-02. What can still come"),
        ("6.15.3", "yes", "6.15.3 stands for its line"),
    ])  # fmt: skip
    def test_a_line_that_has_ended_and_a_version_instead_of_a_line_are_spoken_of(
        self, catalog_of: Callable[..., Catalog], terms: str, mark: str, said: str
    ) -> None:
        en = Speech(TRANSLATIONS["en"], catalog_of(RELEASES + '- {line: "6.13", released: 2023-05-02}\n'))
        changed, asked = self.ask(en, None, terms)
        told = tell_subscribed(en, changed, replace(asked, ended=tuple(ended_lines(en.catalog, asked.wish, TODAY))))
        assert (told.mark, len(told.lines)) == (mark, 1)
        assert told.lines[0].startswith(said)

    def test_a_line_that_is_left_out_or_still_supported_is_not_spoken_of(self, en: Speech) -> None:
        for terms in ("6.15", "all but 6.13", "studio"):
            changed, asked = self.ask(en, None, terms)
            ended = tuple(ended_lines(en.catalog, asked.wish, TODAY))
            assert tell_subscribed(en, changed, replace(asked, ended=ended)).lines == ()

    def test_what_is_left_is_said(self, en: Speech) -> None:
        first, _ = self.ask(en, None, "service-packs withdrawals")
        asked = read_terms("withdrawals", Vocabulary.of(en.catalog.policy, en.catalog.newest_lines))
        told = tell_unsubscribed(en, unsubscribed(first.held, asked, NOW), personal=False)
        assert told.headline == "No longer: withdrawn versions"
        assert dict(told.facts)["Hears of"] == "service packs"

    def test_what_was_not_understood_is_named_with_the_nearest_and_an_example(self, sv: Speech) -> None:
        asked = read_terms("realeses 6.15", Vocabulary.of(sv.catalog.policy, sv.catalog.newest_lines))
        told = tell_terms(sv, asked.problems, "subscribe")
        assert told.lines == (
            "”realeses” är varken ett slags nyhet, en linje, en komponent eller ett val. Närmast: släpp.",
        )
        assert told.small[1] == "Till exempel /flowver prenumerera servicepaket 6.15 server"

    def test_the_words_that_are_offered_are_read_again(self, en: Speech, sv: Speech) -> None:
        vocabulary = Vocabulary.of(en.catalog.policy, en.catalog.newest_lines)
        for speech in (en, sv):
            offered = str(tell_terms(speech, ()).small[0]).partition(":")[2].split(",")[:-2]
            assert len(offered) == 7
            asked = [read_terms(each, vocabulary) for each in offered]
            assert [each.problems for each in asked] == [()] * 7
            kinds = [kind for each in asked[:4] for kind in each.wish.kinds]
            assert kinds == ["releases", "service-packs", "end-of-support", "withdrawals"]

    def test_another_zone_is_another(self, en: Speech) -> None:
        changed, asked = self.ask(en, None, "")
        said = dict(tell_subscribed(en, changed, asked).facts)["Time zone"]
        assert said == "Europe/Stockholm, as in your Slack. Another: /flowver subscribe tz Europe/London"


class TestAnnouncements:
    def test_what_is_not_known_is_not_said_to_be_fine(self, en: Speech) -> None:
        told = tell_announcement(en, announcement(content={"support": {"state": "unknown"}}))
        assert dict(told.told.facts)["Support"] == "not known"
        assert "Released" not in dict(told.told.facts)

    def test_several_components_share_a_headline(self, sv: Speech) -> None:
        told = tell_announcement(sv, announcement(kind="release", components=("server", "studio"), content={}))
        assert told.told.headline == "Ny version: Server och Studio 6.15.18"

    def test_a_bound_is_said_to_be_one(self, en: Speech) -> None:
        content = {"released_by": "2026-11-20", "support": {"state": "supported", "until_at_least": "2027-04-03"}}
        facts = dict(tell_announcement(en, announcement(content=content)).told.facts)
        assert (facts["Released"], facts["Support"]) == ("by 2026-11-20", "at least through 2027-04-03")


class TestReminders:
    @pytest.mark.parametrize(
        ("left", "exact", "said"),
        [
            (90, True, "Support for Flow 6.13 ends in 90 days: 2027-02-21 is the last"),
            (1, True, "Support for Flow 6.13 ends in 1 day: 2026-11-24 is the last"),
            (30, False, "Support for Flow 6.13 ends within 30 days: by 2026-12-23 at the latest"),
            (0, True, "Today, 2026-11-23, is the last day of support for Flow 6.13"),
            (-2, True, "Support for Flow 6.13 ended 2026-11-21"),
        ],
    )
    def test_days_are_counted_from_the_day_it_is_read(self, en: Speech, left: int, exact: bool, said: str) -> None:
        reminder = Reminder("6.13", 180, TODAY + timedelta(days=left), exact, 999)
        assert tell_reminder(en, reminder, TODAY).headline == said

    def test_the_thresholds_in_the_small_print_are_the_policys(self, en: Speech) -> None:
        policy = en.catalog.policy.announcements.model_copy(update={"reminder_days": (60, 7)})
        catalog = replace(en.catalog, policy=en.catalog.policy.model_copy(update={"announcements": policy}))
        told = tell_reminder(replace(en, catalog=catalog), Reminder("6.13", 60, TODAY, exact=True, left=0), TODAY)
        assert told.small[-1].startswith("Reminders come 60 and 7 days before.")


def test_what_to_use_instead_is_said_of_each_component_where_they_differ(en: Speech) -> None:
    def instead(**versions: str | None) -> str:
        gone = announcement(kind="withdrawal", components=tuple(versions), content={"instead": versions})
        return dict(tell_announcement(en, gone).told.facts)["Use instead"]

    assert instead(server="6.15.17", studio="6.15.17") == "6.15.17"
    assert instead(server="6.15.17", web="6.15.17", studio="6.15.13", portal=None) == (
        "Server and Web client 6.15.17; Studio 6.15.13; Portal (none is listed)"
    )


def test_whoever_looks_at_what_somebody_has_paused_reads_what_that_means(en: Speech, sv: Speech) -> None:
    held = subscription(paused="command")
    assert "Paused by somebody. What comes meanwhile is not sent." in subscription_lines(en, held)
    assert "Pausad av någon. Det som kommer under tiden skickas inte." in subscription_lines(sv, held)


def test_why_everything_waits_is_said_where_slack_does_not_take_the_token(en: Speech) -> None:
    said = progress_text(en, Progress(total=3, waiting=3, token="token_revoked"))
    assert said == "0 of 3 sent, 3 waiting (the bot's access has been taken away)"
    lines = subscription_lines(en, subscription(paused="token_revoked"))
    assert any("goes on by itself" in line for line in lines)


def test_the_news_of_a_week_say_shortly_what_matters_of_each(sv: Speech, en: Speech) -> None:
    fixes = [{"key": f"FLOW-{number}", "severity": "high" if number else "blocker"} for number in range(4)]
    support = {"state": "supported", "until": "2027-04-03", "unconfirmed": True}
    content = {
        "released": "2026-11-20", "notes": {"en": "Faster\nlists"}, "fixes": fixes, "support": support,
        "database_may_change": False, "also_update": {"studio": "6.15.13", "portal": None}, "sample": True,
    }  # fmt: skip
    told = tell_in_short(en, announcement(content=content, texts={"sv": "Snabbare listor"}))
    assert (told.sign, told.headline) == ("📦", "Service pack 6.15.18 for Server")
    assert told.lines == (
        "Faster lists",
        "Fixed: Blocker 1, High 3",
        "Update too: Studio 6.15.13 and Portal",
        "Released: 2026-11-20 · Support: supported through 2027-04-03 · Internal database: its structure does not change",
    )
    assert (
        tell_in_short(sv, announcement(content=content, texts={"sv": "Snabbare listor"})).lines[0] == "Snabbare listor"
    )
    week = tell_week(sv, [announcement(content=content)], [Reminder("6.13", 0, TODAY, exact=True, left=0)])
    assert (week.headline, len(week.small)) == ("Veckans nyheter: 2", 3)


def test_in_the_news_of_a_week_a_withdrawal_says_first_what_to_do_and_a_retraction_why(en: Speech) -> None:
    gone = announcement(kind="withdrawal", content={"instead": {"server": "6.15.17"}, "notes": {"en": "Faster"}})
    assert tell_in_short(en, gone).lines[0].startswith("Do not install 6.15.18.")
    assert tell_in_short(en, gone).lines[1] == "Use instead: 6.15.17"
    retracted = tell_in_short(en, replace(announcement(state="retracted", reason="It loses files"), content={}))
    assert (retracted.lines, retracted.more) == (("Why: It loses files",), False)


def test_one_fix_and_several(en: Speech) -> None:
    assert tell_fix(en, ["NPS-1"], "6.15.18").headline == "Your NPS-1 is fixed in Flow 6.15.18"
    assert tell_fix(en, ["NPS-1", "NPS-2"], "6.15.18").headline == "Your NPS-1 and NPS-2 are fixed in Flow 6.15.18"


def test_a_version_of_a_day_to_come_is_not_said_to_be_missing(en: Speech) -> None:
    assert tell_nothing_to_announce(en, "6.15.19", ["6.15.19"], planned=True).headline.startswith("Not out yet")
    assert tell_nothing_to_announce(en, "6.15.99", ["6.15.19"]).lines == ("Nearest: 6.15.19.",)


class TestTroubles:
    def test_slacks_words_are_translated_where_they_are_known(self, en: Speech) -> None:
        assert pause_text(en.t, "is_archived") == "the channel is archived"
        assert pause_text(en.t, "something_new") == "Slack says: something_new"

    def test_a_list_shows_the_last_success_and_the_last_error(self, en: Speech) -> None:
        held = subscription(paused="not_in_channel", last_error="not_in_channel", last_error_at=NOW, last_sent_at=NOW)
        assert subscription_lines(en, held)[-3:] == [
            "Paused: the bot is not in the channel",
            "Last sent 2026-11-23 13:00 (Europe/Stockholm)",
            "Last error 2026-11-23 13:00 (Europe/Stockholm): the bot is not in the channel",
        ]

    def test_progress_leaves_out_what_is_none(self, en: Speech) -> None:
        progress = Progress(total=40, sent=36, waiting=2, blocked=2, troubles=(("C5", "is_archived"),) * 25)
        assert progress_text(en, progress) == "36 of 40 sent, 2 waiting, 2 not reached"
        assert progress_bar(progress, 20) == "█" * 18 + "░" * 2
        told = tell_progress(en, announcement(), progress)
        assert (told.mark, told.lines) == ("warning", ("and 5 more",))
        assert progress_bar(Progress()) == "█" * 20

    def test_a_bar_is_full_when_nobody_is_left_without(self) -> None:
        assert progress_bar(Progress(total=3, sent=1, unsure=1, blocked=1), 3) == "█░░"
        assert progress_bar(Progress(total=3, sent=2, cancelled=1), 3) == "███"

    def test_in_a_terminal_what_is_unsure_says_where_it_is_decided(self, en: Speech) -> None:
        unsure = Progress(total=1, unsure=1, troubles=(("C1", "unseen"),))
        assert "flowver requests" in " ".join(tell_progress(en, announcement(), unsure).lines)
        assert tell_progress(en, announcement(), Progress(total=1, sent=1)).lines == ()

    def test_why_somebody_waits_is_said_with_the_day(self, en: Speech, sv: Speech) -> None:
        progress = Progress(
            total=4, sent=1, waiting=3, quiet=1, quiet_until=NOW, weekly=2, weekly_from=NOW + timedelta(days=7)
        )
        assert progress_text(en, progress) == (
            "1 of 4 sent, 3 waiting (1 has quiet hours, until 2026-11-23 13:00 Europe/Stockholm; "
            "2 read it in the week's news, the first 2026-11-30 13:00 Europe/Stockholm)"
        )
        assert "2 får det i veckans nyheter, den första 2026-11-30 13:00" in progress_text(sv, progress)

    def test_how_a_correction_goes_is_said_with_where_it_does_not(self, en: Speech) -> None:
        changes = Changes(total=5, changed=3, failed=2, told=3, untold=2, troubles=(("C5", "is_archived"),) * 2)
        told = tell_progress(en, announcement(state="sent"), Progress(total=5, sent=5, changes=changes))
        assert told.mark == "warning"
        assert told.lines == ("Correction: 3 of 5 messages changed, 2 could not be changed, 3 of 5 threads told",)
        assert told.table
        assert told.table.rows[0] == ("C5", "the channel is archived")


class TestManagers:
    def test_every_refusal_has_its_sentence(self, speeches: dict[str, Speech]) -> None:
        codes = (
            "not_in_this_state",
            "own_work",
            "already_approved",
            "in_the_past",
            "not_due",
            "too_long",
            "no_reason",
            "unchanged",
        )
        for speech in speeches.values():
            said = {tell_refused(speech, Refused(code, "sent"), "6.15.18").headline for code in codes}  # type: ignore[arg-type]
            assert len(said) == len(codes)

    def test_a_group_that_cannot_be_read_is_said(self, en: Speech) -> None:
        assert len(tell_only_managers(en, group_unreadable=True).lines) == 2
        assert tell_nothing_to_announce(en, "6.15.99", ["6.15.18"]).lines == ("Nearest: 6.15.18.",)

    def test_the_audit_says_who_did_what_and_why(self, en: Speech) -> None:
        refused = AuditEntry("T1", "A1", NOW, "U1", "refused", {"why": "own_work"})
        retracted = AuditEntry("T1", "A1", NOW, "U2", "retracted", {"reason": "wrong file"})
        assert [audit_text(en, each) for each in (refused, retracted)] == ["refused: own work", "retracted: wrong file"]
        table = audit_table(en, [AuditEntry("T1", "A1", NOW, "catalogue", "drafted"), refused], lambda who: f"@{who}")
        assert table.rows == (
            ("2026-11-23 13:00", "the catalogue", "drafted"),
            ("2026-11-23 13:00", "@U1", "refused: own work"),
        )

    def test_the_audit_says_how_a_sending_began_and_ended(self, en: Speech, sv: Speech) -> None:
        began = AuditEntry("T1", "A1", NOW, "flowver", "sent", {"audience": 12})
        ended = AuditEntry("T1", "A1", NOW, "flowver", "ended", {"total": 12, "sent": 11, "blocked": 1})
        assert [audit_text(en, each) for each in (began, ended)] == [
            "sending began: to 12",
            "sending ended: 11 of 12 sent, 1 not reached",
        ]
        table = audit_table(sv, [ended, AuditEntry("T1", "A1", NOW, "U1", "posted_again", {"target": "C1"})])
        assert [row[1] for row in table.rows] == ["flowver", "U1 (C1)"]

    def test_a_scheduled_time_is_told_in_the_vendors_zone(self, en: Speech) -> None:
        zone = en.catalog.policy.zone
        said = state_text(en, announcement(state="scheduled", send_at=NOW), zone)
        assert said == "approved, goes out 2026-11-23 13:00 (Europe/Stockholm)"
