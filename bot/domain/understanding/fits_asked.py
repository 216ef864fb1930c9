"""Which goes with which: asked of one version, of each that a word stands for, or of where something will be moved."""

from collections.abc import Sequence

from bot.domain.question import Fits, Subject
from bot.domain.understanding.fits import GO_TOGETHER, fits_in
from bot.domain.understanding.moving import asks_what_must_move
from bot.domain.understanding.subjects import Bound
from bot.domain.understanding.survey import Survey
from bot.domain.understanding.tokens import Token
from bot.domain.understanding.words import Link, Sign
from bot.domain.vocabulary import Vocabulary


def fits_asked(
    seen: Survey, tokens: Sequence[Token], bound: Sequence[Bound], spare: Sequence[str], vocabulary: Vocabulary
) -> tuple[Fits, ...]:
    """Nothing where something else is asked."""
    one = fits_in(seen, tokens, bound, spare, vocabulary) or _after_a_move(seen, tokens, bound, spare, vocabulary)
    if one:
        return (one,)
    return _of_a_group(seen, bound, spare, vocabulary) if seen.groups and spare else ()


def _of_a_group(seen: Survey, bound: Sequence[Bound], spare: Sequence[str], vocabulary: Vocabulary) -> tuple[Fits, ...]:
    """`our app is 6.14, which server can we use?`: asked of each app; nothing for anything else."""
    groups = dict.fromkeys(name for _, item in seen.groups if item.group for name in vocabulary.groups[item.group])
    if len(bound) != 1 or not bound[0].is_open or list(spare) != [vocabulary.hub] or Sign.WHICH not in seen.signs:
        return ()
    first = next(place for place, item in enumerate(seen.items) if item.version)
    if not any(place <= first for place, _ in seen.groups) or seen.items[0].component:
        return ()
    return tuple(Fits(tuple(spare), Subject(bound[0].version, name)) for name in groups)


def _after_a_move(
    seen: Survey, tokens: Sequence[Token], bound: Sequence[Bound], spare: Sequence[str], vocabulary: Vocabulary
) -> Fits | None:
    """`if we upgrade Studio from 6.14 to 6.15, will the server still work?`: what goes with it where it will be."""
    if len(bound) != 2 or not seen.signs & GO_TOGETHER or asks_what_must_move(seen, tokens):
        return None
    start, goal = bound
    leaves = start.link is Link.FROM or Sign.UPGRADE in seen.signs
    moves = leaves and goal.link is Link.TO and start.component == goal.component
    groups = [name for _, item in seen.groups if item.group for name in vocabulary.sought(item.group)]
    wanted = tuple(name for name in dict.fromkeys(spare or groups) if name != goal.component)
    return Fits(wanted, goal.subject) if moves and goal.component and wanted else None
