"""Which words of a text name a component, and which a product of others with its number."""

from collections.abc import Sequence

from bot.domain.understanding.condition_words import (
    BEFORE_CONNECT,
    CONNECT,
    DOTNET,
    ELSEWHERE,
    THINGS,
    TOWARDS_CONNECT,
)
from bot.domain.understanding.survey import is_sentence
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.vocabulary import Vocabulary

_WITH_SUCH_NUMBERS = CONNECT | DOTNET
_NUMBERS = (Kind.VERSION, Kind.NUMBER, Kind.LOOKALIKE, Kind.BAD)


def with_components(tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The same tokens, with the words that name a component taken together; the longest name wins."""
    longest, found, beyond = vocabulary.longest, [], 0
    for place, token in enumerate(tokens):
        if place < beyond:
            continue
        component, count = None, 1
        if token.text in longest or token.kind is Kind.ASIDE:
            component, count = _named(tokens, place, vocabulary)
        if not component and token.text == "connect" and place and _is_the_product(tokens, place):
            component = "flow connect"
        if component and component in ELSEWHERE:
            token = Token(Kind.ELSEWHERE, ELSEWHERE[component])
            majors = frozenset[int]() if component in _WITH_SUCH_NUMBERS else vocabulary.majors
            beyond = _past_their_number(tokens, place + count, majors)
        elif component and token.text in THINGS and _is_the_thing(tokens, place, vocabulary.majors):
            token = Token(Kind.ELSEWHERE, f"{THINGS[token.text]} {tokens[place + 1].text}")
            beyond = place + 2
        elif component:
            token = Token(Kind.COMPONENT, component)
            beyond = place + count
        found.append(token)
    return found


def _is_the_product(tokens: Sequence[Token], place: int) -> bool:
    """`does connect work with 6.15?`, `move from 6.15 to Connect`; in `how to connect the app` it is a verb."""
    before = tokens[place - 1].text
    ends = place + 1 == len(tokens) or tokens[place + 1].kind is Kind.BREAK
    return before in BEFORE_CONNECT or (ends and before in TOWARDS_CONNECT)


def _is_the_thing(tokens: Sequence[Token], place: int, majors: frozenset[int]) -> bool:
    """`does Android 14 work with 6.15?`; in `android 15 server 6.15`, a command, a line may have lost its beginning."""
    number = tokens[place + 1] if place + 1 < len(tokens) else None
    if number is None or number.kind is not Kind.NUMBER or not number.text.isdecimal():
        return False
    of_flow = any(token.version and token.version.numbers[0] in majors for token in tokens)
    return of_flow and int(number.text[:4]) not in majors and is_sentence(tokens)


def _past_their_number(tokens: Sequence[Token], place: int, majors: frozenset[int]) -> int:
    """`IFS Cloud 23.1`, `SQL Server version 15.0`: the number is that product's, unless it can be Flow's."""
    numbers = place + (place < len(tokens) and tokens[place].text == "version")
    token = tokens[numbers] if numbers < len(tokens) else None
    if token is None or token.kind not in _NUMBERS or (token.version and token.version.numbers[0] in majors):
        return place
    return numbers + 1


def _named(tokens: Sequence[Token], start: int, vocabulary: Vocabulary) -> tuple[str | None, int]:
    # A name such as `portal-2` looks like the key of a request until it is known to be a name.
    if tokens[start].kind is Kind.ASIDE:
        return vocabulary.names.get(tokens[start].text.replace("-", " ")), 1
    for count in range(vocabulary.longest[tokens[start].text], 0, -1):
        name = " ".join([token.text for token in tokens[start : start + count]])
        if component := vocabulary.names.get(name) or (name if name in ELSEWHERE else None):
            return component, min(count, len(tokens) - start)
    return None, 0
