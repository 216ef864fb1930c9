"""An answer as a message: the verdict in one line, facts as fields, the reason, small print, what to do next."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from html import unescape
from itertools import chain
from typing import Final

from bot.slack.views.blocks import (
    BUTTON_VALUE,
    CONTEXT_TEXT,
    MOST_BLOCKS,
    MOST_FIELDS,
    SECTION_TEXT,
    Block,
    actions,
    button,
    commands,
    context,
    cut,
    divider,
    escaped,
    fields,
    mrkdwn,
    plain,
    section,
    table,
    within_one_message,
)
from bot.words.told import SIGNS, Ask, Told
from bot.words.translation import Translation

ASK: Final = "answer.ask"
SHARE: Final = "answer.share"
# `<!channel>`, `<@U1|anna>`: no part of a question, and what pings people is never sent back, not even unseen.
_MENTION: Final = re.compile("<[!@#][^<>]*>")
# What mrkdwn may take for markup.
_ACTING: Final = frozenset("*_~`:<>&@")
MOST_ROWS_SHOWN: Final = 40
MOST_ASKS: Final = 5
# Half of a message on a laptop.
WIDEST_FIELD: Final = 60


def answer_blocks(t: Translation, told: Sequence[Told], question: str, *, shareable: bool) -> list[Block]:
    """Several answers stand under each other; `question` is what sharing asks again."""
    common = told[0].small if len(told) == 1 else _common_small(told)
    buttons = [*([_share(t("ask.share"), question)] if shareable else ()), *_asks(told)]
    foot = [_small_print(common)] if common else []
    if buttons:
        # After "did you mean" the forms themselves come next.
        foot.insert(0 if told and told[-1].offers else len(foot), actions(buttons))
    above = _one(told[0], common) if len(told) == 1 else _under_each_other(told, common)
    return [*within_one_message(above, MOST_BLOCKS - len(foot)), *foot]


@lru_cache(maxsize=1_000)
def _small_print(lines: Sequence[str]) -> Block:
    return context([escaped(" ".join(lines))])


@lru_cache(maxsize=1_000)
def _share(label: str, question: str) -> Block:
    return button(label, SHARE, shared_words(question))


def _common_small(told: Sequence[Told]) -> tuple[str, ...]:
    """Small print that holds for every answer is said once, at the end."""
    return tuple(line for line in told[0].small if all(line in each.small for each in told)) if told else ()


def _under_each_other(told: Sequence[Told], common: Sequence[str]) -> list[Block]:
    blocks = [block for each in told for block in (divider(), *_one(each, common))][1:]
    tables = [index for index, block in enumerate(blocks) if block["type"] == "table"]
    return [block for index, block in enumerate(blocks) if block["type"] != "table" or index == tables[0]]


def _one(told: Told, common: Sequence[str]) -> list[Block]:
    blocks = [section(f"{SIGNS[told.mark]} *{escaped(told.headline)}*"), *_facts(told.facts)]
    if told.commands:
        blocks.append(commands(told.commands))
    if told.table:
        blocks.append(table(told.table.headings, told.table.rows[:MOST_ROWS_SHOWN]))
    if told.lines or told.link:
        link = [f"<{told.link[1]}|{escaped(told.link[0])}>"] if told.link else []
        blocks += map(section, _pieces([*map(escaped, told.lines), *link]))
    if told.small is not common and (own := [escaped(line) for line in told.small if line not in common]):
        blocks.append(context(own))
    return blocks


def _pieces(lines: Sequence[str]) -> list[str]:
    """As few as Slack takes: what has no room in one section goes on in the next."""
    together = "\n".join(lines)
    if len(together) <= SECTION_TEXT:
        return [together]
    pieces = [""]
    for line in lines:
        longer = f"{pieces[-1]}\n{line}" if pieces[-1] else line
        if len(longer) <= SECTION_TEXT or not pieces[-1]:
            pieces[-1] = longer
        else:
            pieces.append(line)
    return pieces


def _facts(facts: Sequence[tuple[str, str]]) -> list[Block]:
    """In two columns; what would be squeezed there has the whole width, below, and what comes first stays first."""
    short = [fact for fact in facts if len(fact[1]) <= WIDEST_FIELD]
    if len(short) == len(facts) <= MOST_FIELDS:
        return [fields(facts)] if facts else []
    first = facts[:1] if len(facts[0][1]) > WIDEST_FIELD else ()
    columns = [fields(short[place : place + MOST_FIELDS]) for place in range(0, len(short), MOST_FIELDS)]
    long = [fact for fact in facts[len(first) :] if len(fact[1]) > WIDEST_FIELD]
    return [*map(_wide, first), *columns, *map(_wide, long)]


def _wide(fact: tuple[str, str]) -> Block:
    return section(escaped(f"*{fact[0]}*\n{fact[1]}"))


def shared_words(question: str) -> str:
    """The words that the button for sharing keeps."""
    return cut(" ".join(_MENTION.sub(" ", question).split()), BUTTON_VALUE)


def _asks(told: Sequence[Told]) -> list[Block]:
    """Slack wants each action id once in a block; people want to know which of two like buttons is which."""
    asks = ([*dict.fromkeys(told[0].asks)] if len(told) == 1 else _not_given(told))[:MOST_ASKS]
    labels = [ask.label for ask in asks]
    if len({*labels}) < len(labels):
        labels = [ask.label if labels.count(ask.label) == 1 else _told_apart(ask) for ask in asks]
    return [button(labels[index], f"{ASK}.{index}", ask.text) for index, ask in enumerate(asks)]


def _not_given(told: Sequence[Told]) -> list[Ask]:
    """What one of several answers offers and another one gives needs no button."""
    given = {each.answers for each in told}
    return [ask for ask in dict.fromkeys(chain.from_iterable([each.asks for each in told])) if ask.text not in given]


def _told_apart(ask: Ask) -> str:
    """`Upgrade path` that asks `upgrade studio 6.15.3` -> `Upgrade path: studio 6.15.3`."""
    return f"{ask.label}: {ask.text.partition(' ')[2] or ask.text}"


def unshared(blocks: Iterable[Block]) -> list[Block]:
    """The same answer without the button that shares it."""
    rest = (
        {**block, "elements": [each for each in block["elements"] if each["action_id"] != SHARE]}
        if block["type"] == "actions"
        else block
        for block in blocks
    )
    return [block for block in rest if block.get("elements", True)]


def answer_text(told: Sequence[Told]) -> str:
    """What a notification and a screen reader say: the verdicts."""
    return cut(escaped(" / ".join([f"{SIGNS[each.mark]} {each.headline}" for each in told])), 3000)


def shared_blocks(t: Translation, blocks: Sequence[Block], user: str, question: str) -> list[Block]:
    """The answer as the channel sees it: who asked, and what."""
    return [_asked_by(t, user, cut(unescape(question), 100)), *blocks][:MOST_BLOCKS]


def _asked_by(t: Translation, user: str, question: str) -> Block:
    """Whoever asked is mentioned; what they asked is text, in one piece with that where nothing in it would act."""
    if _ACTING.isdisjoint(question):
        return context([t("share.by", user=f"<@{user}>", question=question)])
    before, _, after = t("share.by", user=f"<@{user}>", question="\0").partition("\0")
    parts = [mrkdwn(before, CONTEXT_TEXT), plain(question), mrkdwn(after, CONTEXT_TEXT)]
    return {"type": "context", "elements": [part for part in parts if part["text"].strip()]}


def with_notice(blocks: Sequence[Block], notice: str) -> list[Block]:
    return [*blocks[: MOST_BLOCKS - 1], context([escaped(notice)])]
