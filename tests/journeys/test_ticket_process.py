"""Tickets with the bot as `flowver run` starts it: filed, told, found again after a restart, and nothing private logged."""

import signal
from datetime import UTC, datetime
from pathlib import Path

from bot.playground.cast import FLOW_SUPPORT, PRIYA
from bot.playground.desk.nordsjo import DESK
from bot.slack.views.tickets.form import GLOBAL_SHORTCUT
from tests.journeys.process import environment, flowver_run
from tests.journeys.real_bot import DEADLINE, texts
from tests.journeys.ticket_town import ALL_TYPES, GOOD, DeskTown, desk_town_of


def desk_settings(town: DeskTown) -> dict[str, str]:
    return {
        "JIRA_URL": town.playground.jira_url,
        "JIRA_EMAIL": town.desk.email,
        "JIRA_API_TOKEN": town.desk.token,
        "JSM_SERVICE_DESK": DESK,
        "JSM_REQUEST_TYPE": ALL_TYPES,
    }


async def test_a_ticket_leaves_nothing_private_in_the_log_and_is_known_after_a_kill(tmp_path: Path) -> None:
    town = desk_town_of(tmp_path, today=datetime.now(UTC).date())
    play = town.playground
    await play.start()
    try:
        settings = environment(play, tmp_path, **desk_settings(town))
        async with flowver_run(settings, tmp_path) as running:
            play.bot_url = f"{await running.address()}/slack/events"
            await play.shortcut(PRIYA, GLOBAL_SHORTCUT)
            await town.form(PRIYA, "form.type")
            assert (await town.sent(PRIYA)).errors == {}
            key = (await town.filed()).key
            await town.told(town.direct(PRIYA), key)
            running.process.kill()
            assert await running.ended() == -signal.SIGKILL
        async with flowver_run(settings, tmp_path) as again:
            play.bot_url = f"{await again.address()}/slack/events"
            await play.command(PRIYA, FLOW_SUPPORT, "/flowver tickets")
            shown = await play.wait_for_message(lambda message: message.only_for == PRIYA, DEADLINE)
            assert key in texts(shown.blocks)
            again.process.terminate()
            assert await again.ended() == 0
    finally:
        await play.stop()
    assert len(town.desk.requests) == 1
    private = [*GOOD.values(), "priya.nair@", town.desk.token, "Priya"]
    said = running.raw + again.raw
    # Words like `studio` or `high` may be part of something else; sentences may not.
    assert [each for each in private if len(each) > 5 and each in said] == []
