"""What the modal shows after the form, and the messages that say what became of a request."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, Final

from bot.slack.views.answer import answer_blocks, answer_text
from bot.slack.views.blocks import Block, actions, button, cut, escaped, section
from bot.slack.views.tickets.decide import decide_buttons
from bot.slack.views.verbatim import run, told_verbatim, verbatim
from bot.words.speech import Speech
from bot.words.tickets.outcome import tell_outcome
from bot.words.told import SIGNS, Told

FILING: Final = "ticket.filing"
OPEN: Final = "form.open"
MEND: Final = "form.mend"
WHERE: Final = "ticket.where"


def filing_view(speech: Speech, summary: str) -> dict[str, Any]:
    """At once after sending: what happens next, and that nobody need wait for it."""
    t = speech.t
    blocks = [
        section(f"⏳ *{escaped(t('filing.headline'))}*"),
        verbatim(run(cut(summary, 255))),
        section("\n".join(escaped(t(f"filing.{part}")) for part in ("next", "close", "kept"))),
    ]
    return _modal(speech, blocks, FILING)


def already_view(speech: Speech) -> dict[str, Any]:
    """The same request was sent before: mended twice, or sent from two windows."""
    return _modal(speech, [section(f"{SIGNS['info']} {escaped(speech.t('filing.already'))}")], FILING)


def solved_view(speech: Speech) -> dict[str, Any]:
    return _modal(speech, [section(f"{SIGNS['yes']} {escaped(speech.t('filing.solved'))}")], FILING)


def where_view(speech: Speech, told: Sequence[Told]) -> dict[str, Any]:
    """How to find the version number and the component, on top of the form."""
    return _modal(speech, _unpressed(answer_blocks(speech.t, told, "", shareable=False)), WHERE, "form.where_title")


def not_here_view(speech: Speech, told: Told) -> dict[str, Any]:
    """In place of the form, where no desk is set."""
    return _modal(speech, answer_blocks(speech.t, [told], "", shareable=False), FILING)


def _unpressed(blocks: Sequence[Block]) -> list[Block]:
    # Buttons of an answer ask in a channel; here there is none.
    return [block for block in blocks if block["type"] != "actions"]


def outcome_view(speech: Speech, outcome: str, values: Mapping[str, Any], today: date) -> dict[str, Any]:
    """In place of the form, when it is still open."""
    told = tell_outcome(speech, outcome, values, today)
    return _modal(speech, _outcome_blocks(speech, outcome, values, told), FILING)


def outcome_message(
    speech: Speech, outcome: str, values: Mapping[str, Any], today: date, *, public: bool
) -> dict[str, Any]:
    """As chat.postMessage takes it. `public`: in the thread, where everybody reads it."""
    told = tell_outcome(speech, outcome, values, today, public=public)
    return {"text": answer_text([told]), "blocks": _outcome_blocks(speech, outcome, values, told)}


def _outcome_blocks(speech: Speech, outcome: str, values: Mapping[str, Any], told: Told) -> list[Block]:
    links = speech.catalog.policy.links
    blocks = told_verbatim(told, [str(each) for each in (links.account, links.portal) if each])
    buttons = _buttons(speech, outcome, str(values.get("request") or ""), str(values.get("trouble") or ""))
    return [*blocks, actions(buttons)] if buttons else blocks


def _buttons(speech: Speech, outcome: str, request: str, trouble: str) -> list[Block]:
    if outcome == "refused" and request:
        return [button(speech.t("outcome.mend"), MEND, request)]
    return decide_buttons(speech, request, trouble) if outcome == "needs_person" and request else []


def open_blocks(speech: Speech, draft_id: str, key: str = "errand.open_form") -> list[Block]:
    """A button in place of a form that could not be opened where it was asked for."""
    return [section(escaped(speech.t(key))), actions([button(speech.t("errand.open"), OPEN, draft_id)])]


def _modal(speech: Speech, blocks: Sequence[Block], callback_id: str, title: str = "form.title") -> dict[str, Any]:
    return {
        "type": "modal",
        "callback_id": callback_id,
        "title": {"type": "plain_text", "text": cut(speech.t(title), 24)},
        "close": {"type": "plain_text", "text": cut(speech.t("filing.close_button"), 24)},
        "blocks": list(blocks),
    }
