"""Days that are named by their month: `december 2027`, `1 januari 2028`, `Q3 2027`; without a year, `i mars`."""

from collections.abc import Sequence
from datetime import date

from bot.domain.moment import Moment, Period, first_of, last_of_month
from bot.domain.understanding.circumstances import clause_of, is_of_the_past
from bot.domain.understanding.day_words import (
    BEFORE_A_MONTH,
    HALF_YEARS,
    HALVES,
    NAMED_SPANS,
    OTHER_WORDS_TOO,
    QUARTERS,
    QUARTERS_IN_ORDER,
)
from bot.domain.understanding.relative_days import Found
from bot.domain.understanding.tokens import Kind, Token

# Its February has all the days that a February can have.
_LEAP_YEAR = 2024


def of_a_month(tokens: Sequence[Token], place: int) -> Found | None:
    """`december 2027`, `1 januari 2028`, `March 31, 2026`, `Q3 2027`, `in March`."""
    month = NAMED_SPANS[tokens[place].text]
    back = 2 if place > 1 and tokens[place - 1].text == "of" else 1
    before = _day_of_month(tokens[place - back]) if place else None
    after, year_at = None, _past_a_break(tokens, place + 1)
    if year_said(tokens, year_at) is None and year_at < len(tokens) and (after := _day_of_month(tokens[year_at])):
        year_at = _past_a_break(tokens, year_at + 1)
    year, number = year_said(tokens, year_at), before or after
    start, length = place - back if before else place, _length(tokens[place])
    if year is None:
        end = year_at if after and not before else place + 1
        return (
            Found(start, end, _without_a_year(tokens, place, month, number))
            if _means_a_day(tokens, place, number)
            else None
        )
    day = calendar_day(year, month, number) if number else None
    moment = Moment(day) if day else Moment(unread=True) if number else whole_month(year, month, length)
    return Found(start, year_at + 1, moment)


def of_a_quarter(tokens: Sequence[Token], place: int) -> Found | None:
    """`första kvartalet 2027`, `the second quarter of 2027`, `kvartal 1`; of halves as well."""
    before, after = (tokens[at].text if 0 <= at < len(tokens) else "" for at in (place - 1, place + 1))
    named_before = before in QUARTERS_IN_ORDER and not before.isdecimal()
    month = QUARTERS_IN_ORDER.get(before if named_before else after, 0)
    length: Period = "quarter"
    if tokens[place].text in HALF_YEARS:
        month, length = 2 * month, "half"
    if not 0 < month <= 12 or not (named_before or after.isdecimal()):
        return None
    start, end = (place - 1, place + 1) if named_before else (place, place + 2)
    year_at = end + (end < len(tokens) and tokens[end].text in ("of", "av", "under", "i", "in"))
    if (year := year_said(tokens, year_at)) is not None:
        return Found(start, year_at + 1, whole_month(year, month, length))
    return Found(start, end, _in_any_year(tokens, start, end, date(_LEAP_YEAR, month, 1), length))


def of_a_month_in_digits(tokens: Sequence[Token], place: int) -> Found:
    """`29/1`, `29/1 2027`, where it can be read in one way only."""
    parts, year = tokens[place].text.split("/"), year_said(tokens, place + 1)
    end = place + 1 + (year is not None)
    day = day_first([*parts, str(year or _LEAP_YEAR)])
    if day is None:
        return Found(place, end, Moment(unread=True))
    if year is not None:
        return Found(place, end, Moment(day))
    return Found(place, end, _in_any_year(tokens, place, end, day))


def day_first(parts: Sequence[str]) -> date | None:
    """`28/1/2027`, `1/28/2027`, where they can be read in one way only."""
    if len(parts) != 3 or len(parts[2]) != 4 or not all(part.isdecimal() for part in parts):
        return None
    first, second, year = map(int, parts)
    if first > 12 or first == second:
        return calendar_day(year, second, first)
    return calendar_day(year, first, second) if second > 12 else None


def _length(month: Token) -> Period:
    return "quarter" if month.text in QUARTERS else "half" if month.text in HALVES else "month"


def _means_a_day(tokens: Sequence[Token], place: int, number: int | None) -> bool:
    """`Jan`, `may` and `mars` are other words as well."""
    named = bool(place) and tokens[place - 1].text in BEFORE_A_MONTH
    return bool(number) or named or tokens[place].text not in OTHER_WORDS_TOO


def _without_a_year(tokens: Sequence[Token], place: int, month: int, number: int | None) -> Moment:
    day = calendar_day(_LEAP_YEAR, month, number or 1)
    if day is None:
        return Moment(unread=True)
    return _in_any_year(tokens, place, place + 1, day, "" if number else _length(tokens[place]))


def _in_any_year(tokens: Sequence[Token], start: int, end: int, yearly: date, period: Period = "") -> Moment:
    """The next one there is; the last one where it has been."""
    texts = [token.text for token in tokens[clause_of(tokens, start, end)]]
    return Moment(end=period, yearly=yearly, past=is_of_the_past(texts))


def beside_a_month(moment: Moment, yearly: date, days: int) -> Moment:
    """The day after it, or before it, where it has no year."""
    if days > 0 or not moment.end:
        return moment._replace(days=days)
    return moment._replace(yearly=first_of(moment.end, yearly), days=days, end="")


def whole_month(year: int, month: int, length: Period = "month") -> Moment:
    first = calendar_day(year, month, 1)
    return Moment(last_of_month(first), end=length) if first else Moment(unread=True)


def calendar_day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _past_a_break(tokens: Sequence[Token], place: int) -> int:
    return place + 1 if place < len(tokens) and tokens[place].kind is Kind.BREAK else place


def _day_of_month(token: Token) -> int | None:
    text = token.text.rstrip("stndrh")
    is_one = token.kind is Kind.NUMBER and text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31
    return int(text) if is_one else None


def year_said(tokens: Sequence[Token], place: int) -> int | None:
    token = tokens[place] if place < len(tokens) else None
    is_one = token and token.kind is Kind.NUMBER and len(token.text) == 4 and token.text[:2] in ("19", "20")
    return int(token.text) if token and is_one and token.text.isdecimal() else None
