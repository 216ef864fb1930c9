"""The description that the desk gets: sections of plain text in which nothing that a person wrote can act as markup."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

LONGEST = 32_767
LONGEST_SUMMARY = 255
MARKER = "flowver-id: "

# Wiki markup needs one of the other signs, or stands at the beginning of a line.
_HARMLESS = re.compile(r"""(?:[\w\s.,'"/%=]|(?<=\w)-(?=\w)|[:;](?=\s|$)|\?(?!\?))*""")
_ACTING = re.compile(r"\t|_|//|^\s*(?:h[1-6]|bq)\.|\b(?:https?|ftp|file|mailto)\b|\bwww\.", re.I | re.M)
_FENCE = re.compile(r"\{(?=\s*noformat)", re.I)
# Jira refuses what XML cannot hold; half a sign outside the basic plane cannot even be sent.
_UNSENDABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading of ours and a person's text beneath it. `least`: characters that are kept when others can give way."""

    heading: str
    text: str
    least: int = 500


def request_text(sections: Iterable[Section], marker: str, cut_note: str) -> str:
    """At most 32,767 characters as Jira counts; `marker` alone in its line at the end, whatever is cut.

    `cut_note`, in parentheses, stands where a text was cut. Empty sections are left out.
    """
    shown = [replace(each, text=_sendable(each.text)) for each in sections]
    kept = [each for each in shown if each.text]
    end = f"{MARKER}{marker}"
    while (excess := units(_joined(kept, end)) - LONGEST) > 0:
        place = max(range(len(kept)), key=lambda index: units(kept[index].text) - kept[index].least)
        kept[place] = _shortened(kept[place], excess, f"\n({cut_note})")
    return _joined(kept, end)


def request_summary(text: str) -> str:
    """One line of at most 255 characters as Jira counts."""
    line = " ".join(_sendable(text).split())
    return line if units(line) <= LONGEST_SUMMARY else _head(line, LONGEST_SUMMARY - 1) + "…"


def whole_text(sections: Iterable[Section]) -> str:
    """Everything, as it was written, for a reader of plain text."""
    shown = [replace(each, text=_sendable(each.text)) for each in sections]
    return "\n\n".join(f"{each.heading}\n{each.text}" for each in shown if each.text) + "\n"


def as_plain(text: str) -> str:
    """Text that the desk shows as it was typed."""
    if _HARMLESS.fullmatch(text) and not _ACTING.search(text):
        return text
    # The invisible space keeps the word readable, and it ends no block.
    return "{noformat}\n" + _FENCE.sub("{\u200b", text) + "\n{noformat}"


def _joined(sections: Iterable[Section], end: str) -> str:
    return "\n\n".join([*(f"h3. {each.heading}\n{as_plain(each.text)}" for each in sections), end])


def _shortened(section: Section, excess: int, note: str) -> Section:
    """Shorter by `excess` at least; the note may make a block necessary that was not one before."""
    text = section.text.removesuffix(note)
    room = max(units(text) - excess - units(note) - 2 * len("{noformat}\n"), 0)
    return replace(section, text=_head(text, room) + note, least=min(section.least, room))


def _head(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: units * 2].decode("utf-16-le", "ignore")


def units(text: str) -> int:
    """The length as Java counts it: a sign outside the basic plane counts twice."""
    return len(text.encode("utf-16-le")) // 2


def _sendable(text: str) -> str:
    return without_unsendable(text.replace("\r\n", "\n").replace("\r", "\n")).strip()


def without_unsendable(text: str) -> str:
    """Signs that the desk cannot hold are replaced, so that they are seen to have been there."""
    return _UNSENDABLE.sub("\ufffd", text)
