"""A service pack that is asked for: nothing is wrong, so nobody is asked how bad it is or how to make it happen."""

from collections.abc import Iterable
from dataclasses import replace

from bot.domain.tickets.completeness import words_of
from bot.domain.tickets.desk_form import RequestType, plan_form
from bot.domain.tickets.form_values import FormValues

_NAMES = ("service pack", "servicepack", "servicepaket", "service paket")
_ORDERS = ("order", "beställ")


def type_for(types: Iterable[RequestType], values: FormValues) -> RequestType | None:
    """The chosen one; for a pack the one that the desk has for packs, else one that is for no faults, else the first.

    None: there are none.

    Who asks for a pack where the desk has no type for it is asked no more for that; who chooses another type than
    the one for packs has something else to tell.
    """
    known = list(types)
    chosen = next((each for each in known if each.id == values.request_type), None)
    first = next(iter(known), None)
    if not values.pack:
        return chosen or first
    for_packs = _for_packs(known)
    found = chosen or for_packs or _for_no_fault(known) or first
    return replace(found, reproduction=False) if found and for_packs in (None, found) else found


def _for_packs(types: list[RequestType]) -> RequestType | None:
    """By its name: packs before orders of any kind."""
    for wanted in (_NAMES, _ORDERS):
        found = (each for each in types if any(_begins(f" {name}", each.name) for name in wanted))
        if each := next(found, None):
            return each
    return None


def _for_no_fault(types: list[RequestType]) -> RequestType | None:
    """Of several the one that asks least beside what is told anyway: questions before wishes with a benefit."""
    peaceful = [each for each in types if not each.reproduction and plan_form(each).possible]
    return min(peaceful, key=lambda each: sum(field.required for field in plan_form(each).asked), default=None)


def _begins(word: str, name: str) -> bool:
    return word in f" {' '.join(words_of(name))}"
