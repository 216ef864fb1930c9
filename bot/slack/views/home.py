"""App Home: the supported versions at a glance, and what to ask."""

from collections.abc import Sequence

from bot.domain.versions import LineSummary, VersionsAnswer
from bot.slack.views.answer import ASK
from bot.slack.views.blocks import Block, actions, button, commands, context, escaped, header, section, with_lasting_ids
from bot.words.offers import Offers, whole_help
from bot.words.speech import Speech
from bot.words.support import support_cell, support_mark
from bot.words.told import SIGNS, Told

MOST_LINES = 15


def home_view(speech: Speech, answer: VersionsAnswer, offers: Offers, own: Sequence[Block] = ()) -> dict[str, object]:
    """What one can do first; then supported lines, what is not known, and the ended ones in one row.

    `own`: the person's matters.
    """
    ended = [each for each in answer.lines if each.support.state == "ended"]
    shown = [each for each in answer.lines if each.support.state != "ended"]
    invitation = whole_help(speech, offers)
    blocks = [_asks(invitation), context([escaped(speech.t("home.answers"))]), header(speech.t("home.title"))]
    blocks += [_line(speech, each) for each in shown[:MOST_LINES]]
    if not shown:
        blocks.append(section(escaped(speech.t("versions.none"))))
    if ended:
        blocks.append(context([escaped(_ended(speech, ended))]))
    blocks += [context([escaped(said)]) for said in speech.reasons(answer.reasons)]
    return {"type": "home", "blocks": with_lasting_ids([*blocks, *own, *_invitation(invitation)])}


def _asks(told: Told) -> Block:
    return actions([button(ask.label, f"{ASK}.home{index}", ask.text) for index, ask in enumerate(told.asks)])


def _line(speech: Speech, each: LineSummary) -> Block:
    newest = ", ".join(speech.release(r) for r in list(each.latest.values())[:3]) or speech.t("cell.unknown")
    sign = SIGNS[support_mark(each.support, speech.catalog.policy.support)]
    said = f"{sign} *{each.line.version}*  {escaped(support_cell(speech.t, each.support))}"
    line, block = str(each.line.version), section(f"{said}\n{escaped(speech.t('home.newest', versions=newest))}")
    block["accessory"] = button(speech.t("home.more", line=line), f"{ASK}.{line}", f"check {line}")
    return block


def _ended(speech: Speech, ended: list[LineSummary]) -> str:
    """The newest with its day: whoever reads `no longer supported` looks for how long ago."""
    newest = f"{ended[0].line.version} ({support_cell(speech.t, ended[0].support)})"
    return speech.t("home.ended", lines=", ".join([newest, *(str(each.line.version) for each in ended[1:30])]))


def _invitation(told: Told) -> list[Block]:
    return [
        header(told.headline),
        commands(told.commands),
        section(escaped(" ".join(told.lines))),
        context([escaped(line) for line in told.small]),
    ]
