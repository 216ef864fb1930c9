"""The knowledge base: a few articles and a search over their words."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

SHORTEST_WORD = 3
# Which a real index leaves out as well, in both of the workspace's languages.
COMMON_WORDS = """
    inte att och när den det som för med till från kan har efter är ett
    the and not does did when where with for from can cannot has have after this that is are
"""


@dataclass(frozen=True)
class Article:
    """An article; `desk` is the service desk that shows it."""

    page_id: str
    title: str
    text: str
    desk: str


def search(articles: Iterable[Article], query: str) -> list[Article]:
    """Return the articles that share a word with the query, those that share the most first."""
    # Any shared word counts: people type a problem, not the title of its answer.
    wanted = _words(query)
    counted = [(len(wanted & _words(f"{found.title} {found.text}")), found) for found in articles]
    return [found for count, found in sorted(counted, key=lambda pair: -pair[0]) if count]


def excerpt(article: Article, query: str, *, highlight: bool) -> str:
    """Return the article's text; `highlight` marks the query's words as the real site does."""
    if not highlight or not (wanted := _words(query)):
        return article.text
    pattern = rf"\b({'|'.join(re.escape(word) for word in wanted)})\b"
    return re.sub(pattern, r"@@@hl@@@\1@@@endhl@@@", article.text, flags=re.IGNORECASE)


def _words(text: str) -> set[str]:
    return {word for word in re.findall(r"[\w.]+", text.casefold()) if len(word) >= SHORTEST_WORD}.difference(
        COMMON_WORDS.split()
    )
