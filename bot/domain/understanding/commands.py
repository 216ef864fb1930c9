"""Questions written back as the shortest command that asks them; what is written here is always understood."""

from collections.abc import Sequence

from bot.domain.moment import Moment
from bot.domain.question import (
    Among,
    Announce,
    Beyond,
    Check,
    Compat,
    FileTicket,
    Fits,
    Fixed,
    Help,
    Language,
    Question,
    Rule,
    StandingOut,
    Status,
    Subscribe,
    Subscriptions,
    Tickets,
    Unsubscribe,
    Upgrade,
    Versions,
    Where,
)
from bot.domain.reach import Reach
from bot.domain.understanding.efforts import DURATIONS
from bot.domain.understanding.people import is_of_people


def as_command(questions: Sequence[Question]) -> str:
    """The text after `/flowver`; several questions only when all are Checks."""
    checks = [question for question in questions if isinstance(question, Check)]
    if not checks:
        return _one(questions[0])
    return " ".join(("check", *(str(check.subject) for check in checks), *_day(checks[0].on)))


def _day(moment: Moment | None) -> tuple[str, ...]:
    said = str(moment) if moment else ""
    return (said,) if said else ()


def _span(moment: Moment | None) -> tuple[str, ...]:
    """A year or a month is said as one: its last day alone is another span."""
    day, length = (moment.day, {"year": 4, "month": 7}.get(moment.end)) if moment else (None, None)
    return (day.isoformat()[:length],) if day else _day(moment)


def _one(question: Question) -> str:
    match question:
        case Compat(subjects):
            return " ".join(("compat", *map(str, subjects)))
        case Fits(wanted, subject):
            return f"compat {' and '.join(wanted)} with {subject}"
        case Upgrade():
            return _upgrade(question)
        case Versions(on, component, newest, ending):
            ends = {"": "", "will": "ending", "by": "ending by", "did": "ended", "next": "ending", "past": "ended"}[
                ending
            ]
            words = ("newest" if newest else "versions", component, ends, *(_span(on) if ending else _day(on)))
            return " ".join(word for word in words if word)
        case Among():
            return _among(question)
        case Fixed() | Beyond() | StandingOut():
            return _beside_support(question)
        case FileTicket() | Tickets() | Status():
            return _errand(question)
        case Subscribe() | Unsubscribe() | Subscriptions() | Announce():
            return _news(question)
        case Check():
            return as_command([question])
        case _:
            return _about_flowver(question)


def _beside_support(question: Fixed | Beyond | StandingOut) -> str:
    if isinstance(question, StandingOut) and question.state == "released":
        return _came_out(question)
    if isinstance(question, StandingOut):
        return " ".join((question.state, "versions", question.component or "")).strip()
    if isinstance(question, Fixed):
        return f"fixed {question.key} {question.subject or ''}".strip()
    subject, other = question.subject, question.other
    if question.topic in ("newer", "older"):
        age = question.topic
        return f"is {subject} {age} than {other}" if question.whether else f"which is {age}, {subject} or {other}"
    if question.what in DURATIONS:
        return f"{DURATIONS[question.what]} {subject}"
    return {
        "feature": f"{question.what} {subject}"
        if is_of_people(question.what)
        else f"does {subject} support {question.what}",
        "bugs": f"is a bug fixed in {subject}" if question.whether else f"known bugs in {subject}",
        "contents": f"what is new in {subject}",
        "difference": f"difference between {subject} and {other}",
        "newest": f"is {subject} the newest{'' if question.whether else ' service pack'}",
        "withdrawn": f"is {subject} withdrawn",
        "packs": f"list service packs of {subject}",
        "plans": f"what comes next in {subject}",
        "database": f"does the database change from {other} to {subject}",
        "released": f"when was {subject} released",
    }[question.topic]


def _came_out(question: StandingOut) -> str:
    """What a command cannot say of the days leads to the list of all."""
    span = _span(question.on)
    words = ("released", "versions", question.component, "since" if question.since else "in", *span)
    return " ".join(word for word in words if word) if span else "versions"


def _upgrade(question: Upgrade) -> str:
    named = (question.component, question.start, question.to)
    directly = ("directly",) if question.in_one_step else ()
    words = ["upgrade", *(str(part) for part in named if part), *directly, *_day(question.on)]
    return " ".join([*words, *(("without", " and ".join(question.without)) if question.without else ())])


def _among(question: Among) -> str:
    """`versions newer than 6.14`, `all studio older than 6.13 ended`."""
    quantity = "" if question.quantity == "which" else question.quantity
    # `from 6.12 to 6.15` alone would be a way.
    is_way = question.reach.with_low and question.reach.with_high and question.state == "there"
    named = "versions" if is_way or not (quantity or question.state != "there") else ""
    state = "" if question.state == "there" else question.state
    words = (quantity, named, question.component, in_words(question.reach), state, *_day(question.on))
    return " ".join(word for word in words if word)


def in_words(reach: Reach) -> str:
    """As a command says it: `newer than 6.14`, `from 6.12 to 6.15`."""
    if reach.with_low and reach.with_high and reach.low and reach.high:
        return f"from {reach.low} to {reach.high}"
    low = f">={reach.low}" if reach.low and reach.with_low else f"newer than {reach.low}" if reach.low else ""
    high = f"{'up to' if reach.with_high else 'older than'} {reach.high}" if reach.high else ""
    return f"{low} {high}".strip()


_OF_RULES = {
    "moves": "must clients be updated when the server is updated",
    "database": "does a service pack change the database",
    "fixes": "which bugs are fixed in service packs",
    "clients": "do new clients work with the old server",
    "apply": "how to apply a service pack",
    "support": "24 months from when",
    "numbering": "what do the numbers mean",
    "catalog": "when was the catalogue changed",
}


def _about_flowver(question: Rule | Where | Language | Help) -> str:
    match question:
        case Rule(topic):
            return _OF_RULES[topic]
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
