"""The form of a support request as a modal: flowver's own questions, then the desk's, with what helps in between."""

import json
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from bot.domain.desk_defaults import first_answer, with_defaults
from bot.domain.desk_form import DeskField, Own, RequestType, plan_form
from bot.domain.form_ticket import MOST_FILES, is_asked
from bot.domain.own_answers import still_asked
from bot.slack.views.blocks import Block, actions, button, context, cut, escaped, section
from bot.slack.views.form_shown import FormShown
from bot.slack.views.inputs import REDRAW, VALUE, Option, input_block, static_select
from bot.slack.views.ticket_fields import block_of_field, field_blocks
from bot.slack.views.ticket_own import block_of_own, own_question_block
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
MOST_BLOCKS: Final = 100
# Slack refuses a view of 250 kB.
MOST_BYTES: Final = 230_000
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
    first = [*_top(speech, shown), *_questions(speech, shown)]
    last = [_attachments(speech), *_goes_along(speech, shown), *_not_sent(speech, shown)]
    room = _Room(MOST_BLOCKS - 1, MOST_BYTES)
    room.takes([*first, *last])
    return [*first, *_desk_fields(speech, shown, room), *last]


@dataclass(slots=True)
class _Room:
    """What a view can still hold."""

    blocks: int
    bytes: int

    def takes(self, more: Sequence[Block]) -> bool:
        """False, and nothing is taken, where it does not fit."""
        size = len(json.dumps(more, ensure_ascii=False).encode("utf-8", "replace"))
        if len(more) > self.blocks or size > self.bytes:
            return False
        self.blocks, self.bytes = self.blocks - len(more), self.bytes - size
        return True


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


def _elsewhere(speech: Speech, request_type: RequestType) -> Iterator[Block]:
    """Known before anything is filled in: the desk would refuse such a request however it was answered."""
    t, impossible = speech.t, plan_form(request_type).impossible
    names = ", ".join(field.name for field in impossible)
    why = t("form.elsewhere_fields", fields=cut(names, 500)) if impossible else t("form.elsewhere_text")
    portal = speech.catalog.policy.links.portal
    where = [run("\n"), link(t("link.portal"), str(portal))] if portal else []
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
        yield from _objection(shown, block_of_own(own))
        yield own_question_block(speech, values, own, shown.outlook)
        if own is Own.COMPONENT:
            yield actions([button(speech.t("form.how_to_find"), WHERE_BUTTON, shown.draft.id)])
            yield from _hints(speech, shown)


def _hints(speech: Speech, shown: FormShown) -> Iterator[Block]:
    """Each block is named after its text, so that a form is redrawn only when its hints have changed."""
    hints = shown.hints[:MOST_HINTS]
    for place, (mark, text) in enumerate(hints):
        name = f"{HINT}{place}.{zlib.crc32(repr(text).encode('utf-8', 'replace')):08x}"
        yield marked(mark, *text) | {"block_id": name}
    if hints and not shown.draft.values.pack:
        solved = button(speech.t("form.solved"), SOLVED, shown.draft.id)
        yield actions([solved]) | {"block_id": f"{HINT}solved"}


def _desk_fields(speech: Speech, shown: FormShown, room: _Room) -> list[Block]:
    """The required ones first where not all have room; those left out can be filled in in the portal."""
    fields = still_asked(shown.request_type, shown.draft.values, speech.catalog.policy)
    groups = {field.id: list(_desk_field(speech, shown, field)) for field in fields}
    important_first = sorted(fields, key=lambda each: not each.required)
    kept = {field.id for field in important_first if room.takes(groups[field.id])}
    blocks = [block for field in fields if field.id in kept for block in groups[field.id]]
    return blocks if len(kept) == len(fields) else [*blocks, context([escaped(speech.t("form.more_in_portal"))])]


def _desk_field(speech: Speech, shown: FormShown, field: DeskField) -> Iterator[Block]:
    yield from _objection(shown, block_of_field(field.id))
    yield from field_blocks(speech.t, field, shown.draft.values.desk.get(field.id, first_answer(field)))


def _objection(shown: FormShown, block_id: str) -> Iterator[Block]:
    if said := shown.draft.errors.get(block_id):
        yield marked("no", run(cut(said, 1000)))


def _attachments(speech: Speech) -> Block:
    element = {"type": "file_input", "action_id": VALUE, "max_files": MOST_FILES}
    hint = speech.t("form.attachments_hint")
    return input_block(block_of_own(Own.ATTACHMENTS), speech.t("form.attachments"), element, optional=True, hint=hint)


def _goes_along(speech: Speech, shown: FormShown) -> Iterator[Block]:
    """What is sent without being asked for is shown before it is sent."""
    draft, t = shown.draft, speech.t
    if draft.carried:
        yield quoted(t("form.carried"), cut(draft.carried, 700))
    if draft.brought:
        names = ", ".join(file.name for file in draft.brought)
        yield small([t("form.brought", names=names)], 2000)
    yield from (context([note]) for note in shown.notes)
