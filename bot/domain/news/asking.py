"""What `subscribe` and `unsubscribe` are asked: a wish, options, and what was not understood."""

from dataclasses import dataclass
from typing import Literal

from bot.domain.news.subscription import Quiet, Wish
from bot.domain.support import Support
from bot.domain.version import Version

# `hours`: quiet without two different times of day; `version`: a number that is no line or version; `zone`: a time zone
# was begun and is none; `both`: two options that contradict each other; `open`: left out is what nobody named;
# `nothing`: all that was named is left out, too; `people`: somebody was mentioned.
ProblemCode = Literal["unknown", "version", "hours", "zone", "both", "open", "nothing", "people"]
EVERYTHING = Wish()


@dataclass(frozen=True, slots=True)
class TermProblem:
    """A term that was not understood, as typed (cut), and the nearest valid terms."""

    code: ProblemCode
    text: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Asked:
    """`named`: kinds, lines or components were named; else `wish` is everything. `quiet` False: switch it off.

    `everything`: "all" was said. `wider`: versions that were named, of which the line is meant. `zone`: an IANA name.
    `unheard`: lines that the catalogue does not list (they may come); `ended`: those whose support has ended, and how.
    With `problems` nothing shall be changed.
    """

    wish: Wish = EVERYTHING
    named: bool = False
    everything: bool = False
    weekly: bool | None = None
    quiet: Quiet | Literal[False] | None = None
    language: Literal["sv", "en"] | None = None
    zone: str = ""
    test: bool = False
    wider: tuple[Version, ...] = ()
    unheard: tuple[str, ...] = ()
    ended: tuple[tuple[str, Support], ...] = ()
    problems: tuple[TermProblem, ...] = ()

    @property
    def only_options(self) -> bool:
        """Nothing was named to hear of: only when or how it is told, or a test."""
        options = (self.weekly, self.quiet, self.language, self.zone or None)
        said = self.test or any(each is not None for each in options)
        return said and not self.named and not self.everything
