"""A field of the desk's that one of flowver's own questions already answers: nobody is asked the same thing twice."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from bot.domain.policy import Policy
from bot.domain.tickets.completeness import words_of
from bot.domain.tickets.desk_form import Choice, DeskField, Own, RequestType, plan_form
from bot.domain.tickets.form_values import UNKNOWN, FormValues
from bot.domain.version import NotAVersion, Version, parse_version

_OWN_KINDS = {"versions": Own.VERSION, "components": Own.COMPONENT}
# A desk calls its parts `Flow Server`, the catalogue calls the same one `Server`.
_DECORATION = frozenset(("flow", "novacura", "the", "client", "klient"))


def own_question(field: DeskField, request_type: RequestType, policy: Policy) -> Own | None:
    """Which question of flowver's own speaks of the same as a field with choices; None: it is a matter of its own."""
    if not field.choices:
        return None
    if field.kind in _OWN_KINDS:
        return _OWN_KINDS[field.kind]
    if not request_type.reproduction or field.kind != "select":
        return None
    names = {_spelled(choice.label) for choice in field.choices}
    categories = [_category_names(policy, category.id) for category in policy.fix_policy.categories]
    same = bool(categories) and all(each & names for each in categories)
    return Own.SEVERITY if same else None


@lru_cache(maxsize=10_000)
def _spelled(label: str) -> str:
    """A form asks this of every choice of every field, each time that it is drawn."""
    return " ".join(words_of(label))


def own_choice(field: DeskField, own: Own, values: FormValues, policy: Policy) -> Choice | None:
    """The desk's value that means the person's answer; None: they must choose it themselves."""
    if own is Own.VERSION:
        return _version_choice(field.choices, values.version)
    if own is Own.COMPONENT:
        return _named(field.choices, _component_names(policy, values.component))
    return _named(field.choices, _category_names(policy, values.severity))


def means_own(field: DeskField, own: Own, policy: Policy) -> str:
    """The other way round: the person's answer that the field's default means; empty where there is none."""
    label = next((choice.label for choice in field.choices if choice.id == field.default[0]), "")
    if own is Own.VERSION:
        read = _read(label)
        return str(read) if read else ""
    names = {" ".join(words_of(label)), _bare(label)}
    if own is Own.COMPONENT:
        return next((each.id for each in policy.components if names & _component_names(policy, each.id)), "")
    categories = policy.fix_policy.categories
    return next((each.id for each in categories if names & _category_names(policy, each.id)), "")


def still_asked(request_type: RequestType, values: FormValues, policy: Policy) -> tuple[DeskField, ...]:
    """The desk's fields that the form must show: those that no answer given so far answers too.

    While the own question is open its field waits: it may never be needed.
    """
    return tuple(field for field in plan_form(request_type).asked if _is_asked(field, request_type, values, policy))


def _is_asked(field: DeskField, request_type: RequestType, values: FormValues, policy: Policy) -> bool:
    own = own_question(field, request_type, policy)
    if own is None:
        return True
    return bool(values.text(own)) and own_choice(field, own, values, policy) is None


def answered_by_own(request_type: RequestType, values: FormValues, policy: Policy) -> Mapping[str, Choice]:
    """Field id -> the desk's value, for every field that the person's own answers answer."""
    found = {}
    for field in request_type.fields:
        own = own_question(field, request_type, policy)
        if own and (choice := own_choice(field, own, values, policy)):
            found[field.id] = choice
    return found


def named_by_own(request_type: RequestType, values: FormValues, policy: Policy) -> Mapping[str, str]:
    """Field id -> the person's version or component by name, where the desk requires one and tells none to choose."""
    part = next((each.name.en for each in policy.components if each.id == values.component), "")
    names = {"versions": "" if values.version == UNKNOWN else values.version, "components": part}
    return {
        field.id: name
        for field in request_type.fields
        if field.required and not field.choices and (name := names.get(field.kind, ""))
    }


def _version_choice(choices: Iterable[Choice], text: str) -> Choice | None:
    """The same number, else the service pack that it is a build of."""
    try:
        version = parse_version(text)
    except NotAVersion:
        return None
    known = {read: choice for choice in choices if (read := _read(choice.label))}
    return known.get(version) or (known.get(version.service_pack) if len(version.numbers) == 4 else None)


def nearest_version(choices: Iterable[Choice], text: str) -> str:
    """What the desk calls the service pack of the same line that is nearest below, else above; empty: it has none."""
    asked = _read(text)
    if asked is None or asked.is_line:
        return ""
    known = {read: choice.label for choice in choices if (read := _read(choice.label)) and read.line == asked.line}
    below = [version for version in known if version <= asked]
    return known[max(below) if below else min(known)] if known else ""


def _read(label: str) -> Version | None:
    try:
        return parse_version(label)
    except NotAVersion:
        return None


def _named(choices: Iterable[Choice], names: frozenset[str]) -> Choice | None:
    return next((choice for choice in choices if names & {" ".join(words_of(choice.label)), _bare(choice.label)}), None)


def _bare(name: str) -> str:
    return " ".join(word for word in words_of(name) if word not in _DECORATION)


def _component_names(policy: Policy, component: str) -> frozenset[str]:
    found = next((each for each in policy.components if each.id == component), None)
    if found is None:
        return frozenset()
    names = (found.id, found.name.en, found.name.sv, *found.aliases)
    return frozenset(" ".join(words_of(name)) for name in names)


def _category_names(policy: Policy, category: str) -> frozenset[str]:
    found = next((each for each in policy.fix_policy.categories if each.id == category), None)
    return frozenset(" ".join(words_of(n)) for n in (found.id, found.name.en, found.name.sv)) if found else frozenset()
