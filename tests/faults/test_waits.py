"""How long things may take hangs together: nobody looks for, or takes over, what may still be under way."""

from bot.adapters.jira_desk.line import Patience as DeskPatience
from bot.adapters.jira_desk.threads import GRACE_SECONDS
from bot.domain.patience import Patience
from bot.slack.web_client import SECONDS

WAITS = Patience()


def test_a_call_to_the_desk_has_ended_before_it_is_looked_for() -> None:
    longest = WAITS.stale.total_seconds() + DeskPatience().call + GRACE_SECONDS
    assert longest <= WAITS.answer.total_seconds()


def test_a_message_to_slack_has_ended_before_it_is_looked_for() -> None:
    assert WAITS.stale.total_seconds() + SECONDS <= WAITS.answer.total_seconds()


def test_nothing_is_taken_over_before_it_can_have_ended() -> None:
    assert WAITS.answer < WAITS.work < WAITS.lease
