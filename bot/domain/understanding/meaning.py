"""From what a text contains to the questions that it asks, or to why it asks none."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from bot.domain.question import Check, Compat, Help, Language, Question, Subject, Upgrade, Versions, Where
from bot.domain.understanding.errands import errand_of
from bot.domain.understanding.spelling import looks_like_a_component
from bot.domain.understanding.subjects import Bound, bind, shared, with_the_only_spare
from bot.domain.understanding.survey import Survey, survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Link, Sign
from bot.domain.vocabulary import Vocabulary

MOST_CHECKS = 5
_MOST_COMPARED = 20

_NO_NUMBER_WANTED = {Sign.WHERE, Sign.LANGUAGE, Sign.VERSIONS, Sign.HELP, Sign.SWEDISH, Sign.ENGLISH}
_NUMBER_WANTED = {Sign.CHECK, Sign.SUPPORTED, Sign.COMPAT, Sign.TALKS, Sign.UPGRADE, Sign.WORKS}
_TOGETHER = {Sign.COMPAT, Sign.TALKS}
_RELEASE_WORDS = {Sign.VERSION, Sign.VERSIONS}


@dataclass(eq=False)
class Refusal(Exception):
    """No question. `place`: the token that was not understood; the rest is what a suggestion can be made of."""

    code: str
    seen: Survey
    place: int | None = None
    subjects: tuple[Subject, ...] = ()
    spare: tuple[str, ...] = ()
    params: dict[str, str] = field(default_factory=dict)


def questions_of(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """At least one; Refusal when there is none. Components are already found among the tokens."""
    seen = survey(tokens)
    if errand := errand_of(seen, tokens):
        return (errand,)
    if seen.unknown and seen.sentence and seen.items:
        _refuse_a_near_miss(seen, tokens, vocabulary)
    if seen.unknown and not seen.sentence:
        raise Refusal("unknown_words", seen, seen.unknown[0])
    if seen.bad:
        raise Refusal("version", seen, seen.bad[0])
    if seen.versions:
        return _about_versions(seen, tokens)
    return (_about_words(seen, tokens),)


def _refuse_a_near_miss(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
    """Ordinary words are passed over in running text, but not a misspelt component beside its version."""
    for place in seen.unknown[:_MOST_COMPARED]:
        beside = (*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2])
        if any(token.version for token in beside) and looks_like_a_component(tokens[place].text, vocabulary):
            raise Refusal("unknown_words", seen, place)


def _about_versions(seen: Survey, tokens: Sequence[Token]) -> tuple[Question, ...]:
    signs = seen.signs
    if signs and not seen.sentence and signs & _NO_NUMBER_WANTED and not signs & _NUMBER_WANTED:
        raise Refusal("unknown_words", seen, next(i for i, token in enumerate(tokens) if token.version))
    bound, spare = bind(seen.items, share=Sign.UPGRADE not in signs)
    if _is_upgrade(seen, bound):
        return (_upgrade(seen, bound, spare),)
    bound, spare = with_the_only_spare(bound, spare)
    if _is_compat(seen, bound, spare):
        return (_compat(seen, bound, spare),)
    return _checks(seen, bound, spare)


def _is_upgrade(seen: Survey, bound: list[Bound]) -> bool:
    named = {each.component for each in bound if each.component}
    # "if we upgrade the server to 6.15, will android 6.14 work" asks about the pair.
    if seen.signs & _TOGETHER or (seen.sentence and len(named) > 1):
        return False
    if Sign.UPGRADE in seen.signs:
        return True
    from_to = len(bound) == 2 and len(named) <= 1 and Link.TO in (bound[0].link, bound[1].link)
    leaving = Link.FROM in (bound[0].link, bound[-1].link)
    return from_to and not seen.signs & (_NUMBER_WANTED - {Sign.WORKS} if leaving else _NUMBER_WANTED)


def _is_compat(seen: Survey, bound: list[Bound], spare: list[str]) -> bool:
    signs, named = seen.signs, {each.component for each in bound if each.component} | set(spare)
    if Sign.COMPAT in signs:
        return True
    if len(bound) == 1 and not spare:
        return False
    joined = {Link.WITH, Link.TO} & {item.link for item in seen.items[1:]}
    if len(named) > 1:
        return bool(joined or signs & {Sign.WORKS, Sign.TALKS} or not signs & {Sign.CHECK, Sign.SUPPORTED})
    # `server 6.15 client 6.14`: the second version is some other component's, though it is not said which.
    other = Sign.CLIENT in signs and len(named) == 1
    return len(bound) > 1 and (other or Sign.TALKS in signs or Link.WITH in joined)


def _upgrade(seen: Survey, bound: list[Bound], spare: list[str]) -> Upgrade:
    named = list(dict.fromkeys(each.component for each in bound if each.component)) or spare
    subjects = tuple(each.subject for each in bound)
    if len(bound) > 2:
        raise Refusal("too_many_versions", seen, subjects=subjects, params={"most": "2"})
    if len({*named, *(() if seen.sentence else spare)}) > 1:
        raise Refusal("two_components", seen, subjects=subjects, spare=tuple(spare))
    component = named[0] if named else None
    if len(bound) == 1 and bound[0].link is Link.TO:
        raise Refusal("start_missing", seen, subjects=(Subject(bound[0].version, component),))
    if bound[-1].link is Link.FROM or (len(bound) == 2 and bound[0].link is Link.TO is not bound[1].link):
        bound.reverse()
    return Upgrade(component, bound[0].version, bound[1].version if len(bound) == 2 else None)


def _compat(seen: Survey, bound: list[Bound], spare: list[str]) -> Compat:
    subjects = tuple(each.subject for each in bound)
    named = [each.component for each in bound if each.component]
    if spare:
        raise Refusal("version_missing", seen, subjects=subjects, spare=tuple(spare), params={"component": spare[0]})
    if len(subjects) == 1:
        raise Refusal("one_component_only", seen, subjects=subjects, params={"asked": str(subjects[0])})
    if twice := [name for name in dict.fromkeys(named) if named.count(name) > 1]:
        raise Refusal("same_component_twice", seen, subjects=subjects, params={"component": twice[0]})
    if len(named) < len(subjects):
        alone = next(str(each.version) for each in subjects if not each.component)
        raise Refusal("component_missing", seen, subjects=subjects, params={"version": alone})
    return Compat(subjects)


def _checks(seen: Survey, bound: list[Bound], spare: list[str]) -> tuple[Check, ...]:
    subjects = tuple(dict.fromkeys(shared(bound, spare)))
    if left := [name for name in spare if name not in {each.component for each in subjects}]:
        raise Refusal("version_missing", seen, subjects=subjects, spare=tuple(left), params={"component": left[0]})
    if len(subjects) > MOST_CHECKS:
        raise Refusal("too_many_versions", seen, subjects=subjects, params={"most": str(MOST_CHECKS)})
    return tuple(Check(subject, str(subject)) for subject in subjects)


def _about_words(seen: Survey, tokens: Sequence[Token]) -> Question:
    """A question without any version."""
    signs, component = seen.signs, next(iter(seen.components), None)
    _refuse_a_number(seen, [place for place in seen.numbers if _claims_to_be_a_version(tokens, place)])
    if Sign.WHERE in signs or (_asks_for_own(signs) and not signs & {Sign.SUPPORTED, Sign.UPGRADE}):
        return Where(component)
    if signs & {Sign.LANGUAGE, Sign.SWEDISH, Sign.ENGLISH}:
        return Language(_language(signs, tokens))
    if signs & {Sign.VERSIONS, Sign.NEWEST} or (Sign.VERSION in signs and not component and Sign.OWN not in signs):
        return Versions()
    if Sign.HELP in signs:
        return Help()
    _refuse_a_number(seen, seen.numbers)
    if component or signs & {Sign.UPGRADE, Sign.COMPAT, Sign.CHECK, Sign.VERSION}:
        raise Refusal("version_missing", seen, spare=tuple(seen.components), params={"component": component or ""})
    if Sign.SUPPORTED in signs:
        return Versions()
    if seen.unknown and Sign.COURTESY not in signs:
        raise Refusal("unknown_words", seen, seen.unknown[0])
    return Help()


def _refuse_a_number(seen: Survey, places: list[int]) -> None:
    if places:
        raise Refusal("version", seen, places[0])


def _claims_to_be_a_version(tokens: Sequence[Token], place: int) -> bool:
    """`version 6`, `studio 6`, `v6`; a bare number in running text may count anything."""
    before = tokens[place - 1] if place else None
    if before is None or tokens[place].text.startswith("v"):
        return True
    role = ROLES.get(before.text) if before.kind is Kind.WORD else None
    return before.kind is Kind.COMPONENT or bool(role and role.sign in _RELEASE_WORDS) or before.text == "flow"


def _asks_for_own(signs: set[Sign]) -> bool:
    about_it = signs & {Sign.VERSION, Sign.COMPONENT}
    return Sign.OWN in signs and bool(about_it) and not signs & {Sign.NEWEST, Sign.VERSIONS}


def _language(signs: set[Sign], tokens: Sequence[Token]) -> Literal["sv", "en"] | None:
    codes = {token.text for token in tokens if token.text in ("sv", "en")} | {
        sign.value for sign in signs & {Sign.SWEDISH, Sign.ENGLISH}
    }
    if len(codes) != 1:
        return None
    return "sv" if codes == {"sv"} else "en"
