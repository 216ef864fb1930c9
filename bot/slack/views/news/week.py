"""The news of a week as one message: what matters of each, with a button to all of it."""

from collections.abc import Sequence
from datetime import date
from typing import Any, Final

from bot.domain.news.announcement import Announcement
from bot.domain.news.digest import Part
from bot.domain.news.reminders import Reminder
from bot.slack.views.answer import answer_blocks, answer_text
from bot.slack.views.blocks import Block, button, section
from bot.slack.views.news.announcement import READ
from bot.slack.views.news.text import clipped, pieces, safe
from bot.words.news.notices import reminder_headline
from bot.words.news.week import tell_in_short, tell_week
from bot.words.speech import Speech

# Of the 12,000 characters that Slack takes in one message, shared by all that it tells of.
ROOM: Final = 8_500
_HEADLINE, _ONE, _REMINDERS = 250, 1_200, 2_500


def week_message(
    speech: Speech, news: Sequence[Announcement], reminders: Sequence[Reminder], today: date, part: Part | None = None
) -> dict[str, Any]:
    """As chat.postMessage and chat.update take it. `part`: where they fill several messages. Never empty."""
    told = tell_week(speech, news, reminders, part)
    blocks = answer_blocks(speech.t, [told], "", shareable=False)
    room = ROOM // len(news) if news else 0
    entries = [entry_block(speech, each, room) for each in news]
    ends, _ = pieces("\n".join(reminder_headline(speech, each, today) for each in reminders), _REMINDERS)
    return {"text": answer_text([told]), "blocks": [blocks[0], *entries, *map(section, ends), *blocks[1:]]}


def entry_block(speech: Speech, a: Announcement, room: int = _ONE) -> Block:
    """One of them, in at most so many characters."""
    told = tell_in_short(speech, a)
    lines = [f"{told.sign} *{clipped(safe(told.headline), _HEADLINE)}*", *map(safe, told.lines)]
    made = section(_within(lines, min(room, _ONE)))
    if told.more:
        made["accessory"] = button(speech.t("announcement.read"), READ, a.id)
    return made


def _within(lines: Sequence[str], room: int) -> str:
    """What was written is cut first: what the catalogue says of it is short, and matters most."""
    longest = max(range(1, len(lines)), key=lambda at: len(lines[at]), default=0)
    rest = sum(len(line) + 1 for at, line in enumerate(lines) if at != longest)
    kept = [clipped(line, max(room - rest, 0)) if at == longest else line for at, line in enumerate(lines)]
    return clipped("\n".join(line for line in kept if line), room)
