"""Sharing where Slack's answer is a refusal, or does not come at all."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from prometheus_client import CollectorRegistry
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.domain.catalog import Catalog
from bot.slack.actions import Actions
from bot.slack.answers import Answers
from bot.slack.languages import ASK_AGAIN, Languages
from bot.slack.posting import Poster
from bot.slack.refusals import named, slacks_word
from bot.slack.response_url import ResponseUrlRefused
from bot.slack.tally import Tally
from tests.sentences import TRANSLATIONS

NOW = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
PRESS = {
    "team": {"id": "T1"},
    "user": {"id": "U1"},
    "actions": [{"action_id": "answer.share", "value": "6.15"}],
    "container": {"channel_id": "C1", "message_ts": "1.2"},
    "response_url": "https://slack.example/1",
}


class Responder:
    """Takes what is posted, or fails with these errors first."""

    def __init__(self, *failures: Exception) -> None:
        self.failures = list(failures)
        self.posted: list[dict[str, Any]] = []

    async def post(self, url: str, body: dict[str, Any]) -> None:
        if self.failures:
            raise self.failures.pop(0)
        self.posted.append(body)

    @property
    def public(self) -> int:
        return len([body for body in self.posted if body.get("response_type") == "in_channel"])


class People:
    """Nobody is known, and nothing is kept."""

    async def languages(self) -> dict[tuple[str, str], str]:
        return {}

    async def language(self, workspace: str, user: str) -> str | None:
        return None

    async def choose(self, workspace: str, user: str, language: str | None) -> None: ...

    async def saw_locale(self, workspace: str, user: str, locale: str, at: datetime) -> None: ...


class Slack(AsyncWebClient):
    """Knows nobody, and counts how often it is asked."""

    asked = 0

    async def users_info(self, **_: Any) -> Any:  # type: ignore[override]
        self.asked += 1
        raise SlackApiError("no", {"ok": False, "error": "user_not_found"})


def actions_of(catalog_of: Callable[..., Catalog], responder: Responder) -> Actions:
    source = SimpleNamespace(current=catalog_of("- {line: '6.15', released: 2025-11-24, source: t}\n"))
    answers = Answers(source, TRANSLATIONS, lambda: NOW)
    return Actions(answers, Languages(People(), "en", lambda: NOW), responder, Poster(), Tally(CollectorRegistry()))  # type: ignore[arg-type]


async def test_a_refused_share_may_be_pressed_again(catalog_of: Callable[..., Catalog]) -> None:
    responder = Responder(ResponseUrlRefused(404))
    actions = actions_of(catalog_of, responder)
    with pytest.raises(ResponseUrlRefused):
        await actions.share(PRESS, Slack())
    await actions.share(PRESS, Slack())
    assert responder.public == 1


async def test_a_share_that_may_have_been_shown_is_not_shown_again(catalog_of: Callable[..., Catalog]) -> None:
    responder = Responder(TimeoutError())
    actions = actions_of(catalog_of, responder)
    with pytest.raises(TimeoutError):
        await actions.share(PRESS, Slack())
    await actions.share(PRESS, Slack())
    assert responder.public == 0


async def test_presses_without_a_place_do_not_block_each_other(catalog_of: Callable[..., Catalog]) -> None:
    responder = Responder()
    actions = actions_of(catalog_of, responder)
    for number in (1, 2):
        await actions.share(PRESS | {"container": None, "response_url": f"https://slack.example/{number}"}, Slack())
    assert responder.public == 2


async def test_somebody_whom_slack_does_not_know_is_asked_for_again_only_later() -> None:
    now, slack = [NOW], Slack()
    languages = Languages(People(), "en", lambda: now[0])
    for _ in range(3):
        assert await languages.of("T1", "U1", slack) == "en"
    assert slack.asked == 1
    now[0] += ASK_AGAIN + timedelta(seconds=1)
    await languages.of("T1", "U1", slack)
    assert slack.asked == 2


async def test_who_comes_twice_at_once_is_asked_for_once_and_both_wait() -> None:
    slack = Slow()
    languages = Languages(People(), "en", lambda: NOW)
    assert await asyncio.gather(*(languages.of("T1", "U1", slack) for _ in range(3))) == ["sv"] * 3
    assert slack.asked == 1


class Slow(AsyncWebClient):
    """Takes its time."""

    asked = 0

    async def users_info(self, **_: Any) -> Any:  # type: ignore[override]
        self.asked += 1
        for _turn in range(10):
            await asyncio.sleep(0)
        return {"user": {"locale": "sv-SE"}}


async def test_nobody_is_not_asked_for() -> None:
    slack = Slack()
    assert await Languages(People(), "sv", lambda: NOW).of("T1", "", slack) == "sv"
    assert slack.asked == 0


def test_an_answer_that_is_not_slacks_is_named_without_its_content() -> None:
    assert slacks_word(SlackApiError("<html>secret", object())) == "not_json"  # type: ignore[arg-type]
    assert named(SlackApiError("secret", {"error": "fatal_error"})) == "SlackApiError: fatal_error"
    assert named(ResponseUrlRefused(410)) == "response_url answered 410"
    assert named(TimeoutError("secret")) == "TimeoutError"
