"""What people and the desk wrote, shown as they wrote it.

In mrkdwn `*`, `_`, `:tada:` and addresses act, however the text is escaped; in rich text and plain text nothing does.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from bot.slack.views.blocks import CONTEXT_TEXT, MOST_BLOCKS, Block, escaped, fields, plain, section, within_one_message
from bot.words.told import SIGNS, Mark, Told

# Slack takes no more in a context.
MOST_SMALL: Final = 10

Run = Block
# Nothing acts in rich text, but what it says may be carried on to where this would.
_CALLING: Final = re.compile(r"<(?=[!@#]|https?:)")
_WORD_JOINER: Final = "\u2060"


def run(text: str, *, bold: bool = False) -> Run:
    """A stretch of text; Slack refuses an empty one."""
    shown: Run = {"type": "text", "text": _CALLING.sub(f"<{_WORD_JOINER}", text) or " "}
    return shown | ({"style": {"bold": True}} if bold else {})


def link(label: str, url: str) -> Run:
    """A link, if the address is one; else its label."""
    return {"type": "link", "url": url, "text": label or url} if is_address(url) else run(label)


def is_address(url: str) -> bool:
    return url.startswith(("https://", "http://")) and not set(url) & set("<>|\"' ")


def verbatim(*runs: Run) -> Block:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(runs)}]}


def quoted(headline: str, text: str) -> Block:
    """Under a line of ours, what somebody said."""
    quote = {"type": "rich_text_quote", "elements": [run(text)]}
    return {"type": "rich_text", "elements": [*verbatim(run(headline, bold=True))["elements"], quote]}


def marked(mark: Mark, *runs: Run) -> Block:
    return verbatim(run(f"{SIGNS[mark]} "), *runs)


def around(text: str, inner: Run) -> list[Run]:
    """`text` with the run in place of its mark, a NUL."""
    before, _, after = text.partition("\0")
    return [*([run(before)] if before else []), inner, *([run(after)] if after else [])]


def small(lines: Iterable[str], most: int = CONTEXT_TEXT) -> Block:
    """Small print, one line after the other."""
    return {"type": "context", "elements": [plain(line, most) for line in lines if line][:MOST_SMALL]}


def told_verbatim(told: Told, addresses: Sequence[str] = ()) -> list[Block]:
    """As an answer looks, for one that holds words of others. `addresses`: those of ours, links wherever they stand."""
    blocks = [marked(told.mark, run(told.headline, bold=True))]
    if told.facts:
        blocks.append(fields(told.facts))
    if told.lines:
        blocks.append(verbatim(*_joined([_runs(line, addresses) for line in told.lines])))
    if told.link and is_address(told.link[1]):
        blocks.append(section(f"<{told.link[1]}|{escaped(told.link[0])}>"))
    return within_one_message([*blocks, small(told.small)] if told.small else blocks, MOST_BLOCKS - 1)


def _joined(lines: Sequence[Sequence[Run]]) -> list[Run]:
    """Line breaks between the lines."""
    return [each for place, line in enumerate(lines) for each in ([run("\n"), *line] if place else line)]


def _runs(line: str, addresses: Sequence[str]) -> list[Run]:
    found = next((url for url in addresses if url and url in line), None)
    return around(line.replace(found, "\0", 1), link(found, found)) if found else [run(line)]
