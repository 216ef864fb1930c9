"""Whether a value fits a field: the formats that the site documents, taken strictly; a sentence says what is wrong."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from bot.playground.desk.accounts import Accounts
from bot.playground.desk.choices import choices_of, chosen
from bot.playground.desk.model import Choice, Field, ServiceDesk

LINE_LIMIT, TEXT_LIMIT = 255, 32_767
DAY = re.compile(r"\d{4}-\d{2}-\d{2}\Z", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d{1,3})?)?(Z|[+-]\d{2}:?\d{2})\Z", re.ASCII)


@dataclass(frozen=True)
class Question:
    """A field in its desk: all that a value is judged by."""

    field: Field
    desk: ServiceDesk
    accounts: Accounts

    @property
    def choices(self) -> tuple[Choice, ...]:
        return choices_of(self.field, self.desk)


def problem(question: Question, value: Any) -> str | None:
    """Return what is wrong with a value that is not empty, None if nothing is."""
    kind = question.field.kind
    if kind.name in NAMED:
        return NAMED[kind.name](question, value)
    judge = JUDGES[kind.items if kind.items else kind.type]
    if kind.type != "array":
        return judge(question, value)
    if not isinstance(value, list):
        return "must be a list"
    return next((found for item in value if (found := judge(question, item))), None)


def is_empty(value: Any) -> bool:
    """Return whether Jira takes the value as no answer."""
    return value is None or value == [] or value == {} or (isinstance(value, str) and not value.strip())


def _line(_: Question, value: Any) -> str | None:
    if not isinstance(value, str):
        return "must be a string"
    if "\n" in value or "\r" in value:
        return "must not contain line breaks"
    return f"must be at most {LINE_LIMIT} characters" if len(value) > LINE_LIMIT else None


def _text(_: Question, value: Any) -> str | None:
    if not isinstance(value, str):
        return "must be a string"
    return f"must be at most {TEXT_LIMIT} characters" if len(value) > TEXT_LIMIT else None


def _url(question: Question, value: Any) -> str | None:
    if found := _line(question, value):
        return found
    parts = urlsplit(value)
    return None if parts.scheme in ("http", "https", "ftp") and parts.netloc else "must be a valid URL"


def _number(_: Question, value: Any) -> str | None:
    # bool is an int to Python, but not to Jira.
    return None if isinstance(value, int | float) and not isinstance(value, bool) else "must be a number"


def _date(_: Question, value: Any) -> str | None:
    good = isinstance(value, str) and DAY.match(value) and _reads(date.fromisoformat, value)
    return None if good else "must be a date like 2026-04-03"


def _datetime(_: Question, value: Any) -> str | None:
    good = isinstance(value, str) and MOMENT.match(value) and _reads(datetime.fromisoformat, value)
    return None if good else "must be a date and time like 2026-04-03T10:15:00.000+0200"


def _reads(read: Callable[[str], object], value: str) -> bool:
    try:
        read(value)
    except ValueError:
        return False
    return True


def _label(_: Question, value: Any) -> str | None:
    if not isinstance(value, str) or not value or re.search(r"\s", value):
        return "must be labels without spaces"
    return f"must be labels of at most {LINE_LIMIT} characters" if len(value) > LINE_LIMIT else None


def _labels(question: Question, value: Any) -> str | None:
    if not isinstance(value, list):
        return "must be a list of labels"
    return next((found for item in value if (found := _label(question, item))), None)


def _pick(choices: tuple[Choice, ...], value: Any, name: str) -> Choice | str:
    """Return the choice that {"id": ...} or {name: ...} means, or what is wrong."""
    if not isinstance(value, dict) or not {"id", name} & value.keys():
        return f'must be given as {{"{name}": ...}} or {{"id": ...}}'
    # Where both are given the id decides.
    by = "id" if "id" in value else name
    return chosen(choices, by, value[by]) or f"does not take the value {value[by]!r}"


def _option(question: Question, value: Any) -> str | None:
    found = _pick(question.choices, value, "value")
    return found if isinstance(found, str) else None


def _cascade(question: Question, value: Any) -> str | None:
    found = _pick(question.choices, value, "value")
    if isinstance(found, str):
        return found
    if value.get("child") is None:
        return None
    child = _pick(found.children, value["child"], "value")
    return child if isinstance(child, str) else None


def _named(question: Question, value: Any) -> str | None:
    found = _pick(question.choices, value, "name")
    return found if isinstance(found, str) else None


def _user(question: Question, value: Any) -> str | None:
    account = value.get("accountId", value.get("id")) if isinstance(value, dict) else None
    return None if question.accounts.find(account) else 'must be a person, given as {"accountId": ...}'


def _group(question: Question, value: Any) -> str | None:
    name = value.get("name") if isinstance(value, dict) else None
    return None if name in question.accounts.groups else 'must be a group, given as {"name": ...}'


def _asset(question: Question, value: Any) -> str | None:
    assets = value if isinstance(value, list) else [value]
    good = all(isinstance(found, dict) and chosen(question.choices, "id", found.get("id")) for found in assets)
    return None if good else 'must be assets, given as [{"id": ...}]'


def _attachment(_: Question, __: Any) -> str:
    return "cannot be set when the request is created; attach the files afterwards"


def _anything(_: Question, __: Any) -> None:
    return None


Judge = Callable[[Question, Any], str | None]
NAMED: dict[str, Judge] = {"description": _text, "environment": _text, "textarea": _text, "url": _url}
NAMED |= {"labels": _labels, "system-labels": _labels}
JUDGES: dict[str, Judge] = {
    "string": _line,
    "number": _number,
    "date": _date,
    "datetime": _datetime,
    "option": _option,
    "option-with-child": _cascade,
    "version": _named,
    "component": _named,
    "priority": _named,
    "user": _user,
    "group": _group,
    "sd-asset": _asset,
    "attachment": _attachment,
    "any": _anything,
}
