"""Messages about news that are not the announcements themselves: as chat.postMessage takes them."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from bot.domain.news.announcement import Announcement, progress_of
from bot.domain.news.how import How
from bot.domain.news.reminders import Reminder
from bot.domain.news.subscription import Wish
from bot.slack.views.answer import answer_blocks, answer_text
from bot.slack.views.blocks import Block, actions, button, context, escaped, section
from bot.slack.views.news.text import clipped, person, place, safe, trouble_lines
from bot.slack.views.verbatim import run, verbatim
from bot.words.news.announcement import retraction_reason
from bot.words.news.names import how_text, pause_text, wishes_text
from bot.words.news.notices import tell_draft, tell_fix, tell_fix_retracted, tell_many, tell_reminder
from bot.words.news.progress import progress_text
from bot.words.speech import Speech
from bot.words.told import Told

OPEN: Final = "news.open"
NO_FIXES: Final = "news.no_fixes"
RESUME: Final = "news.resume"
LIST: Final = "news.list"

Message = dict[str, Any]


def reminder_message(speech: Speech, reminder: Reminder, today: date) -> Message:
    """An end of support that draws near; `today`: the vendor's day."""
    return _message(speech, tell_reminder(speech, reminder, today))


def fix_message(speech: Speech, keys: Sequence[str], version: str, summaries: Sequence[str] = ()) -> Message:
    """To the person whose requests have been answered, with the way not to be told again."""
    message = _message(speech, tell_fix(speech, keys, version), button(speech.t("fix.no_more"), NO_FIXES, "no"))
    if summaries:
        message["blocks"].insert(1, verbatim(run("\n".join(summaries))))
    return message


def fix_retracted_message(speech: Speech, keys: Sequence[str], a: Announcement) -> Message:
    """What stays of it when the release has been taken back; the reason is a manager's."""
    t = speech.t
    told = tell_fix_retracted(speech, keys, a.version)
    message = _message(speech, told)
    reason = clipped(safe(retraction_reason(t.language, a)), 1_500)
    message["blocks"].insert(1, section(t("announcement.retracted_why", reason=reason)))
    return message


def draft_message(
    speech: Speech, what: str, a: Announcement, by: str = "", missed: Mapping[str, Any] | None = None
) -> Message:
    """To a release manager. `what`: see `tell_draft`; `by`: the person who did it. `missed`: whom it did not reach."""
    message = _message(speech, tell_draft(speech, what, a), button(speech.t("draft.open"), OPEN, a.id))
    if by:
        message["blocks"].insert(1, context([speech.t("draft.by", who=person(by))]))
    if missed:
        message["blocks"].insert(1, section(_missed(speech, missed)))
    return message


def _missed(speech: Speech, missed: Mapping[str, Any]) -> str:
    """The numbers as they were at the end of the sending, and the first of those that have not got it."""
    troubles = [(target, why) for target, why in missed["troubles"]]
    progress = progress_of(missed)
    lines = [safe(progress_text(speech, progress)), *trouble_lines(speech, troubles)]
    if (more := progress.unsure + progress.blocked - len(troubles)) > 0:
        lines.append(safe(speech.t("progress.more", count=more)))
    return clipped("\n".join(lines), 2_900)


def many_message(speech: Speech, count: int) -> Message:
    """To a release manager: `count` versions came at once, and none was drafted."""
    return _message(speech, tell_many(speech, count))


def subscribed_message(
    speech: Speech, by: str, wishes: Sequence[Wish], *, outcome: str = "subscribed", how: How | None = None
) -> Message:
    """The channel is told who changed its subscription. `wishes`: what is new, or was taken away; `how`: if changed."""
    t = speech.t
    parts = [wishes_text(speech, wishes), how_text(speech, how) if how else ""]
    what = safe("; ".join(part for part in parts if part)) or safe(t("news.kinds_all"))
    named = "paused_by" if outcome == "paused" else outcome
    said = t(f"told.{named}", who=person(by), what=clipped(what, 1_500))
    sign = "⏸️" if outcome == "paused" else "🔔"
    blocks = [section(f"{sign} {said}"), context([escaped(t("news.how_to_change"))])]
    return {"text": said, "blocks": blocks}


def paused_message(speech: Speech, target: str, reason: str, *, left: str = "") -> Message:
    """Nothing arrives there, why, and how to get it going again. `left`: who subscribed, where managers are told."""
    t = speech.t
    said = t("told.paused", where=place(target), why=safe(pause_text(t, reason)))
    gone = f"\n{t('told.paused_left', who=person(left))}" if left else ""
    how = t(f"told.paused_{_obstacle(target, reason)}")
    buttons = [button(t("subs.resume"), RESUME, target)]
    if not left:
        buttons.append(button(t("news.ask_list"), LIST, target))
    return {"text": said, "blocks": [section(f"⚠️ {said}{gone}\n{safe(how)}"), actions(buttons)]}


def _obstacle(target: str, reason: str) -> str:
    if target[:1] not in {"C", "G"}:
        return "person_how"
    return "archived_how" if reason == "is_archived" else "how"


def _message(speech: Speech, told: Told, *more: Block) -> Message:
    blocks = answer_blocks(speech.t, [told], "", shareable=False)
    if more:
        blocks.append(actions(more))
    return {"text": answer_text([told]), "blocks": blocks}
