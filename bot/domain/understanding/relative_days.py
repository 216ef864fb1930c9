"""Days that are counted from the day of asking: `next year`, `om ett år`, `two years ago`."""

from collections.abc import Sequence
from typing import NamedTuple

from bot.domain.moment import Moment, Period
from bot.domain.understanding.day_words import (
    AFTER,
    AHEAD,
    COMING,
    COUNTS,
    CURRENT,
    ENDING_TODAY,
    HALF_YEARS,
    LAST,
    MONTH_WORDS,
    MORE,
    NEW,
    NEXT,
    QUARTER_WORDS,
    RECENT,
    THE_END,
    THIS,
    THIS_SPAN,
    TURNS_OF_THE_YEAR,
    WEEKS,
    YEARS,
)
from bot.domain.understanding.tokens import Token


class Found(NamedTuple):
    """A day that was read: from `start` up to `end` among the tokens."""

    start: int
    end: int
    moment: Moment


def relative(tokens: Sequence[Token], place: int) -> Found | None:
    """`next year`, `om ett år`, `in 6 months`, `a year from now`, `two years ago`."""
    months, days = _span(tokens[place].text)
    before = tokens[place - 1] if place else None
    if before is None:
        return None
    if tokens[place].text in TURNS_OF_THE_YEAR:
        return Found(place, place + 1, Moment(unread=True) if before.text in AFTER else Moment(end="year"))
    if before.text in NEW and tokens[place].text in YEARS:
        return Found(place - 1, place + 1, Moment(unread=True))
    if before.text in LAST and days == 1:
        # `the last day of 6.15` is no yesterday.
        return None
    if named := _last_day_of_this(tokens, place, _end_of(months, days)) or _named(tokens, place, months, days):
        return named
    count = _counted(before.text)
    start = place - 1
    if start and tokens[start - 1].text == "half":
        start, months = start - 1, months // 2
    if count is not None and start and tokens[start - 1].text in ENDING_TODAY:
        return _ending_today(start - 1, place + 1, count * months, count * days)
    sign, end = _direction([token.text for token in tokens], start, place + 1)
    if count is None or sign == 0:
        return None
    start -= bool(start) and tokens[start - 1].text in NEXT | COMING
    return Found(start, end, Moment(None, sign * count * months, sign * count * days))


def _named(tokens: Sequence[Token], place: int, months: int, days: int) -> Found | None:
    """`next year`, `i år`, `förra månaden`, `the coming week`, `ytterligare två år`."""
    before, unit = tokens[place - 1].text, tokens[place].text
    if before in NEXT | LAST or (before in THIS and unit in THIS_SPAN):
        period = _end_of(months, days if before in LAST | THIS else 0)
        sign = 0 if before in THIS else -1 if before in LAST else 1
        return Found(place - 1, place + 1, Moment(None, sign * months, sign * days, period))
    if before in RECENT and days != 1:
        return _ending_today(place - 1, place + 1, months, days)
    if before in COMING:
        return Found(place - 1, place + 1, Moment(None, months, days))
    if before in MORE:
        said = _counted(tokens[place - 2].text) if place > 1 else None
        if months or said:
            return Found(
                place - 2 if said else place - 1, place + 1, Moment(None, (said or 1) * months, (said or 1) * days)
            )
    return None


def _counted(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 4 else COUNTS.get(text)


def _ending_today(start: int, end: int, months: int, days: int) -> Found:
    """`the last 90 days`: what ended in them may be asked for; how a version stands then, is not."""
    return Found(start, end, Moment(None, -months, -days, end="since", aside=True))


def _span(unit: str) -> tuple[int, int]:
    """Months and days in one of it."""
    if unit in YEARS:
        return 12, 0
    if unit in HALF_YEARS:
        return 6, 0
    if unit in QUARTER_WORDS:
        return 3, 0
    return (1, 0) if unit in MONTH_WORDS else (0, 7 if unit in WEEKS else 1)


def _end_of(months: int, days: int = 0) -> Period:
    if months:
        return "year" if months == 12 else "quarter" if months == 3 else "month"
    return "week" if days == 7 else ""


def _last_day_of_this(tokens: Sequence[Token], place: int, period: Period) -> Found | None:
    """`this quarter`, `den här månaden`, `by the end of the year`, `vid årets slut`; nothing of a day."""
    texts, unit = [token.text for token in tokens[max(place - 3, 0) : place + 2]], tokens[place].text
    before, after = texts[: min(place, 3)], texts[min(place, 3) + 1 :]
    if not period or unit in ("years", "months", "weeks", "quarters"):
        return None
    if after == ["slut"] and unit.endswith("s"):
        return Found(place, place + 2, Moment(end=period))
    if before[-1] in CURRENT:
        return Found(place - 1, place + 1, Moment(end=period))
    said = next((phrase for phrase in THE_END if tuple(before[-len(phrase) :]) == phrase), None)
    return Found(place - len(said), place + 1, Moment(end=period)) if said else None


def _direction(words: Sequence[str], start: int, end: int) -> tuple[int, int]:
    """1 ahead, -1 back, 0 neither (`for 24 months`); and where the phrase ends."""
    after, before = words[end : end + 2], words[start - 1] if start else ""
    if after[:1] == ["ago"] or (after[:1] == ["sedan"] and before == "för"):
        return -1, end + 1
    if after in (["from", "now"], ["från", "nu"]):
        return 1, end + 2
    if before in MORE or after == ["till"] or after[:1] in (["left"], ["kvar"]):
        return 1, end
    if after[:1] in (["ahead"], ["framåt"]):
        return 1, end + 1
    return int(before in AHEAD | NEXT | COMING), end
