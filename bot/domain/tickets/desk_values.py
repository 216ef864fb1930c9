"""What a person chose or typed -> the value that Jira takes for a field. Pure; what is wrong is a code, not words."""

import math
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, Literal
from urllib.parse import urlsplit

from bot.domain.tickets.desk_form import Choice, DeskField, FieldKind
from bot.domain.tickets.request_text import without_unsendable

LONGEST_LINE, LONGEST_TEXT = 255, 32_767

Complaint = Literal["not_a_choice", "not_a_number", "not_a_date", "not_a_time", "not_a_url", "too_long", "unaskable"]


class BadAnswer(ValueError):
    """The answer cannot be a value of the field. `code` says why; the answer itself is not in the text."""

    def __init__(self, field: DeskField, code: Complaint) -> None:
        super().__init__(f"{field.id}: {code}")
        self.field = field
        self.code = code


def desk_value(field: DeskField, answer: Any) -> Any:
    """The value for `requestFieldValues`; None for no answer, which is then left out. BadAnswer.

    Answers: text; choices by id or label (a list for several; parent and child for cascading); a number as typed;
    a date as ISO text or `date`; a moment as aware `datetime`, ISO text with an offset or seconds since 1970;
    account ids; labels as a list or as text with commas between them.
    """
    if _is_none(answer):
        return None
    if field.kind not in _VALUES:
        raise BadAnswer(field, "unaskable")
    return _VALUES[field.kind](field, answer)


def _is_none(answer: Any) -> bool:
    if isinstance(answer, str):
        return not answer.strip()
    return answer is None or (isinstance(answer, Sequence) and all(_is_none(part) for part in answer))


def _line(field: DeskField, answer: Any) -> str:
    return _short(field, " ".join(str(answer).split()), LONGEST_LINE)


def _paragraph(field: DeskField, answer: Any) -> str:
    return _short(field, str(answer), LONGEST_TEXT)


def _short(field: DeskField, text: str, longest: int) -> str:
    text = without_unsendable(text)
    # Jira counts as Java does: a sign outside the basic plane counts twice.
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > longest:
        raise BadAnswer(field, "too_long")
    return text


def _number(field: DeskField, answer: Any) -> int | float:
    text = "".join(str(answer).split()).replace(",", ".").replace("\u2212", "-")
    try:
        if not isinstance(answer, bool) and text.isascii() and "_" not in text and math.isfinite(number := float(text)):
            return int(number) if number.is_integer() and abs(number) < 2**53 else number
    except ValueError:
        pass
    raise BadAnswer(field, "not_a_number")


def _date(field: DeskField, answer: Any) -> str:
    if isinstance(answer, datetime):
        raise BadAnswer(field, "not_a_date")
    try:
        day = answer if isinstance(answer, date) else date.fromisoformat(str(answer).strip())
    except ValueError:
        raise BadAnswer(field, "not_a_date") from None
    return day.isoformat()


def _moment(field: DeskField, answer: Any) -> str:
    """In UTC, to the millisecond, with an offset without a colon: the one form that Jira takes everywhere."""
    try:
        moment = _read_moment(answer)
        if moment.tzinfo is not None:
            return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%S}.000+0000"
    except (ValueError, OverflowError, OSError):
        pass
    raise BadAnswer(field, "not_a_time")


def _read_moment(answer: Any) -> datetime:
    if isinstance(answer, datetime):
        return answer
    text = str(answer).strip()
    return datetime.fromtimestamp(int(text), UTC) if text.isascii() and text.isdigit() else datetime.fromisoformat(text)


def _url(field: DeskField, answer: Any) -> str:
    text = _short(field, str(answer).strip(), LONGEST_LINE)
    try:
        parts = urlsplit(text)
    except ValueError:
        raise BadAnswer(field, "not_a_url") from None
    if parts.scheme not in ("http", "https", "ftp") or not parts.hostname or len(text.split()) > 1:
        raise BadAnswer(field, "not_a_url")
    return text


def _select(field: DeskField, answer: Any) -> Any:
    return {"id": _choice(field, field.choices, _first(field, answer)).id}


def _multi_select(field: DeskField, answer: Any) -> Any:
    return [{"id": found} for found in dict.fromkeys(_choice(field, field.choices, one).id for one in _several(answer))]


def _cascading(field: DeskField, answer: Any) -> Any:
    steps = _several(answer)
    if len(steps) > 2:
        raise BadAnswer(field, "not_a_choice")
    parent = _choice(field, field.choices, steps[0])
    if len(steps) == 1:
        return {"id": parent.id}
    return {"id": parent.id, "child": {"id": _choice(field, parent.children, steps[1]).id}}


def _listed(field: DeskField, answer: Any) -> Any:
    """Versions and components: by id where the desk says which there are, else by name."""
    values = [_named(field, one) for one in dict.fromkeys(_several(answer))]
    if not field.single:
        return values
    if len(values) > 1:
        raise BadAnswer(field, "not_a_choice")
    return values[0]


def _named(field: DeskField, answer: str) -> Mapping[str, str]:
    if not field.choices:
        return {"name": _short(field, answer, LONGEST_LINE)}
    return {"id": _choice(field, field.choices, answer).id}


def _labels(field: DeskField, answer: Any) -> list[str]:
    """A label has no spaces in it, as Jira would refuse one: several words are one label with hyphens."""
    labels = ["-".join(part.split()) for one in _several(answer) for part in one.split(",")]
    return [_short(field, label, LONGEST_LINE) for label in dict.fromkeys(labels) if label]


def _user(field: DeskField, answer: Any) -> Any:
    return {"accountId": _first(field, answer)}


def _users(_: DeskField, answer: Any) -> Any:
    return [{"accountId": account} for account in dict.fromkeys(_several(answer))]


def _choice(field: DeskField, choices: Sequence[Choice], answer: str) -> Choice:
    """By id, also where something shorter stands for it; else by what is shown, in any case."""
    for choice in choices:
        if answer in (choice.id, choice.short_id):
            return choice
    for choice in choices:
        if choice.label.strip().casefold() == answer.casefold():
            return choice
    raise BadAnswer(field, "not_a_choice")


def _several(answer: Any) -> list[str]:
    answers = [answer] if isinstance(answer, str) or not isinstance(answer, Sequence) else answer
    return [str(one).strip() for one in answers if not _is_none(one)]


def _first(field: DeskField, answer: Any) -> str:
    answers = _several(answer)
    if len(answers) != 1:
        raise BadAnswer(field, "not_a_choice")
    return answers[0]


_VALUES: dict[FieldKind, Callable[[DeskField, Any], Any]] = {
    "text": _line,
    "paragraph": _paragraph,
    "number": _number,
    "date": _date,
    "datetime": _moment,
    "select": _select,
    "multi_select": _multi_select,
    "cascading": _cascading,
    "labels": _labels,
    "url": _url,
    "user": _user,
    "users": _users,
    "versions": _listed,
    "components": _listed,
}
