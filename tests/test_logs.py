"""What the log looks like on standard error, line by line."""

import json
import logging
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest

from bot.logs import get_log, only_warnings, set_up_logs

Lines = Callable[[], list[dict[str, Any]]]

log = get_log("bot.somewhere")
library = logging.getLogger("some_library.client")


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    root, ours = logging.getLogger(), logging.getLogger("bot")
    handlers, levels = root.handlers, (root.level, ours.level)
    root.handlers = []
    yield
    root.handlers = handlers
    root.setLevel(levels[0])
    ours.setLevel(levels[1])


@pytest.fixture
def lines(capsys: pytest.CaptureFixture[str]) -> Lines:
    """What has been said since; all of it is JSON, on standard error."""

    def said() -> list[dict[str, Any]]:
        out, err = capsys.readouterr()
        assert out == ""
        return [json.loads(line) for line in err.split("\n")[:-1]]

    return said


class Thing:
    def __repr__(self) -> str:
        return "<a thing>"


def test_an_event_is_one_line_with_its_fields_first_and_the_time_last(lines: Lines) -> None:
    set_up_logs("INFO")
    log.info("request_filed", request="R1", attempt=1)
    [line] = lines()
    assert list(line) == ["request", "attempt", "event", "level", "timestamp"]
    assert (line["request"], line["attempt"], line["event"], line["level"]) == ("R1", 1, "request_filed", "info")
    assert line["timestamp"].endswith("Z")
    assert abs(datetime.now(UTC) - datetime.fromisoformat(line["timestamp"])).total_seconds() < 60


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("two\nlines\r\n", "two\nlines\r\n"),
        ("Räksmörgås 🦐 \u2028", "Räksmörgås 🦐 \u2028"),
        ("100 %s", "100 %s"),
        (None, None),
        (("a", 2), ["a", 2]),
        ({"inner": Thing()}, {"inner": "<a thing>"}),
        ({"a set"}, "{'a set'}"),
        (ValueError("no"), "ValueError('no')"),
    ],
)
def test_whatever_the_fields_hold_it_stays_one_line(lines: Lines, value: object, said: object) -> None:
    set_up_logs("INFO")
    log.warning("100 %s\n", value=value)
    [line] = lines()
    assert (line["value"], line["event"], line["level"]) == (said, "100 %s\n", "warning")


def test_letters_are_written_as_they_are(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("INFO")
    log.info("said", text="Räksmörgås")
    assert "Räksmörgås" in capsys.readouterr().err


def test_what_cannot_be_written_in_utf_8_is_escaped() -> None:
    """The tests' standard error would refuse it; a process's own does not."""
    code = "from bot.logs import get_log; get_log('bot.x').warning('said', text='half a pair \\ud800')"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, timeout=60, check=True)
    assert json.loads(done.stderr)["text"] == "half a pair \ud800"


def test_an_error_is_told_with_its_traceback_and_its_cause(lines: Lines) -> None:
    set_up_logs("INFO")
    try:
        try:
            raise KeyError("first")
        except KeyError as error:
            raise ValueError("then") from error
    except ValueError as error:
        log.error("failed", reference="ab", exc_info=error)
    log.error("failed", reference="cd", exc_info=None)
    told, plain = lines()
    assert list(told) == ["reference", "event", "level", "timestamp", "exception"]
    assert told["exception"].startswith("Traceback (most recent call last):\n")
    assert "KeyError: 'first'" in told["exception"]
    assert told["exception"].endswith("\nValueError: then")
    assert list(plain) == ["reference", "event", "level", "timestamp"]


@pytest.mark.parametrize(
    ("level", "heard"),
    [
        ("DEBUG", ["info", "warning", "error"]),
        ("INFO", ["info", "warning", "error"]),
        ("WARNING", ["warning", "error"]),
        ("ERROR", ["error"]),
    ],
)
def test_below_its_level_nothing_is_said(lines: Lines, level: str, heard: list[str]) -> None:
    set_up_logs(level)
    log.info("a")
    log.warning("b")
    log.error("c")
    assert [line["level"] for line in lines()] == heard


@pytest.mark.parametrize(("level", "heard"), [("DEBUG", ["warning", "error"]), ("ERROR", ["error"])])
def test_libraries_are_heard_from_warnings_on_and_never_below_our_level(
    lines: Lines, level: str, heard: list[str]
) -> None:
    set_up_logs(level)
    library.debug("a request with what %s wrote", "somebody")
    library.info("the same")
    library.warning("slow: %s", 3)
    library.error("slow: %s", 3)
    said = lines()
    assert [line["level"] for line in said] == heard
    assert all((line["event"], line["logger"]) == ("slow: 3", "some_library.client") for line in said)


def test_a_librarys_error_is_told_with_its_traceback(lines: Lines) -> None:
    set_up_logs("INFO")
    try:
        raise ValueError("then")
    except ValueError:
        library.exception("bad")
    [line] = lines()
    assert list(line) == ["event", "level", "logger", "timestamp", "exception"]
    assert line["exception"].endswith("\nValueError: then")


def test_what_bolt_says_of_the_token_at_each_start_is_left_out(lines: Lines) -> None:
    set_up_logs("INFO")
    logging.getLogger("slack_bolt.AsyncApp").warning("As you gave `authorize`, `token` will be unused.")
    logging.getLogger("slack_bolt.AsyncApp").warning("Something else")
    assert [line["event"] for line in lines()] == ["Something else"]


def test_setting_it_up_twice_doubles_nothing(lines: Lines) -> None:
    set_up_logs("INFO")
    set_up_logs("INFO")
    log.info("ours")
    library.warning("theirs")
    assert [line["event"] for line in lines()] == ["ours", "theirs"]


def test_before_it_is_set_up_only_warnings_are_said(lines: Lines) -> None:
    log.info("a")
    log.warning("b", why="c")
    [line] = lines()
    assert (line["event"], line["why"]) == ("b", "c")


def test_a_command_can_keep_what_happens_under_way_out_of_its_answer(lines: Lines) -> None:
    set_up_logs("INFO")
    with only_warnings():
        log.info("a")
        log.warning("b")
    log.info("c")
    assert [line["event"] for line in lines()] == ["b", "c"]
