"""Which request types ask for severity and how to reproduce."""

import pytest

from bot.domain.tickets.fault_types import FaultTypes

BY_NAME = FaultTypes()


@pytest.mark.parametrize(
    "name",
    [
        "Rapportera ett fel / Report a problem",
        "Report a bug",
        "Incident",
        "Incident, question or problem",
        "Problem eller fråga",
        "Web Access does not work",
        "Feature doesn't work",
        "Kontot fungerar inte",
        "Kontorsproblem",
        "Felanmälan",
        "Buggrapport",
        "Driftstörning",
        "Programfel",
        "Error in an account",
        # What the name does not tell may be a fault.
        "Support",
        "Technical support",
        "Kontoret",
        "Ärende",
        "",
    ],
)
def test_a_word_of_faults_decides_and_what_is_not_told_may_be_one(name: str) -> None:
    assert BY_NAME.holds("1", name)


@pytest.mark.parametrize(
    "name",
    [
        "Ställ en fråga / Ask a question",
        "Önskemål / Consideration",
        "Suggest improvement",
        "Suggest a new feature",
        "Improvement",
        "Change request",
        "Emailed request",
        "Training",
        "Licensing and billing questions",
        "Request access",
        "Förbättring",
        "Förbättringsförslag",
        "Kontofrågor",
        "Övrigt",
        "Beställ servicepaket",
        "Order a service pack",
        "Behörighet",
    ],
)
def test_where_nothing_is_wrong_nobody_is_asked_how_to_make_it_happen(name: str) -> None:
    assert not BY_NAME.holds("1", name)


def test_what_the_settings_name_decides_by_id_or_name_in_any_case() -> None:
    faults = FaultTypes(("11002", "change request"))
    assert faults.holds("11002", "Ask a question")
    assert faults.holds("7", " Change Request ")
    assert not faults.holds("11001", "Report a bug")
    assert faults.strangers([("11002", "Ask a question"), ("7", "Change request")]) == ()
    assert faults.strangers([("11001", "Report a bug")]) == ("11002", "change request")


def test_the_settings_can_say_that_there_is_none() -> None:
    none = FaultTypes(("none",))
    assert not none.holds("11001", "Report a bug")
    assert none.strangers([("11001", "Report a bug")]) == ()
