"""Why an answer is what it is: a code and its values, put into words elsewhere."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from bot.domain.policy import Text
from bot.domain.releases import Words

Value = str | int | date | Text | Words | tuple[str, ...]


class Reason(NamedTuple):
    """`code` is a key of the words under `reason.`; `values` fill its sentence in."""

    code: str
    values: Mapping[str, Value]


def because(code: str, **values: Value) -> Reason:
    return Reason(code, values)
