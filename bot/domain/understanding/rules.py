"""Questions about the vendor's rules themselves, of no version: what a pack may change, what must move with what."""

from collections.abc import Sequence

from bot.domain.question import Rule
from bot.domain.understanding.beyond_words import CHANGES, DATABASE
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Sign
from bot.domain.vocabulary import Vocabulary

_CATEGORIES = frozenset(
    (
        "majors",
        "minors",
        "highs",
        "blocker",
        "blockers",
        "blockerare",
        "high",
        "major",
        "minor",
        "större",
        "mindre",
        "severity",
    )
)
_BUGS = frozenset(("bug", "bugs", "bugg", "buggar", "fel", "issues", "issue", "errors", "problem", "problems"))
_FIXED = frozenset(("fixed", "fix", "fixes", "fixas", "fixade", "rättas", "rättade", "åtgärdas", "åtgärdade", "löses"))
_AGED = frozenset(("old", "older", "new", "newer", "gamla", "gammal", "äldre", "nya", "nyare", "ny"))
_APPLIED = frozenset(("apply", "applies", "applicerar", "lägger", "install", "installerar", "patchar", "patch"))
_MEANWHILE = frozenset(("when", "if", "när", "om"))
_FIXING = frozenset(("rättar", "fixar", "åtgärdar", "correct", "corrected", "rättas", "rättning", "rättningar"))
_REPLACED = frozenset(("byta", "byter", "bytas", "byts", "replace", "replaced", "reinstall", "change", "installera"))
_MUST = frozenset(("must", "måste", "need", "needs", "have", "behöver", "ska", "should", "bör"))
_HOW = frozenset(("how", "hur"))


def rule_in(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> Rule | None:
    """None: something else is asked."""
    texts, signs = {token.text for token in tokens}, seen.signs
    if texts & DATABASE and (signs & {Sign.PACK, Sign.PATCH, Sign.UPGRADE} or texts & CHANGES):
        return Rule("database")
    if (texts & _CATEGORIES and texts & (_FIXED | _BUGS)) or (texts & _FIXED and texts & _BUGS and Sign.PACK in signs):
        return Rule("fixes")
    if Sign.PACK in signs and Sign.INSTALL in signs and texts & _HOW:
        return Rule("apply")
    if moves_in(seen, vocabulary):
        return Rule("moves")
    aged = texts & _AGED and signs & {Sign.COMPAT, Sign.TALKS, Sign.WORKS}
    return Rule("clients") if aged and (seen.groups or {*seen.components} & {*vocabulary.spokes}) else None


def moves_with_a_pack(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`must the app be updated when we apply SP 17 on 6.15?`: the number is not the app's."""
    texts = {token.text for token in tokens}
    return bool(seen.groups) and bool(texts & _APPLIED) and bool(texts & _MEANWHILE)


def must_be_replaced(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """`måste vi byta androidapparna om servern blir 6.16?`"""
    if vocabulary.hub not in seen.components or len({*seen.versions}) != 1:
        return False
    others = bool(seen.groups) or bool({*seen.components} & {*vocabulary.spokes})
    texts = {token.text for token in tokens}
    return others and bool(texts & _REPLACED) and bool(texts & _MUST)


def fixes_in(tokens: Sequence[Token]) -> bool:
    """`rättas high-buggar i 6.14 fortfarande?`: by the rule, as long as it is supported."""
    texts = {token.text for token in tokens}
    return bool(texts & _CATEGORIES) and bool(texts & (_FIXED | _FIXING))


def moves_in(seen: Survey, vocabulary: Vocabulary) -> bool:
    """`must we update the clients when we upgrade the server to 6.15?`: both are named, and what either has is not."""
    others = bool(seen.groups) or bool({*seen.components} & {*vocabulary.spokes})
    return Sign.UPGRADE in seen.signs and vocabulary.hub in seen.components and others and seen.sentence
