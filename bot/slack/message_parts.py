"""What a message says, wherever it says it: alarms often have it in blocks or attachments alone. Still as mrkdwn."""

from collections.abc import Iterator, Mapping
from typing import Any

Json = Mapping[str, Any]

_DEEPEST = 8


def said_in(message: Json) -> str:
    """The text; where there is none, the blocks. Attachments are told too, previews of links are not."""
    text = str(message.get("text") or "").strip()
    blocks = _joined(_of_blocks(message.get("blocks")))
    # What an app gives as text is often only what a phone shows of its blocks.
    if not text or (message.get("bot_id") and len(blocks) > len(text)):
        text = blocks
    attached = (_attached(each) for each in _objects(message.get("attachments")) if not _is_preview(each))
    return _joined([text, *(said for said in attached if said not in text)])


def _is_preview(attachment: Json) -> bool:
    return bool(attachment.get("from_url")) and not (attachment.get("is_share") or attachment.get("is_msg_unfurl"))


def _attached(attachment: Json) -> str:
    heads = [str(attachment.get(name) or "") for name in ("pretext", "title", "text")]
    fields = [": ".join(_texts(each, "title", "value")) for each in _objects(attachment.get("fields"))]
    said = _joined([*heads, *fields, *_of_blocks(attachment.get("blocks") or _quoted(attachment))])
    return said or str(attachment.get("fallback") or "").strip()


def _quoted(attachment: Json) -> list[Any]:
    """A message that was shared brings its blocks along; its text tells the same."""
    shared = [] if attachment.get("text") else _objects(attachment.get("message_blocks"))
    return [block for each in shared for block in (each.get("message") or {}).get("blocks") or ()]


def _of_blocks(blocks: Any) -> Iterator[str]:
    for block in _objects(blocks):
        match block.get("type"):
            case "rich_text":
                yield from (_rich(each) for each in _objects(block.get("elements")))
            case "section" | "header" | "markdown" | "context" | "image":
                yield _plain(block)
            case "table":
                yield from (" | ".join(_cell(cell) for cell in _objects(row)) for row in block.get("rows") or ())


def _plain(block: Json) -> str:
    parts = [block.get("text"), *(block.get("fields") or ()), *(block.get("elements") or ())]
    if block.get("type") == "image":
        parts = [block.get("title") or block.get("alt_text")]
    return _joined(_text(part) for part in parts)


def _text(part: Any) -> str:
    """A text, or an object with one; a picture among words has none."""
    return str(part.get("text") or "") if isinstance(part, Mapping) else str(part or "")


def _cell(cell: Json) -> str:
    return _text(cell) or " ".join(_rich(each) for each in _objects(cell.get("elements")))


def _rich(element: Json, depth: int = 0) -> str:
    """Sections, lists and quotes hold elements of their own."""
    match element.get("type"):
        case "text":
            return _escaped(element.get("text"))
        case "link":
            label = _escaped(element.get("text"))
            return f"<{element.get('url')}|{label}>" if label else f"<{element.get('url')}>"
        case "user":
            return f"<@{element.get('user_id')}>"
        case "channel":
            return f"<#{element.get('channel_id')}>"
        case "emoji":
            return f":{element.get('name')}:"
        case "date":
            return _escaped(element.get("fallback"))
    if depth > _DEEPEST:
        return ""
    between = "\n" if element.get("type") == "rich_text_list" else ""
    return between.join(_rich(each, depth + 1) for each in _objects(element.get("elements")))


def _escaped(text: Any) -> str:
    """As Slack writes text elsewhere: rich text alone comes without escapes."""
    return str(text or "").replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _texts(each: Json, *names: str) -> list[str]:
    return [str(each[name]) for name in names if each.get(name)]


def _objects(several: Any) -> list[Json]:
    return [each for each in several if isinstance(each, Mapping)] if isinstance(several, list) else []


def _joined(parts: Iterator[str] | list[str]) -> str:
    return "\n".join(stripped for part in parts if (stripped := part.strip()))
