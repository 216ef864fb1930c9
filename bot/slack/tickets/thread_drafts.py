"""A draft with the thread that it comes from: what was said and the files, and what of it does not come along."""

from collections.abc import Iterator
from dataclasses import replace

from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.tickets.form_values import FormDraft
from bot.slack.tickets.conversation import Conversation, Conversations
from bot.slack.views.blocks import cut
from bot.slack.views.inputs import LONGEST_TEXT
from bot.words.speech import Speech


async def with_thread(
    draft: FormDraft, conversations: Conversations, client: AsyncWebClient, speech: Speech, place: tuple[str, str],
    own_app: str, *, holds_carried: bool = False,
) -> FormDraft:  # fmt: skip
    """`place`: channel and thread; `holds_carried`: the thread holds what is carried, so it is not told twice."""
    read = await conversations.read(client, *place, speech.catalog.policy.zone, own_app)
    values = draft.values
    if not values.description:
        values = replace(values, description=read.root[:LONGEST_TEXT])
    before = "" if holds_carried and read.readable else draft.carried
    carried = "\n\n".join(part for part in (*_missing(speech, read, draft), before, read.text) if part)
    origin = replace(draft.origin, permalink=read.permalink)
    return replace(draft, values=values, carried=carried, brought=read.files, origin=origin)


def with_names(newest: FormDraft, opened: FormDraft, said: str) -> FormDraft:
    """`said`: the message with everybody's names; what somebody has written since the form opened stays."""
    if newest.values.description != opened.values.description:
        return newest
    return replace(newest, values=replace(newest.values, description=said[:LONGEST_TEXT]))


def _missing(speech: Speech, read: Conversation, draft: FormDraft) -> Iterator[str]:
    """Said first: the form shows no more than the beginning."""
    if not read.readable:
        yield speech.t("carried.no_thread")
    if not read.whole:
        yield speech.t("carried.not_whole")
    along = {file.name for file in draft.brought}
    if left_out := [name for name in read.left_out if name not in along]:
        yield speech.t("carried.files_left_out", names=cut(", ".join(left_out), 1000))
