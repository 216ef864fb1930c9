"""Every target at most once, whoever asked for what."""

from bot.domain.news.audience import Topic, audience, end_of_support, topic_of
from bot.domain.news.subscription import Choice, Wish
from tests.domain.news.made import announcement, subscription

PACKS = Wish(frozenset({"service-packs"}))
STUDIO = Wish(components=Choice.of(["studio"]))
TOPIC = Topic("service-packs", "6.15", ("server", "web"))


def test_several_wishes_that_match_are_still_one_target() -> None:
    held = [subscription("C1", PACKS, Wish()), subscription("C1", PACKS), subscription("C2", STUDIO)]
    found = audience(held, TOPIC)
    assert [each.target for each in found.at_once] == ["C1"]
    assert found.size == 1


def test_weekly_and_paused_ones_are_kept_apart() -> None:
    held = [subscription("C1"), subscription("C2", weekly=True), subscription("C3", weekly=True, paused="is_archived")]
    found = audience(held, TOPIC)
    assert [[each.target for each in some] for some in (found.at_once, found.weekly, found.paused)] == [
        ["C1"],
        ["C2"],
        ["C3"],
    ]
    assert found.size == 2


def test_a_withdrawal_goes_to_everybody_who_got_the_version_and_waits_for_no_digest() -> None:
    held = [subscription("C1", PACKS), subscription("C2", weekly=True), subscription("C3", STUDIO)]
    topic = topic_of(announcement(kind="withdrawal"))
    found = audience(held, topic, got={"C1", "C2", "C9"})
    assert [each.target for each in found.at_once] == ["C1", "C2"]
    assert found.others == ("C9",)
    assert found.weekly == ()


def test_an_end_of_support_follows_the_line_and_not_the_component() -> None:
    held = [subscription("C1", STUDIO), subscription("C2", Wish(lines=Choice.of(["6.14"])))]
    assert [each.target for each in audience(held, end_of_support("6.15")).at_once] == ["C1"]


def test_news_of_no_line_reach_those_who_did_not_choose_lines() -> None:
    held = [subscription("C1"), subscription("C2", Wish(lines=Choice.of(["6.15"])))]
    assert [each.target for each in audience(held, Topic("releases", "", ("windows",))).at_once] == ["C1"]
