"""Whether what an entry of releases.yml refers to exists in the policy. The entry's shape is checked elsewhere."""

from collections.abc import Iterator
from typing import Any

from bot.adapters.catalog_files.policy_file import Names
from bot.adapters.catalog_files.positions import At, Items, Mapping
from bot.adapters.catalog_files.problem import Problem, did_you_mean, quoted


def check_names(raw: Mapping, key: str, names: Names, file: str) -> list[Problem]:
    """The component, its flow_line, and the severities and components of its fixes; `key` is the entry's path."""
    component = raw.get("component")
    found = [*_component(component, key, names)]
    if "flow_line" in raw:
        found += _flow_line(raw["flow_line"], component, key, names)
    fixes = raw.get("fixes")
    for index, fix in enumerate(fixes if isinstance(fixes, Items) else ()):
        if isinstance(fix, Mapping):
            found += _component(fix.get("component"), f"{key}.fixes[{index}]", names)
            found += _severity(fix.get("severity"), f"{key}.fixes[{index}]", names)
    return [Problem(file, word.line, word.column, where, said) for word, where, said in found]


_Found = tuple[At, str, str]


def _component(word: Any, key: str, names: Names) -> Iterator[_Found]:
    if isinstance(word, At) and word not in names.series:
        said = f"{quoted(word)} is not a component of the policy{did_you_mean(word, names.series)}"
        yield word, f"{key}.component", said


def _severity(word: Any, key: str, names: Names) -> Iterator[_Found]:
    if isinstance(word, At) and word not in names.categories:
        said = f"{quoted(word)} is not one of the categories {', '.join(sorted(names.categories))}"
        yield word, f"{key}.severity", said


def _flow_line(word: Any, component: Any, key: str, names: Names) -> Iterator[_Found]:
    if not isinstance(word, At):
        return
    where = f"{key}.flow_line"
    if component is None:
        yield word, where, "needs a component whose numbers are a series of their own"
    elif isinstance(component, At) and names.series.get(component) == "flow":
        yield (
            word,
            where,
            f"{component} has Flow's own numbers, which give its line; leave flow_line out",
        )
