"""How much two texts speak of the same: shared word stems. No language is known here, only beginnings of words."""

from bot.domain.tickets.completeness import words_of

_STEM = 5
_SHORTEST = 4
# Frequent, and in every second request.
_COMMON = frozenset(
    (
        "when", "where", "after", "before", "with", "without", "från", "efter", "innan", "inte", "utan", "även",
        "that", "this", "does", "have", "been", "detta", "dessa", "will", "flow", "fungerar", "works", "work", "funkar",
        "error", "felet", "version", "using", "through", "något", "någon", "kommer", "längre", "longer", "their",
        "there", "blir", "blev", "vara", "skulle", "should", "would", "could", "kunde",
    )
)  # fmt: skip


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words that say something."""
    return frozenset(
        word[:_STEM]
        for word in words_of(text)
        if len(word) >= _SHORTEST and word not in _COMMON and not word.isdecimal()
    )
