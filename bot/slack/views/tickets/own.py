"""flowver's own questions in the form, each as an input with the answer that it has so far."""

from typing import Final

from bot.domain.fix_outlook import FixOutlook
from bot.domain.listed import look_up
from bot.domain.question import Subject
from bot.domain.tickets.desk_form import Own
from bot.domain.tickets.form_values import UNKNOWN, FormValues
from bot.domain.version import NotAVersion, parse_version
from bot.slack.message_text import has_ids
from bot.slack.views.blocks import Block, cut
from bot.slack.views.inputs import (
    REDRAW,
    VALUE,
    Option,
    external_select,
    input_block,
    radio_buttons,
    static_select,
    text_input,
)
from bot.words.speech import Speech
from bot.words.tickets.ticket import severity_label

OWN: Final = "own."
VERSION: Final = "form.version"
SUMMARY: Final = "form.summary"
UNNAMED: Final = f"{VALUE}.unnamed"
MOST_RADIOS: Final = 10
LONGEST_SUMMARY: Final = 255


def block_of_own(own: Own) -> str:
    return f"{OWN}{own.value}"


def own_question_block(
    speech: Speech, values: FormValues, own: Own, outlook: FixOutlook, *, fault: bool = True
) -> Block:
    """One of flowver's own questions, with its answer so far; those that others depend on report each change.

    `fault`: something is wrong; else what to write is said in other words.
    """
    hint = f"form.{own.value}_hint"
    hint = f"{hint}_other" if not fault and f"{hint}_other" in speech.t else hint
    said = _meanings(speech) if own is Own.SEVERITY else speech.t(hint) if hint in speech.t else ""
    dispatch = own in (Own.SUMMARY, Own.VERSION, Own.COMPONENT)
    element = _severity(speech, values.severity, outlook) if own is Own.SEVERITY else _element(speech, values, own)
    return input_block(block_of_own(own), speech.t(f"form.{own.value}"), element, hint=said, dispatch=dispatch)


def _element(speech: Speech, values: FormValues, own: Own) -> Block:
    text = values.text(own)
    match own:
        case Own.SUMMARY:
            element = text_input(" ".join(text.split()), action_id=SUMMARY, most=LONGEST_SUMMARY)
            return element | {"dispatch_action_config": {"trigger_actions_on": ["on_enter_pressed"]}}
        case Own.VERSION:
            chosen = version_option(speech, text) if text else None
            return external_select(chosen, action_id=VERSION, placeholder=speech.t("form.version_placeholder"))
        case Own.COMPONENT:
            placeholder = speech.t("form.choose")
            return static_select(_components(speech), text, action_id=REDRAW, placeholder=placeholder)
    # Slack keeps what an element of the same name held: with the names found out, it is another one.
    return text_input(text, multiline=True, action_id=UNNAMED if has_ids(text) else VALUE)


def version_option(speech: Speech, text: str) -> Option:
    """An option for what was chosen or typed; what the catalogue has not heard of says so."""
    if text == UNKNOWN:
        return Option(UNKNOWN, speech.t("form.version_unknown"))
    known = _as_known(speech, text)
    return Option(text, known or speech.t("form.version_not_listed", version=cut(text, 40)))


def _as_known(speech: Speech, text: str) -> str:
    """By the same reading as answers have, so that the form does not contradict them; empty: not known."""
    try:
        listed = look_up(speech.catalog, Subject(parse_version(text), None))
    except NotAVersion:
        return ""
    if listed.is_line:
        return speech.t("form.version_line", version=text)
    return text if listed.known else ""


def _components(speech: Speech) -> list[Option]:
    known = [Option(each, speech.component(each)) for each in speech.catalog.components]
    return [*known[:99], Option(UNKNOWN, speech.t("form.component_unknown"))]


def _severity(speech: Speech, chosen: str, outlook: FixOutlook) -> Block:
    categories = speech.catalog.policy.fix_policy.categories
    options = [Option(each.id, severity_label(speech, each, outlook)) for each in categories]
    return radio_buttons(options, chosen) if len(options) <= MOST_RADIOS else static_select(options, chosen)


def _meanings(speech: Speech) -> str:
    categories = speech.catalog.policy.fix_policy.categories
    language = speech.t.language
    said = [(each.name.in_language(language), *_noted(each.meaning.in_language(language))) for each in categories]
    # Whose words these are stands in every one of them; once is enough.
    notes = dict.fromkeys(note for _, _, note in said if note)
    return "\n".join([*(f"{name}: {meaning}" for name, meaning, _ in said), *notes])


def _noted(meaning: str) -> tuple[str, str]:
    """A meaning and the note in parentheses at its end."""
    told, opens, note = meaning.rpartition(" (")
    return (told, f"({note}") if opens and note.endswith(")") else (meaning, "")
