"""What a text asks does not hang on which numbers it names: a form of words is read once, then given other numbers."""

from collections.abc import Mapping, Sequence

from bot.domain.question import Check, Compat, Fits, Question, Subject, Upgrade
from bot.domain.understanding.meaning import questions_of
from bot.domain.understanding.survey import could_be_a_time, could_be_an_address
from bot.domain.understanding.tokens import Kind, Token
from bot.domain.version import Version
from bot.domain.vocabulary import Vocabulary

MOST_KEPT = 5_000
LONGEST_KEPT = 30

_SLOTS = {kind: Token(kind, "") for kind in Kind}

Numbers = Mapping[Version, Version]


def read(tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[Question, ...]:
    """As `questions_of`, Refusal included."""
    numbers = [token.version for token in tokens if token.version]
    # A number that is said twice, or may be an address, is not read like any other.
    if len({*numbers}) < len(numbers) or len(tokens) > LONGEST_KEPT or _depends_on(numbers, vocabulary):
        return questions_of(tokens, vocabulary)
    form = tuple([_SLOTS[token.kind] if token.version else token for token in tokens])
    if kept := vocabulary.forms.get(form):
        others = dict(zip(kept[1], numbers, strict=True))
        return tuple([_with(others, question) for question in kept[0]])
    questions = questions_of(tokens, vocabulary)
    if all(isinstance(question, Check | Compat | Fits | Upgrade) for question in questions):
        if len(vocabulary.forms) >= MOST_KEPT:
            vocabulary.forms.clear()
        vocabulary.forms[form] = questions, numbers
    return questions


def _depends_on(numbers: Sequence[Version], vocabulary: Vocabulary) -> bool:
    """Addresses and times of day are told from versions by what number they are."""
    unusual = [each for each in numbers if len(each.numbers) == 4 or each.numbers[0] not in vocabulary.majors]
    return any(could_be_an_address(each) or could_be_a_time(each, vocabulary) for each in unusual)


def _with(others: Numbers, question: Question) -> Question:
    match question:
        case Check(subject, _, on, beside):
            subject = _subject(others, subject)
            return Check(subject, str(subject), on, beside)
        case Compat(subjects):
            return Compat(tuple([_subject(others, each) for each in subjects]))
        case Fits(wanted, subject):
            return Fits(wanted, _subject(others, subject))
        case Upgrade(component, start, to, on, without):
            return Upgrade(component, others[start], _other(others, to), on, without)
        case _:
            raise AssertionError("only questions about versions are kept")


def _other(others: Numbers, to: Version | None) -> Version | None:
    """A line that nobody typed is that of the version which is to be patched."""
    if to is None or to in others:
        return others[to] if to else None
    return next(others[version].line for version in others if version.line == to)


def _subject(others: Numbers, subject: Subject) -> Subject:
    return Subject(others[subject.version], subject.component)
