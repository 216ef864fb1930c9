"""How often what is answered and what fails, counted for /metrics: never who asked, where, or in what words."""

from collections.abc import Sequence
from typing import Literal, get_args

from prometheus_client import CollectorRegistry, Counter

from bot.domain.question import Among, FileTicket, Question, StandingOut
from bot.words.told import Told

Way = Literal["command", "mention", "message", "button", "home"]
Cause = Literal["slack", "store", "unexpected"]

NOT_UNDERSTOOD = "not_understood"
_NAMES: dict[type, str] = {kind: kind.__name__.lower() for kind in get_args(Question)}
# As --json names them.
_NAMES |= {FileTicket: "ticket", Among: "versions"}
CAUSES: tuple[Cause, ...] = ("slack", "store", "unexpected")


class Tally:
    """The listeners' counters. Each child is bound when it is first needed: binding costs three times a count."""

    def __init__(self, registry: CollectorRegistry) -> None:
        said = "Answers given, by what was asked, the answer's mark and how it was asked."
        self._answers = Counter("flowver_answers", said, ("kind", "verdict", "way"), registry=registry)
        failed = Counter("flowver_listener_failures", "Listeners that failed, by cause.", ("cause",), registry=registry)
        self._failures = {cause: failed.labels(cause) for cause in CAUSES}
        self._bound: dict[tuple[Way, tuple[str, str]], Counter] = {}

    def answered(self, way: Way, about: tuple[str, str]) -> None:
        """Count one; `about`: kind and verdict, as `about` names them."""
        bound = self._bound.get((way, about))
        if bound is None:
            bound = self._bound[way, about] = self._answers.labels(*about, way)
        bound.inc()

    def failed(self, cause: Cause) -> None:
        self._failures[cause].inc()


def about(questions: Sequence[Question], told: Sequence[Told]) -> tuple[str, str]:
    """Kind and verdict: `check` and `yes`; of several questions the first one's verdict counts."""
    return _kind(questions), told[0].mark


def _kind(questions: Sequence[Question]) -> str:
    if len(questions) != 1:
        return "several" if questions else NOT_UNDERSTOOD
    question = questions[0]
    return question.state if isinstance(question, StandingOut) else _NAMES[type(question)]
