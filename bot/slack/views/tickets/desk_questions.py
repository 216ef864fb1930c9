"""The desk's own questions in the form: as many as have room, those that must be answered first."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.domain.tickets.desk_defaults import first_answer
from bot.domain.tickets.desk_form import DeskField, Own
from bot.domain.tickets.form_values import UNKNOWN
from bot.domain.tickets.own_answers import nearest_version, own_question, still_asked
from bot.slack.views.blocks import Block, context, cut, escaped
from bot.slack.views.tickets.fields import block_of_field, field_blocks
from bot.slack.views.tickets.form_shown import FormShown
from bot.slack.views.verbatim import marked, run
from bot.words.speech import Speech

MOST_BLOCKS: Final = 100
# Slack refuses a view of 250 kB.
MOST_BYTES: Final = 230_000


@dataclass(frozen=True, slots=True)
class DeskQuestions:
    """`without_room`: those that must be answered and do not fit."""

    blocks: Sequence[Block]
    without_room: tuple[DeskField, ...]


def desk_questions(speech: Speech, shown: FormShown, beside: Sequence[Block]) -> DeskQuestions:
    """`beside`: everything else that the form shows. Optional ones that are left out can be answered in the portal."""
    room = _Room(MOST_BLOCKS - 1, MOST_BYTES)
    room.takes(beside)
    fields = still_asked(shown.request_type, shown.draft.values, speech.catalog.policy)
    groups = {field.id: list(_question(speech, shown, field)) for field in fields}
    important_first = sorted(fields, key=lambda each: not each.required)
    kept = {field.id for field in important_first if room.takes(groups[field.id])}
    blocks = [block for field in fields if field.id in kept for block in groups[field.id]]
    if len(kept) < len(fields):
        blocks.append(context([escaped(speech.t("form.more_in_portal"))]))
    return DeskQuestions(blocks, tuple(field for field in fields if field.required and field.id not in kept))


def objection(shown: FormShown, block_id: str) -> Iterator[Block]:
    """What the desk said against the last answer to a question."""
    if said := shown.draft.errors.get(block_id):
        yield marked("no", run(cut(said, 1000)))


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


def _question(speech: Speech, shown: FormShown, field: DeskField) -> Iterator[Block]:
    yield from objection(shown, block_of_field(field.id))
    if why := _asked_twice(speech, shown, field):
        yield context([escaped(why)])
    yield from field_blocks(speech.t, field, shown.draft.values.desk.get(field.id, first_answer(field)))


def _asked_twice(speech: Speech, shown: FormShown, field: DeskField) -> str:
    """Why the desk asks for what has been answered above, and what comes nearest to that answer."""
    own = own_question(field, shown.request_type, speech.catalog.policy)
    if own not in (Own.VERSION, Own.COMPONENT):
        return ""
    answer, t = shown.draft.values.text(own), speech.t
    if answer == UNKNOWN:
        return t(f"form.listed_{own.value}_unknown")
    if own is Own.COMPONENT:
        return t("form.listed_otherwise", answer=speech.component(answer))
    nearest = nearest_version(field.choices, answer)
    given = cut(answer, 40)
    return (
        t("form.listed_nearest", answer=given, nearest=nearest) if nearest else t("form.listed_otherwise", answer=given)
    )
