"""From what a text contains to the questions that it asks, or to why it asks none."""

from collections.abc import Sequence

from bot.domain.moment import Moment
from bot.domain.question import Question, Rule, Upgrade
from bot.domain.understanding.among import among, linked, not_clear
from bot.domain.understanding.beyond import beyond_in, newest_of_each
from bot.domain.understanding.checking import checks_of
from bot.domain.understanding.conditions import Conditions, conditions_of
from bot.domain.understanding.efforts import with_its_effort
from bot.domain.understanding.environments import are_two_environments
from bot.domain.understanding.errands import errand_of
from bot.domain.understanding.fits_asked import fits_asked
from bot.domain.understanding.fixes import fixed_in
from bot.domain.understanding.moving import (
    asks_for_updates,
    asks_whether,
    has_moved,
    in_one_step,
    left_meanwhile,
    moves,
    which_must,
)
from bot.domain.understanding.news_errands import news_errand_of
from bot.domain.understanding.not_known_here import leads_elsewhere, not_known_here, product_named
from bot.domain.understanding.packs import packs_of
from bot.domain.understanding.pairs import asks_both, compats, is_compat
from bot.domain.understanding.ranges import NO_RANGE
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.rules import fixes_in, moves_with_a_pack, rule_of_a_goal, rule_of_versions
from bot.domain.understanding.spelling import looks_like_a_component
from bot.domain.understanding.standing_out import standing_out_in
from bot.domain.understanding.steps_back import half_a_step_back, steps_back
from bot.domain.understanding.subjects import Bound, bound_in, with_the_only_spare, with_the_same
from bot.domain.understanding.survey import Survey, survey
from bot.domain.understanding.tokens import Kind, Token, silenced
from bot.domain.understanding.upgrades import after_the_move, is_upgrade, upgrades
from bot.domain.understanding.without_versions import about_words
from bot.domain.understanding.words import Link, Sign
from bot.domain.vocabulary import Vocabulary

_MOST_COMPARED = 20

_NO_NUMBER_WANTED = {Sign.WHERE, Sign.LANGUAGE, Sign.VERSIONS, Sign.HELP, Sign.SWEDISH, Sign.ENGLISH}
_NUMBER_WANTED = {Sign.CHECK, Sign.SUPPORTED, Sign.COMPAT, Sign.TALKS, Sign.UPGRADE, Sign.WORKS, Sign.PATCH}
_NOT_OF_RULES = {Sign.SUPPORTED, Sign.COMPAT, Sign.TALKS, Sign.CHECK}


def questions_of(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """At least one; Refusal when there is none. Components are already found among the tokens."""
    said = conditions_of(tokens, vocabulary.majors)
    seen = survey(said.tokens, vocabulary.majors)
    if errands := _errands(seen, tokens, vocabulary) or beyond_in(seen, tokens, vocabulary):
        return errands
    if seen.unknown and seen.sentence and seen.items:
        _refuse_a_near_miss(seen, tokens, vocabulary)
    heard = linked(seen, said.tokens) if said.range is NO_RANGE else said.range
    if heard.unread_at is not None:
        raise not_clear(seen, tokens, heard, vocabulary)
    if heard.reach:
        return (among(heard, said.tokens, said.on, vocabulary),)
    if seen.unknown and not seen.sentence:
        if standing_out := standing_out_in(seen, tokens, said.on):
            return (standing_out,)
        raise Refusal("unknown_words", seen, seen.unknown[0])
    if seen.bad:
        raise Refusal("version", seen, seen.bad[0])
    if said.staying.named and (without := _leaving_behind(said, vocabulary)):
        return without
    if seen.versions:
        return with_its_effort(_about_versions(seen, tokens, said, vocabulary), seen, tokens)
    return about_words(seen, tokens, said.on, vocabulary)


def _errands(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """What is to be done, and what is asked by a key; nothing where it is of versions that is asked."""
    if news := news_errand_of(seen, tokens):
        return (news,)
    fixed = fixed_in(seen, tokens, vocabulary) if Kind.ASIDE in [token.kind for token in tokens] else ()
    if fixed and vocabulary.fix_projects:
        return fixed
    errand = errand_of(seen, tokens, vocabulary)
    return (errand,) if errand else fixed


def _refuse_a_near_miss(seen: Survey, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
    """Ordinary words are passed over in running text, but not a misspelt component beside its version."""
    for place in seen.unknown[:_MOST_COMPARED]:
        beside = (*tokens[max(place - 1, 0) : place], *tokens[place + 1 : place + 2])
        if any(token.version for token in beside) and looks_like_a_component(tokens[place].text, vocabulary):
            raise Refusal("unknown_words", seen, place)


def _leaving_behind(said: Conditions, vocabulary: Vocabulary) -> tuple[Upgrade, ...]:
    """`can we upgrade the server from 6.14 to 6.15 without the app?`; nothing where something else is asked."""
    tokens = silenced(said.tokens, said.staying.places)
    seen = survey(tokens, vocabulary.majors)
    bound, spare = bound_in(seen, vocabulary.groups, share=True)
    if len(bound) != 2 or not is_upgrade(seen, bound):
        return ()
    stays = said.staying.components(vocabulary.groups)
    asked, direct = upgrades(seen, bound, spare, said.on), in_one_step(said.tokens)
    return tuple(each._replace(without=stays, in_one_step=direct) for each in asked)


def _about_versions(
    seen: Survey, tokens: Sequence[Token], said: Conditions, vocabulary: Vocabulary
) -> tuple[Question, ...]:
    signs = seen.signs
    if signs and not seen.sentence and signs & _NO_NUMBER_WANTED and not signs & _NUMBER_WANTED:
        if packs := packs_of(seen, vocabulary.majors):
            return (packs,)
        raise Refusal("unknown_words", seen, next(i for i, token in enumerate(tokens) if token.version))
    if said.skipped or moves(seen, tokens):
        signs.add(Sign.UPGRADE)
    bound, spare = bound_in(seen, vocabulary.groups, share=True)
    if not signs & _NOT_OF_RULES and (rule := rule_of_versions(seen, tokens, vocabulary)):
        return (rule,)
    if fits := fits_asked(seen, tokens, bound, spare, vocabulary):
        return fits
    if is_upgrade(seen, bound):
        return _about_leaving(seen, tokens, bound, spare, said.on, vocabulary)
    bound, spare = with_the_same(seen, *with_the_only_spare(after_the_move(bound), spare))
    if together := _of_several(seen, tokens, bound, spare, said.on):
        return together
    if found := not_known_here(seen, bound, tokens):
        return (found,)
    checks = checks_of(seen, bound, spare, said.on, product_named(tokens) if Sign.ELSEWHERE in signs else None)
    return (*checks, Rule("fixes")) if seen.unknown and len(checks) < 3 and fixes_in(tokens) else checks


def _of_several(
    seen: Survey, tokens: Sequence[Token], bound: list[Bound], spare: list[str], on: Moment | None
) -> tuple[Question, ...]:
    """Asked about together, or whether each is the newest."""
    if len(bound) > 1 and not spare and (newest := newest_of_each(seen, tokens, bound)):
        return newest
    if not is_compat(seen, bound, spare):
        return ()
    checks = checks_of(seen, bound, [], on) if Sign.SUPPORTED in seen.signs and asks_both(tokens) else ()
    return (*compats(seen, bound, spare), *checks)


def _about_leaving(
    seen: Survey,
    tokens: Sequence[Token],
    bound: list[Bound],
    spare: list[str],
    on: Moment | None,
    vocabulary: Vocabulary,
) -> tuple[Question, ...]:
    """A step back of which only one end is named has no goal: not the newest there is."""
    if refusal := leads_elsewhere(seen, bound, tokens):
        raise refusal
    if len({*seen.versions}) > 1 or not steps_back(tokens):
        return _about_a_move(seen, tokens, bound, spare, on, vocabulary)
    if Sign.SUPPORTED in seen.signs or has_moved(seen, bound, tokens):
        return checks_of(seen, *with_the_only_spare(bound, spare), on)
    raise half_a_step_back(seen, bound, vocabulary)


def _about_a_move(
    seen: Survey,
    tokens: Sequence[Token],
    bound: list[Bound],
    spare: list[str],
    on: Moment | None,
    vocabulary: Vocabulary,
) -> tuple[Question, ...]:
    one_goal = len(bound) == 1 and bound[0].link is Link.TO
    if one_goal and (rule := rule_of_a_goal(seen, tokens, vocabulary)):
        return (rule,)
    if moves_with_a_pack(seen, tokens):
        return (Rule("moves"),)
    if which_must(seen, bound, tokens):
        return checks_of(seen, bound, spare, on)
    if are_two_environments(bound, tokens):
        raise Refusal("two_environments", seen, subjects=tuple(each.subject for each in bound))
    if asks_for_updates(seen, bound, tokens) or has_moved(seen, bound, tokens):
        return checks_of(seen, *with_the_only_spare(bound, spare), on)
    if asks_whether(seen, bound, tokens):
        seen.signs.add(Sign.SUPPORTED)
    asked = _upgrade_or_check(seen, bound, spare, on)
    if not in_one_step(tokens):
        return asked
    return tuple(each._replace(in_one_step=True) if isinstance(each, Upgrade) else each for each in asked)


def _upgrade_or_check(seen: Survey, bound: list[Bound], spare: list[str], on: Moment | None) -> tuple[Question, ...]:
    """`supported, or must we upgrade?`: whether it is supported comes first, and where to go stands beside it."""
    if Sign.SUPPORTED in seen.signs and (stays := left_meanwhile(seen, bound)):
        return (*checks_of(seen, [stays], [], on), *upgrades(seen, bound, spare, on))
    if Sign.SUPPORTED not in seen.signs or len({each.version for each in bound}) > 1:
        return upgrades(seen, bound, spare, on)
    goal = bound[0].link is Link.TO
    bound, spare = with_the_only_spare(bound, spare)
    checks = checks_of(seen, bound, [], on)
    return checks if goal else (*checks, *upgrades(seen, bound, spare, on))
