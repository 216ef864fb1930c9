"""From text to tokens: words, versions, and numbers that are something else. Knows no component and no meaning."""

import re
from collections.abc import Sequence, Set
from enum import Enum
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from bot.domain.version import NotAVersion, Version, parse_version


class Kind(Enum):
    # Enum's own is written in Python, and the tokens of every text are looked up.
    __hash__ = object.__hash__

    WORD = 1
    COMPONENT = 2
    VERSION = 3
    LOOKALIKE = 4  # a version in a command, more likely a date or a sum in a sentence
    BAD = 5
    NUMBER = 6
    ASIDE = 7
    BREAK = 8
    ARROW = 9
    ELSEWHERE = 10  # a product of others
    HEARD = 11  # its meaning was taken, or it must not be read


class Token(NamedTuple):
    """One thing read. `instead`: the versions that a BAD one or a lone NUMBER may stand for, likeliest first."""

    kind: Kind
    text: str
    version: Version | None = None
    problem: str = ""
    instead: tuple[tuple[Version, ...], ...] = ()


LONGEST = 100
BREAK = Token(Kind.BREAK, ",")
ARROW = Token(Kind.ARROW, "->")
# `6.12 - 6.14`: by itself it says nothing.
DASH = Token(Kind.HEARD, "-")
_HEARD = Token(Kind.HEARD, "")
PRERELEASE = re.compile(r"(alpha|beta|rc|pre|preview|dev|snapshot|hotfix|hf|patch|r|sp(?=[0-9]))[0-9]*", re.ASCII)

_VERSION = re.compile(r"v?[0-9]{1,10}(?:\.[0-9]{1,10}){1,3}", re.ASCII)
# No invisible characters here: inside or beside a number they are refused, not silently taken away.
_EDGES = ".,;:!?…\"'`´“”‘’„«»()[]{}<>*_~|#\\"  # noqa: RUF001 - people write all of these
_GLUED_ON = r"(?<=\d)(?=(?!till|build|patch|hotfix)[^\W\d_]{3,}\d+\.\d)"
_SEPARATORS = re.compile(r"(->|=>|-&gt;|→|[,;/+&|()=:\[\]{}])|" + _GLUED_ON)
_ARROWS = frozenset(("->", "=>", "→", "-->"))
_DASHES = frozenset("-–—")  # noqa: RUF001 - people and phones write all three
_RELATIONS = frozenset((">=", "<=", "≥", "≤"))
# A quotation begins with one, so alone it breaks a text like a comma.
_ANGLES = frozenset((">", "<"))
_BOUNDED = re.compile(r"([<>≤≥]=?)?(v?[0-9]{1,10}(?:\.[0-9]{1,10}){1,3})(\+)?[,;:!?]*", re.ASCII)
_WORDS = re.compile(r"[^\W_]+(?:'[^\W_]+)?|[,;/+&]", re.UNICODE)
_DIGIT = re.compile(r"\d")
_EMOJI = re.compile(r":[a-z0-9_+'-]+:")
_ASIDE = re.compile(
    r"""(?:19|20)\d\d-\d\d?(?:-\d\d?)?(?:t[\d:.]+z?)? | \d\d?/\d\d?(?:/\d{2,4})? | \d{4}/\d\d?/\d\d?   # dates
    | \d\d?:\d\d(?::\d\d(?:[.,]\d{1,6})?)?                                                         # times
    | [a-z][a-z0-9_]*-\d+                                                                          # requests
    | [$€£]\d.* | \d+(?:[.,]\d+)?(?:kr|sek|eur|usd|[$€£%]|gb|mb|kb|ms|am|pm)                       # sums and sizes
    | \d+(?:\.\d+){3}[:/]\d+                                                                       # IP addresses
    """,
    re.ASCII | re.VERBOSE,
)
_LOOKALIKE = re.compile(
    r"(?:19|20)\d\d\.[01]?\d\.[0-3]?\d|[0-3]?\d\.[01]?\d\.(?:19|20)\d\d|\d{1,3}(?:\.000)+", re.ASCII
)
_GLUED = re.compile(r"((?!v\d)[^\W\d_]+)[-_:=]?(v?\d+[.,]\d.*)")
_COMPOUND = re.compile(r"(v?\d[\d.]*)[-:]([^\W\d_]+)")
_RANGE = re.compile(r"(.+?)(?:[-–—]|\.{2,}|to|till)(.+)")  # noqa: RUF001 - people and phones write all three
# Refused even in running text; `6,50` or `24` there is more likely something else.
_MEANT_AS_VERSION = re.compile(r"\d[.!_]+\d|\d,\d+,\d")


def silenced(tokens: Sequence[Token], places: Set[int]) -> Sequence[Token]:
    """Those at `places` were heard, and say nothing more."""
    return [_HEARD if place in places else token for place, token in enumerate(tokens)] if places else tokens


def read_tokens(text: str) -> list[Token]:
    """`text` casefolded; its length bounds the work, and each chunk between spaces is read once."""
    chunks = text.split()
    are_short = max(map(len, chunks), default=0) <= LONGEST
    tokens = [*chain.from_iterable(map(_read_chunk if are_short else _read_any, chunks))]
    return tokens if "- " not in text and _DASHES.isdisjoint(chunks) else _with_the_only_dash(tokens)


def _with_the_only_dash(tokens: Sequence[Token]) -> list[Token]:
    """Kept between two versions; several are those of a list, each before what it names."""
    places = [place for place, token in enumerate(tokens) if token is DASH]
    kept = len(places) == 1 and all(token.version for token in tokens[places[0] - 1 : places[0] + 2 : 2])
    return [token for place, token in enumerate(tokens) if token is not DASH or (kept and 0 < place < len(tokens) - 1)]


def _read_any(chunk: str) -> tuple[Token, ...]:
    if len(chunk) <= LONGEST:
        return _read_chunk(chunk)
    if "://" in chunk or "@" in chunk:
        return ()
    return _number(chunk) if _DIGIT.search(chunk) else (Token(Kind.WORD, chunk),)


@lru_cache(maxsize=5_000)
def _read_chunk(chunk: str) -> tuple[Token, ...]:
    if chunk.isalpha():
        return (Token(Kind.WORD, chunk),)
    if _VERSION.fullmatch(chunk) and not _LOOKALIKE.fullmatch(chunk):
        return (Token(Kind.VERSION, chunk, parse_version(chunk)),)
    if chunk in _ARROWS:
        return (ARROW,)
    if chunk in _DASHES:
        return (DASH,)
    if chunk in _RELATIONS or chunk in _ANGLES:
        return (Token(Kind.WORD if chunk in _RELATIONS else Kind.BREAK, chunk),)
    if (chunk[0] in "<>≤≥" or "+" in chunk) and (found := _BOUNDED.fullmatch(chunk)):
        return _bounded(*found.groups())
    if "@" in chunk or "://" in chunk or chunk.startswith("www.") or _EMOJI.fullmatch(chunk):
        return ()
    core = chunk.strip(_EDGES)
    tokens = _read_core(core, chunk)
    return (*tokens, BREAK) if chunk.endswith((",", ";")) or not core else tokens


def _bounded(before: str | None, number: str, after: str | None) -> tuple[Token, ...]:
    """`>=6.14`, `6.14+`: all versions from there on, or up to there."""
    version = Token(Kind.VERSION, number, parse_version(number))
    tail = (Token(Kind.WORD, "onwards"),) if after else ()
    return (Token(Kind.WORD, before), version, *tail) if before else (version, *tail)


def _read_core(core: str, chunk: str) -> tuple[Token, ...]:
    if not _DIGIT.search(core):
        return tuple(_words(core))
    if _ASIDE.fullmatch(core) or (chunk.startswith("#") and core.isdecimal()):
        return (Token(Kind.ASIDE, core),)
    if _LOOKALIKE.fullmatch(core):
        return (Token(Kind.LOOKALIKE, core, parse_version(core)),)
    if _VERSION.fullmatch(core):
        return (Token(Kind.VERSION, core, parse_version(core)),)
    if glued := _GLUED.fullmatch(core):
        return (*_words(glued[1]), *_read_core(glued[2].strip(_EDGES), chunk))
    return _compound(core) or _several(core) or _number(core)


def _words(core: str) -> list[Token]:
    visible = "".join(c for c in core if c.isprintable()).replace("’", "'")  # noqa: RUF001 - a phone's apostrophe
    return [BREAK if w in ",;/+&" else Token(Kind.WORD, w) for w in _WORDS.findall(visible)]


def _compound(core: str) -> tuple[Token, ...]:
    """`6.15-klienten`: a version with a word of its own; `6.1.7-beta` is refused as a version.

    `6.14- och 6.15-servrar`: the word comes later; `6.12- 6.14`: the end of a range does.
    """
    if core.endswith("-") and _VERSION.fullmatch(core[:-1]):
        return (Token(Kind.VERSION, core[:-1], parse_version(core[:-1])), DASH)
    found = _COMPOUND.fullmatch(core)
    if not found or not _VERSION.fullmatch(found[1]) or PRERELEASE.fullmatch(found[2]):
        return ()
    return (Token(Kind.VERSION, found[1], parse_version(found[1])), Token(Kind.WORD, found[2]))


def _several(core: str) -> tuple[Token, ...]:
    """`6.14/6.15`, `android:6.14+server:6.15`, `6.14server6.15`; nothing unless each part with a digit is a version."""
    parts = [part for part in _SEPARATORS.split(core) if part]
    if len(parts) == 1 or not all(_stands_alone(part) for part in parts):
        return ()
    read = (
        (ARROW if part in _ARROWS else BREAK,) if _SEPARATORS.fullmatch(part) else _read_core(part.strip(_EDGES), part)
        for part in parts
    )
    return tuple(chain.from_iterable(read))


def _stands_alone(part: str) -> bool:
    return not _DIGIT.search(part) or bool(_VERSION.fullmatch(part) or _GLUED.fullmatch(part))


def _number(core: str) -> tuple[Token, ...]:
    try:
        return (Token(Kind.VERSION, core, parse_version(core)),)
    except NotAVersion as error:
        if error.code != "one_number" and core[0].isalpha() and not _MEANT_AS_VERSION.search(core):
            return (Token(Kind.WORD, core),)
        kind = Kind.BAD if _MEANT_AS_VERSION.search(core) else Kind.NUMBER
        return (Token(kind, core, None, error.code, _instead(core, error)),)


def _instead(core: str, error: NotAVersion) -> tuple[tuple[Version, ...], ...]:
    both = _RANGE.fullmatch(core)
    if both and _VERSION.fullmatch(both[1]) and _VERSION.fullmatch(both[2]):
        return ((parse_version(both[1]), parse_version(both[2])),)
    return tuple((parse_version(text),) for text in error.suggestions)
