"""Days in a person's words: `2027-12-01`, `1 januari 2028`, `December 2027`, `2028`, `a year from now`, `om två år`."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

from bot.domain.moment import Moment, last_of_month
from bot.domain.understanding.circumstances import is_circumstance
from bot.domain.understanding.day_words import (
    AFTER,
    BEFORE,
    BEFORE_A_DAY,
    BEFORE_A_MONTH,
    BEFORE_A_SEASON,
    BEFORE_A_YEAR,
    MONTHS,
    NUMBERED_WEEKS,
    QUARTERS,
    SEASONS,
    SEASONS_ALONE,
    SIGNS_OF_A_DAY,
    SUPPORTED,
    TOMORROW,
    UNREAD,
)
from bot.domain.understanding.relative_days import Found, relative
from bot.domain.understanding.tokens import Kind, Token

KINDS_OF_A_DAY = frozenset((Kind.ASIDE, Kind.NUMBER, Kind.LOOKALIKE))


def _may_hold_a_day(token: Token) -> bool:
    return token.kind in KINDS_OF_A_DAY or token.text in SIGNS_OF_A_DAY


def moment_in(tokens: Sequence[Token]) -> tuple[Moment | None, frozenset[int]]:
    """The day that is asked about, and the places of its words; of two different days neither is it."""
    found: list[Found] = []
    place = 0
    while place < len(tokens):
        each = _at(tokens, place) if _may_hold_a_day(tokens[place]) or tokens[place].text in QUARTERS else None
        if each:
            found.append(_with_what_is_before(tokens, each))
        place = each.end if each else place + 1
    places = frozenset(place for each in found for place in range(each.start, each.end))
    return _the_one(found), places


def _the_one(found: Sequence[Found]) -> Moment | None:
    """Of what is asked about; a day that only tells how something came about counts where there is no other."""
    moments = [each.moment for each in found if not each.moment.aside] or [each.moment for each in found]
    if len({*moments}) < 2:
        return moments[0] if moments else None
    return None if moments[0].aside else Moment(unread=True)


def _with_what_is_before(tokens: Sequence[Token], found: Found) -> Found:
    """`after` and `before` move the day; the small words before it belong to it."""
    start, moment = found.start, found.moment
    while start and tokens[start - 1].text in BEFORE_A_DAY:
        start -= 1
    if is_circumstance(tokens, start, found):
        return Found(start, found.end, moment._replace(aside=True))
    before, day = (tokens[start - 1].text if start else ""), moment.day
    if day and before in AFTER and day < date.max:
        return Found(start - 1, found.end, Moment(day + timedelta(days=1)))
    if day and before in BEFORE and _first_day(tokens, found, day) > date.min:
        return Found(start - 1, found.end, Moment(_first_day(tokens, found, day) - timedelta(days=1)))
    return Found(start, found.end, moment)


def _first_day(tokens: Sequence[Token], found: Found, last: date) -> date:
    words = [token.text for token in tokens[found.start : found.end] if token.kind is not Kind.BREAK]
    if len(words) == 1 and words[0].isdecimal():
        return date(last.year, 1, 1)
    is_whole_month = len(words) == 2 or (len(words) == 1 and words[0].count("-") == 1)
    return last.replace(day=1) if is_whole_month else last


def _at(tokens: Sequence[Token], place: int) -> Found | None:
    token = tokens[place]
    if token.kind is Kind.ASIDE:
        return _aside(token, place)
    if token.kind is Kind.LOOKALIKE:
        day = _day_first(token.text.split("."))
        moment = Moment(day) if day else Moment(unread=True)
        return Found(place, place + 1, moment) if _looks_like_a_day(token.text) else None
    if token.text in MONTHS or token.text in QUARTERS:
        return _of_a_month(tokens, place)
    if token.kind is Kind.NUMBER:
        return _year_alone(tokens, place)
    if token.text in TOMORROW:
        return Found(place, place + 1, Moment(days=TOMORROW[token.text]))
    if _is_a_season(tokens, place):
        return Found(place - 1, place + 1, Moment(unread=True))
    if token.text in UNREAD:
        return Found(place, place + 1, Moment(unread=True))
    return _of_a_week(tokens, place) or relative(tokens, place)


def _of_a_week(tokens: Sequence[Token], place: int) -> Found | None:
    """`week 5 of 2027`, `v. 5 2027`: until its Sunday; without a year it is not read."""
    number = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if tokens[place].text not in NUMBERED_WEEKS or not (number.isdecimal() and len(number) < 3):
        return None
    year_at = place + 2 + (place + 2 < len(tokens) and tokens[place + 2].text in ("of", "av"))
    year = _year(tokens, year_at)
    if year is None:
        return Found(place, place + 2, Moment(unread=True)) if len(tokens[place].text) > 1 else None
    try:
        return Found(place, year_at + 1, Moment(date.fromisocalendar(year, int(number), 7)))
    except ValueError:
        return Found(place, year_at + 1, Moment(unread=True))


def _looks_like_a_day(text: str) -> bool:
    return any(len(part) == 4 for part in text.split("."))


def _aside(token: Token, place: int) -> Found | None:
    parts = token.text.split("-")
    if "/" in token.text:
        day = _day_first(token.text.split("/"))
        return Found(place, place + 1, Moment(day) if day else Moment(unread=True))
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3) or len(parts[0]) != 4:
        return None
    numbers = [int(part) for part in parts]
    day = _day(*numbers) if len(numbers) == 3 else _month_end(*numbers)
    return Found(place, place + 1, Moment(day) if day else Moment(unread=True))


def _day_first(parts: Sequence[str]) -> date | None:
    """`28/1/2027`, `1/28/2027`, where they can be read in one way only."""
    if len(parts) != 3 or len(parts[2]) != 4 or not all(part.isdecimal() for part in parts):
        return None
    first, second, year = map(int, parts)
    if first > 12 or first == second:
        return _day(year, second, first)
    return _day(year, first, second) if second > 12 else None


def _is_a_season(tokens: Sequence[Token], place: int) -> bool:
    return place > 0 and tokens[place].text in SEASONS_ALONE and tokens[place - 1].text in BEFORE_A_SEASON


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _month_end(year: int, month: int) -> date | None:
    first = _day(year, month, 1)
    return last_of_month(first) if first else None


def _of_a_month(tokens: Sequence[Token], place: int) -> Found | None:
    """`december 2027`, `1 januari 2028`, `March 31, 2026`, `Q3 2027`; a month without a year is not read."""
    month = MONTHS.get(tokens[place].text) or QUARTERS[tokens[place].text]
    back = 2 if place > 1 and tokens[place - 1].text == "of" else 1
    before = _day_of_month(tokens[place - back]) if place else None
    after, year_at = None, _past_a_break(tokens, place + 1)
    if _year(tokens, year_at) is None and year_at < len(tokens) and (after := _day_of_month(tokens[year_at])):
        year_at = _past_a_break(tokens, year_at + 1)
    year, number = _year(tokens, year_at), before or after
    if year is None:
        named = number or (place and tokens[place - 1].text in BEFORE_A_MONTH)
        return Found(place, place + 1, Moment(unread=True)) if named else None
    day = _day(year, month, number) if number else _month_end(year, month)
    start = place - back if before else place
    return Found(start, year_at + 1, Moment(day) if day else Moment(unread=True))


def _past_a_break(tokens: Sequence[Token], place: int) -> int:
    return place + 1 if place < len(tokens) and tokens[place].kind is Kind.BREAK else place


def _day_of_month(token: Token) -> int | None:
    text = token.text.rstrip("stndrh")
    is_one = token.kind is Kind.NUMBER and text.isdecimal() and len(text) <= 2 and 1 <= int(text) <= 31
    return int(text) if is_one else None


def _year(tokens: Sequence[Token], place: int) -> int | None:
    token = tokens[place] if place < len(tokens) else None
    is_one = token and token.kind is Kind.NUMBER and len(token.text) == 4 and token.text[:2] in ("19", "20")
    return int(token.text) if token and is_one and token.text.isdecimal() else None


def _year_alone(tokens: Sequence[Token], place: int) -> Found | None:
    """Only where a word before it says so: `SQL Server 2019` and `2028 users` are none."""
    year, before = _year(tokens, place), tokens[place - 1].text if place else ""
    if year is None or not MINYEAR < year < MAXYEAR:
        return None
    if before in SEASONS:
        return Found(place - 1, place + 1, Moment(unread=True))
    after_a_version = bool(place and tokens[place - 1].version)
    is_one = after_a_version or before in BEFORE_A_YEAR or before in SUPPORTED
    return Found(place, place + 1, Moment(date(year, 12, 31))) if is_one else None
