"""Subscriptions as a list with buttons: in an answer, in App Home, in a modal."""

from collections.abc import Iterable, Sequence
from datetime import time
from typing import Any, Final

from bot.domain.news.asking import TermProblem
from bot.domain.news.how import How
from bot.domain.news.pausing import OUR_TOKEN
from bot.domain.news.subscription import Quiet, Subscription
from bot.domain.news.zones import zone_named, zones_near
from bot.slack.views.answer import answer_blocks, answer_text
from bot.slack.views.blocks import Block, actions, button, context, divider, section
from bot.slack.views.inputs import Option, input_block, static_select
from bot.slack.views.news.announcement import modal
from bot.slack.views.news.messages import RESUME
from bot.slack.views.news.text import clipped, person, place, safe
from bot.words.news.refusals import tell_terms
from bot.words.news.subscription import subscription_lines, tell_no_subscriptions
from bot.words.speech import Speech
from bot.words.told import Told

REMOVE: Final = "news.remove"
PAUSE: Final = "news.pause"
OPTIONS: Final = "news.options"
TEST: Final = "news.test"
SAVE_OPTIONS: Final = "news.save_options"
# With four blocks each, a message holds no more.
MOST_SHOWN: Final = 12


def subscription_blocks(speech: Speech, held: Subscription, *, gone: bool = False) -> list[Block]:
    """One subscription. `gone`: whoever subscribed has left; it goes on, and managers hear of its troubles."""
    t = speech.t
    sign = "⏸️" if held.paused else "🔔"
    lines = [clipped(safe(line), 500) for line in subscription_lines(speech, held)][:12]
    by = t("subs.by_gone" if gone else "subs.by", who=person(held.subscribed_by))
    name = safe(t("subs.direct")) if held.personal else place(held.target)
    return [
        section("\n".join([f"{sign} *{name}*", *lines])),
        *([] if held.personal else [context([by])]),
        actions(_buttons(speech, held)),
    ]


def _buttons(speech: Speech, held: Subscription) -> list[Block]:
    t, target = speech.t, held.target
    # What waits for Slack to take our token goes on by itself, and nobody can make it.
    by_hand = held.paused and held.paused not in OUR_TOKEN
    first = button(t("subs.resume"), RESUME, target) if by_hand else button(t("subs.pause"), PAUSE, target)
    remove = button(t("subs.remove"), REMOVE, target)
    sure = confirm(speech, t("subs.remove_sure"), "subs.remove")
    return [
        first,
        button(t("news.ask_test"), TEST, target),
        button(t("subs.options"), OPTIONS, target),
        remove | {"confirm": sure, "style": "danger"},
    ]


def confirm(speech: Speech, text: str, yes: str) -> Block:
    """Slack asks before the button does anything. `text`: what it will do."""
    t = speech.t
    return {
        "title": {"type": "plain_text", "text": t("subs.sure")[:100]},
        "text": {"type": "plain_text", "text": text[:300]},
        "confirm": {"type": "plain_text", "text": t(yes)[:30]},
        "deny": {"type": "plain_text", "text": t("subs.no")[:30]},
    }


def subscriptions_message(
    speech: Speech, held: Sequence[Subscription], *, personal: bool, gone: Iterable[str] = ()
) -> dict[str, Any]:
    """The answer to `subscriptions`: here, or all that the person has to do with. `gone`: users who have left."""
    if not held:
        return told_message(speech, tell_no_subscriptions(speech, personal=personal))
    left = set(gone)
    shown = [subscription_blocks(speech, each, gone=each.subscribed_by in left) for each in held[:MOST_SHOWN]]
    blocks = [block for several in shown for block in (*several, divider())][:-1]
    if len(held) > MOST_SHOWN:
        blocks.append(context([speech.t("progress.more", count=len(held) - MOST_SHOWN)]))
    return {"text": speech.t("subs.headline", count=len(held)), "blocks": blocks}


def told_message(speech: Speech, told: Told) -> dict[str, Any]:
    """Any of the answers to `subscribe` and `unsubscribe`; a refusal too."""
    return {"text": answer_text([told]), "blocks": answer_blocks(speech.t, [told], "", shareable=False)}


def terms_message(speech: Speech, problems: Sequence[TermProblem], verb: str) -> dict[str, Any]:
    return told_message(speech, tell_terms(speech, problems, verb))


def options_view(speech: Speech, held: Subscription) -> dict[str, Any]:
    """When and how it is told; `options_in` reads what was chosen."""
    t, quiet = speech.t, held.quiet
    often = [Option("at_once", t("news.at_once")), Option("weekly", t("news.weekly"))]
    languages = [Option(each, t(f"news.language_{each}")) for each in ("sv", "en")]
    begins, ends = (_clock(quiet.begins), _clock(quiet.ends)) if quiet else (_clock(None), _clock(None))
    # There are more zones than a menu holds.
    zone = {"type": "plain_text_input", "action_id": "form.value", "initial_value": held.zone, "max_length": 60}
    blocks = [
        section(place(held.target)),
        input_block("often", t("news.fact_when"), static_select(often, "weekly" if held.weekly else "at_once")),
        input_block("language", t("news.fact_language"), static_select(languages, held.language)),
        input_block("begins", t("subs.quiet_begins"), begins, optional=True),
        input_block("ends", t("subs.quiet_ends"), ends, optional=True, hint=t("subs.quiet_hint")),
        input_block("zone", t("news.fact_zone"), zone, hint=t("subs.zone_hint")),
    ]
    submit = {"type": "plain_text", "text": t("subs.save")[:24]}
    return modal(speech, blocks, "subs.options", callback_id=SAVE_OPTIONS, submit=submit, private_metadata=held.target)


def _clock(at: time | None) -> Block:
    return {"type": "timepicker", "action_id": "form.value"} | ({"initial_time": f"{at:%H:%M}"} if at else {})


def options_in(state: dict[str, Any]) -> How | None:
    """From the view's state; None: see `options_errors`."""
    chosen = _chosen(state)
    begins, ends, zone = _time(chosen, "begins"), _time(chosen, "ends"), zone_named(_text(chosen, "zone"))
    if bool(begins) != bool(ends) or (begins and begins == ends) or not zone:
        return None
    quiet = Quiet(begins, ends) if begins and ends else None
    return How(_option(chosen, "often") == "weekly", quiet, zone, _option(chosen, "language"))


def options_errors(speech: Speech, state: dict[str, Any]) -> dict[str, str]:
    """By block, what is wrong; empty where nothing is."""
    if options_in(state):
        return {}
    t, typed = speech.t, _text(_chosen(state), "zone")
    if zone_named(typed):
        return {"ends": t("subs.quiet_both")}
    return {"zone": t("news.term_zone", text=typed[:40]) + " " + t("news.term_near", near=", ".join(zones_near(typed)))}


def _chosen(state: dict[str, Any]) -> dict[str, Any]:
    values = state.get("values") or {}
    return {block: next(iter(each.values()), {}) for block, each in values.items()}


def _time(chosen: dict[str, Any], name: str) -> time | None:
    at = chosen.get(name, {}).get("selected_time")
    return time.fromisoformat(at) if at else None


def _text(chosen: dict[str, Any], name: str) -> str:
    return str(chosen.get(name, {}).get("value") or "")


def _option(chosen: dict[str, Any], name: str) -> str:
    option = chosen.get(name, {}).get("selected_option") or {}
    return str(option.get("value") or "")
