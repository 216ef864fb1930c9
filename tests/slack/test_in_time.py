"""What takes longer than Slack waits goes on behind its acknowledgement, and nothing of it is lost."""

import asyncio
from typing import Any

import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import in_time
from bot.slack.in_time import InTime

BODY = {"user": {"id": "U1"}}


class Errors:
    """Keeps what it is told."""

    def __init__(self) -> None:
        self.told: list[tuple[Exception, Any]] = []

    async def handle(self, error: Exception, body: Any, client: AsyncWebClient) -> None:
        self.told.append((error, body))


class Work:
    """A listener that ends when it is let go, well or badly."""

    def __init__(self, failure: Exception | None = None) -> None:
        self.go_on, self.done, self.failure = asyncio.Event(), False, failure

    async def __call__(self, body: Any, client: AsyncWebClient) -> None:
        await self.go_on.wait()
        if self.failure:
            raise self.failure
        self.done = True


async def press(made: InTime, work: Work) -> list[str]:
    said: list[str] = []

    async def ack() -> None:
        said.append("acknowledged")

    await made.acknowledged(work)(ack=ack, body=BODY, client=AsyncWebClient())
    return said


async def test_a_slow_listener_is_acknowledged_in_time_and_ends_before_the_bot_does() -> None:
    made, work = InTime(Errors(), patience=0.01), Work()  # type: ignore[arg-type]
    assert await press(made, work) == ["acknowledged"]
    assert not work.done
    closing = asyncio.create_task(made.close())
    work.go_on.set()
    await closing
    assert work.done


async def test_a_late_failure_reaches_the_one_place_for_errors() -> None:
    errors, work = Errors(), Work(TimeoutError())
    made = InTime(errors, patience=0.01)  # type: ignore[arg-type]
    await press(made, work)
    work.go_on.set()
    await made.close()
    assert errors.told == [(work.failure, BODY)]


async def test_a_failure_in_time_is_the_callers() -> None:
    errors, work = Errors(), Work(TimeoutError())
    made = InTime(errors, patience=5)  # type: ignore[arg-type]
    work.go_on.set()
    with pytest.raises(TimeoutError) as caught:
        await press(made, work)
    assert caught.value is work.failure
    assert errors.told == []


async def test_an_event_is_heard_in_time_too() -> None:
    made, work = InTime(Errors(), patience=0.01), Work()  # type: ignore[arg-type]
    await made.listening(work)(body=BODY, client=AsyncWebClient())
    work.go_on.set()
    await made.close()
    assert work.done


async def test_what_never_ends_does_not_keep_the_bot_from_stopping(monkeypatch: Any) -> None:
    monkeypatch.setattr(in_time, "GRACE_SECONDS", 0.01)
    errors = Errors()
    made = InTime(errors, patience=0.01)  # type: ignore[arg-type]
    await press(made, Work())
    await made.close()
    assert errors.told == []
