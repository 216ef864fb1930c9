"""The catalogue's own words: which component a name means, in both languages and their endings."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.domain.policy import Component, Policy
from bot.domain.understanding.condition_words import ELSEWHERE
from bot.domain.understanding.words import COMMANDS, ROLES, Sign
from bot.domain.version import Version

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_GRAMMAR = ("s", "'s", "n", "en", "et", "ns", "ens", "ets", "na", "er", "erna", "ar", "arna")
# `serverversion 6.15`
_ENDINGS = (*_GRAMMAR, "version", "versionen", "versioner")


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What text is read against; built once per catalogue.

    `names`: words joined by one space -> component id. `unclear`: names that several components have.
    `spellings`: the names as the catalogue gives them, without endings.
    `longest`: first word of a name -> words in the longest name that begins with it.
    `forms`: forms of words that were read, with what they ask.
    `groups`: the components that a word such as "phones" or "clients" stands for; `majors`: those of Flow's lines.
    `fix_keys`: those of listed fixes; `fix_projects`: what they begin with.
    `hub`: the component that others must fit (the server); `spokes`: those that must, in the policy's order.
    """

    names: Mapping[str, str]
    unclear: Mapping[str, tuple[str, ...]]
    spellings: tuple[str, ...]
    longest: Mapping[str, int]
    components: tuple[str, ...]
    hub: str | None
    spokes: tuple[str, ...]
    newest_lines: tuple[Version, ...]
    groups: Mapping[Sign, tuple[str, ...]]
    majors: frozenset[int]
    fix_keys: frozenset[str] = frozenset()
    fix_projects: frozenset[str] = frozenset()
    forms: dict[Any, Any] = field(default_factory=dict, compare=False, repr=False)

    @classmethod
    def of(cls, policy: Policy, newest_lines: Sequence[Version], fixes: Iterable[str] = ()) -> "Vocabulary":
        """`newest_lines`: Flow's own lines, newest first; `fixes`: the keys of what releases fix."""
        claims = _claims(policy.components)
        keys = frozenset(key.casefold() for key in fixes)
        names = {name: ids[0] for name, ids in claims.items() if len(ids) == 1 and name not in COMMANDS}
        spellings = tuple(names)
        # An ending never makes a new meaning: an ordinary word and another component's name keep theirs.
        names |= {form: id_ for form, id_ in _inflected(names) if form not in claims and form not in ROLES}
        hubs = [rule.other for rule in policy.compatibility]
        hub = max(hubs, key=hubs.count) if hubs else None
        return cls(
            names=names,
            unclear={name: ids for name, ids in claims.items() if len(ids) > 1},
            spellings=spellings,
            longest=_longest((*names, *ELSEWHERE)),
            components=tuple(component.id for component in policy.components),
            hub=hub,
            spokes=tuple(id_ for rule in policy.compatibility if rule.other == hub for id_ in rule.subject),
            newest_lines=tuple(newest_lines),
            groups=_groups(policy, hub),
            majors=frozenset(line.numbers[0] for line in newest_lines),
            fix_keys=keys,
            fix_projects=frozenset(key.partition("-")[0] for key in keys),
        )

    def sought(self, group: Sign) -> tuple[str, ...]:
        """Those of which it is asked what fits: clients with numbers of their own as well."""
        return tuple(dict.fromkeys(self.spokes)) if group is Sign.CLIENT else self.groups[group]

    def partner(self, component: str | None) -> str | None:
        """The component that a question about `component` most likely also concerns."""
        if component != self.hub:
            return self.hub
        return self.spokes[0] if self.spokes else None


def _groups(policy: Policy, hub: str | None) -> dict[Sign, tuple[str, ...]]:
    """Phones have the components that may run ahead of the hub; clients are all that a rule holds to it.

    Not those with numbers of their own: a version of Flow's cannot be theirs.
    """
    own = {component.id for component in policy.components if component.series == "own"}
    rules = [rule for rule in policy.compatibility if rule.other == hub]
    mobile = [id_ for rule in rules if rule.relation != "==" for id_ in rule.subject if id_ not in own]
    clients = [id_ for rule in rules for id_ in rule.subject if id_ not in own]
    return {Sign.MOBILE: tuple(dict.fromkeys(mobile)), Sign.CLIENT: tuple(dict.fromkeys(clients))}


def words_of(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(unicodedata.normalize("NFC", name).casefold()))


def _claims(components: Iterable[Component]) -> dict[str, tuple[str, ...]]:
    """Each name with the components that claim it; an id belongs to its component, whoever else claims it."""
    claims: dict[str, dict[str, None]] = defaultdict(dict)
    ids = {" ".join(words_of(component.id)): component.id for component in components}
    for component in components:
        for name in (component.name.en, component.name.sv, *component.aliases):
            claims[" ".join(words_of(name))][component.id] = None
    return {name: tuple(each) for name, each in claims.items() if name} | {name: (id_,) for name, id_ in ids.items()}


def _inflected(names: Mapping[str, str]) -> Iterable[tuple[str, str]]:
    return [(name + ending, id_) for name, id_ in names.items() for ending in _ENDINGS]


def _longest(names: Iterable[str]) -> dict[str, int]:
    longest: dict[str, int] = defaultdict(int)
    for name in names:
        words = name.split()
        longest[words[0]] = max(longest[words[0]], len(words))
    return dict(longest)
