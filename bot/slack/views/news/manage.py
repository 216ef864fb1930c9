"""The release managers' modal: what will be sent, to whom, how far it has come, and what can be done next."""

from collections.abc import Sequence
from dataclasses import dataclass
from json import JSONDecodeError, dumps, loads
from typing import Any, Final

from bot.domain.kept import Delivery
from bot.domain.news.announcement import Announcement, Doing, Progress
from bot.domain.news.audience import Audience
from bot.domain.news.pausing import BY_COMMAND
from bot.slack.views.blocks import Block, actions, button, context, section
from bot.slack.views.news.announcement import modal
from bot.slack.views.news.list import MANAGED, state_line
from bot.slack.views.news.messages import OPEN
from bot.slack.views.news.preview import correction_blocks, preview_blocks
from bot.slack.views.news.progress import MOST_NAMED, progress_blocks
from bot.slack.views.news.subscriptions import confirm
from bot.slack.views.news.text import clipped, person, place, safe
from bot.words.news.announcement import headline
from bot.words.news.names import moment_text
from bot.words.news.whole import tell_retracted
from bot.words.speech import Speech
from bot.words.told import Told

DO: Final = "news.do"
LOG: Final = "news.log"
RENEW: Final = "news.renew"
_PRIMARY: Final = ("approved", "proposed", "resumed")
_DANGER: Final = ("retracted", "cancelled")
# These are asked about once more: they reach everybody.
_ASKED: Final = ("approved", "stopped", "cancelled", "sent_again", "taken_back")


@dataclass(frozen=True, slots=True)
class Managed:
    """What the modal shows of one announcement, for one manager. `ways`: see doings.py; `preview`: "sv" or "en".

    `renewable`: the catalogue says something else now. `said`: a sentence about what has just happened. `unsure`: what
    may have been posted where nobody can look. `before`: told the same, and was retracted.
    `late`: the time that was chosen has passed, so that an approval sends it at once.
    """

    announcement: Announcement
    audience: Audience
    ways: tuple[Doing, ...]
    progress: Progress | None = None
    preview: str = "en"
    renewable: bool = False
    said: Told | None = None
    unsure: Sequence[Delivery] = ()
    before: Announcement | None = None
    late: bool = False


def loading_view(speech: Speech) -> dict[str, Any]:
    """Opened at once, within Slack's three seconds; replaced by what it waits for."""
    return modal(speech, [section(f"⏳ {safe(speech.t('manage.loading'))}")], "manage.headline", callback_id=MANAGED)


def told_view(speech: Speech, told: Told) -> dict[str, Any]:
    """A sentence in place of the announcement: not a manager, not listed."""
    return modal(speech, _said(told), "manage.headline", callback_id=MANAGED)


def managed_view(speech: Speech, preview: Speech, managed: Managed) -> dict[str, Any]:
    """`speech` is the manager's, `preview` that of the channel whose message is shown."""
    a = managed.announcement
    blocks = [
        *(_said(managed.said) if managed.said else []),
        section(f"*{safe(headline(speech, a))}*\n{state_line(speech, a, managed.progress)}"),
        context([_people(speech, managed)]),
        *_before(speech, managed.before),
        *progress_blocks(speech, a, managed.progress, managed.unsure),
        *_audience(speech, managed),
        *correction_blocks(speech, a),
        *_ways(speech, managed),
        *preview_blocks(speech, preview, a, weekly=_read_weekly(managed)),
    ]
    kept = {"id": a.id, "revision": a.revision, "preview": preview.t.language}
    return modal(speech, blocks, "manage.headline", callback_id=MANAGED, private_metadata=dumps(kept))


def _read_weekly(managed: Managed) -> bool:
    return bool(managed.audience.weekly or (managed.progress and managed.progress.weekly))


def metadata_of(view: dict[str, Any]) -> dict[str, Any]:
    """{"id", "revision", "preview"} of a view that is open; {} where it shows no announcement."""
    kept = view.get("private_metadata") or ""
    try:
        return dict(loads(kept)) if kept.startswith("{") else {}
    except JSONDecodeError:
        return {}


def _said(told: Told) -> list[Block]:
    sign = {"no": "⛔", "warning": "⚠️", "yes": "✅"}.get(told.mark, "•")
    lines = [f"{sign} *{clipped(safe(told.headline), 500)}*", *(clipped(safe(line), 500) for line in told.lines[:4])]
    return [section("\n".join(lines))]


def _waits_for_another(managed: Managed) -> bool:
    a = managed.announcement
    return a.state == "proposed" and "approved" not in managed.ways


def _people(speech: Speech, managed: Managed) -> str:
    a, t = managed.announcement, speech.t
    names = ", ".join(person(each) for each in a.written_by[:10])
    parts = [t("manage.written", who=names if a.texts and names else safe(t("audit.catalogue")))]
    if names and not a.texts:
        parts.append(t("manage.proposed_by", who=names))
    if a.approved_by:
        parts.append(t("manage.approved", who=person(a.approved_by)))
    if done := a.content.get("corrected"):
        by = ", ".join(person(each) for each in done["by"])
        parts.append(t("manage.corrected", who=by, approver=person(done["approved_by"])))
    if _waits_for_another(managed):
        parts.append(safe(t("manage.needs_another")))
    if a.reason and a.state == "cancelled":
        parts.append(t("announcement.retracted_why", reason=clipped(safe(a.reason), 400)))
    return " · ".join(parts)


def _before(speech: Speech, retracted: Announcement | None) -> list[Block]:
    """With the way to how its retraction goes."""
    if retracted is None:
        return []
    told = tell_retracted(speech, retracted, anew=True)
    made = section("\n".join([f"⛔ {safe(told.headline)}", *(clipped(safe(line), 500) for line in told.lines)]))
    return [made | {"accessory": button(speech.t("draft.open"), OPEN, retracted.id)}]


def _audience(speech: Speech, managed: Managed) -> list[Block]:
    """Before it is out: how many will get it, and who."""
    t, audience = speech.t, managed.audience
    if managed.announcement.state not in ("draft", "proposed", "scheduled"):
        return []
    targets = [*(each.target for each in (*audience.at_once, *audience.weekly)), *audience.others]
    named = ", ".join(place(target) for target in targets[:MOST_NAMED])
    more = f" {t('progress.more', count=len(targets) - MOST_NAMED)}" if len(targets) > MOST_NAMED else ""
    if not targets and not audience.paused:
        return [section(f"⚠️ {safe(t('manage.audience_none'))}")]
    lines = [t.plural("manage.audience", len(targets)), *([named + more] if named else [])]
    if audience.weekly:
        lines.append(t("manage.weekly", count=len(audience.weekly)))
    silent = sum(each.paused == BY_COMMAND for each in audience.paused)
    if unreached := len(audience.paused) - silent:
        lines.append(t.plural("manage.paused", unreached))
    if silent:
        lines.append(t.plural("manage.silent", silent))
    return [section("\n".join(lines))]


def _ways(speech: Speech, managed: Managed) -> list[Block]:
    a, t = managed.announcement, speech.t
    buttons = [_way(speech, managed, way) for way in managed.ways]
    if managed.renewable:
        buttons.append(button(t("manage.renew"), RENEW, a.id))
    buttons.append(button(t("manage.log"), LOG, a.id))
    # Which is the first changes as it is sent; what lies beneath the pointer then is still the same block.
    return [actions(buttons) | {"block_id": DO}]


def _way(speech: Speech, managed: Managed, way: Doing) -> Block:
    what = _what(managed, way)
    made = button(speech.t(f"manage.do_{what}"), f"{DO}.{way}", what)
    if way in _PRIMARY and what != "timed":
        made["style"] = "primary"
    if way in _DANGER:
        made["style"] = "danger"
    if way in _ASKED:
        made["confirm"] = confirm(speech, _sure(speech, managed, what), f"manage.do_{what}")
    return made


def _what(managed: Managed, way: Doing) -> str:
    if way == "approved" and managed.announcement.correction:
        return "correction_approved"
    # Where one person is enough, proposing is choosing a time.
    return "timed" if way == "proposed" and "approved" in managed.ways else way


def _sure(speech: Speech, managed: Managed, what: str) -> str:
    t, zone = speech.t, speech.catalog.policy.zone
    at = None if managed.late else managed.announcement.send_at
    if what != "approved":
        return t(f"manage.sure_{what}")
    if at:
        when = moment_text(at, zone)
        return t.plural("manage.sure_approved_at", managed.audience.size, when=when, zone=zone.key)
    return t.plural("manage.sure_approved", managed.audience.size)
