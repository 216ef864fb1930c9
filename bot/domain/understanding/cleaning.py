"""What Slack and phones put around a person's words is taken off here; nothing is interpreted."""

import re
import unicodedata

MOST_READ = 2_000
MOST_SHOWN = 80

_ADDRESSED = re.compile(r"/flowver\b", re.I)
_IN_BRACKETS = re.compile(r"<([^<>|]{0,2000})(?:\|([^<>]{0,2000}))?>")
# The address of a request at the desk ends with its key.
_REQUEST = re.compile(
    r"https?://[^\s<>|]{1,200}/(?:browse|portal/\d{1,9}|issues)/([A-Za-z][A-Za-z0-9_]{0,20}-\d{1,10})[/?#]?[^\s<>|]*"
)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&amp;": "&"}
_ENTITY = re.compile("&(?:lt|gt|amp);")
# Joined before the text is cut at spaces, which a service pack may be written with.
_SERVICE_PACK = re.compile(
    r"(?<![\d.])(v?\d{1,10}\.\d{1,10})[ .-]?(?:sp|service ?pack(?!s)|service ?packs(?! ?\d+\.)|service ?paket(?:et)?)"
    r"[ .-]?(\d{1,10}(?:\.\d{1,10})?)(?![\w])",
    re.ASCII,
)

_PACK_FIRST = re.compile(
    r"(?<![\w.])(?:sp|service ?pack|service ?paket(?:et)?)[ -]?(\d{1,10}) (?:(?:for|of|to|in|för|av|till|i|på) )?"
    r"(v?\d{1,10}\.\d{1,10})(?![\w.]*\d)",
    re.ASCII,
)
# `1. server 6.14.3`, and `2. studio 6.14.2` on the next line.
_LISTED = re.compile(r"^[ \t]*\d[.)][ \t]+", re.ASCII | re.MULTILINE)
# A quotation begins with an angle as well, and `6.13 > 6.15` is a way.
_RELATION = re.compile(r"(?:(^[ \t]*<)|([^\d\s][ \t]+[<>]))[ \t]+(?=v?\d+\.\d)", re.ASCII | re.MULTILINE)
_BUILD = re.compile(r"(?<![\d.])(v?\d{1,10}(?:\.\d{1,10}){2}) (?:build|revision|rev) (\d{1,10})(?![\w.]*\d)", re.ASCII)


def plain_text(text: str) -> str:
    """Casefolded, in one line, without mentions, links and Slack's escapes; at most `MOST_READ` characters."""
    text = _beginning(text)
    if "://" in text:
        text = _REQUEST.sub(r" \1 ", text)
    if "<" in text:
        text = _IN_BRACKETS.sub(_label, text)
    if "&" in text:
        text = _ENTITY.sub(lambda found: _ENTITIES[found[0]], text)
    if "\n2" in text:
        text = _LISTED.sub(", ", text)
    if "<" in text or ">" in text:
        text = _RELATION.sub(lambda found: found[1] or found[2], text)
    # NFC, not NFKC: that would turn full-width digits into a version that nobody typed.
    if not text.isascii():
        text = unicodedata.normalize("NFC", text)
    text = " ".join(_ADDRESSED.sub(" ", text, count=1).split()) if "/" in text else " ".join(text.split())
    text = text.casefold()
    if "sp" in text or "pack" in text or "paket" in text:
        text = _SERVICE_PACK.sub(r"\1.\2", _PACK_FIRST.sub(r"\2.\1", text))
    return _BUILD.sub(r"\1.\2", text) if "build" in text or " rev" in text else text


def too_long(text: str) -> bool:
    return len(text) > MOST_READ and len(text.strip()) > MOST_READ


def _beginning(text: str) -> str:
    """The first `MOST_READ` characters; a word that the limit cuts is left out, unless it is all there is."""
    if len(text) <= MOST_READ:
        return text
    head = text.strip()[: MOST_READ + 1]
    if len(head) <= MOST_READ or head[-1].isspace():
        return head
    whole, _, cut = head.rpartition(" ")
    return head if len(cut) > MOST_SHOWN else whole


def _label(found: re.Match[str]) -> str:
    """Mentions and links are dropped; a number that Slack took for a telephone or an address, is kept."""
    target, label = found[1], found[2] or ""
    if target.startswith("tel:") or target.removeprefix("http://") == label:
        return f" {label} "
    return " " if target[:1] in "@#!" or ":" in target else found[0]


def shown(text: str) -> str:
    """At most 80 characters of a person's text, fit to be repeated: what is invisible is named, brackets are gone."""
    if text.isalnum() and len(text) <= MOST_SHOWN:
        return text
    visible = (c if c.isprintable() else _name(c) for c in text[:MOST_SHOWN] if c not in "<>")
    return "".join(visible)[:MOST_SHOWN].strip()


def as_typed(word: str, text: str) -> str:
    """A word that was read casefolded, with the capitals that the person gave it."""
    start = text.lower().find(word) if len(text.lower()) == len(text) else -1
    return text[start : start + len(word)] if start >= 0 else word


def _name(character: str) -> str:
    return " " if character.isspace() else f"U+{ord(character):04X}"
