"""What the benchmark asks: some 200 texts as people write them, and as many never asked before as are wanted."""

import random
from collections.abc import Iterator
from itertools import cycle, islice

LINES = ("6.1", "6.9", "6.10", "6.11", "6.12", "6.13", "6.14", "6.15", "6.16", "7.0")
COMPONENTS = ("server", "studio", "installer", "web", "portal", "android", "ios")
MOST_PACKS = 40
ASKED_AGAIN = 200

# {v} and {w} are versions, {c} a component, {x} a word that no one knows.
WITH_VERSIONS = (
    "{v}",
    "check {v}",
    "{c} {v}",
    "check {c} {v}",
    "compat android {v} server {w}",
    "compat {c} {v} server {w}",
    "upgrade {v}",
    "upgrade {c} {v} {w}",
    "is {v} still supported?",
    "Is {c} {v} supported, and until when?",
    "can android {v} talk to server {w}?",
    "does studio {v} work with server {w}?",
    "what should we upgrade {v} to?",
    "we run {c} {v}, what is the latest service pack?",
    "Är {v} fortfarande stödd?",
    "stöds {c} {v}?",
    "fungerar android {v} med server {w}?",
    "går det att köra studio {v} mot server {w}?",
    "vad ska vi uppgradera {v} till?",
    "hur länge stöds {c} {v}",
    "{x} {c} {v}",
    "chekc {x} {v}",
    "{v}.1.2.3",
    "{c} {v}-{x}",
    "berätta något om {x}",
)
WITHOUT = (
    "versions",
    "vilka versioner stöds?",
    "which versions are supported?",
    "where",
    "where server",
    "where studio",
    "var hittar jag versionsnumret?",
    "help",
    "hjälp",
    "language",
)


def asked_again() -> list[str]:
    """200 different texts: checks, compats, upgrades, versions, where, help, plain words and what is not understood."""
    chosen = random.Random(2)
    texts = dict.fromkeys(WITHOUT)
    for template in cycle(WITH_VERSIONS):
        texts[_filled(template, chosen)] = None
        if len(texts) == ASKED_AGAIN:
            return list(texts)
    raise AssertionError("cycle never ends")


def never_asked() -> Iterator[str]:
    """The same kinds of texts in the same shares, no two alike and none of them in `asked_again`.

    There are only so many words for what has no version in it: there, letters and spaces vary.
    """
    asked, chosen, without = set(asked_again()), random.Random(7), cycle(WITHOUT)
    per_other = (ASKED_AGAIN - len(WITHOUT)) // len(WITHOUT)
    for index, template in enumerate(cycle(WITH_VERSIONS)):
        if index % per_other == 0:
            yield _new(next(without), asked, chosen)
        yield _new(template, asked, chosen)


def _new(template: str, asked: set[str], chosen: random.Random) -> str:
    text = _filled(template, chosen)
    while text in asked:
        text = _recased(_filled(template, chosen), chosen)
    asked.add(text)
    return text


def taken(texts: Iterator[str], count: int) -> list[str]:
    return list(islice(texts, count))


def _filled(template: str, chosen: random.Random) -> str:
    word = "".join(chosen.choices("abdefgiklmnoprstuvy", k=chosen.randint(4, 8)))
    return template.format(v=_version(chosen), w=_version(chosen), c=chosen.choice(COMPONENTS), x=word)


def _version(chosen: random.Random) -> str:
    line = chosen.choice(LINES)
    return line if chosen.random() < 0.15 else f"{line}.{chosen.randrange(MOST_PACKS)}"


def _recased(text: str, chosen: random.Random) -> str:
    """Short texts have few spellings, so spaces vary too: there must always be another one."""
    varied = "".join(letter.upper() if chosen.random() < 0.5 else letter for letter in text)
    return varied + " " * chosen.randrange(100)
