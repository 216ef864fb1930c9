"""`flowver run` with a shorter patience, and as many messages a second as the far end bears: `announcing_bot.py GAP`.

GAP: milliseconds between two messages in a workspace. What a killed process held is taken up within seconds.
"""

import sys
from dataclasses import replace
from datetime import timedelta
from functools import partial

from bot.bootstrap import running
from bot.bootstrap.desk import desk_side
from bot.config import load_settings
from bot.domain.pace import Pace
from bot.serve import run_bot
from bot.worker import delivery, news, promises
from tests.faults.quick_bot import desk_patience, patience

ANSWER_SECONDS = 3.0


def look_often() -> None:
    """What happens in other processes is otherwise seen within five seconds."""
    running.CATALOG_SECONDS = news.SCHEDULE_SECONDS = news.FINISH_SECONDS = 0.2
    promises.LONGEST_SLEEP = delivery.LULL = 0.2


if __name__ == "__main__":
    look_often()
    settings = load_settings()
    waits = replace(
        patience(ANSWER_SECONDS, settings.flowver_search_lag),
        channel_gap=timedelta(seconds=1.1),
        pace=Pace(message_gap=timedelta(milliseconds=float(sys.argv[1])), ahead=timedelta(seconds=0.5)),
    )
    run_bot(settings, partial(desk_side, patience=waits, desk_patience=desk_patience(ANSWER_SECONDS)))
