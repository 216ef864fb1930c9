"""Days of the week: `on Thursday`, `på torsdag`, `nästa fredag`, `last Monday`."""

from collections.abc import Sequence

from bot.domain.moment import Moment
from bot.domain.understanding.circumstances import clause_of, is_of_the_past
from bot.domain.understanding.day_words import AFTER, BEFORE, COMING, CURRENT, LAST, NEXT, WEEKDAYS
from bot.domain.understanding.relative_days import Found
from bot.domain.understanding.tokens import Token

_OF_THE_DAY = LAST | NEXT | COMING | CURRENT
_SMALL = frozenset(("on", "på", "by", "until", "till", "tills", "through", "from", "från", "since", "sedan", "senast"))
_BEFORE = _OF_THE_DAY | _SMALL | AFTER | BEFORE


def of_a_weekday(tokens: Sequence[Token], place: int) -> Found | None:
    """Only after a word that makes a day of it: `happy Friday!` asks of none."""
    before = tokens[place - 1].text if place else ""
    if tokens[place].text not in WEEKDAYS or before not in _BEFORE:
        return None
    texts = [token.text for token in tokens[clause_of(tokens, place, place + 1)]]
    past = before in LAST or is_of_the_past(texts)
    moment = Moment(weekday=WEEKDAYS[tokens[place].text], past=past)
    return Found(place - (before in _OF_THE_DAY), place + 1, moment)


def with_its_weekday(tokens: Sequence[Token], before: Sequence[Found], found: Found) -> Found | None:
    """`torsdag den 3 december` is one day, not two."""
    last, moment = before[-1] if before else None, found.moment
    dated = bool(moment.day or moment.yearly) and not moment.end
    if last is None or tokens[last.end - 1].text not in WEEKDAYS or not dated or found.start - last.end > 1:
        return None
    return Found(last.start, found.end, moment)
