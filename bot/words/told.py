"""An answer in words, before it becomes Block Kit, a terminal's text or anything else: plain text, no markup."""

from dataclasses import dataclass
from typing import Literal, NamedTuple

Mark = Literal["yes", "no", "unknown", "warning", "info"]

SIGNS: dict[Mark, str] = {"yes": "✅", "no": "⛔", "unknown": "❔", "warning": "⚠️", "info": "ℹ️"}  # noqa: RUF001


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of plain text, as many cells in each as there are headings."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


class Ask(NamedTuple):
    """Something worth asking next: `text` as after /flowver, `label` for the button."""

    label: str
    text: str


class Told(NamedTuple):
    """The verdict in one line, facts as label and value, sentences, a table, small print, and what to ask next.

    `commands`: each to be copied as it stands, and what it is for. `answers`: what it answers, as an `Ask` has it.
    """

    mark: Mark
    headline: str
    facts: tuple[tuple[str, str], ...] = ()
    commands: tuple[tuple[str, str], ...] = ()
    lines: tuple[str, ...] = ()
    table: Table | None = None
    link: tuple[str, str] | None = None
    small: tuple[str, ...] = ()
    asks: tuple[Ask, ...] = ()
    answers: str = ""

    @property
    def offers(self) -> bool:
        """It ends with "did you mean": what can be asked comes next."""
        return bool(self.asks and self.lines) and self.lines[-1].endswith(":")


def told_text(told: Told) -> str:
    """The whole answer as lines of plain text, to go along with something else."""
    facts = [f"{label}: {value}" for label, value in told.facts]
    return "\n".join([f"{SIGNS[told.mark]} {told.headline}", *facts, *told.lines, *told.small])
