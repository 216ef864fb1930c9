"""What the answering commands' exit codes say: 0 yes, 1 no, 2 not understood, 3 not known."""

from collections.abc import Sequence

from bot.domain.among import AmongAnswer
from bot.domain.answer import Answer
from bot.domain.beyond import BeyondAnswer
from bot.domain.check import CheckAnswer
from bot.domain.compatibility import CompatAnswer
from bot.domain.fits import FitsAnswer
from bot.domain.fixed import FixedAnswer
from bot.domain.question import Help, Language, Rule, Where
from bot.domain.standing_out import StandingOutAnswer
from bot.domain.support import SupportState
from bot.domain.upgrade import UpgradeAnswer
from bot.domain.versions import VersionsAnswer

YES, NO, USAGE, UNKNOWN = 0, 1, 2, 3
_BY_STATE: dict[SupportState, int] = {"supported": YES, "ended": NO, "unknown": UNKNOWN}
_BY_ANSWER = {"yes": YES, "no": NO, "unknown": UNKNOWN}
_BY_VERDICT = {"compatible": YES, "not_compatible": NO, "unknown": UNKNOWN}


def exit_code(answers: Sequence[Answer], *, unread: bool = False) -> int:
    """Of several answers a no wins, then the unknown. `unread`: a part of the question was not read, so no yes to it.

    Where an upgrade stands beside a check, whether it is supported was the question.
    """
    checked = any(isinstance(each, CheckAnswer) for each in answers)
    codes = {_code(each) for each in answers if not (checked and isinstance(each, UpgradeAnswer))}
    found = next((code for code in (NO, UNKNOWN) if code in codes), YES)
    return UNKNOWN if unread and found == YES else found


def _code(each: Answer) -> int:
    if isinstance(each, CheckAnswer):
        code = NO if each.withdrawn else UNKNOWN if each.day_unread else _BY_STATE[each.support.state]
        return UNKNOWN if code == YES and not each.answers_all else code
    if isinstance(each, CompatAnswer):
        return _BY_VERDICT[each.verdict]
    if isinstance(each, AmongAnswer | FixedAnswer | BeyondAnswer | StandingOutAnswer):
        return _BY_ANSWER[each.verdict]
    if isinstance(each, VersionsAnswer) and each.ending:
        return YES if each.ending.sure else UNKNOWN if each.ending.unsure else NO
    if isinstance(each, VersionsAnswer):
        return UNKNOWN if each.day_unread or (each.asks_newest and each.newest is None) else YES
    if isinstance(each, FitsAnswer):
        return YES if each.known else UNKNOWN
    if isinstance(each, UpgradeAnswer):
        if each.step == "downgrade" or each.withdrawn or each.left_behind:
            return NO
        return UNKNOWN if each.leaves_open else _BY_STATE[each.support.state]
    # Errands are not carried out in a terminal.
    return YES if isinstance(each, Rule | Where | Help | Language) else NO
