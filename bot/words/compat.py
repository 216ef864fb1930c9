"""A compatibility answer in words."""

import re

from bot.domain.compatibility import CompatAnswer, Pair
from bot.words.speech import Speech
from bot.words.support import supported_until
from bot.words.told import Ask, Mark, Told

_NEAREST = re.compile(r"(?P<component>\S+) (?P<relation>>=|<=|==|>|<) (?P<version>\S+)")
_MARKS: dict[str, Mark] = {"compatible": "yes", "not_compatible": "no", "unknown": "unknown"}


def tell_compat(speech: Speech, answer: CompatAnswer) -> Told:
    one_pair = len(answer.pairs) == 1
    return Told(
        mark=_MARKS[answer.verdict],
        headline=_pair_headline(speech, answer.pairs[0]) if one_pair else _headline_of_all(speech, answer),
        lines=tuple(line for pair in answer.pairs for line in _lines(speech, pair, titled=not one_pair)),
        small=(*_supports(speech, answer), *speech.small_print()),
        asks=tuple(dict.fromkeys(ask for pair in answer.pairs for ask in _asks(speech, pair))),
    )


def _headline_of_all(speech: Speech, answer: CompatAnswer) -> str:
    subjects = dict.fromkeys(subject for pair in answer.pairs for subject in (pair.a, pair.b))
    return speech.t(f"compat.all_{answer.verdict}", names=speech.listed([speech.subject(each) for each in subjects]))


def _pair_headline(speech: Speech, pair: Pair) -> str:
    return speech.t(f"compat.{pair.verdict}", a=speech.subject(pair.a), b=speech.subject(pair.b))


def _lines(speech: Speech, pair: Pair, *, titled: bool) -> list[str]:
    title = [_pair_headline(speech, pair)] if titled else []
    works = [speech.t("compat.works", what=nearest_in_words(speech, pair))] if pair.nearest else []
    return [*title, *speech.reasons(pair.reasons), *works]


def nearest_in_words(speech: Speech, pair: Pair) -> str:
    """`Android 6.15 or newer, or Server 6.14 or older`."""
    return speech.t("nearest.or").join([change_in_words(speech, change) for change in pair.nearest])


def change_in_words(speech: Speech, change: str) -> str:
    """`android >= 6.15` -> `Android 6.15 or newer`."""
    found = _NEAREST.fullmatch(change)
    if found is None:
        return change
    name = f"{speech.component(found['component'])} {found['version']}"
    return speech.t(f"nearest.{found['relation']}", name=name)


def _supports(speech: Speech, answer: CompatAnswer) -> list[str]:
    told = {
        f"{pair.b.component} {pair.b.version.line}": pair
        for pair in answer.pairs
        if pair.support is not None and not speech.catalog.is_own_series(pair.b.component)
    }
    return [
        supported_until(speech.t, pair.support, speech.named(name)) + "."
        for name, pair in told.items()
        if pair.support is not None
    ]


def _asks(speech: Speech, pair: Pair) -> list[Ask]:
    if pair.verdict != "not_compatible":
        return []
    return [Ask(speech.t("ask.upgrade_named", name=speech.subject(pair.a)), f"upgrade {pair.a}")]
