"""policy.yml as it is shipped: complete, and honest about what the vendor has not confirmed."""

import pytest

from bot.adapters.catalog_files.load import SHIPPED, load_catalog
from bot.domain.policy import Policy


@pytest.fixture(scope="module")
def policy() -> Policy:
    return load_catalog(SHIPPED).policy


def test_support_is_24_months_from_the_line_and_not_confirmed(policy: Policy):
    support = policy.support
    assert (support.months, support.counts_from, support.confirmed) == (24, "line", False)
    assert policy.time_zone == "Europe/Stockholm"


def test_the_four_categories_are_fixed_where_the_vendor_says(policy: Policy):
    assert [(each.id, each.name.sv, each.fixed_in) for each in policy.fix_policy.categories] == [
        ("blocker", "Blockerare", "service_pack"),
        ("high", "High", "service_pack"),
        ("major", "Större", "minor"),
        ("minor", "Mindre", "minor"),
    ]


def test_the_meanings_are_openly_ours(policy: Policy):
    assert not policy.fix_policy.confirmed
    for category in policy.fix_policy.categories:
        assert "Our wording, not the vendor's" in category.meaning.en
        assert "Vår formulering, inte leverantörens" in category.meaning.sv


def test_only_addresses_that_are_publicly_known_are_given(policy: Policy):
    given = {name: str(address) for name, address in policy.links if address}
    assert given == {"service_pack_guide": "https://help.novacuraflow.com/installation-and-upgrade/apply-service-pack"}


def test_the_components_and_their_series(policy: Policy):
    assert {each.id: each.series for each in policy.components} == {
        "server": "flow", "studio": "flow", "installer": "flow", "web": "flow", "portal": "flow",
        "android": "flow", "ios": "flow", "windows": "own", "connector": "own",
    }  # fmt: skip
    assert {each.id for each in policy.components if not each.series_confirmed} == {"android", "ios"}


@pytest.mark.parametrize(
    ("word", "component"),
    [
        ("servern", "server"), ("flow studio", "studio"), ("studion", "studio"), ("server manager", "installer"),
        ("webbklient", "web"), ("web client", "web"), ("portalen", "portal"), ("androidklient", "android"),
        ("iphone", "ios"), ("ipad", "ios"), ("windowsklient", "windows"), ("odata", "connector"),
    ],
)  # fmt: skip
def test_people_may_use_their_own_words_for_a_component(policy: Policy, word: str, component: str):
    assert [each.id for each in policy.components if word in each.aliases] == [component]


@pytest.mark.parametrize("word", ["client", "klient", "mobile", "mobil", "app", "flow"])
def test_a_word_that_could_mean_several_components_is_no_alias(policy: Policy, word: str):
    assert not any(word in each.aliases for each in policy.components)


def test_the_rules_of_compatibility(policy: Policy):
    assert [(each.id, each.subject, each.relation, each.other, each.compare_at) for each in policy.compatibility] == [
        ("mobile-not-older-than-server", ("android", "ios"), ">=", "server", "line"),
        ("client-follows-server", ("studio", "web", "portal", "windows"), "==", "server", "line"),
    ]
    assert all(each.source.startswith("https://") for each in (*policy.compatibility, *policy.updates))


def test_when_the_server_moves_studio_and_every_client_move(policy: Policy):
    (rule,) = policy.updates
    assert (rule.when, rule.also) == ("server", ("studio", "web", "portal", "android", "ios", "windows"))
