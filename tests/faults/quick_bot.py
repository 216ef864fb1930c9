"""`flowver run` with a shorter patience: `quick_bot.py SECONDS`, of which the longest answer takes so many.

What a killed process held is then taken up within seconds.
"""

import sys
from datetime import timedelta
from functools import partial

from bot.adapters.jira_desk.line import Patience as DeskPatience
from bot.bootstrap.desk import desk_side
from bot.config import load_settings
from bot.domain.pace import Pace
from bot.domain.patience import Patience
from bot.serve import run_bot


def patience(answer: float, search_lag: float) -> Patience:
    """As in life, only faster."""
    return Patience(
        answer=timedelta(seconds=answer),
        lease=timedelta(seconds=answer + 2),
        search_lag=timedelta(seconds=search_lag),
        look_gap=timedelta(seconds=0.5),
        backoff=timedelta(seconds=0.3),
        longest_backoff=timedelta(seconds=3),
        not_allowed=timedelta(seconds=3),
        stale=timedelta(seconds=1),
        channel_gap=timedelta(seconds=0.05),
        pace=Pace(message_gap=timedelta(seconds=0.005), ahead=timedelta(seconds=0.5)),
    )


def desk_patience(answer: float) -> DeskPatience:
    """Every call ends within `answer`."""
    return DeskPatience(connect=2, read=answer - 1, call=answer - 0.5, upload=5, read_upload=5)


if __name__ == "__main__":
    longest, settings = float(sys.argv[1]), load_settings()
    waits = patience(longest, settings.flowver_search_lag)
    run_bot(settings, partial(desk_side, patience=waits, desk_patience=desk_patience(longest)))
