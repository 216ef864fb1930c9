"""`Is 6.15 certified?`, `är 6.15 en LTS-version?`: what somebody wants a version to be, which no catalogue says.

Words about support are left to its answer, and so is what may be a slip for one of them.
"""

from collections.abc import Sequence
from difflib import get_close_matches

from bot.domain.understanding.among_words import ENDED, WITHDRAWN
from bot.domain.understanding.beyond_words import SAFE
from bot.domain.understanding.feature_words import NO_FEATURES
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign

_IS = frozenset(("is", "are", "isn't", "är"))
_SAYS_NOTHING = {Sign.COURTESY, Sign.THANKS, Sign.VERSION, Sign.PACK, Sign.OWN}
_LONGEST = 4
_ALIKE = 0.7
_OF_SUPPORT = tuple(word for word, role in ROLES.items() if role.sign is Sign.SUPPORTED)
_STATES = """alive live living liv valid giltig giltigt giltiga gäller covered täckt täcks active aktiv aktivt aktiva
    serviced gone over finished history historia done passé kaput fine good bra bad dålig dåligt okej alright problem
    problematic dangerous farlig farligt risky riskabel riskabelt worth värd värt old gammal gammalt gamla too previous
    usable användbar användbart allowed tillåten tillåtet listed listad listat real riktig riktigt correct rätt wrong
    fel available tillgänglig tillgängligt published publicerad another annan annat left least possible möjligt fixed
    rättad rättat right true sant newwer minor major sunset sunsetted phased
    away way kept dropped removed getting acceptable one choice val option pick idea idé healthy frisk close nära soon
    snart really near nearing last sista catalogue katalogen catalog"""
_NOT_ASKED = ENDED | WITHDRAWN | SAFE | NO_FEATURES | frozenset(_STATES.split())


def predicate_in(seen: Survey, tokens: Sequence[Token]) -> str | None:
    """Of the only version in it."""
    if tokens[0].text not in _IS or not seen.unknown or seen.signs - _SAYS_NOTHING:
        return None
    place = next(place for place, token in enumerate(tokens) if token.version)
    subject, said = tokens[1:place], [token.text for token in tokens[place + 1 :] if _is_strange(token)]
    if any(_is_strange(token) for token in subject) or not said or not _NOT_ASKED.isdisjoint(said):
        return None
    if any(get_close_matches(word, _OF_SUPPORT, 1, _ALIKE) for word in said):
        return None
    return " ".join(said[:_LONGEST])


def _is_strange(token: Token) -> bool:
    return token.kind is Kind.WORD and token.text not in ROLES
