"""The doctor's findings in words: what is there, what is missing, who can fill it in."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.domain.vendor_facts import VendorFact
from bot.words.translation import Translation

MOST_NAMED = 8


@dataclass(frozen=True, slots=True)
class DoctorLine:
    """`good`: nothing to do. `advice` says what to do otherwise."""

    good: bool
    text: str
    advice: str = ""


def tell_vendor_fact(t: Translation, fact: VendorFact) -> DoctorLine:
    if fact.complete:
        return DoctorLine(True, t(f"doctor.{fact.code}_known"))
    text = t(f"doctor.{fact.code}_missing", known=fact.known, wanted=fact.wanted, missing=_named(t, fact.missing))
    return DoctorLine(False, text, t(f"doctor.{fact.code}_advice"))


def tell_desk_finding(t: Translation, code: str, good: bool, values: Mapping[str, object]) -> DoctorLine:
    """What a look at the service desk found; advice only where something is to be done."""
    return DoctorLine(
        good, t(f"doctor.desk_{code}", **values), "" if good else t(f"doctor.desk_{code}_advice", **values)
    )


def _named(t: Translation, names: tuple[str, ...]) -> str:
    more = len(names) - MOST_NAMED
    shown = ", ".join(names[:MOST_NAMED])
    return t("doctor.and_more", names=shown, count=more) if more > 0 else shown
