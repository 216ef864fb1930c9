"""Replies are posted once; only a 429, which certainly posted nothing, is tried again."""

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.posting import LONGEST_WAIT, Poster


class Answer:
    """What Slack's answer looks like inside an error."""

    def __init__(self, status_code: int, error: str, **headers: str) -> None:
        self.status_code = status_code
        self.headers = headers
        self.data = {"ok": False, "error": error}


class Slack(AsyncWebClient):
    """Refuses with these answers in turn, then takes everything."""

    def __init__(self, *refusals: Answer) -> None:
        super().__init__()
        self.refusals = list(refusals)
        self.asked: list[dict[str, Any]] = []

    async def chat_postMessage(self, **message: Any) -> Any:  # type: ignore[override]  # noqa: N802  # Slack's name
        self.asked.append(message)
        if self.refusals:
            raise SlackApiError("refused", self.refusals.pop(0))  # type: ignore[arg-type]


def limited(seconds: str) -> Answer:
    return Answer(429, "ratelimited", **{"Retry-After": seconds})


async def test_a_rate_limit_is_waited_for_as_told() -> None:
    slack, slept = Slack(limited("3")), list[float]()

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    await Poster(sleep).post(slack, channel="C1", text="x")
    assert slept == [3.0]
    assert slack.asked[0] == slack.asked[1]


@pytest.mark.parametrize("refusal", [Answer(500, "fatal_error"), Answer(200, "channel_not_found"), Answer(503, "")])
async def test_nothing_else_is_tried_again(refusal: Answer) -> None:
    slack = Slack(refusal)
    with pytest.raises(SlackApiError):
        await Poster().post(slack, channel="C1", text="x")
    assert len(slack.asked) == 1


async def test_a_wait_that_no_reader_would_sit_through_is_given_up() -> None:
    slack = Slack(limited(str(int(LONGEST_WAIT) + 1)))
    with pytest.raises(SlackApiError):
        await Poster().post(slack, channel="C1", text="x")


async def test_a_second_rate_limit_is_an_error() -> None:
    slack = Slack(limited("0"), limited("0"))
    with pytest.raises(SlackApiError):
        await Poster().post(slack, channel="C1", text="x")
    assert len(slack.asked) == 2
