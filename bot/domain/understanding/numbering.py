"""Questions about how versions are numbered, and what a word of the vendor's means."""

from collections.abc import Sequence

from bot.domain.understanding.tokens import Token

_MEANS = frozenset(
    ("mean", "means", "betyder", "betyda", "betydelse", "står", "stand", "stands", "innebär", "innebära")
)
_DIGITS = frozenset(
    (
        "number",
        "numbers",
        "digit",
        "digits",
        "part",
        "parts",
        "siffra",
        "siffran",
        "siffrorna",
        "siffror",
        "delarna",
        "numret",
    )
)
_NUMBERING = frozenset(("numbering", "numrering", "numreringen", "versionsnummer", "versionsnumret", "versionsnumren"))
_BUILT = frozenset(("built", "structured", "work", "works", "uppbyggt", "uppbyggd", "byggs", "fungerar", "funkar"))
_SHORT = 6
_DECODED = frozenset(("tolka", "tolkar", "tolkas", "decode", "decoded", "interpret", "avkoda", "avkodar", "avkodas"))
_ASKS_WHAT = frozenset(("what", "what's", "vad", "hur", "how"))
_WHAT_IS_A = frozenset(
    (
        ("what", "is", "a"),
        ("vad", "är", "ett"),
        ("vad", "är", "en"),
        ("what's", "a", "service"),
        ("what's", "a", "release"),
    )
)
_TERMS = frozenset(
    (
        "service",
        "pack",
        "servicepack",
        "servicepaket",
        "release",
        "line",
        "linje",
        "revision",
        "minor",
        "version",
        "major",
        "patch",
    )
)


def is_of_numbering(tokens: Sequence[Token]) -> bool:
    """`what is a service pack?`, `vad betyder siffrorna i 6.1.7.26406?`"""
    if not tokens or tokens[0].text not in _ASKS_WHAT:
        return False
    texts = [token.text for token in tokens]
    if not (_MEANS | _BUILT).isdisjoint(texts) and not (_DIGITS | _NUMBERING).isdisjoint(texts):
        return True
    of_one = not _TERMS.isdisjoint(texts) or any(token.version for token in tokens)
    if not _DECODED.isdisjoint(texts) or (of_one and not _MEANS.isdisjoint(texts) and len(texts) < _SHORT):
        return True
    return tuple(texts[:3]) in _WHAT_IS_A and {*texts[3:]} <= _TERMS


def asks_what_it_means(tokens: Sequence[Token]) -> bool:
    """`what does supported mean?`"""
    return tokens[0].text in _ASKS_WHAT and not _MEANS.isdisjoint([token.text for token in tokens])
