"""A small language for saying what a JSON value must look like; problems are worded as Slack words them."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from typing import Any

Problems = list[str]
Rule = Callable[[Any, str, Problems], None]


def problem(problems: Problems, sentence: str, pointer: str) -> None:
    problems.append(f"[ERROR] {sentence} [json-pointer:{pointer}]")


def text(most: int, least: int = 1) -> Rule:
    """A string of `least` to `most` characters."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, str):
            problem(problems, "must be a string", pointer)
        elif len(value) > most:
            problem(problems, f"must be less than {most + 1} characters", pointer)
        elif len(value) < least:
            problem(problems, f"must be more than {least - 1} characters", pointer)

    return check


def url(most: int = 3000) -> Rule:
    """An http, https or mailto address of at most `most` characters."""
    length = text(most)

    def check(value: Any, pointer: str, problems: Problems) -> None:
        length(value, pointer, problems)
        if isinstance(value, str) and not value.startswith(("http://", "https://", "mailto:")):
            problem(problems, "must be a valid URL", pointer)

    return check


def flag(value: Any, pointer: str, problems: Problems) -> None:
    """A boolean."""
    if not isinstance(value, bool):
        problem(problems, "must be a boolean", pointer)


def anything(value: Any, pointer: str, problems: Problems) -> None:
    """Any value: what is inside is not ours to judge."""


def number(least: int, most: int) -> Rule:
    """A whole number within bounds."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if isinstance(value, bool) or not isinstance(value, int):
            problem(problems, "must be an integer", pointer)
        elif not least <= value <= most:
            problem(problems, f"must be between {least} and {most}", pointer)

    return check


def one_of(*allowed: str) -> Rule:
    """One of some words."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if value not in allowed:
            problem(problems, f"must be one of: {', '.join(allowed)}", pointer)

    return check


def items(rule: Rule, most: int, least: int = 1) -> Rule:
    """A list of `least` to `most` values that each satisfy the rule."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, list):
            problem(problems, "must be an array", pointer)
            return
        if len(value) > most:
            problem(problems, f"no more than {most} items allowed", pointer)
        if len(value) < least:
            problem(problems, f"no fewer than {least} items allowed", pointer)
        for index, item in enumerate(value):
            rule(item, f"{pointer}/{index}", problems)

    return check


@dataclass(frozen=True)
class Shape:
    """An object: which fields it must have, which it may have; others are refused."""

    required: Mapping[str, Rule]
    optional: Mapping[str, Rule] = field(default_factory=dict)

    def __call__(self, value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problem(problems, "must be an object", pointer)
            return
        for name in self.required:
            if name not in value:
                problem(problems, f"missing required field: {name}", pointer)
        for name, held in value.items():
            rule = self.required.get(name) or self.optional.get(name)
            if rule is None:
                problem(problems, f"invalid additional property: {name}", pointer)
            else:
                rule(held, f"{pointer}/{name}", problems)


def typed(shapes: Callable[[], Mapping[str, Rule]], allowed: Collection[str]) -> Rule:
    """An object whose `type` names its shape; only the allowed types."""

    def check(value: Any, pointer: str, problems: Problems) -> None:
        if not isinstance(value, dict):
            problem(problems, "must be an object", pointer)
        elif not isinstance(value.get("type"), str):
            problem(problems, "missing required field: type", pointer)
        elif value["type"] not in allowed:
            problem(problems, f"unsupported type: {value['type']}", f"{pointer}/type")
        else:
            shapes()[value["type"]](value, pointer, problems)

    return check
