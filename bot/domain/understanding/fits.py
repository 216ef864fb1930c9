"""`Which Studio goes with server 6.16.4?`: one side of a pair has a version, the other is asked for."""

from collections.abc import Sequence, Set
from dataclasses import replace
from itertools import pairwise

from bot.domain.question import Fits, Subject
from bot.domain.understanding.condition_words import LATEST
from bot.domain.understanding.moving import asks_what_must_move
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.survey import GROUPS, Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import ROLES, Link, Sign
from bot.domain.vocabulary import Vocabulary

_ASKING = {Sign.WORKS, Sign.TALKS, Sign.COMPAT, Sign.SUPPORTED, Sign.NEED, Sign.UPGRADE}
_AGED = frozenset(("old", "older", "earlier", "newer", "new", "gamla", "äldre", "tidigare", "nyare", "nya")) | LATEST
_BACKWARD = frozenset(
    (
        "backward",
        "backwards",
        "bakåtkompatibel",
        "bakåtkompatibelt",
        "bakåtkompatibla",
        "bakåtkompatibilitet",
        "bakåtkompatibiliteten",
    )
)
_LEAST = frozenset(("minimum", "lowest", "oldest", "lägsta", "äldsta", "minsta"))
_REQUIRE = frozenset(("require", "requires", "kräver"))
_NEED = frozenset(("need", "needs", "behöver"))
_TOGETHER = {Sign.WORKS, Sign.TALKS, Sign.COMPAT, Sign.UPGRADE, Sign.CHECK, Sign.SUPPORTED}
_FOR = frozenset(("for", "för", "till"))
_OTHERWISE_ASKED = {Sign.SUPPORTED, Sign.UPGRADE, Sign.CHECK, Sign.PATCH}
GO_TOGETHER = {Sign.WORKS, Sign.TALKS, Sign.COMPAT}
_TALKS = {Sign.TALKS}
_LISTS = frozenset(("matrix", "table", "tabell", "matris", "rules", "regler", "combinations", "kombinationer", "list"))
_BE, _MUST = frozenset(("be", "vara")), frozenset(("must", "need", "needs", "have", "has", "måste", "behöver"))
_MEANWHILE = frozenset(("if", "when", "om", "när"))
_WHAT_IS = frozenset(("what's", "whats"))
_TIES = (Link.WITH, Link.TO, Link.ON)


def fits_in(
    seen: Survey, tokens: Sequence[Token], bound: Sequence[Bound], spare: Sequence[str], vocabulary: Vocabulary
) -> Fits | None:
    """None: something else is asked. A version of nothing that was named is taken for the hub's: the answer says so."""
    of_another = bool(spare) and (Sign.WHICH in seen.signs or _asks_for_one(seen, tokens, bound))
    of_another = of_another or _least_for(tokens)
    if required := _required(seen, tokens, bound) or _must_be(tokens, bound, vocabulary):
        return required
    of_another = of_another or _asks_of_a_group(seen, bound, vocabulary)
    backward = _is_backward(seen, tokens)
    backward = backward or (Sign.COMPAT in seen.signs and lists_what_goes_together(tokens))
    if seen.sentence and not backward:
        backward = _asks_what_goes_with_it(seen, tokens) or _asks_what_follows(seen, tokens, bound)
    if len(bound) != 1 or not (backward or _asks_which(seen) or of_another or _asks_of_older_ones(seen, tokens)):
        return None
    if not spare and bound[0].component not in (None, vocabulary.hub) and _is_the_others(seen, tokens):
        spare, bound = [bound[0].component or ""], [replace(bound[0], component=None)]
    subject = Subject(bound[0].version, bound[0].component or vocabulary.hub)
    groups = [name for _, item in seen.groups if item.group for name in vocabulary.sought(item.group)]
    if backward and not (spare or groups):
        groups = list(_counterparts(subject, vocabulary))
    wanted = tuple(dict.fromkeys(spare or groups))
    if not wanted or subject.component in wanted or subject.component is None:
        return None
    return Fits(wanted, subject)


def _is_the_others(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`which Android works with 6.15`, `vilken konnektor passar 6.15`: that number is not the component's own."""
    link = next(item.link for item in seen.items if item.version)
    ties = any(_is_of(_TALKS, one) and two.version for one, two in pairwise(tokens))
    return Sign.NEED in seen.signs or ties or link in (Link.WITH, Link.TO) or _least_for(tokens)


def _least_for(tokens: Sequence[Token]) -> bool:
    """`minimum iOS for 6.16`"""
    return any(one.text in _FOR and two.version for one, two in pairwise(tokens)) and any(
        token.text in _LEAST for token in tokens
    )


def _asks_what_goes_with_it(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`what works with server 6.16?`, `vad är kompatibelt med studio 6.15?`, of nothing else that is named."""
    if seen.signs.isdisjoint(GO_TOGETHER):
        return False
    if Sign.WHICH not in seen.signs and _WHAT_IS.isdisjoint([token.text for token in tokens]):
        return False
    if Link.FROM in [item.link for item in seen.items]:
        return False
    return any(_is_of(GO_TOGETHER, one) and _ties(two) for one, two in pairwise(tokens))


def lists_what_goes_together(tokens: Sequence[Token]) -> bool:
    """`compatibility table for 6.15`, `kompatibilitetsregler`"""
    return any(token.text in _LISTS or token.text.startswith("kompatibilitets") for token in tokens)


def _asks_what_follows(seen: Survey, tokens: Sequence[Token], bound: Sequence[Bound]) -> bool:
    """`what must we update if we update the server to 6.16?`"""
    if not {Sign.WHICH, Sign.UPGRADE} <= seen.signs or len(bound) != 1 or bound[0].link is not Link.TO:
        return False
    meanwhile = not _MEANWHILE.isdisjoint([token.text for token in tokens])
    return bool(bound[0].component) and meanwhile and asks_what_must_move(seen, tokens)


def _is_of(signs: Set[Sign], token: Token) -> bool:
    role = ROLES.get(token.text)
    return bool(role and role.sign in signs)


def _ties(token: Token) -> bool:
    role = ROLES.get(token.text)
    return bool(role and role.link in (Link.WITH, Link.TO))


def _asks_of_older_ones(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`does server 6.16 support older clients?`"""
    if not seen.groups or not seen.signs & _ASKING:
        return False
    roles = ((one.text, ROLES.get(two.text)) for one, two in pairwise(tokens))
    return any(text in _AGED and role and role.sign in GROUPS for text, role in roles)


def _required(seen: Survey, tokens: Sequence[Token], bound: Sequence[Bound]) -> Fits | None:
    """`does Android 6.16 require server 6.16?`: what it goes with says so, that the two go together does not."""
    if len(bound) != 2 or seen.signs & _TOGETHER or not all(each.component for each in bound):
        return None
    texts = [token.text for token in tokens]
    after = {two.text for one, two in pairwise(tokens) if one.version}
    if bound[0].component == bound[1].component or (_REQUIRE.isdisjoint(texts) and _NEED.isdisjoint(after)):
        return None
    return Fits((bound[1].component or "",), bound[0].subject)


def _must_be(tokens: Sequence[Token], bound: Sequence[Bound], vocabulary: Vocabulary) -> Fits | None:
    """`must Studio be 6.15.17 if the server is 6.15.17?`: that the two go together is no yes to that."""
    named = {each.component for each in bound}
    if len(bound) != 2 or len(named) != 2 or vocabulary.hub not in named or None in named:
        return None
    if not any(one.text in _BE and two.version for one, two in pairwise(tokens)):
        return None
    if _MUST.isdisjoint([token.text for token in tokens]):
        return None
    other, hub = sorted(bound, key=lambda each: each.component == vocabulary.hub)
    return Fits((other.component or "",), hub.subject)


def _asks_of_a_group(seen: Survey, bound: Sequence[Bound], vocabulary: Vocabulary) -> bool:
    """`vilka appar är för gamla för server 6.15?`"""
    of_the_hub = len(bound) == 1 and bound[0].component == vocabulary.hub
    return of_the_hub and Sign.WHICH in seen.signs and bool(seen.groups)


def _asks_for_one(seen: Survey, tokens: Sequence[Token], bound: Sequence[Bound]) -> bool:
    """`minimum Android for server 6.15`, `oldest server that Android 6.16 talks to`"""
    texts = [token.text for token in tokens]
    if not _LEAST.isdisjoint(texts) or (len(seen.components) > 1 and not LATEST.isdisjoint(texts)):
        return True
    named = all(each.component for each in bound)
    return named and not _FOR.isdisjoint(texts) and not seen.signs & _OTHERWISE_ASKED


def _is_backward(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`är 6.16.4 bakåtkompatibel?`, `is it backward compatible`: what its rules say of the others."""
    return Sign.COMPAT in seen.signs and not _BACKWARD.isdisjoint([token.text for token in tokens])


def _counterparts(subject: Subject, vocabulary: Vocabulary) -> tuple[str, ...]:
    if subject.component == vocabulary.hub:
        return vocabulary.sought(Sign.CLIENT)
    return (vocabulary.hub,) if vocabulary.hub else ()


def _asks_which(seen: Survey) -> bool:
    signs, ties = seen.signs, {item.link for item in seen.with_groups[1:]}
    if seen.sentence:
        return Sign.WHICH in signs and bool(signs & _ASKING or ties & {*_TIES})
    return Sign.COMPAT in signs and Link.WITH in ties
