"""policy.yml: read, validated, and its names checked against each other. releases.yml does not belong here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from bot.adapters.catalog_files.plain_words import problems_of
from bot.adapters.catalog_files.positions import At, Items, Mapping
from bot.adapters.catalog_files.problem import Problem, did_you_mean, key_path, quoted
from bot.adapters.catalog_files.yaml_text import read_yaml
from bot.domain.policy import Policy

Named = tuple[At, str]


@dataclass(frozen=True)
class Names:
    """What releases.yml may refer to; taken from the text, so that it is known even where the policy has faults."""

    series: dict[str, str]
    categories: frozenset[str]


@dataclass(frozen=True)
class PolicyReading:
    """`policy` is there only when there are no problems; `names` also when the file could at least be parsed."""

    policy: Policy | None
    names: Names | None
    problems: Sequence[Problem]


def read_policy(data: bytes, file: str) -> PolicyReading:
    raw, problems = read_yaml(data, file)
    if raw is None:
        return PolicyReading(None, None, problems or [Problem(file, 1, 1, "", "is empty")])
    if not isinstance(raw, Mapping):
        return PolicyReading(
            None, None, [*problems, Problem(file, 1, 1, "", "holds no keys; it must begin with product:")]
        )
    crossed = list(_cross_check(raw, file))
    policy, refused = _validated(raw, file)
    # The model's own check of the names knows no place; ours found the same names with theirs.
    refused = [each for each in refused if each.key or not crossed]
    taken = {(each.line, each.column) for each in problems}
    problems += [each for each in (*refused, *crossed) if (each.line, each.column) not in taken]
    return PolicyReading(None if problems else policy, _names(raw), problems)


def _validated(raw: Mapping, file: str) -> tuple[Policy | None, list[Problem]]:
    try:
        return Policy.model_validate(raw), []
    except ValidationError as error:
        return None, list(problems_of(error, Policy, raw, file))


def _names(raw: Mapping) -> Names | None:
    """None without any list of components: every name would be a stranger, and hide what is really wrong."""
    if not isinstance(raw.get("components"), Items):
        return None
    series = {str(each.get("id")): str(each.get("series", "flow")) for each in _mappings(raw, "components")}
    fix_policy = raw.get("fix_policy")
    categories = _mappings(fix_policy, "categories") if isinstance(fix_policy, Mapping) else []
    return Names(series, frozenset(str(each.get("id")) for each in categories))


def _mappings(raw: Mapping, key: str) -> list[Mapping]:
    items = raw.get(key)
    return [each for each in items if isinstance(each, Mapping)] if isinstance(items, Items) else []


def _cross_check(raw: Mapping, file: str) -> Iterator[Problem]:
    # On the raw text, so that one fault elsewhere does not hide these, and each has its place.
    names = _names(raw)
    known = list(names.series) if names else []
    for name, key in _named_components(raw):
        if names and name not in known:
            said = f"{quoted(name)} is not among the components{did_you_mean(name, known)}"
            yield Problem(file, name.line, name.column, key, said)
    for twice in (_component_words(raw), _ids(raw, ("fix_policy", "categories")), _ids(raw, ("compatibility",))):
        yield from _said_twice(twice, file)


def _named_components(raw: Mapping) -> Iterator[Named]:
    for list_key, keys in (("compatibility", ("subject", "other")), ("updates", ("when", "also"))):
        items = raw.get(list_key)
        for index, each in enumerate(items if isinstance(items, Items) else ()):
            for key in keys if isinstance(each, Mapping) else ():
                yield from _texts(each.get(key), key_path((list_key, index, key)))


def _texts(value: Any, key: str) -> Iterator[Named]:
    if isinstance(value, At):
        yield value, key
    elif isinstance(value, Items):
        yield from ((each, f"{key}[{index}]") for index, each in enumerate(value) if isinstance(each, At))


def _component_words(raw: Mapping) -> Iterator[Named]:
    """Ids and aliases: a word may mean only one component, and need be there only once."""
    items = raw.get("components")
    for index, each in enumerate(items if isinstance(items, Items) else ()):
        for key in ("id", "aliases") if isinstance(each, Mapping) else ():
            yield from _texts(each.get(key), key_path(("components", index, key)))


def _ids(raw: Mapping, path: tuple[str, ...]) -> Iterator[Named]:
    items: Any = raw
    for key in path:
        items = items.get(key) if isinstance(items, Mapping) else None
    for index, each in enumerate(items if isinstance(items, Items) else ()):
        if isinstance(each, Mapping):
            yield from _texts(each.get("id"), key_path((*path, index, "id")))


def _said_twice(words: Iterator[Named], file: str) -> Iterator[Problem]:
    first: dict[str, At] = {}
    for word, key in words:
        earlier = first.setdefault(word.casefold(), word)
        if earlier is not word:
            said = f"{quoted(word)} is there twice; it is also in line {earlier.line}"
            yield Problem(file, word.line, word.column, key, said)
