"""People's languages in the store."""

from datetime import UTC, datetime, timedelta

from bot.adapters.store.people import People
from bot.adapters.store.store import Store

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)


async def test_nobody_is_known_at_first(store: Store) -> None:
    assert await People(store).languages() == {}


async def test_the_language_is_what_slack_says_until_the_person_chooses(store: Store) -> None:
    people = People(store)
    await people.saw_locale("T1", "U1", "sv-SE", NOON)
    assert await people.languages() == {("T1", "U1"): "sv"}
    await people.choose("T1", "U1", "en")
    assert await people.languages() == {("T1", "U1"): "en"}
    await people.saw_locale("T1", "U1", "de-DE", NOON + timedelta(days=1))
    assert await people.languages() == {("T1", "U1"): "en"}


async def test_taking_the_choice_back_returns_to_what_slack_says(store: Store) -> None:
    people = People(store)
    await people.choose("T1", "U1", "en")
    await people.saw_locale("T1", "U1", "sv-SE", NOON)
    await people.choose("T1", "U1", None)
    assert await people.languages() == {("T1", "U1"): "sv"}


async def test_a_person_without_choice_or_locale_is_left_out(store: Store) -> None:
    people = People(store)
    await people.choose("T1", "U1", None)
    assert await people.languages() == {}


async def test_an_older_sighting_never_replaces_a_newer(store: Store) -> None:
    people = People(store)
    await people.saw_locale("T1", "U1", "sv-SE", NOON)
    await people.saw_locale("T1", "U1", "en-GB", NOON - timedelta(seconds=1))
    assert await people.languages() == {("T1", "U1"): "sv"}


async def test_the_same_user_id_in_two_workspaces_is_two_people(store: Store) -> None:
    people = People(store)
    await people.choose("T1", "U1", "sv")
    await people.choose("T2", "U1", "en")
    assert await people.languages() == {("T1", "U1"): "sv", ("T2", "U1"): "en"}


async def test_when_memory_is_limited_those_seen_latest_are_kept(store: Store) -> None:
    people = People(store, limit=2)
    for number in range(4):
        await people.saw_locale("T1", f"U{number}", "sv-SE", NOON + timedelta(minutes=number))
    await people.choose("T1", "never seen", "en")
    assert set(await people.languages()) == {("T1", "U3"), ("T1", "U2")}


async def test_one_person_is_known_by_the_choice_else_by_what_slack_said(store: Store) -> None:
    people = People(store)
    assert await people.language("T1", "U1") is None
    await people.saw_locale("T1", "U1", "sv-SE", NOON)
    assert await people.language("T1", "U1") == "sv"
    await people.choose("T1", "U1", "en")
    assert await people.language("T1", "U1") == "en"
