"""What the requester can decide where flowver cannot: buttons, and the question which request it became."""

from collections.abc import Sequence
from typing import Any, Final

from bot.domain.deciding import Decided, ways_out
from bot.slack.views.blocks import Block, button, cut, escaped, section
from bot.slack.views.inputs import input_block, text_input
from bot.slack.views.verbatim import run, verbatim
from bot.words.speech import Speech
from bot.words.told import SIGNS, Mark

IT_IS: Final = "decide.it_is"
AGAIN: Final = "decide.again"
# The view's callback_id; its private_metadata is the request's id.
WHICH: Final = "decide.which"
KEY: Final = "decide.key"
LONGEST_ADDRESS: Final = 500


def decide_buttons(speech: Speech, request: str, trouble: str) -> list[Block]:
    """`request`: its id. Filing once more is asked about first, since it cannot be taken back."""
    it_is = button(speech.t("decide.it_is"), f"{IT_IS}.{request[-8:]}", request)
    again = button(speech.t("decide.again"), f"{AGAIN}.{request[-8:]}", request) | {"confirm": _sure(speech)}
    shown = {"it_is": it_is, "again": again if trouble != "cannot_be_written" else _unasked(again)}
    return [shown[way] for way in ways_out(trouble)]


def which_view(speech: Speech, request: str, summary: str) -> dict[str, Any]:
    """Which request at the desk it became: its key, or the address of its page."""
    t = speech.t
    key = input_block(KEY, t("decide.key"), text_input("", most=LONGEST_ADDRESS), hint=t("decide.key_hint"))
    return {
        "type": "modal",
        "callback_id": WHICH,
        "private_metadata": request,
        "title": _title(speech),
        "submit": {"type": "plain_text", "text": cut(t("decide.submit"), 24)},
        "close": {"type": "plain_text", "text": cut(t("form.close"), 24)},
        "blocks": [verbatim(run(cut(summary, 255), bold=True)), section(escaped(t("decide.look_first"))), key],
    }


def decided_view(speech: Speech, key: str) -> dict[str, Any]:
    """In place of the question, once it is answered."""
    said = section(f"{SIGNS['yes']} {escaped(speech.t('decide.known', request=key))}")
    close = {"type": "plain_text", "text": cut(speech.t("filing.close_button"), 24)}
    return {"type": "modal", "callback_id": WHICH, "title": _title(speech), "close": close, "blocks": [said]}


def key_in_state(state: Any) -> str:
    """What was typed, from view.state.values."""
    held: dict[str, Any] = next(iter(((state or {}).get(KEY) or {}).values()), {})
    return str(held.get("value") or "")


def decided_text(speech: Speech, decided: Decided) -> tuple[str, Sequence[Block]]:
    """The answer to the button that files once more."""
    mark: Mark = "info" if decided == "done" else "no"
    said = speech.t("decide.again_done" if decided == "done" else "tickets.not_to_mend")
    return said, [section(f"{SIGNS[mark]} {escaped(said)}")]


def _title(speech: Speech) -> Block:
    return {"type": "plain_text", "text": cut(speech.t("form.title"), 24)}


def _sure(speech: Speech) -> Block:
    t = speech.t
    texts = {"title": ("decide.sure", 100), "text": ("decide.sure_text", 300), "confirm": ("decide.sure_yes", 30)}
    asked = {name: {"type": "plain_text", "text": cut(t(key), most)} for name, (key, most) in texts.items()}
    return asked | {"deny": {"type": "plain_text", "text": cut(t("decide.sure_no"), 30)}}


def _unasked(shown: Block) -> Block:
    return {name: value for name, value in shown.items() if name != "confirm"}
