"""What a text asks does not hang on which numbers it names: a form of words is read once, then given other numbers."""

from collections.abc import Mapping, Sequence

from bot.domain.question import Beyond, Check, Compat, Fits, Help, Language, Question, Subject, Upgrade, Versions, Where
from bot.domain.understanding.meaning import questions_of
from bot.domain.understanding.survey import could_be_a_time, could_be_an_address, is_sentence
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.version import MOST_PARTS, Version
from bot.domain.vocabulary import Vocabulary

MOST_KEPT = 5_000
LONGEST_KEPT = 30
# Others hold words of the text itself.
KEPT = (Check, Compat, Fits, Help, Language, Upgrade, Versions, Where)

# For lines, packs and builds of each kind: `upgrade 6.15 pack` has another goal than `upgrade 6.15.3 pack`. Apart from
# them for unusual ones: after the name of another product these are its own.
_PLACES = {
    (kind, parts, unusual): Token(kind, f"{parts} {unusual}")
    for kind in Kind
    for parts in range(2, MOST_PARTS + 1)
    for unusual in (False, True)
}

Numbers = Mapping[Version, Version]


def read(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """As `questions_of`, Refusal included."""
    if known := read_before(tokens, vocabulary):
        return known
    return keep(tokens, questions_of(tokens, vocabulary), vocabulary)


def read_before(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """The questions of a text whose form was kept; none for any other."""
    form, numbers = _form(tokens, vocabulary.majors)
    if kept := vocabulary.forms.get(form):
        others = dict(zip(kept[1], numbers, strict=True))
        return tuple([_with(others, question) for question in kept[0]])
    return ()


def keep(tokens: Sequence[Token], questions: tuple[Question, ...], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """Keeps the form of `tokens` where other numbers would be asked the same; gives the questions back."""
    form, numbers = _form(tokens, vocabulary.majors)
    if form and all(map(_holds_no_words, questions)):
        if len(vocabulary.forms) >= MOST_KEPT:
            vocabulary.forms.clear()
        vocabulary.forms[form] = questions, numbers
    return questions


def _holds_no_words(question: Question) -> bool:
    if isinstance(question, Beyond):
        return not question.what and question.other is None
    return isinstance(question, KEPT)


def _form(tokens: Sequence[Token], majors: frozenset[int]) -> tuple[tuple[Token, ...], Sequence[Version]]:
    """The tokens with places for their numbers, and the numbers; nothing where it matters which numbers they are."""
    if len(tokens) > LONGEST_KEPT:
        return (), ()
    places, numbers = list[Token](), list[Version]()
    for token in tokens:
        version = token.version
        if version is None:
            places.append(token)
            continue
        unusual = len(version.numbers) == MOST_PARTS or version.numbers[0] not in majors
        # A number that is said twice, or may be an address or a time of day, is not read like any other.
        if version in numbers or (unusual and _may_be_something_else(version, tokens)):
            return (), ()
        places.append(_PLACES[token.kind, len(version.numbers), unusual])
        numbers.append(version)
    return tuple(places), numbers


def _may_be_something_else(version: Version, tokens: Sequence[Token]) -> bool:
    """In a command nobody speaks of addresses."""
    return could_be_a_time(version) or (could_be_an_address(version) and is_sentence(tokens))


def _with(others: Numbers, question: Question) -> Question:
    match question:
        case Check(subject, _, on, beside):
            subject = _subject(others, subject)
            return Check(subject, str(subject), on, beside)
        case Compat(subjects):
            return Compat(tuple([_subject(others, each) for each in subjects]))
        case Fits(wanted, subject):
            return Fits(wanted, _subject(others, subject))
        case Beyond():
            return question._replace(subject=_subject(others, question.subject))
        case Upgrade():
            return question._replace(start=others[question.start], to=_other(others, question.to))
        case _:
            return question


def _other(others: Numbers, to: Version | None) -> Version | None:
    """A line that nobody typed is that of the version which is to be patched."""
    if to is None or to in others:
        return others[to] if to else None
    return next(others[version].line for version in others if version.line == to)


def _subject(others: Numbers, subject: Subject) -> Subject:
    return Subject(others[subject.version], subject.component)
