"""Figures and goals as lines of text. Nothing is measured here."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True)
class Figure:
    """`least` and `most` are goals; without either the figure is only told."""

    what: str
    value: float
    unit: str = ""
    least: float | None = None
    most: float | None = None

    @property
    def missed(self) -> bool:
        below = self.least is not None and self.value < self.least
        return below or (self.most is not None and self.value > self.most)

    def __str__(self) -> str:
        return f"{self.what:<66} {_number(self.value):>9} {self.unit:<9} {self._goal():<15}{self._verdict()}".rstrip()

    def _goal(self) -> str:
        if self.least is not None:
            return f"goal >= {_number(self.least)}"
        return f"goal <= {_number(self.most)}" if self.most is not None else ""

    def _verdict(self) -> str:
        if self.least is None and self.most is None:
            return ""
        return "MISSED" if self.missed else "ok"


def _number(value: float) -> str:
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}"


def missed(figures: Iterable[Figure]) -> list[Figure]:
    return [figure for figure in figures if figure.missed]
