"""Which request types are for faults: those are asked how bad it is and how to make it happen, the others are not."""

from collections.abc import Iterable
from dataclasses import dataclass

from bot.domain.tickets.completeness import words_of
from bot.domain.tickets.hollow_words import words

# Instead of a name: there is none for faults.
NONE = "none"

_FAULTS = words(
    """
    incident incidents problem problems problemet fault faults error errors bug bugs defect defects crash crashes outage
    outages failure failures malfunction broken trouble issue issues fel felet trasig trasigt avbrott krasch
    """
)
# Swedish puts words together: `Felanmälan`, `Buggrapport`, `Driftstörning`, `Programfel`.
_BEGIN_FAULTS = ("incident", "problem", "bugg", "felanm", "felrap", "störning", "driftst", "driftavb", "krasch")
_END_FAULTS = ("fel", "problem", "bugg", "incident", "störning", "avbrott", "haveri")
_FAULTY = ("not work", "not working", "t work", "fungerar inte", "inte fungerar", "funkar inte", "fungerar ej")

_OTHERS = words(
    """
    question questions enquiry enquiries inquiry inquiries consideration considerations suggest suggestion suggestions
    improve improvement improvements feature features enhancement enhancements idea ideas wish wishes change changes
    access account accounts permission permissions feedback order orders purchase license licenses licence licences
    licensing billing invoice invoices trial quote price pricing training course information emailed other miscellaneous
    fråga frågor fundering funderingar övervägande övervägandena idé idéer ändring ändringar behörighet behörigheter
    konto kontot konton licens licenser faktura offert pris utbildning kurs övrigt övriga annat återkoppling
    beställning beställ servicepaket
    """
)
_BEGIN_OTHERS = (
    "förslag",
    "förbättring",
    "önskemål",
    "ändrings",
    "behörighets",
    "beställnings",
    "licens",
    "utbildnings",
)
_END_OTHERS = ("förslag", "fråga", "frågor", "önskemål", "konto", "konton", "utbildning", "beställning", "behörighet")
_OTHER = ("service pack", "service packs", "service paket", "service request")


@dataclass(frozen=True, slots=True)
class FaultTypes:
    """What the settings name, ids or names of request types; nothing: what their names say."""

    named: tuple[str, ...] = ()

    def holds(self, type_id: str, name: str) -> bool:
        """Whether the request type is for faults."""
        return not _is_other(name) if not self.named else any(_means(each, type_id, name) for each in self.named)

    def strangers(self, types: Iterable[tuple[str, str]]) -> tuple[str, ...]:
        """What is named and is none of these, each an id and a name."""
        known = list(types)
        wanted = (each for each in self.named if each.casefold() != NONE)
        return tuple(each for each in wanted if not any(_means(each, *type_) for type_ in known))


def _means(named: str, type_id: str, name: str) -> bool:
    return named == type_id or named.casefold() == name.strip().casefold()


def _is_other(name: str) -> bool:
    """A word of faults decides, whatever else the type is for; a name that says neither may well be for faults."""
    said = words_of(name)
    if _speaks(said, _FAULTS, _BEGIN_FAULTS, _END_FAULTS, _FAULTY):
        return False
    return _speaks(said, _OTHERS, _BEGIN_OTHERS, _END_OTHERS, _OTHER)


def _speaks(
    said: list[str], whole: frozenset[str], begin: tuple[str, ...], end: tuple[str, ...], phrases: tuple[str, ...]
) -> bool:
    text = f" {' '.join(said)} "
    if any(f" {phrase} " in text for phrase in phrases):
        return True
    return any(word in whole or word.startswith(begin) or word.endswith(end) for word in said)
