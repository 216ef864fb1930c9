"""What `--component` means: one name for the whole question, in either language."""

from dataclasses import replace

from bot.domain.question import Among, Check, NotUnderstood, Question, Subject, Upgrade, Versions, Where
from bot.domain.understanding.spelling import near_components
from bot.domain.vocabulary import Vocabulary, words_of


def component_named(name: str | None, vocabulary: Vocabulary) -> str | None:
    """The component's id; NotUnderstood for a name that is none's."""
    if name is None:
        return None
    word = " ".join(words_of(name))
    if word not in vocabulary.names:
        raise NotUnderstood(
            "unknown_component", near_components(word, vocabulary) or vocabulary.components, word=name[:40]
        )
    return vocabulary.names[word]


def about(component: str | None, question: Question) -> Question:
    """The question asked of that component; NotUnderstood when it names another one."""
    if component is None:
        return question
    match question:
        case Check(subject):
            subject = Subject(subject.version, _only(component, subject.component))
            return question._replace(subject=subject, asked=str(subject))
        case Upgrade(named) | Among(component=named):
            return question._replace(component=_only(component, named))
        case Where(named) | Versions(component=named):
            return replace(question, component=_only(component, named))
    return question


def _only(component: str, named: str | None) -> str:
    if named not in (None, component):
        raise NotUnderstood("other_component", (), component=component, other=str(named))
    return component
