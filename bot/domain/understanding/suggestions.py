"""What a person whose text was not understood may have meant, as commands that are understood."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from bot.domain.question import (
    Among,
    Check,
    Compat,
    Language,
    NotUnderstood,
    Question,
    Subject,
    Upgrade,
    Versions,
    Where,
)
from bot.domain.understanding.checking import MOST_CHECKS
from bot.domain.understanding.cleaning import as_typed, shown
from bot.domain.understanding.commands import as_command
from bot.domain.understanding.environments import of_either
from bot.domain.understanding.refusal import Refusal
from bot.domain.understanding.repair import repaired_version, repaired_word
from bot.domain.understanding.steps_back import back_to_the_other
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.understanding.words import Sign
from bot.domain.vocabulary import Vocabulary

Candidates = Iterator[Sequence[Question]]
MOST_SUGGESTIONS = 3


def not_understood(refusal: Refusal, text: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> NotUnderstood:
    """The refusal of `text` with its suggestions; never without any."""
    if refusal.place is None:
        candidates = _MEANT[refusal.code](refusal, vocabulary)
        return _refused(refusal.code, candidates, vocabulary, **refusal.params)
    if refusal.code == "version":
        problem, meant = repaired_version(refusal.seen, refusal.place, tokens, vocabulary)
        return _refused(
            f"version_{problem}", meant, vocabulary, text=shown(_number_as_typed(refusal.place, text, tokens))
        )
    code, meant = repaired_word(refusal.seen, refusal.place, tokens, vocabulary)
    return _refused(code, meant, vocabulary, word=shown(as_typed(tokens[refusal.place].text, text)))


def _number_as_typed(place: int, text: str, tokens: Sequence[Token]) -> str:
    """With the version before it, where it is the word after a version (`rc1`) that makes it none."""
    start = place - 1 if tokens[place].kind is Kind.WORD and place else place
    return " ".join(as_typed(token.text, text) for token in tokens[start : place + 1])


def _refused(
    code: str, candidates: Iterable[Sequence[Question]], vocabulary: Vocabulary, **params: str
) -> NotUnderstood:
    commands = dict.fromkeys([as_command(questions) for questions in candidates])
    return NotUnderstood(code, tuple(commands)[:MOST_SUGGESTIONS] or _examples(vocabulary), **params)


def _examples(vocabulary: Vocabulary) -> tuple[str, ...]:
    return (*(as_command([_check(Subject(line))]) for line in vocabulary.newest_lines[:1]), "help")


def _version_missing(refusal: Refusal, vocabulary: Vocabulary) -> Candidates:
    signs, named, lines = refusal.seen.signs, refusal.spare, vocabulary.newest_lines[:2]
    if refusal.subjects:
        yield from _with_a_version_for(refusal.spare[0], refusal.subjects, vocabulary)
        return
    if lines and signs & {Sign.COMPAT, Sign.TALKS, Sign.WORKS} and len(named) != 1:
        pair = named or tuple(name for name in (vocabulary.partner(vocabulary.hub), vocabulary.hub) if name)
        yield from _compat(Subject(lines[0], name) for name in pair)
    if lines and Sign.UPGRADE in signs:
        yield (Upgrade(named[0] if named else None, lines[-1]),)
    if lines and not named:
        yield (_check(Subject(lines[0])),)
    yield (Versions(),)
    yield (Where(named[0] if named else None),)


def _with_a_version_for(component: str, subjects: tuple[Subject, ...], vocabulary: Vocabulary) -> Candidates:
    """The component that was named without a version is given the newest line, or the version of the other one."""
    for version in (*vocabulary.newest_lines[:1], subjects[0].version):
        yield from _compat((*subjects, Subject(version, component)))
    yield _checks((*subjects, Subject(subjects[0].version, component)))


def _one_component_only(refusal: Refusal, vocabulary: Vocabulary) -> Candidates:
    [subject] = refusal.subjects
    yield from _component_missing_in((subject, *_other_side(subject, vocabulary)), vocabulary)
    yield _checks(refusal.subjects)


def _other_side(subject: Subject, vocabulary: Vocabulary) -> tuple[Subject, ...]:
    other = vocabulary.partner(subject.component) if subject.component else vocabulary.hub
    version = vocabulary.newest_lines[0] if vocabulary.newest_lines else subject.version
    return (Subject(version, other),) if other else ()


def _component_missing(refusal: Refusal, vocabulary: Vocabulary) -> Candidates:
    """What was named is enough for a pair with the hub; else the missing one is filled in."""
    named = tuple(each for each in refusal.subjects if each.component)
    pairs = named if vocabulary.hub in [each.component for each in named] else ()
    yield from [*_compat(dict.fromkeys(pairs))] or [*_component_missing_in(refusal.subjects, vocabulary)]
    only = named[0].component if named else None
    yield _checks(Subject(each.version, each.component or only) for each in refusal.subjects)


def _component_missing_in(subjects: tuple[Subject, ...], vocabulary: Vocabulary) -> Candidates:
    """`android 6.14 6.15` -> android and the server; `6.14 6.15` -> the first client and the server."""
    named = {subject.component for subject in subjects}
    free = [name for name in (*vocabulary.spokes[:1], vocabulary.hub, *vocabulary.spokes[1:]) if name not in named]
    if named >= {None} and len(named) > 1 and vocabulary.hub in free:
        free.sort(key=lambda name: name != vocabulary.hub)
    fill = iter(free)
    yield from _compat(Subject(each.version, each.component or next(fill, None)) for each in subjects)


def _same_component_twice(refusal: Refusal, vocabulary: Vocabulary) -> Candidates:
    component = refusal.params["component"]
    versions = sorted({each.version for each in refusal.subjects if each.component == component})
    if len(versions) > 1:
        yield (Upgrade(component, versions[0], versions[-1]),)
    yield from _compat((Subject(versions[-1], component), *_other_side(Subject(versions[-1], component), vocabulary)))
    yield _checks(Subject(version, component) for version in versions)


def _too_many_versions(refusal: Refusal, _: Vocabulary) -> Candidates:
    first, last = refusal.subjects[0], refusal.subjects[-1]
    if refusal.params["most"] != str(MOST_CHECKS):
        yield (Upgrade(first.component, first.version, last.version),)
    yield _checks(refusal.subjects)


def _start_missing(refusal: Refusal, vocabulary: Vocabulary) -> Candidates:
    [target] = refusal.subjects
    older = next((line for line in vocabulary.newest_lines if line < target.version.line), None)
    if older:
        yield (Upgrade(target.component, older, target.version),)
    yield _checks(refusal.subjects)


def _range(refusal: Refusal, _: Vocabulary) -> Candidates:
    """The range of each component that was named, or of all; else the list, and the version itself."""
    if refusal.reach:
        for name in refusal.spare or (None,):
            yield (Among(refusal.reach, component=name),)
    yield (Versions(),)
    yield _checks(refusal.subjects)
    for subject in refusal.subjects:
        yield (Upgrade(None, subject.version),)


def _elsewhere(refusal: Refusal, _: Vocabulary) -> Candidates:
    yield _checks(refusal.subjects) or (Versions(),)


def _language_not_spoken(_: Refusal, __: Vocabulary) -> Candidates:
    yield (Language("sv"),)
    yield (Language("en"),)


def _two_components(refusal: Refusal, _: Vocabulary) -> Candidates:
    yield from _compat(refusal.subjects)
    for name in (*(each.component for each in refusal.subjects), *refusal.spare):
        yield (Upgrade(name, refusal.subjects[0].version),)


def _compat(subjects: Iterable[Subject]) -> Candidates:
    """Nothing, where the subjects are not of two or more different components."""
    pairs = tuple(subjects)
    if len(pairs) > 1 and len({each.component for each in pairs} - {None}) == len(pairs):
        yield (Compat(pairs),)


def _checks(subjects: Iterable[Subject]) -> tuple[Check, ...]:
    """One component or none in all of them can be written back; of a mixture, those that have one."""
    several = tuple(dict.fromkeys(subjects))
    named = tuple(each for each in several if each.component) or several
    return tuple(_check(each) for each in named[:MOST_CHECKS])


def _check(subject: Subject) -> Check:
    return Check(subject, str(subject))


_MEANT: dict[str, Callable[[Refusal, Vocabulary], Candidates]] = {
    "version_missing": _version_missing,
    "one_component_only": _one_component_only,
    "component_missing": _component_missing,
    "same_component_twice": _same_component_twice,
    "too_many_versions": _too_many_versions,
    "start_missing": _start_missing,
    "two_components": _two_components,
    "range": _range,
    "half_a_step_back": back_to_the_other,
    "two_environments": of_either,
    **dict.fromkeys(("elsewhere", "another_product", "prices", "duration", "held_by_support", "contents"), _elsewhere),
    "language_not_spoken": _language_not_spoken,
}
