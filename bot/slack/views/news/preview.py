"""An announcement within the managers' modal as its readers will see it, with a correction that waits."""

from typing import Any, Final

from bot.domain.news.announcement import Announcement
from bot.domain.news.correcting import as_corrected
from bot.slack.views.blocks import Block, actions, button, divider, section
from bot.slack.views.news.announcement import READ, announcement_message
from bot.slack.views.news.text import clipped, person, safe
from bot.slack.views.news.week import entry_block
from bot.words.speech import Speech

PREVIEW: Final = "news.preview"


def preview_blocks(speech: Speech, shown: Speech, a: Announcement, *, weekly: bool = False) -> list[Block]:
    """`speech` is the manager's, `shown` the channel's. Of the message's buttons only that which shows all its text.

    `weekly`: there are some who read it in the news of their week, too.
    """
    t, other = speech.t, "en" if shown.t.language == "sv" else "sv"
    said = "manage.preview_corrected" if a.correction else "manage.preview"
    caption = section(safe(t(said, language=t(f"news.language_{shown.t.language}"))))
    caption["accessory"] = button(t("manage.show", language=t(f"news.language_{other}")), PREVIEW, other)
    message: dict[str, Any] = announcement_message(shown, as_corrected(a))
    blocks = [divider(), caption, *(part for block in message["blocks"] for part in _previewed(block))]
    if weekly:
        entry = {name: part for name, part in entry_block(shown, as_corrected(a)).items() if name != "accessory"}
        blocks += [divider(), section(safe(t("manage.preview_weekly"))), entry]
    return blocks


def _previewed(block: Block) -> list[Block]:
    """The others would ask in a channel that there is not."""
    if block["type"] != "actions":
        return [block]
    reading = [each for each in block["elements"] if each["action_id"] == READ]
    return [actions(reading)] if reading else []


def correction_blocks(speech: Speech, a: Announcement) -> list[Block]:
    """Who has proposed the one that waits, and what the threads will say; its text stands in the preview."""
    if not a.correction:
        return []
    t = speech.t
    lines = [f"✏️ {t('manage.correction', who=', '.join(person(each) for each in a.correction['by']))}"]
    for language, note in a.correction["note"].items():
        lines.append(f"{safe(t('manage.note', language=t(f'news.language_{language}')))}: {clipped(safe(note), 900)}")
    return [section("\n".join(lines))]
