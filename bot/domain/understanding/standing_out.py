"""`Which versions were withdrawn?`, `when is the next Studio release?`, `upcoming releases`: of no version."""

from collections.abc import Sequence
from itertools import pairwise

from bot.domain.moment import Moment
from bot.domain.question import StandingOut
from bot.domain.understanding.beyond_words import COMES_NEXT, PLANNED, PULLED, WHEN, WITHDRAWN
from bot.domain.understanding.came_out import came_out_in
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import ROLES, Sign

_RELEASES = {Sign.VERSION, Sign.VERSIONS, Sign.PACK}
_OTHERWISE_ASKED = {Sign.UPGRADE, Sign.COMPAT, Sign.TALKS, Sign.PATCH}
_SAID = WITHDRAWN | PULLED | PLANNED | {word for pair in COMES_NEXT for word in pair}
# `next Studio release`, `next service pack`.
_NEAR = 2


def standing_out_in(seen: Survey, tokens: Sequence[Token], on: Moment | None) -> StandingOut | None:
    if on and (came := came_out_in(seen, tokens, on)):
        return came
    texts = [token.text for token in tokens]
    if _SAID.isdisjoint(texts) or seen.versions:
        return None
    component = next(iter(seen.components), None)
    if not (WITHDRAWN | PULLED).isdisjoint(texts):
        return StandingOut("withdrawn", component)
    if seen.signs & _OTHERWISE_ASKED:
        return None
    asks_when = not WHEN.isdisjoint(texts)
    planned = any(text in PLANNED and _is_of_releases(tokens[at + 1 :], asks_when) for at, text in enumerate(texts))
    return StandingOut("planned", component) if planned or not COMES_NEXT.isdisjoint(pairwise(texts)) else None


def _is_of_releases(after: Sequence[Token], asks_when: bool) -> bool:
    """`when does the next Studio come?` says no word for a release."""
    near = [each for each in after if each.kind is not Kind.BREAK][:_NEAR]
    roles = [ROLES.get(each.text) for each in near]
    named = asks_when and near[:1] and near[0].kind is Kind.COMPONENT
    return bool(named) or any(role and role.sign in _RELEASES for role in roles)
