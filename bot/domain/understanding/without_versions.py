"""Questions that name no version: where to find it, which there are, what can be asked, in which language."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from bot.domain.moment import Moment
from bot.domain.question import Help, Question, Rule, Versions, Where
from bot.domain.understanding.beyond_words import HOW
from bot.domain.understanding.condition_words import LATEST
from bot.domain.understanding.day_words import MONTH_WORDS
from bot.domain.understanding.ending import ending_in, ends_in
from bot.domain.understanding.fits import lists_what_goes_together
from bot.domain.understanding.languages import language_asked
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.registering import asks_to_register
from bot.domain.understanding.rules import rule_in
from bot.domain.understanding.standing_out import standing_out_in
from bot.domain.understanding.survey import Survey, could_be_an_address
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.unanswered import refuse_what_no_version_answers
from bot.domain.understanding.words import ROLES, Sign
from bot.domain.vocabulary import Vocabulary

_RELEASE_WORDS = {Sign.VERSION, Sign.VERSIONS}
_OF_A_VERSION = {Sign.UPGRADE, Sign.PATCH, Sign.COMPAT, Sign.CHECK, Sign.VERSION, Sign.TALKS}
_OF_SEVERAL = {Sign.VERSIONS, Sign.SUPPORTED, Sign.NEWEST}
_OTHERWISE_ASKED = {Sign.SUPPORTED, Sign.VERSIONS, Sign.UPGRADE, Sign.OWN, Sign.PATCH, Sign.PACK, Sign.REST}
_OF_TWO = {Sign.NEED, Sign.WORKS, Sign.COMPAT, Sign.TALKS}
_POLITE = {Sign.COURTESY, Sign.THANKS}
_POINTING = frozenset(("it", "that", "this", "den", "det", "denna"))
# How long versions are supported stands above the list of them.
_ANY_VERSION = frozenset(
    (small, version)
    for small in ("a", "en", "each", "every", "varje")
    for version in ("version", "release", "line", "linje", "släpp")
)
_NEW = frozenset(("new", "nytt"))
_LONGEST = frozenset(("longest", "längst"))
_UNTIL = frozenset(("until", "till", "tills"))
_HOW_LONG = frozenset((("hur", "länge"), ("how", "long")))


def about_words(
    seen: Survey, tokens: Sequence[Token], on: Moment | None, vocabulary: Vocabulary
) -> tuple[Question, ...]:
    """A question without any version."""
    if Sign.COMPAT in seen.signs and not seen.components and lists_what_goes_together(tokens):
        return (Rule("clients"), Rule("moves"))
    if first := rule_in(seen, tokens, vocabulary) or _ends(seen, tokens, on) or standing_out_in(seen, tokens, on):
        return (first,)
    refuse_what_no_version_answers(seen, tokens, on)
    if on is None and any(_is_a_term(tokens, place) for place in seen.numbers):
        return (Rule("support"),)
    _refuse_a_number(seen, [place for place in seen.numbers if _claims_to_be_a_version(tokens, place)])
    if found := _about_the_product(seen, tokens, on, vocabulary):
        return found
    if Sign.THANKS in seen.signs and _begins_politely(tokens):
        return (Help(thanked=True),)
    if Sign.HELP in seen.signs:
        return (Help(),)
    _refuse_a_number(seen, seen.numbers)
    if seen.components or seen.signs & _OF_A_VERSION or _speaks_of_one(seen, tokens):
        raise _version_missing(seen)
    if Sign.SUPPORTED in seen.signs:
        return (Versions(on),)
    if seen.unknown and not seen.signs & _POLITE:
        raise Refusal("unknown_words", seen, seen.unknown[0])
    return (Help(),)


def _ends(seen: Survey, tokens: Sequence[Token], on: Moment | None) -> Versions | None:
    if on is None:
        which = ends_in(seen, tokens)
        return Versions(None, next(iter(seen.components), None), ending=which) if which else None
    tense = ending_in(seen, tokens)
    return Versions(on, next(iter(seen.components), None), ending="" if on.unread else tense) if tense else None


def _about_the_product(
    seen: Survey, tokens: Sequence[Token], on: Moment | None, vocabulary: Vocabulary
) -> tuple[Question, ...]:
    """Where the numbers stand, which language to answer in, which versions there are; nothing for anything else."""
    signs = seen.signs
    if asks_to_register(seen, tokens):
        return (Help(),)
    if (
        Sign.WHERE in signs
        or _asks_how_to_see(seen, tokens)
        or (Sign.COMPONENT in signs and not seen.components and not signs & _OF_SEVERAL)
        or (_asks_for_own(seen) and not signs & {Sign.SUPPORTED, Sign.UPGRADE})
    ):
        return tuple(Where(name) for name in seen.components or (None,))
    if signs & {Sign.LANGUAGE, Sign.SWEDISH, Sign.ENGLISH, Sign.TONGUE}:
        return (language_asked(seen, tokens),)
    named = seen.components or [name for _, item in seen.groups if item.group for name in vocabulary.groups[item.group]]
    if not named and _asks_for_the_latest(seen, tokens):
        return (Versions(on, vocabulary.hub, newest=vocabulary.hub is not None),)
    if signs & {Sign.COMPAT, Sign.TALKS, Sign.WORKS} and named:
        raise _version_missing(seen)
    if signs & {Sign.VERSIONS, Sign.NEWEST}:
        newest = Sign.NEWEST in signs and bool(named)
        # `we have 3 servers, which versions are supported?` is not of the servers alone.
        of_them = newest or not (Sign.OWN in signs or seen.numbers)
        return tuple(Versions(on, name, newest) for name in (named if of_them else ()) or (None,))
    of_any = any(pair in _ANY_VERSION for pair in _pairs(tokens)) or any(token.text in _LONGEST for token in tokens)
    if Sign.SUPPORTED in signs and not named and of_any:
        return (Versions(on),)
    return (Versions(on),) if Sign.VERSION in signs and not named and Sign.OWN not in signs else ()


def _asks_for_the_latest(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`vad är senaste versionen?`: the hub's counts, as beside every version without a component."""
    if Sign.VERSION not in seen.signs or seen.signs & _OTHERWISE_ASKED:
        return False
    texts = [token.text for token in tokens]
    # `what's new in the latest version?` is of more than its number.
    return (
        _NEW.isdisjoint(texts)
        and not LATEST.isdisjoint(texts)
        and LATEST.issuperset(texts[place] for place in seen.unknown)
    )


def _speaks_of_one(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`is it supported?`, `supported until?`, `hur länge?`: of nothing that was named."""
    texts = [token.text for token in tokens]
    if Sign.ADDRESS not in seen.signs and any(map(_is_an_address, tokens)):
        return True
    of_support = Sign.SUPPORTED in seen.signs and (not _POINTING.isdisjoint(texts) or texts[-1] in _UNTIL)
    return of_support or (Sign.SUPPORTED not in seen.signs and tuple(texts[:2]) in _HOW_LONG)


def _is_an_address(token: Token) -> bool:
    """In `is 192.168.6.14 supported?` it was the only number."""
    return bool(token.version and could_be_an_address(token.version))


def _version_missing(seen: Survey) -> Refusal:
    component = next(iter(seen.components), "")
    return Refusal("version_missing", seen, spare=tuple(seen.components), params={"component": component})


def _refuse_a_number(seen: Survey, places: list[int]) -> None:
    if places:
        raise Refusal("version", seen, places[0])


def _is_a_term(tokens: Sequence[Token], place: int) -> bool:
    """`24 months from when?`, `är supporten 24 eller 36 månader?`: of the rule."""
    after = tokens[place + 1].text if place + 1 < len(tokens) else ""
    return after in MONTH_WORDS


def _claims_to_be_a_version(tokens: Sequence[Token], place: int) -> bool:
    """`version 6`, `studio 6`, `v6`; a bare number in running text may count anything."""
    before = tokens[place - 1] if place else None
    if before is None or tokens[place].text.startswith("v"):
        return True
    role = ROLES.get(before.text) if before.kind is Kind.WORD else None
    return before.kind is Kind.COMPONENT or bool(role and role.sign in _RELEASE_WORDS) or before.text == "flow"


def _begins_politely(tokens: Sequence[Token]) -> bool:
    """`thanks for the help` asks for none; `help, thanks` does."""
    role = ROLES.get(tokens[0].text)
    return bool(role and role.sign in _POLITE)


def _asks_for_own(seen: Survey) -> bool:
    """`my version?`, `vilken serverversion har vi?`"""
    signs = seen.signs
    which = len(seen.components) == 1 and Sign.WHICH in signs and not (seen.unknown or seen.groups or signs & _OF_TWO)
    about_it = which or signs & {Sign.VERSION, Sign.COMPONENT}
    return Sign.OWN in signs and bool(about_it) and not signs & {Sign.NEWEST, Sign.VERSIONS}


def _asks_how_to_see(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`hur kollar jag serverns version?`"""
    how = not HOW.isdisjoint([token.text for token in tokens])
    return how and {Sign.CHECK, Sign.VERSION} <= seen.signs and Sign.SUPPORTED not in seen.signs


def _pairs(tokens: Sequence[Token]) -> Iterator[tuple[str, str]]:
    return pairwise([token.text for token in tokens])
