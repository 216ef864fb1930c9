"""Cutting a query into words, strings and operators."""

import re
from dataclasses import dataclass

from bot.playground.desk.errors import DeskError

TOKEN = re.compile(
    r"""\s*(?:
      (?P<string>"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')
    | (?P<operator>!=|!~|>=|<=|=|~|>|<)
    | (?P<mark>[(),])
    | (?P<word>[^\s"'()=!<>~,]+)
    )""",
    re.VERBOSE,
)


@dataclass(frozen=True)
class Token:
    kind: str
    text: str

    def says(self, *words: str) -> bool:
        """Whether this is one of these words, unquoted, in any case."""
        return self.kind in ("word", "mark") and self.text.lower() in words


END = Token("end", "the end")


def tokens(query: str) -> list[Token]:
    """Return the query's tokens and END; DeskError 400."""
    found, place, query = [], 0, query.rstrip()
    while place < len(query):
        match = TOKEN.match(query, place)
        if match is None or match.lastgroup is None:
            raise bad_query(f"The character {query[place:].lstrip()[:1]!r} is not expected at {place}.")
        found.append(Token(match.lastgroup, _plain(match.lastgroup, match[match.lastgroup])))
        place = match.end()
    return [*found, END]


def _plain(kind: str, text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text[1:-1]) if kind == "string" else text


def bad_query(why: str) -> DeskError:
    return DeskError(400, f"Error in the JQL Query: {why}", "jql.error")
