"""pydantic's complaints as plain sentences at their place in the file. What is allowed is said by the models alone."""

from collections.abc import Callable, Iterator
from collections.abc import Mapping as AnyMapping
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.adapters.catalog_files.positions import At, Items, Mapping, Place
from bot.adapters.catalog_files.problem import Problem, did_you_mean, key_path, quoted

Loc = tuple[int | str, ...]
_Sentence = Callable[[Any, AnyMapping[str, Any]], str]


def problems_of(
    error: ValidationError, model: type[BaseModel], raw: Any, file: str, key: str = ""
) -> Iterator[Problem]:
    """`raw` is what `model` refused; `key` is raw's own path in the file, put before the path of each problem."""
    for details in error.errors(include_url=False):
        loc = details["loc"]
        if details["type"] == "too_short" and details["input"]:
            continue  # its items were refused, each with a problem of its own
        place = place_of(raw, loc, key_itself=details["type"] == "extra_forbidden")
        yield Problem(file, *place, key_path(loc, key), _sentence(details, model))


def place_of(raw: Any, loc: Loc, *, key_itself: bool = False) -> Place:
    """Where the value at `loc` begins (or its key); what is missing is reported where its mapping begins."""
    parent, node, place = None, raw, (1, 1)
    for part in loc:
        place = _begins(node, place)
        parent, node = node, _inside(node, part)
    if key_itself and isinstance(parent, Mapping):
        return parent.place_of_key(str(loc[-1]))
    if node is None and isinstance(parent, (Mapping, Items)):
        place = parent.empty.get(loc[-1], place)  # type: ignore[arg-type]  # the part that was looked up in it
    return _begins(node, place)


def _inside(node: Any, part: int | str) -> Any:
    if isinstance(node, Mapping) and isinstance(part, str):
        return node.get(part)
    return node[part] if isinstance(node, Items) and isinstance(part, int) and part < len(node) else None


def _begins(node: Any, otherwise: Place) -> Place:
    return (node.line, node.column) if isinstance(node, (At, Mapping, Items)) else otherwise


def _sentence(details: ErrorDetails, model: type[BaseModel]) -> str:
    kind, value, context = details["type"], details["input"], details.get("ctx", {})
    if kind == "extra_forbidden":
        name = str(details["loc"][-1])
        return f"{quoted(name)} is not a key here{did_you_mean(name, _keys_at(model, details['loc'][:-1]))}"
    if value is None and kind != "missing":
        return "is empty; write a value, or leave the key out if it may be missing"
    make = _SENTENCES.get(kind)
    return make(value, context) if make else f"{_shown(value)} is not possible here"


def _keys_at(model: type[BaseModel], loc: Loc) -> list[str]:
    # The error does not say which model refused the key; the way to it through the annotations does.
    current: type[BaseModel] | None = model
    for part in loc:
        if current is None or isinstance(part, int):
            continue
        field = current.model_fields.get(part)
        current = _model_in(field.annotation) if field else None
    return list(current.model_fields) if current else []


def _model_in(annotation: Any) -> type[BaseModel] | None:
    """The model in `Part`, `Part | None` or `tuple[Part, ...]`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for each in get_args(annotation) if (found := _model_in(each))), None)


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "a mapping"
    return "a list" if isinstance(value, list) else quoted(value)


def _wants(what: str) -> _Sentence:
    return lambda value, _context: f"{_shown(value)} stands where {what} is wanted"


def _choice(value: Any, context: AnyMapping[str, Any]) -> str:
    return f"{_shown(value)} is not one of {context['expected']}"


def _number(value: Any, context: AnyMapping[str, Any]) -> str:
    bound = next(f"{words} {context[name]}" for name, words in _BOUNDS.items() if name in context)
    return f"{_shown(value)} is out of range; it must be {bound}"


_BOUNDS = {"gt": "more than", "ge": "at least", "lt": "less than", "le": "at most"}
_SENTENCES: dict[str, _Sentence] = {
    "missing": lambda _value, _context: "is missing",
    "value_error": lambda _value, context: str(context["error"]),
    "literal_error": _choice,
    "string_type": _wants("a text"),
    "string_too_short": lambda _value, _context: "is empty; write a text",
    "string_pattern_mismatch": lambda value, context: f"{_shown(value)} does not have the form {context['pattern']}",
    "too_short": lambda _value, _context: "is an empty list; at least one is needed",
    "greater_than": _number,
    "greater_than_equal": _number,
    "less_than": _number,
    "less_than_equal": _number,
    "int_parsing_size": lambda value, _context: f"{_shown(value)} is too large a number",
    **dict.fromkeys(("int_type", "int_parsing", "int_from_float"), _wants("a whole number")),
    **dict.fromkeys(("bool_type", "bool_parsing"), _wants("true or false")),
    **dict.fromkeys(
        ("url_type", "url_parsing", "url_scheme", "url_syntax_violation"), _wants("a web address (https://...)")
    ),
    **dict.fromkeys(("tuple_type", "list_type"), _wants("a list")),
    **dict.fromkeys(("model_type", "model_attributes_type", "dict_type"), _wants("a mapping of keys to values")),
}
