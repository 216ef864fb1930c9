"""Text of several lines as Jira draws it: headings and blocks without format. Other markup stays as it was written."""

import re
from collections.abc import Iterator

from bot.playground.desk.portal.html import Markup, element, join

_BLOCK = re.compile(r"\{noformat\}\n?(.*?)\n?\{noformat\}", re.DOTALL)
_HEADING = re.compile(r"^h3\. (.*)$", re.MULTILINE)


def drawn(text: str) -> Markup:
    """Return the text as HTML; nothing in it can become a tag."""
    # Every second part is what stood between two marks.
    parts = enumerate(_BLOCK.split(text))
    return join(*(element("pre", part) if place % 2 else join(*_outside(part)) for place, part in parts))


def _outside(text: str) -> Iterator[Markup]:
    for place, part in enumerate(_HEADING.split(text)):
        if place % 2:
            yield element("h3", part)
        elif said := part.strip("\n"):
            yield element("p", said, class_="written")
