"""Answers of one shape are built in Block Kit once; of the next, only the texts are put in their places."""

import re
from collections.abc import Callable, Hashable, Sequence
from itertools import chain, islice
from operator import itemgetter
from secrets import token_hex
from typing import Any, NamedTuple

import orjson

from bot.slack.views.answer import WIDEST_FIELD
from bot.slack.views.blocks import BUTTON_TEXT, MOST_CHARACTERS
from bot.words.told import Ask, Told

MOST_KEPT = 2_000
MOST_TEXTS = 40
# Far below what Slack takes of any text: nothing has to be cut.
LONGEST = 1_500
# Nobody can write one of these into a catalogue or a question.
_HOLES = tuple(token_hex(8) for _ in range(MOST_TEXTS))
# What makes one too wide for a column is taken out with it.
_WIDE = "~" * WIDEST_FIELD
_HOLE = re.compile("({})~*".format("|".join(_HOLES)).encode())


class Mould(NamedTuple):
    """`form`: JSON with `%b` for each text; `chosen` gives the texts in the order of the places, some of them twice."""

    form: bytes
    chosen: Callable[[Sequence[bytes]], Any]


Moulds = dict[Hashable, Mould]


def moulded(told: Told, beside: Hashable, build: Callable[[Told], bytes], moulds: Moulds) -> bytes:
    """What `build` makes of `told`: JSON. `beside`: what that hangs on beside `told`."""
    lines = told.lines[:-1] if told.offers else told.lines
    texts = [told.headline, *[value for _, value in told.facts], *lines, *chain.from_iterable(told.asks)]
    if not _can_be_put_in(told, texts):
        return build(told)
    facts = tuple([(label, len(value) > WIDEST_FIELD) for label, value in told.facts])
    shape = (beside, told.mark, facts, len(lines), told.lines[len(lines) :], told.small, len(told.asks))
    mould = moulds.get(shape)
    if mould is None:
        if len(moulds) >= MOST_KEPT:
            moulds.clear()
        mould = moulds[shape] = _mould(told, facts, len(lines), build)
    # Within a text, JSON marks each quotation mark as the text's own.
    filled = mould.form % mould.chosen(orjson.dumps(texts)[2:-2].split(b'","'))
    return filled if len(filled) <= MOST_CHARACTERS else build(told)


def _can_be_put_in(told: Told, texts: Sequence[str]) -> bool:
    """Nothing in the texts is written otherwise in Slack, nothing is cut, and each button has its own label."""
    if told.table or told.commands or told.link or len(texts) > MOST_TEXTS:
        return False
    together = "".join(texts)
    if len(together) > LONGEST or "&" in together or "<" in together or ">" in together:
        return False
    labels = [ask.label for ask in told.asks]
    return len({*labels}) == len(labels) and max(map(len, labels), default=0) <= BUTTON_TEXT


def _mould(told: Told, facts: Sequence[tuple[str, bool]], lines: int, build: Callable[[Told], bytes]) -> Mould:
    holes = iter(_HOLES)
    empty = told._replace(
        headline=next(holes),
        facts=tuple([(label, next(holes) + _WIDE * wide) for label, wide in facts]),
        lines=(*islice(holes, lines), *told.lines[lines:]),
        asks=tuple([Ask(next(holes), next(holes)) for _ in told.asks]),
    )
    pieces = _HOLE.split(build(empty))
    form = b"%b".join([piece.replace(b"%", b"%%") for piece in pieces[::2]])
    return Mould(form, itemgetter(*[_HOLES.index(hole.decode()) for hole in pieces[1::2]]))
