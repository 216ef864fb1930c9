import copy
from typing import Any

import pytest
import yaml
from pydantic import ValidationError

from bot.config import SHIPPED_CATALOG
from bot.domain.policy import Policy

SHIPPED = yaml.safe_load((SHIPPED_CATALOG / "policy.yml").read_text("utf-8"))


def test_the_shipped_policy_says_what_the_vendor_says_and_no_more() -> None:
    policy = Policy.model_validate(SHIPPED)
    rule = policy.support
    assert (rule.months, rule.counts_from, rule.confirmed, policy.time_zone) == (24, "line", False, "Europe/Stockholm")
    assert {each.id: each.fixed_in for each in policy.fix_policy.categories} == {
        "blocker": "service_pack", "high": "service_pack", "major": "minor", "minor": "minor",
    }  # fmt: skip
    assert not policy.fix_policy.confirmed
    assert [each.id for each in policy.components] == [
        "server", "studio", "installer", "web", "portal", "android", "ios", "windows", "connector",
    ]  # fmt: skip
    assert [each.id for each in policy.components if each.series == "own"] == ["windows", "connector"]


def test_the_shipped_rules_are_the_two_public_ones() -> None:
    rules = {rule.id: rule for rule in Policy.model_validate(SHIPPED).compatibility}
    mobile, client = rules["mobile-not-older-than-server"], rules["client-follows-server"]
    assert (mobile.subject, mobile.relation, mobile.other) == (("android", "ios"), ">=", "server")
    assert (client.subject, client.relation) == (("studio", "web", "portal", "windows"), "==")
    assert {mobile.compare_at, client.compare_at} == {"line"}


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("time_zone",), "Mars/Olympus", "not a time zone"),
        (("time_zone",), "../etc/passwd", "not a time zone"),
        (("support", "months"), 0, "greater than 0"),
        (("support", "counts_from"), "sometime", "'line' or 'release'"),
        (("support", "month"), 24, "Extra inputs"),
        (("compatibility", 0, "subject"), ["andriod"], "andriod, which is not among the components"),
        (("compatibility", 0, "subject"), [], "at least 1"),
        (("compatibility", 0, "relation"), "~=", "'>='"),
        (("updates", 0, "also"), ["sudio"], "sudio, which is not among the components"),
        (("components",), [], "at least 1"),
        (("components", 0, "name"), {"en": "Server"}, "sv"),
        (("links", "portal"), "not an address", "valid URL"),
    ],
)
def test_what_is_wrong_is_said(path: tuple[Any, ...], value: object, said: str) -> None:
    raw = copy.deepcopy(SHIPPED)
    place = raw
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = value
    with pytest.raises(ValidationError, match=said):
        Policy.model_validate(raw)
