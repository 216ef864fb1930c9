"""The form of a support request as a modal: flowver's own questions, then the desk's, with what helps in between."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any, Final

from bot.domain.tickets.desk_defaults import with_defaults
from bot.domain.tickets.desk_form import DeskField, Own, RequestType, plan_form
from bot.domain.tickets.form_ticket import MOST_FILES, is_asked
from bot.domain.tickets.form_values import UNKNOWN, FormDraft, FormValues
from bot.domain.tickets.ticket import Origin, SlackFile
from bot.slack.views.blocks import Block, actions, button, context, cut, escaped, section
from bot.slack.views.inputs import REDRAW, VALUE, Option, input_block, static_select
from bot.slack.views.tickets.desk_questions import desk_questions, objection
from bot.slack.views.tickets.form_shown import FormShown
from bot.slack.views.tickets.own import block_of_own, own_question_block
from bot.slack.views.verbatim import link, marked, quoted, run, small, verbatim
from bot.words.speech import Speech
from bot.words.told import SIGNS

FORM: Final = "ticket.form"
GLOBAL_SHORTCUT: Final = "ticket.file"
MESSAGE_SHORTCUT: Final = "ticket.file_message"
TYPE: Final = "form.type"
HINT: Final = "hint."
WHERE_BUTTON: Final = "form.where"
SOLVED: Final = "form.solved"
MOST_HINTS: Final = 12


def form_view(speech: Speech, shown: FormShown) -> dict[str, Any]:
    """As views.open takes it; private_metadata holds the draft's id and nothing else."""
    t, blocks = speech.t, _blocks(speech, shown)
    submit = {"submit": {"type": "plain_text", "text": cut(t("form.submit"), 24)}}
    return {
        "type": "modal",
        "callback_id": FORM,
        "private_metadata": shown.draft.id,
        "notify_on_close": False,
        "title": {"type": "plain_text", "text": cut(t("form.title"), 24)},
        "close": {"type": "plain_text", "text": cut(t("form.close"), 24)},
        "blocks": blocks,
        **(submit if any(block["type"] == "input" for block in blocks) else {}),
    }


def hint_names(blocks: Sequence[Any]) -> list[str]:
    """Which hints a form shows: the same names, the same hints."""
    names = (str(block.get("block_id") or "") for block in blocks)
    return [name for name in names if name.startswith(HINT)]


def _blocks(speech: Speech, shown: FormShown) -> list[Block]:
    if not plan_form(shown.request_type).possible:
        return [*_top(speech, shown), *_elsewhere(speech, shown.request_type)]
    blocks, without_room = _asked(speech, shown)
    if without_room and shown.hints:
        # What helps gives way to what must be answered.
        blocks, without_room = _asked(speech, replace(shown, hints=()))
    return [*_top(speech, shown), *_elsewhere(speech, shown.request_type, without_room)] if without_room else blocks


def without_room(speech: Speech, request_type: RequestType) -> Sequence[DeskField]:
    """What must be answered and does not fit into a form of this type, however little else stands in it."""
    values = FormValues(request_type=request_type.id, version=UNKNOWN, component=UNKNOWN)
    return _asked(speech, FormShown(FormDraft("", Origin("", ""), values), (request_type,)))[1]


def _asked(speech: Speech, shown: FormShown) -> tuple[list[Block], tuple[DeskField, ...]]:
    first = [*_top(speech, shown), *_questions(speech, shown)]
    last = [_attachments(speech), *_goes_along(speech, shown), *_not_sent(speech, shown)]
    desk = desk_questions(speech, shown, [*first, *last])
    return [*first, *desk.blocks, *last], desk.without_room


def _top(speech: Speech, shown: FormShown) -> Iterator[Block]:
    if shown.draft.errors:
        yield section(f"{SIGNS['no']} *{escaped(speech.t('form.mend'))}*")
        if general := shown.draft.errors.get(""):
            yield verbatim(run(cut(general, 1000)))
    if not shown.types:
        yield section(f"{SIGNS['warning']} {escaped(speech.t('form.desk_silent'))}")
    if len(shown.types) > 1:
        options = [Option(each.id, each.name, each.description) for each in shown.types]
        chosen = static_select(options, shown.request_type.id, action_id=REDRAW)
        yield input_block(TYPE, speech.t("form.type"), chosen, dispatch=True)


def _not_sent(speech: Speech, shown: FormShown) -> Iterator[Block]:
    """Where the person is who has just pressed the button."""
    if shown.draft.errors:
        yield section(f"{SIGNS['no']} {escaped(speech.t('form.not_sent'))}")


def _elsewhere(speech: Speech, request_type: RequestType, too_many: Sequence[DeskField] = ()) -> Iterator[Block]:
    """Known before anything is filled in: the desk would refuse such a request however it was answered."""
    t, impossible = speech.t, plan_form(request_type).impossible
    names = cut(", ".join(field.name for field in impossible or too_many), 500)
    why = t("form.elsewhere_room", fields=names) if too_many else t("form.elsewhere_text")
    why = t("form.elsewhere_fields", fields=names) if impossible else why
    portal = request_type.portal or str(speech.catalog.policy.links.portal or "")
    where = [run("\n"), link(t("link.portal"), portal)] if portal else []
    headline = run(t("form.elsewhere", type=request_type.name), bold=True)
    yield marked("warning", headline, run(f"\n{why}"), *where)


def _questions(speech: Speech, shown: FormShown) -> Iterator[Block]:
    """Each question with what the desk said against its last answer; hints stand where they are about to help."""
    values = with_defaults(shown.draft.values, shown.request_type, speech.catalog.policy)
    for own in Own:
        if own is Own.ATTACHMENTS or not is_asked(own, shown.request_type):
            continue
        if own is Own.SEVERITY and not speech.catalog.policy.fix_policy.categories:
            continue
        yield from objection(shown, block_of_own(own))
        yield own_question_block(speech, values, own, shown.outlook, fault=shown.request_type.reproduction)
        if own is Own.COMPONENT:
            where = button(speech.t("form.how_to_find"), WHERE_BUTTON, shown.draft.id)
            yield actions([where]) | {"block_id": WHERE_BUTTON}
            yield from _hints(speech, shown)


def _hints(speech: Speech, shown: FormShown) -> Iterator[Block]:
    """Each block is named after its text, so that a form is redrawn only when its hints have changed."""
    hints = shown.hints[:MOST_HINTS]
    for place, (mark, text) in enumerate(hints):
        name = f"{HINT}{place}.{zlib.crc32(repr(text).encode('utf-8', 'replace')):08x}"
        yield marked(mark, *text) | {"block_id": name}
    if hints and shown.may_solve and not shown.draft.values.pack:
        solved = button(speech.t("form.solved"), SOLVED, shown.draft.id)
        yield actions([solved]) | {"block_id": f"{HINT}solved"}


def _attachments(speech: Speech) -> Block:
    element = {"type": "file_input", "action_id": VALUE, "max_files": MOST_FILES}
    hint = speech.t("form.attachments_hint")
    return input_block(block_of_own(Own.ATTACHMENTS), speech.t("form.attachments"), element, optional=True, hint=hint)


def _named(speech: Speech, file: SlackFile) -> str:
    """What will not get there is said while it can be brought in another way."""
    return speech.t("form.brought_not", name=file.name) if file.too_large else file.name


def _goes_along(speech: Speech, shown: FormShown) -> Iterator[Block]:
    """What is sent without being asked for is shown before it is sent."""
    draft, t = shown.draft, speech.t
    if draft.carried:
        yield quoted(t("form.carried"), cut(draft.carried, 700))
    if draft.brought:
        names = ", ".join(_named(speech, file) for file in draft.brought)
        yield small([t("form.brought", names=names)], 2000)
    yield from (context([note]) for note in shown.notes)
