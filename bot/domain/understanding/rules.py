"""Questions about the vendor's rules themselves, of no version: what a pack may change, what must move with what."""

from collections.abc import Sequence, Set

from bot.domain.question import Rule
from bot.domain.understanding.beyond_words import CATEGORIES, CHANGES, DATABASE, DIFFERENCES, DOWNLOAD, HOW
from bot.domain.understanding.compared import of_the_database
from bot.domain.understanding.numbering import asks_what_it_means, is_of_numbering
from bot.domain.understanding.survey import GROUPS, Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign
from bot.domain.vocabulary import Vocabulary

_BUGS = frozenset(("bug", "bugs", "bugg", "buggar", "fel", "issues", "issue", "errors", "problem", "problems"))
_FIXED = frozenset(("fixed", "fix", "fixes", "fixas", "fixade", "rättas", "rättade", "åtgärdas", "åtgärdade", "löses"))
_AGED = frozenset(
    (
        "old",
        "older",
        "ahead",
        "behind",
        "före",
        "efter",
        "new",
        "newer",
        "gamla",
        "gammal",
        "äldre",
        "nya",
        "nyare",
        "ny",
    )
)
_APPLIED = frozenset(("apply", "applies", "applicerar", "lägger", "install", "installerar", "patchar", "patch"))
_MEANWHILE = frozenset(("when", "if", "när", "om"))
_FIXING = frozenset(("rättar", "fixar", "åtgärdar", "correct", "corrected", "rättas", "rättning", "rättningar"))
_REPLACED = frozenset(("byta", "byter", "bytas", "byts", "replace", "replaced", "reinstall", "change", "installera"))
_MUST = frozenset(("must", "måste", "need", "needs", "have", "behöver", "ska", "should", "bör"))
_OF_CATEGORIES = frozenset(
    ("severity", "severities", "kategorier", "kategorierna", "categories", "allvarlighetsgrad", "allvarlighetsgrader")
)
_A_CATEGORY = frozenset(
    (small, word) for small in ("a", "en", "är", "is") for word in ("blocker", "blockerare", "high", "major")
)
_GOT = frozenset(("get", "får", "hämtar", "lägger", "lägga"))
_CATALOG = frozenset(("catalogue", "catalog", "katalogen", "katalog", "katalogens"))
_FRESH = """changed change changes updated refreshed old current fresh last latest ändrades ändrad ändrats
    uppdaterades uppdaterad uppdaterats gammal aktuell färsk senast senaste"""
_IS_FRESH = frozenset(_FRESH.split())
_EXTENDS = frozenset(
    ("extend", "extends", "prolong", "prolongs", "förlänger", "förlänga", "förlängs", "renew", "renews")
)
_WHY = frozenset(("why", "varför"))
_OF_RELEASES = {Sign.PACK, Sign.VERSION, Sign.VERSIONS, Sign.NEWEST}
_OF_MOVES = {Sign.UPGRADE, Sign.PACK}


def rule_in(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> Rule | None:
    """None: something else is asked."""
    texts, signs = {token.text for token in tokens}, seen.signs
    if texts & _CATALOG and texts & _IS_FRESH:
        return Rule("catalog")
    if texts & DATABASE and (signs & {Sign.PACK, Sign.PATCH, Sign.UPGRADE} or texts & CHANGES):
        return Rule("database")
    if (texts & CATEGORIES and texts & (_FIXED | _BUGS)) or (texts & _FIXED and texts & _BUGS and Sign.PACK in signs):
        return Rule("fixes")
    if texts & _OF_CATEGORIES or tuple(token.text for token in tokens[-2:]) in _A_CATEGORY:
        return Rule("fixes")
    if _is_of_applying(texts, signs):
        return Rule("apply")
    if moves_in(seen, vocabulary) or must_move(seen, tokens, vocabulary):
        return Rule("moves")
    if is_of_numbering(tokens) or (texts & DIFFERENCES and Sign.PACK in signs):
        return Rule("numbering")
    if Sign.SAME in signs and signs & {Sign.VERSION, Sign.PACK} and _of_the_server_and_others(seen, vocabulary):
        return Rule("moves")
    if Sign.SUPPORTED in signs and (asks_what_it_means(tokens) or (Sign.PACK in signs and texts & _EXTENDS)):
        return Rule("support")
    aged = texts & _AGED and (signs & {Sign.COMPAT, Sign.TALKS, Sign.WORKS} or vocabulary.hub in seen.components)
    backward = Sign.COMPAT in signs and any(text.startswith(("backward", "bakåt")) for text in texts)
    return (
        Rule("clients") if (aged or backward) and (seen.groups or {*seen.components} & {*vocabulary.spokes}) else None
    )


def _is_of_applying(texts: Set[str], signs: Set[Sign]) -> bool:
    """`how do I get a service pack?`, `var laddar jag ner senaste versionen?`"""
    if texts & DOWNLOAD and signs & _OF_RELEASES:
        return True
    return Sign.PACK in signs and bool(texts & HOW) and (Sign.INSTALL in signs or bool(texts & _GOT))


def _of_the_server_and_others(seen: Survey, vocabulary: Vocabulary) -> bool:
    """`must all clients have the same version, or service pack, as the server?`"""
    others = bool(seen.groups) or bool({*seen.components} & {*vocabulary.spokes})
    return vocabulary.hub in seen.components and others and Sign.SUPPORTED not in seen.signs


def moves_with_a_pack(seen: Survey, tokens: Sequence[Token]) -> bool:
    """`must the app be updated when we apply SP 17 on 6.15?`: the number is not the app's."""
    texts = {token.text for token in tokens}
    return bool(seen.groups) and bool(texts & _APPLIED) and bool(texts & _MEANWHILE)


def rule_of_a_goal(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> Rule | None:
    """`do we need a backup before we upgrade to 6.15?`: from where does not matter."""
    if moves_in(seen, vocabulary):
        return Rule("moves")
    return Rule("database") if of_the_database([token.text for token in tokens]) else None


def rule_of_versions(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> Rule | None:
    """Asked beside versions that the answer does not hang on."""
    if must_be_replaced(seen, tokens, vocabulary) or must_move(seen, tokens, vocabulary):
        return Rule("moves")
    return Rule("numbering") if is_of_numbering(tokens) else None


def must_be_replaced(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """`måste vi byta androidapparna om servern blir 6.16?`"""
    if vocabulary.hub not in seen.components or len({*seen.versions}) != 1:
        return False
    others = bool(seen.groups) or bool({*seen.components} & {*vocabulary.spokes})
    texts = {token.text for token in tokens}
    return others and bool(texts & _REPLACED) and bool(texts & _MUST)


def must_move(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """`must the clients be updated when we go to 6.15?`, `does a service pack require new clients?`"""
    if seen.signs.isdisjoint(_OF_MOVES):
        return False
    others = bool(seen.groups) or bool({*seen.components} & {*vocabulary.spokes})
    texts = [token.text for token in tokens]
    if not others or vocabulary.hub in seen.components or any(map(_is_of_a_component, tokens, tokens[1:])):
        return False
    moves = Sign.UPGRADE in seen.signs and not _MUST.isdisjoint(texts)
    meanwhile = Sign.PACK in seen.signs or not _MEANWHILE.isdisjoint(texts[1:]) or texts[0] in _WHY
    return (moves and meanwhile) or (not seen.versions and {Sign.PACK, Sign.NEED} <= seen.signs)


def _is_of_a_component(name: Token, version: Token) -> bool:
    """`studio 6.14`, `the phones 6.14`: what that one has is asked about."""
    role = ROLES.get(name.text)
    named = name.kind is Kind.COMPONENT or bool(role and role.sign in GROUPS)
    return named and bool(version.version)


def fixes_in(tokens: Sequence[Token]) -> bool:
    """`rättas high-buggar i 6.14 fortfarande?`: by the rule, as long as it is supported."""
    texts = {token.text for token in tokens}
    return bool(texts & CATEGORIES) and bool(texts & (_FIXED | _FIXING))


def moves_in(seen: Survey, vocabulary: Vocabulary) -> bool:
    """`must we update the clients when we upgrade the server to 6.15?`: both are named, and what either has is not."""
    others = bool(seen.groups) or bool({*seen.components} & {*vocabulary.spokes})
    return Sign.UPGRADE in seen.signs and vocabulary.hub in seen.components and others and seen.sentence
