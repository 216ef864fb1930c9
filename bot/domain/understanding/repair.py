"""A strange word or number replaced by what it is nearest to, and the text read again."""

from collections.abc import Iterable, Iterator, Sequence

from bot.domain.question import Check, Question, Subject
from bot.domain.understanding.forms import read
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.spelling import near_commands, near_components
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import DASH, Kind, Token
from bot.domain.version import MOST_DIGITS, MOST_PARTS, Version
from bot.domain.vocabulary import Vocabulary

# Comparing spellings is the one costly step; a text with more slips than this has no likely reading anyway.
_MOST_MENDED = 8

Candidates = Iterator[Sequence[Question]]


def repaired_word(seen: Survey, place: int, tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[str, Candidates]:
    """The code that names what is wrong with an unknown word, and what the text may have meant."""
    token = tokens[place]
    if token.version:
        return "number_not_wanted", _number_not_wanted(tokens, vocabulary)
    if token.kind is Kind.ASIDE and (instead := _with_dots(token.text, vocabulary)):
        return "unknown_words", _read_again(seen, place, tokens, [(_version(instead),)], vocabulary)
    if near := near_components(token.text, vocabulary):
        return "unknown_component", _read_again(seen, place, tokens, map(_component, near), vocabulary)
    before_a_version = any(each.version for each in tokens[place + 1 : place + 2])
    likely = near_commands(token.text, before_a_version=before_a_version)
    commands = [(Token(Kind.WORD, word),) for word in likely]
    if not commands and _stands_for_a_component(place, tokens):
        named = [name for name in (vocabulary.hub, *vocabulary.spokes) if name]
        return "unknown_component", _read_again(seen, place, tokens, map(_component, named[:2]), vocabulary)
    return "unknown_words", _read_again(seen, place, tokens, commands or [()], vocabulary)


def _with_dots(text: str, vocabulary: Vocabulary) -> Version | None:
    """`6/15`, `6:15`, where Flow has such a major version."""
    parts = text.replace("/", ":").split(":")
    if len(parts) != 2 or not all(part.isdecimal() for part in parts) or int(parts[0]) not in vocabulary.majors:
        return None
    return Version((int(parts[0]), int(parts[1])))


def _stands_for_a_component(place: int, tokens: Sequence[Token]) -> bool:
    """After something known and before a version, as in `check foo 6.15`."""
    return 0 < place < len(tokens) - 1 and tokens[place + 1].version is not None


def _number_not_wanted(tokens: Sequence[Token], vocabulary: Vocabulary) -> Candidates:
    """`where 6.15`: the question without its number, and the number without its question."""
    yield from _understood([token for token in tokens if not token.version], vocabulary)
    yield from _understood([token for token in tokens if token.kind is not Kind.WORD], vocabulary)


def repaired_version(
    seen: Survey, place: int, tokens: Sequence[Token], vocabulary: Vocabulary
) -> tuple[str, Candidates]:
    """Why a number is no version, and the text with the versions that it may have been."""
    token = tokens[place]
    if token.kind is Kind.WORD:
        return "not_in_the_scheme", _read_again(seen, place, tokens, [()], vocabulary)
    likely = [*token.instead, *((line,) for line in _lines_for(token, vocabulary))]
    return token.problem, _versions_instead(seen, place, tokens, likely, vocabulary)


def _lines_for(token: Token, vocabulary: Vocabulary) -> Sequence[Version]:
    """The newest lines of the major version that was written alone, else simply the newest."""
    if token.instead:
        return ()
    major = token.text.lstrip("v").partition(".")[0]
    same = [line for line in vocabulary.newest_lines if str(line.numbers[0]) == major.lstrip("0")]
    return (same or vocabulary.newest_lines)[:3]


def _versions_instead(
    seen: Survey, place: int, tokens: Sequence[Token], likely: Sequence[tuple[Version, ...]], vocabulary: Vocabulary
) -> Candidates:
    replacements = [_in_a_row(versions) for versions in likely]
    if whole := _completed(place, tokens):
        yield from _understood(whole, vocabulary)
        return
    yield from _read_again(seen, place, tokens, replacements, vocabulary)
    for versions in likely:
        yield tuple(Check(Subject(version), str(version)) for version in versions)


def _in_a_row(versions: tuple[Version, ...]) -> tuple[Token, ...]:
    """Two are the ends of a range, as `6.12 - 6.14` is."""
    written = tuple(map(_version, versions))
    return (written[0], DASH, written[1]) if len(written) == 2 else written


def _completed(place: int, tokens: Sequence[Token]) -> list[Token]:
    """`6.1.7 (26406)`, `6.1.7 build 26406`: the number made a part of the version before it; else nothing."""
    number = tokens[place].text
    for start in range(place - 1, max(place - 3, -1), -1):
        before = tokens[start].version
        if before and len(before.numbers) < MOST_PARTS and number.isdecimal() and len(number) <= MOST_DIGITS:
            whole = Version((*before.numbers, int(number)))
            return [*tokens[:start], _version(whole), *tokens[place + 1 :]]
    return []


def _read_again(
    seen: Survey,
    place: int,
    tokens: Sequence[Token],
    replacements: Iterable[tuple[Token, ...]],
    vocabulary: Vocabulary,
) -> Candidates:
    """Each replacement in its place, everything else that is strange put right as well as it can be."""
    before = _mended(seen, tokens[:place], 0, vocabulary)
    after = _mended(seen, tokens[place + 1 :], place + 1, vocabulary)
    for replacement in replacements:
        yield from _understood([*before, *replacement, *after], vocabulary)


def _mended(seen: Survey, tokens: Sequence[Token], offset: int, vocabulary: Vocabulary) -> list[Token]:
    strange = {*seen.bad, *(() if seen.sentence else seen.unknown)}
    if len(strange) > _MOST_MENDED:
        return list(tokens)
    mended: list[Token] = []
    for place, token in enumerate(tokens, offset):
        mended += _nearest(token, vocabulary) if place in strange else (token,)
    return mended


def _nearest(token: Token, vocabulary: Vocabulary) -> tuple[Token, ...]:
    if token.kind is not Kind.WORD:
        return tuple(map(_version, token.instead[0])) if token.instead else ()
    near = near_components(token.text, vocabulary)
    return _component(near[0]) if near else ()


def _understood(tokens: Sequence[Token], vocabulary: Vocabulary) -> Candidates:
    try:
        yield read(tokens, vocabulary)
    except Refusal:
        return


def _component(name: str) -> tuple[Token, ...]:
    return (Token(Kind.COMPONENT, name),)


def _version(version: Version) -> Token:
    return Token(Kind.VERSION, str(version), version)
