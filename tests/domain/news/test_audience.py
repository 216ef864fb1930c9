"""Every target at most once, whoever asked for what."""

from bot.domain.news.audience import Topic, audience, end_of_support, hears, topic_of
from bot.domain.news.subscription import Choice, Subscription, Wish
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


WINDOWS = announcement(kind="release", version="1.35.99", line="6.16", components=("windows",))


def follows(lines: Choice, *components: str) -> Subscription:
    return subscription("C1", Wish(lines=lines, components=Choice.of(components)))


def test_a_component_is_followed_by_the_numbers_that_its_users_know_and_by_the_line_of_flow() -> None:
    for held, hears_it in (
        (follows(Choice.of(["1.35"]), "windows"), True),
        (follows(Choice.of(["6.16"]), "windows"), True),
        (follows(Choice.of(["1.35"])), True),
        (follows(Choice.of(["1.34"]), "windows"), False),
        (follows(Choice.of(["1.35"]), "connector"), False),
        (follows(Choice(frozenset({"1.35"})), "windows"), False),
        (follows(Choice(frozenset({"6.16"}))), False),
    ):
        assert hears(held, topic_of(WINDOWS)) is hears_it, held.wishes


def test_a_line_of_flow_ends_also_for_those_who_call_it_by_their_components_numbers() -> None:
    ends = end_of_support("6.16", (("windows", "1.35"),))
    assert hears(follows(Choice.of(["1.35"]), "windows"), ends)
    assert not hears(follows(Choice.of(["1.35"]), "connector"), ends)
    assert hears(follows(Choice(frozenset({"1.35"}))), ends)
