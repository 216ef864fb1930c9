"""What Slack demands of a modal as a whole, and of what its fields start from; its blocks' own rules are elsewhere."""

from collections.abc import Callable, Iterator
from datetime import date, time
from decimal import Decimal, InvalidOperation
from typing import Any

from bot.playground.model import Json
from bot.playground.rules.language import Problems, problem

Check = Callable[[Json, str, Problems], None]


def check_whole(view: Json, problems: Problems) -> None:
    """Add what is wrong with a modal whose blocks are each fine."""
    inputs = [block for block in view["blocks"] if block["type"] == "input"]
    if inputs and "submit" not in view:
        problem(problems, "missing required field: submit (the view has input blocks)", "/view")
    placed = list(_elements(view["blocks"]))
    for element, pointer in placed:
        for check in (_initial_option, *_CHECKS.get(element.get("type", ""), ())):
            check(element, pointer, problems)
    for _, pointer in [found for found in placed if found[0].get("focus_on_load")][1:]:
        problem(problems, "only one element can have focus_on_load", f"{pointer}/focus_on_load")


def _elements(blocks: list[Json]) -> Iterator[tuple[Json, str]]:
    for index, block in enumerate(blocks):
        for name in ("element", "accessory"):
            if isinstance(block.get(name), dict):
                yield block[name], f"/view/blocks/{index}/{name}"
        listed = block.get("elements", []) if block["type"] == "actions" else []
        yield from ((element, f"/view/blocks/{index}/elements/{at}") for at, element in enumerate(listed))


def _initial_option(element: Json, pointer: str, problems: Problems) -> None:
    groups = element.get("option_groups", [])
    options = element.get("options") or [option for group in groups for option in group["options"]]
    if not options:
        return
    single = [element["initial_option"]] if "initial_option" in element else []
    # Slack compares whole options: the same value with another text is another option.
    if any(option not in options for option in [*single, *element.get("initial_options", [])]):
        problem(problems, "initial_option must match one of the provided options", f"{pointer}/initial_option")


def _lengths(element: Json, pointer: str, problems: Problems) -> None:
    least, most = element.get("min_length", 0), element.get("max_length", 3000)
    if least > most:
        problem(problems, "min_length must not be more than max_length", f"{pointer}/min_length")
    if len(element.get("initial_value", "")) > most:
        problem(problems, f"must be less than {most + 1} characters", f"{pointer}/initial_value")


def _numbers(element: Json, pointer: str, problems: Problems) -> None:
    # Slack takes bounds as text; what is no number would only fail at the person who types.
    named = {name: element[name] for name in ("min_value", "max_value", "initial_value") if name in element}
    found: dict[str, Decimal] = {}
    for name, value in named.items():
        try:
            found[name] = Decimal(value)
        except InvalidOperation:
            problem(problems, "must be a number", f"{pointer}/{name}")
    if "min_value" in found and "max_value" in found and found["min_value"] > found["max_value"]:
        problem(problems, "min_value must not be more than max_value", f"{pointer}/min_value")


def _written(name: str, read: Callable[[str], Any], example: str) -> Check:
    def check(element: Json, pointer: str, problems: Problems) -> None:
        try:
            read(element.get(name) or example)
        except ValueError:
            problem(problems, f"must be written as {example}", f"{pointer}/{name}")

    return check


_CHECKS: dict[str, tuple[Check, ...]] = {
    "plain_text_input": (_lengths,),
    "number_input": (_numbers,),
    "datepicker": (_written("initial_date", date.fromisoformat, "2026-04-03"),),
    "timepicker": (_written("initial_time", time.fromisoformat, "09:30"),),
}
