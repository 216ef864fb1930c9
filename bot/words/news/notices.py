"""What is told by itself: ends of support, fixes, and what managers must see."""

from collections.abc import Sequence
from datetime import date

from bot.domain.news.announcement import Announcement
from bot.domain.news.reminders import Reminder
from bot.words.news.announcement import headline
from bot.words.news.audit import state_text
from bot.words.news.names import moment_text
from bot.words.speech import Speech
from bot.words.told import Ask, Mark, Told


def tell_reminder(speech: Speech, reminder: Reminder, today: date) -> Told:
    """`today`: the vendor's day on which it is shown; days are counted from it."""
    t, left = speech.t, (reminder.end - today).days
    lines = [t("reminder.moved", day=reminder.before.isoformat())] if reminder.before else []
    lines.append(t("reminder.means"))
    if reminder.to:
        lines.append(t("reminder.move_to", version=reminder.to))
    small = [t("reminder.unconfirmed")] if reminder.unconfirmed else []
    asks = [Ask(t("ask.upgrade"), f"upgrade {reminder.line}"), Ask(t("ask.versions"), "versions")]
    return Told(
        mark="no" if left < 0 else "warning",
        headline=reminder_headline(speech, reminder, today),
        lines=tuple(lines),
        small=(*small, *speech.small_print(), _why(speech)),
        asks=tuple(asks),
    )


def _why(speech: Speech) -> str:
    t, thresholds = speech.t, speech.catalog.policy.announcements.reminder_days
    days = [str(each) for each in thresholds if each]
    when = t("reminder.before", days=speech.listed(days)) if days else ""
    last = t("reminder.on_the_day") if 0 in thresholds else ""
    return t("reminder.why", when=speech.listed([part for part in (when, last) if part] or ["-"]))


def reminder_headline(speech: Speech, reminder: Reminder, today: date) -> str:
    """`Support for Flow 6.13 ends in 90 days: 2027-04-03 is the last day`, as far as it is known."""
    t, left = speech.t, (reminder.end - today).days
    exactly = "" if reminder.exact else "_bound"
    name = f"{speech.component(None)} {reminder.line}"
    if left < 0:
        return t(f"support.ended{exactly}", name=name, day=reminder.end.isoformat())
    if left == 0:
        return t(f"reminder.last_day{exactly}", name=name, day=reminder.end.isoformat())
    return t.plural(f"reminder.ends{exactly}", left, name=name, day=reminder.end.isoformat())


def tell_fix(speech: Speech, keys: Sequence[str], version: str) -> Told:
    """To the person whose requests these are."""
    t = speech.t
    name = f"{speech.component(None)} {version}"
    many = "fix.headline" if len(keys) == 1 else "fix.headline_many"
    return Told(
        mark="yes",
        headline=t(many, keys=speech.listed(keys), name=name),
        small=(t.plural("fix.why", len(keys)),),
        asks=(Ask(t("ask.check", name=version), f"check {version}"),),
    )


def tell_fix_retracted(speech: Speech, keys: Sequence[str], version: str) -> Told:
    """To the person who has read that they are fixed."""
    t, name = speech.t, f"{speech.component(None)} {version}"
    said = t("fix.retracted", keys=speech.listed(keys), name=name)
    return Told("no", said, lines=(t("fix.retracted_means"),))


def tell_draft(speech: Speech, what: str, a: Announcement) -> Told:
    """To a release manager. `what`: "ready" (the catalogue has it), "proposed", "correction", "blocked", "grown" (by a
    component), "held_back" or "stopped" (the catalogue says the opposite), "reinstated" (it is out, and not true);
    or "asked", by whoever reads it."""
    t, good = speech.t, "_good" if a.kind == "withdrawal" and what in ("held_back", "stopped") else ""
    mark: Mark = "warning" if what in ("blocked", "reinstated") else "info"
    state = state_text(speech, a, speech.catalog.policy.zone)
    lines = [t(f"draft.{what}{good}_means", state=state)]
    if what == "proposed" and a.send_at:
        zone = speech.catalog.policy.zone
        lines.insert(0, t("draft.proposed_at", when=moment_text(a.send_at, zone), zone=zone.key))
    elif what == "proposed":
        lines.insert(0, t("draft.proposed_now"))
    return Told(mark, t(f"draft.{what}", headline=headline(speech, a)), lines=tuple(lines))


def tell_many(speech: Speech, count: int) -> Told:
    """To a release manager: so many versions came at once that none was drafted."""
    t = speech.t
    return Told("info", t("draft.many", count=str(count)), lines=(t("draft.many_means"),))
