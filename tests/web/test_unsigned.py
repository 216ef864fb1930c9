"""Requests that nobody signed, or not now: refused with one line in the log, and no word of it to the sender."""

import io
import time
from collections.abc import AsyncIterator
from typing import Any

from tests.journeys.real_bot import Town
from tests.web.requests import JSON, Answered, command, event, post, signed

NOW = str(int(time.time()))
TIMES = [
    str(int(time.time()) - 400),
    str(int(time.time()) + 4000),
    "",
    "soon",
    "1e9",
    "-1",
    "9" * 19,
    "9" * 400,
    "1764000000.5",
    " 1764000000 x",
]


def refused_once(answer: Answered, log: list[Any], status: int) -> None:
    assert answer.status == status, answer.text
    lines = list(log)
    assert len(lines) == 1, lines
    assert (lines[0]["event"], lines[0]["status"]) == ("slack_request_refused", status)
    assert not lines[0].get("exc_info")
    log.clear()


async def test_what_is_not_signed_is_refused(town: Town, log: list[Any]) -> None:
    body = command()
    wrong = signed(town, body) | {"X-Slack-Signature": "v0=" + "0" * 64}
    for headers in ({}, wrong, signed(town, b"another body"), {"X-Slack-Request-Timestamp": NOW}):
        refused_once(await post(town, body, headers), log, 401)


async def test_a_signature_of_another_time_is_refused_whatever_stands_for_the_time(town: Town, log: list[Any]) -> None:
    body = command()
    for at in TIMES:
        refused_once(await post(town, body, signed(town, body, at)), log, 401)


async def test_arabic_indic_digits_are_no_time(town: Town, log: list[Any]) -> None:
    """Not even with a signature over them: int() would take them."""
    stamp = NOW.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))
    body = command()
    headers = signed(town, body) | {"X-Slack-Request-Timestamp": stamp}
    refused_once(await post(town, body, headers), log, 401)


async def test_a_signature_in_other_letters_is_refused(town: Town, log: list[Any]) -> None:
    body = command()
    refused_once(await post(town, body, signed(town, body) | {"X-Slack-Signature": "v0=å"}), log, 401)


async def test_a_body_that_is_too_large_is_refused_before_it_is_read(town: Town, log: list[Any]) -> None:
    body = io.BytesIO(b"x" * (1024 * 1024 + 1))
    refused_once(await post(town, body, signed(town, body.getvalue())), log, 413)


async def test_a_body_that_grows_too_large_is_refused_while_it_comes(town: Town, log: list[Any]) -> None:
    async def endless() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100_000

    refused_once(await post(town, endless(), signed(town, b"")), log, 413)


async def test_only_post_is_taken(town: Town, log: list[Any]) -> None:
    for method in ("GET", "PUT", "DELETE"):
        refused_once(await post(town, b"", {}, method=method), log, 405)


async def test_slacks_handshake_is_answered(town: Town, log: list[Any]) -> None:
    answer = await town.playground.verify_url("abc")
    assert answer == {"challenge": "abc"}
    assert len(log) == 0


async def test_slacks_look_at_the_certificate_is_answered(town: Town, log: list[Any]) -> None:
    answered = await post(town, b"ssl_check=1&token=x")
    assert (answered.status, answered.text, len(log)) == (200, "", 0)
    refused_once(await post(town, b"ssl_check=1&token=x", {}), log, 401)


async def test_an_unsigned_event_starts_nothing(town: Town, log: list[Any]) -> None:
    refused_once(await post(town, event(), {}, JSON), log, 401)
    assert town.said_by_bot() == []
