"""An announcement as the channel sees it: within Slack's limits whatever the notes hold, and pinging nobody."""

from collections.abc import Sequence
from typing import Any, Final

from bot.domain.news.announcement import Announcement
from bot.slack.views.blocks import Block, actions, button, context, fields, section, with_lasting_ids
from bot.slack.views.news.text import clipped, one_line, pieces, safe
from bot.words.news.announcement import AnnouncementTold, Group, headline, retraction_reason, tell_announcement
from bot.words.speech import Speech

CHECK: Final = "news.check"
READ: Final = "news.read"
NOTES: Final = "news.notes"
# Of the 12,000 characters that Slack takes in one message, buttons, labels and room for surprises are kept.
TEXT_ROOM: Final = 4_500
FIXES_ROOM: Final = 2_400
MOST_GROUPS: Final = 8
_HEADLINE, _FACT, _LINE, _SMALL = 300, 200, 500, 250


def announcement_message(speech: Speech, a: Announcement) -> dict[str, Any]:
    """As chat.postMessage and chat.update take it; of a retracted one the stub that stays."""
    if a.state == "retracted":
        return retracted_message(speech, a)
    told = tell_announcement(speech, a)
    return {
        "text": one_line(f"{told.sign} {told.told.headline}", 1_000),
        "blocks": announcement_blocks(speech, a, told),
    }


def announcement_blocks(speech: Speech, a: Announcement, told: AnnouncementTold | None = None) -> list[Block]:
    told = told or tell_announcement(speech, a)
    text, all_text = pieces(told.text, TEXT_ROOM)
    groups, all_fixes = _groups(speech, told.groups)
    shown = [section(piece) for piece in (*text, *groups)]
    facts = [(_bare(label), _bare(value)[:_FACT]) for label, value in told.told.facts]
    return [
        section(f"{told.sign} *{clipped(safe(told.told.headline), _HEADLINE)}*"),
        *([fields(facts)] if facts else []),
        *shown,
        section(_last_lines(told)),
        context([clipped(safe(line), _SMALL) for line in told.told.small[:3]]),
        actions(_buttons(speech, a, told, cut_short=not (all_text and all_fixes))),
    ]


def _bare(text: str) -> str:
    # Escaped where it is shown.
    return text.replace("@", "@\u2060")


def _last_lines(told: AnnouncementTold) -> str:
    lines = [clipped(safe(line), _LINE) for line in told.told.lines]
    link = [f"<{told.told.link[1]}|{safe(told.told.link[0])}>"] if told.told.link else []
    return "\n".join([*lines, *link])


def _groups(speech: Speech, groups: Sequence[Group]) -> tuple[list[str], bool]:
    """The fixes as far as there is room, gravest first, and how many of each; whether all of them are there."""
    room, shown, complete = FIXES_ROOM, list[str](), len(groups) <= MOST_GROUPS
    for group in groups[:MOST_GROUPS]:
        lines, rest = [f"*{clipped(safe(group.heading), 200)}*"], len(group.lines)
        for line in group.lines:
            said = f"• {clipped(safe(line), 600)}"
            # A shorter one of less weight is not told in place of this one.
            if not complete or room < len(said) + 250:
                complete = False
                break
            room, rest = room - len(said), rest - 1
            lines.append(said)
        if 0 < rest < len(group.lines):
            lines.append(f"… {safe(speech.t('progress.more', count=rest))}")
        shown.append("\n".join(lines))
    if beyond := sum(len(group.lines) for group in groups[MOST_GROUPS:]):
        shown.append(f"… {safe(speech.t('announcement.more_fixes', count=beyond))}")
    return shown, complete


def _buttons(speech: Speech, a: Announcement, told: AnnouncementTold, *, cut_short: bool) -> list[Block]:
    """The release notes are the vendor's page where there is one, else all that the catalogue holds, in a window."""
    buttons = [button(speech.t("announcement.check"), CHECK, a.version)]
    if cut_short or (not told.notes_link and (told.text or told.groups)):
        buttons.append(button(speech.t("announcement.read" if cut_short else "announcement.notes"), READ, a.id))
    if told.notes_link:
        buttons.append(button(speech.t("announcement.notes"), NOTES, a.id) | {"url": told.notes_link})
    return buttons


def retracted_message(speech: Speech, a: Announcement) -> dict[str, Any]:
    """What stays when it has been taken back: that it was, and why."""
    t = speech.t
    said = t("announcement.retracted", headline=clipped(safe(headline(speech, a)), _HEADLINE))
    reason = t("announcement.retracted_why", reason=clipped(safe(retraction_reason(t.language, a)), 1_500))
    return {"text": clipped(f"⛔ {said}", 1_000), "blocks": [section(f"⛔ *{said}*\n{reason}")]}


def note_message(speech: Speech, a: Announcement, *, named: bool = False) -> dict[str, Any]:
    """Said in the thread, so that those who have read it already hear of the change. `named`: of which of several."""
    t, which = speech.t, f"*{clipped(safe(headline(speech, a)), _HEADLINE)}*\n" if named else ""
    if a.state == "retracted":
        said = f"⛔ {which}{t('announcement.note_retracted')} {clipped(safe(retraction_reason(t.language, a)), 1_500)}"
    else:
        note = (a.content.get("note") or {}).get(t.language) or ""
        said = f"✏️ {which}{t('announcement.note_corrected')} {clipped(safe(note), 1_500)}".rstrip()
    return {"text": said, "blocks": [section(said)]}


def trial_message(speech: Speech, a: Announcement | None = None) -> dict[str, Any]:
    """By the same way as a real one, and clearly a test. None: only that news arrive here."""
    t = speech.t
    first = section(f"🧪 *{safe(t('announcement.test'))}*\n{safe(t('announcement.test_means'))}")
    blocks = [first, *announcement_blocks(speech, a)] if a else [first]
    return {"text": safe(t("announcement.test")), "blocks": blocks}


def whole_view(speech: Speech, a: Announcement) -> dict[str, Any]:
    """Everything of it, also what no message has room for, as a modal."""
    if a.state == "retracted":
        return modal(speech, retracted_message(speech, a)["blocks"], "announcement.notes")
    told = tell_announcement(speech, a)
    text, _ = pieces("\n\n".join(told.parts), 120_000)
    last = [section(_last_lines(told)), context([clipped(safe(line), _SMALL) for line in told.told.small[:3]])]
    return modal(speech, [*(section(piece) for piece in text), *last], "announcement.notes")


def modal(speech: Speech, blocks: Sequence[Block], title: str, **more: Any) -> dict[str, Any]:
    """A view that nothing is sent from, unless `more` says otherwise."""
    return {
        "type": "modal",
        "callback_id": "news.shown",
        "title": {"type": "plain_text", "text": speech.t(title)[:24]},
        "close": {"type": "plain_text", "text": speech.t("filing.close_button")[:24]},
        "blocks": with_lasting_ids(blocks)[:100],
        **more,
    }
