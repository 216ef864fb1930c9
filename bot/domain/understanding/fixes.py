"""`Is FLOW-861 fixed in 6.14.14?`, `which version fixes FLOW-861?`: what a release corrects, asked by its key."""

import re
from collections.abc import Sequence

from bot.domain.question import Fixed
from bot.domain.understanding.subjects import bound_in, with_the_only_spare
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import Sign
from bot.domain.vocabulary import Vocabulary

_KEY = re.compile(r"([a-z][a-z0-9_]*)-[0-9]{1,10}", re.ASCII)
_FIXED = """fixed fix fixes fixas fixad fixat fixade fixades fixar rättad rättat rättade rättades rättas rättar åtgärdad
    åtgärdat åtgärdas åtgärdades åtgärdar löst löses corrected solved resolved include includes included
    contain contains ingår innehåller"""
_OTHERWISE_ASKED = frozenset(
    (
        Sign.SUPPORTED,
        Sign.UPGRADE,
        Sign.COMPAT,
        Sign.TALKS,
        Sign.CHECK,
        Sign.PATCH,
        Sign.STATUS,
        Sign.TICKET,
        Sign.TICKETS,
    )
)
_BUGS = frozenset(("bug", "bugs", "bugg", "buggen", "fel", "felet", "issue", "issues", "fault", "error"))
_FIXED_WORDS = frozenset(_FIXED.split()) | _BUGS


def fixed_in(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Fixed, ...]:
    """Only keys of the projects that the catalogue's fixes are of: other keys are people's own requests.

    Where no fix is listed at all, the key may be of either.
    """
    texts = [token.text for token in tokens]
    keys = [found for token in tokens if token.kind is Kind.ASIDE and (found := _KEY.fullmatch(token.text))]
    named = dict.fromkeys(
        key[0].upper() for key in keys if key[1] in vocabulary.fix_projects or not vocabulary.fix_projects
    )
    if not named or (_FIXED_WORDS.isdisjoint(texts) and not _is_all_that_is_asked(seen, tokens, vocabulary)):
        return ()
    bound, _ = with_the_only_spare(*bound_in(seen, vocabulary.groups, share=True))
    if len(bound) > 1:
        return ()
    return tuple(Fixed(key, bound[0].subject if bound else None) for key in named)


def _is_all_that_is_asked(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> bool:
    """`FLOW-861`, `vi kör 6.15.16, har vi FLOW-1010?`: a key that a release lists, and nothing else is asked."""
    listed = any(token.text in vocabulary.fix_keys for token in tokens)
    return listed and seen.signs.isdisjoint(_OTHERWISE_ASKED)
