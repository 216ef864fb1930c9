"""Days in a person's words: `2027-12-01`, `1 januari 2028`, `December 2027`, `2028`, `a year from now`, `om två år`."""

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date, timedelta

from bot.domain.moment import Moment, first_of
from bot.domain.understanding.circumstances import is_circumstance
from bot.domain.understanding.day_words import (
    AFTER,
    BEFORE,
    BEFORE_A_DAY,
    BEFORE_A_FISCAL_YEAR,
    BEFORE_A_SEASON,
    BEFORE_A_YEAR,
    HALF_YEARS,
    LOSING,
    NAMED_SPANS,
    NUMBERED_WEEKS,
    PARTS,
    QUARTER_WORDS,
    RELEASED,
    SEASONS,
    SEASONS_ALONE,
    SEASONS_AT_THE_END,
    SIGNS_OF_A_DAY,
    SUPPORTED,
    TOMORROW,
    UNREAD,
)
from bot.domain.understanding.months import (
    beside_a_month,
    calendar_day,
    day_first,
    of_a_month,
    of_a_month_in_digits,
    of_a_quarter,
    whole_month,
    year_said,
)
from bot.domain.understanding.relative_days import Found, relative
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.weekdays import of_a_weekday, with_its_weekday

KINDS_OF_A_DAY = frozenset((Kind.ASIDE, Kind.NUMBER, Kind.LOOKALIKE))


def _may_hold_a_day(token: Token) -> bool:
    return token.kind in KINDS_OF_A_DAY or token.text in SIGNS_OF_A_DAY


def moment_in(tokens: Sequence[Token]) -> tuple[Moment | None, frozenset[int]]:
    """The day that is asked about, and the places of its words; of two different days neither is it."""
    found: list[Found] = []
    place = 0
    while place < len(tokens):
        each = _at(tokens, place) if _may_hold_a_day(tokens[place]) else None
        if each:
            whole = _with_what_is_before(tokens, each)
            if one := with_its_weekday(tokens, found, whole):
                found[-1] = one
            else:
                found.append(whole)
        place = each.end if each else place + 1
    places = frozenset(place for each in found for place in range(each.start, each.end))
    return _the_one(found), places


def _the_one(found: Sequence[Found]) -> Moment | None:
    """Of what is asked about; a day that only tells how something came about counts where there is no other."""
    moments = [each.moment for each in found if not each.moment.aside] or [each.moment for each in found]
    if len({each.day or each for each in moments}) < 2:
        return moments[0] if moments else None
    return None if moments[0].aside else Moment(unread=True)


def _with_what_is_before(tokens: Sequence[Token], found: Found) -> Found:
    """`after` and `before` move the day; the small words before it belong to it."""
    start, moment = found.start, found.moment
    while start and tokens[start - 1].text in BEFORE_A_DAY:
        start -= 1
    if is_circumstance(tokens, start, found):
        return Found(start, found.end, moment._replace(aside=True))
    if moment.end and _is_a_part([token.text for token in tokens[start : found.start]]):
        return Found(start, found.end, Moment(unread=True))
    before, day = (tokens[start - 1].text if start else ""), moment.day
    if moment.yearly and before in AFTER | BEFORE:
        return Found(start - 1, found.end, beside_a_month(moment, moment.yearly, 1 if before in AFTER else -1))
    if moment.weekday is not None and before in AFTER | BEFORE:
        return Found(start - 1, found.end, moment._replace(days=1 if before in AFTER else -1))
    if day and before in AFTER and day < date.max:
        return Found(start - 1, found.end, Moment(day + timedelta(days=1)))
    if day and before in BEFORE and (first := first_of(moment.end, day)) > date.min:
        return Found(start - 1, found.end, Moment(first - timedelta(days=1)))
    return Found(start, found.end, moment)


def _is_a_part(small: Sequence[str]) -> bool:
    """`in early 2027`, `i början av mars`; in `when we start in 2027` somebody starts."""
    following = (*small, "")[1:]
    return any(one in PARTS and (one != "start" or two != "in") for one, two in zip(small, following, strict=True))


def _at(tokens: Sequence[Token], place: int) -> Found | None:
    token = tokens[place]
    if token.kind is Kind.ASIDE:
        return _aside(tokens, place)
    if token.kind is Kind.LOOKALIKE:
        day = day_first(token.text.split("."))
        moment = Moment(day) if day else Moment(unread=True)
        return Found(place, place + 1, moment) if _looks_like_a_day(token.text) else None
    if token.text in NAMED_SPANS:
        return of_a_month(tokens, place)
    if token.kind is Kind.NUMBER:
        return _year_alone(tokens, place)
    if token.text in TOMORROW:
        return Found(place, place + 1, Moment(days=TOMORROW[token.text]))
    if _is_a_season(tokens, place):
        return Found(place - 1, place + 1, Moment(unread=True))
    if weekday := of_a_weekday(tokens, place):
        return weekday
    if unread := _of_no_calendar(tokens, place):
        return unread
    if token.text in QUARTER_WORDS | HALF_YEARS and (found := of_a_quarter(tokens, place)):
        return found
    return _of_a_week(tokens, place) or relative(tokens, place)


def _of_no_calendar(tokens: Sequence[Token], place: int) -> Found | None:
    """`FY 27`, `budgetåret 2027`, `by christmas`"""
    text, after = tokens[place].text, tokens[place + 1].kind if place + 1 < len(tokens) else None
    if text in BEFORE_A_FISCAL_YEAR and after is Kind.NUMBER:
        return Found(place, place + 2, Moment(unread=True))
    return Found(place, place + 1, Moment(unread=True)) if text in UNREAD else None


def _of_a_week(tokens: Sequence[Token], place: int) -> Found | None:
    """`week 5 of 2027`, `v. 5 2027`: until its Sunday; without a year it is not read."""
    number = tokens[place + 1].text if place + 1 < len(tokens) else ""
    if tokens[place].text not in NUMBERED_WEEKS or not (number.isdecimal() and len(number) < 3):
        return None
    year_at = place + 2 + (place + 2 < len(tokens) and tokens[place + 2].text in ("of", "av"))
    year = year_said(tokens, year_at)
    if year is None:
        return Found(place, place + 2, Moment(unread=True)) if len(tokens[place].text) > 1 else None
    try:
        return Found(place, year_at + 1, Moment(date.fromisocalendar(year, int(number), 7), end="week"))
    except ValueError:
        return Found(place, year_at + 1, Moment(unread=True))


def _looks_like_a_day(text: str) -> bool:
    return any(len(part) == 4 for part in text.split("."))


def _aside(tokens: Sequence[Token], place: int) -> Found | None:
    token = tokens[place]
    parts = token.text.split("-")
    if "/" in token.text:
        if token.text.count("/") == 1:
            return of_a_month_in_digits(tokens, place)
        day = day_first(token.text.split("/"))
        return Found(place, place + 1, Moment(day) if day else Moment(unread=True))
    if parts[0] in PARTS and parts[1][:2] in ("19", "20"):
        return Found(place, place + 1, Moment(unread=True))
    if not all(part.isdecimal() for part in parts) or len(parts) not in (2, 3) or len(parts[0]) != 4:
        return None
    year, month, *number = [int(part) for part in parts]
    if not number:
        return Found(place, place + 1, whole_month(year, month))
    day = calendar_day(year, month, number[0])
    return Found(place, place + 1, Moment(day) if day else Moment(unread=True))


def _is_a_season(tokens: Sequence[Token], place: int) -> bool:
    if not place or tokens[place - 1].text not in BEFORE_A_SEASON:
        return False
    ends = place + 1 == len(tokens) or tokens[place + 1].kind is Kind.BREAK
    return tokens[place].text in SEASONS_ALONE or (ends and tokens[place].text in SEASONS_AT_THE_END)


def _year_alone(tokens: Sequence[Token], place: int) -> Found | None:
    """Only where a word before it says so: `SQL Server 2019` and `2028 users` are none."""
    year, before = year_said(tokens, place), tokens[place - 1].text if place else ""
    if year is None or not MINYEAR < year < MAXYEAR:
        return None
    if before in SEASONS:
        return Found(place - 1, place + 1, Moment(unread=True))
    after_a_version = bool(place and tokens[place - 1].version)
    loses = place > 1 and before in ("support", "stöd") and tokens[place - 2].text in LOSING
    is_one = after_a_version or before in BEFORE_A_YEAR | SUPPORTED | RELEASED or loses
    return Found(place, place + 1, Moment(date(year, 12, 31), end="year")) if is_one else None
