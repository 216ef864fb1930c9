"""Questions written back as the shortest command that asks them; what is written here is always understood."""

from collections.abc import Sequence

from bot.domain.question import (
    Check,
    Compat,
    FileTicket,
    Help,
    Language,
    Question,
    Status,
    Tickets,
    Upgrade,
    Versions,
    Where,
)


def as_command(questions: Sequence[Question]) -> str:
    """The text after `/flowver`; several questions only when all are Checks."""
    checks = [str(question.subject) for question in questions if isinstance(question, Check)]
    return " ".join(("check", *checks)) if checks else _one(questions[0])


def _one(question: Question) -> str:
    match question:
        case Compat(subjects):
            return " ".join(("compat", *map(str, subjects)))
        case Upgrade(component, start, to):
            return " ".join(("upgrade", *(str(part) for part in (component, start, to) if part)))
        case Where(component):
            return f"where {component}" if component else "where"
        case Language(choice):
            return f"language {choice}" if choice else "language"
        case Versions():
            return "versions"
        case FileTicket() | Tickets() | Status():
            return _errand(question)
        case Help():
            return "help"
        case Check(subject):
            return f"check {subject}"


def _errand(errand: FileTicket | Tickets | Status) -> str:
    match errand:
        case FileTicket(subject, to):
            words = ("ticket", "upgrade" if to else None, subject, to)
            return " ".join(str(word) for word in words if word)
        case Tickets():
            return "tickets"
        case Status(key):
            return f"status {key}"
