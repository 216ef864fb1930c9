"""Forms on top of the managers' modal: other texts, a time, a reason, a correction; and what was filled in."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any, Final
from zoneinfo import ZoneInfo

from bot.domain.news.announcement import Announcement
from bot.domain.news.quiet import moment_at
from bot.domain.news.writing import LONGEST_REASON, LONGEST_TEXT
from bot.slack.views.blocks import Block, context, section
from bot.slack.views.inputs import Option, input_block, static_select, text_input
from bot.slack.views.news.announcement import modal
from bot.slack.views.news.text import safe
from bot.words.news.announcement import headline, highlights
from bot.words.speech import Speech

EDIT: Final = "news.edit"
PROPOSE: Final = "news.propose"
RESCHEDULE: Final = "news.reschedule"
RETRACT: Final = "news.retract"
CORRECT: Final = "news.correct"
CHECK_MINE: Final = "news.check_mine"
TEXT: Final = "text."
NOTE: Final = "note."
REASON: Final = "reason"

State = Mapping[str, Any]


def edit_view(speech: Speech, a: Announcement, metadata: str) -> dict[str, Any]:
    """The text of each language, as it would be sent; `metadata`: the modal's below, kept."""
    warned = [section(f"⚠️ {safe(speech.t('manage.edit_resets'))}")] if a.state in ("proposed", "scheduled") else []
    return _form(speech, EDIT, "manage.do_edited", [*warned, *_texts(speech, a)], metadata, "subs.save")


def correct_view(speech: Speech, a: Announcement, metadata: str) -> dict[str, Any]:
    """Other texts for what is out, and what to say in the threads."""
    notes = [
        input_block(
            f"{NOTE}{language}",
            speech.t("manage.note", language=speech.t(f"news.language_{language}")),
            text_input("", most=LONGEST_REASON),
            optional=True,
            hint=speech.t("manage.note_hint") if language == "en" else "",
        )
        for language in ("sv", "en")
    ]
    return _form(speech, CORRECT, "manage.do_corrected", [*_texts(speech, a), *notes], metadata, "manage.do_corrected")


def _texts(speech: Speech, a: Announcement) -> list[Block]:
    fields = [_text(speech, a, language) for language in ("sv", "en")]
    return [context([safe(speech.t("manage.text_hint"))]), *fields]


def _text(speech: Speech, a: Announcement, language: str) -> Block:
    """Saved untouched it changes nothing: what has no room in the field is not put into it."""
    t, shown = speech.t, highlights(language, a)
    fits = len(shown) <= LONGEST_TEXT
    field = text_input(shown if fits else "", multiline=True, most=LONGEST_TEXT)
    label = t("manage.text", language=t(f"news.language_{language}"))
    hint = "" if fits else t("manage.text_too_long", count=len(shown))
    return input_block(f"{TEXT}{language}", label, field, optional=True, hint=hint)


def propose_view(speech: Speech, a: Announcement, metadata: str) -> dict[str, Any]:
    """At once when it is approved, or at a time in the vendor's zone."""
    t = speech.t
    doing = "propose" if speech.catalog.policy.announcements.approval == "two_people" else "timed"
    title = "manage.do_proposed" if doing == "propose" else "manage.do_timed"
    blocks = [section(f"*{safe(headline(speech, a))}*\n{safe(t(f'manage.{doing}_means'))}"), *_moment(speech, a)]
    return _form(
        speech, PROPOSE, title, blocks, metadata, "manage.do_proposed" if doing == "propose" else "manage.do_approved"
    )


def reschedule_view(speech: Speech, a: Announcement, metadata: str) -> dict[str, Any]:
    """Another time for what is proposed or approved."""
    t, blocks = speech.t, [section(f"*{safe(headline(speech, a))}*"), *_moment(speech, a)]
    if speech.catalog.policy.announcements.approval == "two_people":
        means = "manage.reschedule_resets" if a.state == "scheduled" else "manage.reschedule_means"
        blocks.insert(1, section(f"⚠️ {safe(t(means))}"))
    return _form(speech, RESCHEDULE, "manage.do_rescheduled", blocks, metadata, "manage.do_rescheduled")


def _moment(speech: Speech, a: Announcement) -> list[Block]:
    """The day and the time that are chosen so far."""
    t, zone = speech.t, speech.catalog.policy.zone
    chosen = a.send_at.astimezone(zone) if a.send_at else None
    day = {"type": "datepicker", "action_id": "form.value"} | ({"initial_date": f"{chosen:%Y-%m-%d}"} if chosen else {})
    at = {"type": "timepicker", "action_id": "form.value"} | ({"initial_time": f"{chosen:%H:%M}"} if chosen else {})
    return [
        input_block("day", t("manage.day"), day, optional=True),
        input_block("time", t("manage.time"), at, optional=True, hint=t("manage.time_hint", zone=zone.key)),
    ]


def retract_view(speech: Speech, a: Announcement, metadata: str) -> dict[str, Any]:
    """The reason is read by everybody who got it."""
    t = speech.t
    other = "en" if t.language == "sv" else "sv"
    field = text_input("", multiline=True, most=LONGEST_REASON)
    again = t("manage.reason_again", language=t(f"news.language_{other}"))
    blocks = [
        section(f"*{safe(headline(speech, a))}*"),
        input_block(REASON, t("manage.reason"), field, hint=t("manage.reason_hint")),
        input_block(f"{REASON}.{other}", again, field, optional=True, hint=t("manage.reason_again_hint")),
    ]
    return _form(speech, RETRACT, "manage.do_retracted", blocks, metadata, "manage.do_retracted")


def check_view(speech: Speech, line: str) -> dict[str, Any]:
    """Anybody's own component and version, from the button of an announcement; `asked_in` makes a question of them."""
    t = speech.t
    components = [Option(each, speech.component(each)) for each in speech.catalog.components][:100]
    blocks = [
        input_block("component", t("form.component"), static_select(components, "server"), optional=True),
        input_block("version", t("check_mine.version"), text_input("", most=60), hint=t("check_mine.hint", line=line)),
    ]
    return _form(speech, CHECK_MINE, "announcement.check", blocks, "", "check_mine.ask")


def _form(speech: Speech, id_: str, title: str, blocks: list[Block], metadata: str, submit: str) -> dict[str, Any]:
    sent = {"type": "plain_text", "text": speech.t(submit)[:24]}
    # What has been typed is thrown away by it.
    close = {"type": "plain_text", "text": speech.t("form.close")[:24]}
    return modal(speech, blocks, title, callback_id=id_, submit=sent, close=close, private_metadata=metadata)


def texts_in(state: State) -> dict[str, str]:
    """Per language, what stands in the form; empty texts too."""
    return {name.removeprefix(TEXT): text for name, text in _typed(state).items() if name.startswith(TEXT)}


def notes_in(state: State) -> dict[str, str]:
    """Per language, those that say something."""
    typed = _typed(state).items()
    return {name.removeprefix(NOTE): text for name, text in typed if name.startswith(NOTE) and text.strip()}


def reason_in(state: State) -> tuple[str, dict[str, str]]:
    """The reason, and per language what was written of it in another one."""
    typed = _typed(state)
    others = {name.removeprefix(f"{REASON}."): text for name, text in typed.items() if name.startswith(f"{REASON}.")}
    return typed.get(REASON, ""), {language: text for language, text in others.items() if text.strip()}


def asked_in(state: State) -> str:
    """`check studio 6.15.3`, as after /flowver."""
    chosen = _chosen(state, "component").get("selected_option") or {}
    return " ".join(
        part for part in ("check", str(chosen.get("value") or ""), _typed(state).get("version", "")) if part
    )


def time_in(state: State, zone: ZoneInfo, now: datetime) -> tuple[datetime | None, str]:
    """When it shall go out (aware; None: as soon as it is approved), and the block that is wrong ("": none).

    A time without a day is today's. A time that clocks skip is the moment of the jump.
    """
    day, at = _chosen(state, "day").get("selected_date"), _chosen(state, "time").get("selected_time")
    if not day and not at:
        return None, ""
    if not at:
        return None, "time"
    on = date.fromisoformat(day) if day else now.astimezone(zone).date()
    moment = moment_at(on, time.fromisoformat(at), zone, now)
    return (moment, "") if moment > now else (None, "time")


def time_errors(speech: Speech, block: str) -> dict[str, str]:
    """By block, for what `time_in` found wrong."""
    return {block: speech.t("manage.time_wrong")}


def _chosen(state: State, block: str) -> Mapping[str, Any]:
    return next(iter(((state.get("values") or {}).get(block) or {}).values()), {})


def _typed(state: State) -> dict[str, str]:
    return {block: str(_chosen(state, block).get("value") or "") for block in state.get("values") or {}}
