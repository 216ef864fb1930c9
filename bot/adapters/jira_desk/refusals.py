"""What Jira objects to, out of every shape in which its APIs say so. Pure: a body in, a Refusal out."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bot.domain.tickets.ticket import Refusal

_LONGEST = 500
_FIELD_ID = re.compile(
    r"customfield_\d+|summary|description|components|versions|priority|labels|duedate|environment|raiseOnBehalfOf"
)
_NAMED_BY_ID = re.compile(r"\s*\(customfield_\d+\)")
_SENTENCE_END = re.compile(r"(?<=[.!?])\s+")
_TEXT_KEYS = ("errorMessage", "message", "error", "text", "detail")
_FIELD_KEYS = ("fieldId", "field", "fieldKey", "id", "key", "questionId")


def read_refusal(body: bytes) -> Refusal:
    """The objections; an empty message when the body has none that can be read."""
    try:
        said = json.loads(body)
    except (ValueError, RecursionError):
        return Refusal("")
    return refusal_of(said)


def refusal_of(said: Any) -> Refusal:
    """The same for a body that was read; `fields` hold one sentence each, without the ids that nobody knows."""
    if not isinstance(said, Mapping):
        return Refusal("; ".join(_texts(said)))
    fields = {field: _NAMED_BY_ID.sub("", text) for field, text in _field_texts(said) if field and text}
    found = [_NAMED_BY_ID.sub("", text) for text in _general(said)]
    general = dict.fromkeys(text for text in found if text not in fields.values())
    return Refusal("; ".join(general), fields)


def _general(said: Mapping[str, Any]) -> Iterator[str]:
    for key in ("errorMessages", "errorMessage", "message", "formErrors"):
        yield from _texts(said.get(key))
    # A list is the validate call's or a newer platform's shape; entries about a field were taken already.
    errors = said.get("errors")
    for entry in errors if isinstance(errors, list) else []:
        if not _field_of(entry):
            yield from _texts(entry)


def _field_texts(said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for key in ("errors", "fieldErrors"):
        yield from _pairs(said.get(key))
    i18n = said.get("i18nErrorMessage")
    parameters = i18n.get("parameters") if isinstance(i18n, Mapping) else None
    for parameter in parameters if isinstance(parameters, list) else []:
        if isinstance(parameter, str) and _FIELD_ID.fullmatch(parameter):
            yield parameter, _about(parameter, "; ".join(_texts(said.get("errorMessage"))))


def _about(field: str, text: str) -> str:
    """The sentences that name the field; all of them when none does."""
    return " ".join(sentence for sentence in _SENTENCE_END.split(text) if field in sentence) or text


def _pairs(errors: Any) -> Iterator[tuple[str, str]]:
    if isinstance(errors, Mapping):
        yield from ((str(field), "; ".join(_texts(text))) for field, text in errors.items())
    elif isinstance(errors, list):
        yield from ((_field_of(entry), "; ".join(_texts(entry))) for entry in errors)


def _field_of(entry: Any) -> str:
    if not isinstance(entry, Mapping):
        return ""
    return next((str(entry[key]) for key in _FIELD_KEYS if isinstance(entry.get(key), str | int)), "")


def _texts(said: Any) -> Iterator[str]:
    if isinstance(said, str):
        if stripped := said.strip():
            yield stripped[:_LONGEST]
    elif isinstance(said, list):
        for entry in said:
            yield from _texts(entry)
    elif isinstance(said, Mapping):
        # The first key that says something: others repeat it in another form.
        yield from next((texts for key in (*_TEXT_KEYS, "errorMessages") if (texts := list(_texts(said.get(key))))), [])
