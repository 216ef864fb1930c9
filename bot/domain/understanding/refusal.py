"""Why a text asks no question, and what a suggestion can be made of."""

from dataclasses import dataclass, field

from bot.domain.question import Subject
from bot.domain.reach import Reach
from bot.domain.understanding.survey import Survey


@dataclass(eq=False)
class Refusal(Exception):
    """No question. `place`: the token that was not understood; the rest is what a suggestion can be made of."""

    code: str
    seen: Survey
    place: int | None = None
    subjects: tuple[Subject, ...] = ()
    spare: tuple[str, ...] = ()
    params: dict[str, str] = field(default_factory=dict)
    reach: Reach | None = None
