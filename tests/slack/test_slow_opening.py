"""Slack hears of a command that opens a form in time, and a form that never opens leaves its button."""

import asyncio

import pytest

from bot.slack.later import Later
from bot.slack.tickets import slow_opening
from bot.slack.tickets.slow_opening import opened_in_time


class Opening:
    """A form that opens, or does not, when it is let go."""

    def __init__(self, outcome: bool | Exception) -> None:
        self.go_on, self.outcome, self.buttons = asyncio.Event(), outcome, 0

    async def __call__(self) -> bool:
        await self.go_on.wait()
        if isinstance(self.outcome, Exception):
            raise self.outcome
        return self.outcome

    async def button(self) -> None:
        self.buttons += 1


@pytest.mark.parametrize("opens", [True, False])
async def test_a_form_that_opens_or_fails_in_time_is_told_as_it_is(opens: bool) -> None:
    later, opening = Later(), Opening(opens)
    opening.go_on.set()
    assert await opened_in_time(opening(), opening.button, later) is opens
    assert opening.buttons == 0


@pytest.mark.parametrize(("outcome", "buttons"), [(True, 0), (False, 1), (TimeoutError(), 1)])
async def test_a_form_that_is_slow_lets_slack_hear_first_and_leaves_its_button_only_if_it_does_not_open(
    monkeypatch: pytest.MonkeyPatch, outcome: bool | Exception, buttons: int
) -> None:
    monkeypatch.setattr(slow_opening, "SECONDS", 0)
    later, opening = Later(), Opening(outcome)
    assert await opened_in_time(opening(), opening.button, later) is True
    assert opening.buttons == 0
    opening.go_on.set()
    await later.idle()
    assert opening.buttons == buttons
