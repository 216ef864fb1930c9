"""Questions written back as the shortest command that asks them; what is written here is always understood."""

from collections.abc import Sequence

from bot.domain.moment import Moment
from bot.domain.question import (
    Announce,
    Check,
    Compat,
    FileTicket,
    Fits,
    Help,
    Language,
    Question,
    Status,
    Subscribe,
    Subscriptions,
    Tickets,
    Unsubscribe,
    Upgrade,
    Versions,
    Where,
)


def as_command(questions: Sequence[Question]) -> str:
    """The text after `/flowver`; several questions only when all are Checks."""
    checks = [question for question in questions if isinstance(question, Check)]
    if not checks:
        return _one(questions[0])
    return " ".join(("check", *(str(check.subject) for check in checks), *_day(checks[0].on)))


def _day(moment: Moment | None) -> tuple[str, ...]:
    said = str(moment) if moment else ""
    return (said,) if said else ()


def _one(question: Question) -> str:
    match question:
        case Compat(subjects):
            return " ".join(("compat", *map(str, subjects)))
        case Fits(wanted, subject):
            return f"compat {' and '.join(wanted)} with {subject}"
        case Upgrade(component, start, to, on):
            return " ".join(("upgrade", *(str(part) for part in (component, start, to) if part), *_day(on)))
        case Versions(on):
            return " ".join(("versions", *_day(on)))
        case FileTicket() | Tickets() | Status():
            return _errand(question)
        case Subscribe() | Unsubscribe() | Subscriptions() | Announce():
            return _news(question)
        case Check():
            return as_command([question])
        case _:
            return _about_flowver(question)


def _about_flowver(question: Where | Language | Help) -> str:
    match question:
        case Where(component):
            return f"where {component}" if component else "where"
        case Language(choice):
            return f"language {choice}" if choice else "language"
        case Help():
            return "help"


def _news(errand: Subscribe | Unsubscribe | Subscriptions | Announce) -> str:
    match errand:
        case Subscribe(terms):
            return f"subscribe {terms}".strip()
        case Unsubscribe(terms):
            return f"unsubscribe {terms}".strip()
        case Subscriptions():
            return "subscriptions"
        case Announce(version):
            return f"announce {version}" if version else "announce"


def _errand(errand: FileTicket | Tickets | Status) -> str:
    match errand:
        case FileTicket(subject, to):
            words = ("ticket", "upgrade" if to else None, subject, to)
            return " ".join(str(word) for word in words if word)
        case Tickets():
            return "tickets"
        case Status(key):
            return f"status {key}"
