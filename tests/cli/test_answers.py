"""The command line for people: what it accepts, what it refuses, and how it looks where it is shown."""

import contextlib
import json
import os
import pty
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.cli import answering

TEXT = """
- {line: "6.14", released: 2024-09-01}
- {line: "6.15", released: 2025-04-03}
- {component: server, version: 6.14.3}
- {component: server, version: 6.15.17}
- {component: studio, version: 6.15.13}
"""
ON = ("--on", "2026-11-23")


def test_the_verdict_comes_first(flowver: Any, folder_of: Any) -> None:
    said = flowver("check", "server", "6.15.17", *ON, "--catalog", folder_of(TEXT))
    assert said.code == 0
    assert said.out.splitlines()[0] == "✅ Server 6.15.17 is supported through 2027-04-03 (131 days left)"
    assert said.err == ""


@pytest.mark.parametrize(
    ("on", "code", "headline"),
    [
        ("2027-04-02", 0, "⚠️ Flow 6.15 stöds till och med 2027-04-03 (1 dag kvar)"),
        ("2027-04-03", 0, "⚠️ Flow 6.15 stöds till och med 2027-04-03 (i dag är sista dagen)"),
        ("2027-04-04", 1, "⛔ Stödet för Flow 6.15 upphörde 2027-04-03"),
    ],
)
def test_on_a_day(flowver: Any, folder_of: Any, on: str, code: int, headline: str) -> None:
    said = flowver("check", "6.15", "--on", on, "--language", "sv", "--catalog", folder_of(TEXT))
    assert (said.code, said.out.splitlines()[0]) == (code, headline)


@pytest.mark.parametrize(
    ("now", "code"), [("2027-04-03T21:59:59", 0), ("2027-04-03T22:00:00", 1), ("2027-04-03T23:59:59", 1)]
)
def test_today_is_the_vendors_day(
    flowver: Any, folder_of: Any, monkeypatch: pytest.MonkeyPatch, now: str, code: int
) -> None:
    monkeypatch.setattr(answering, "now", lambda: datetime.fromisoformat(now).replace(tzinfo=UTC))
    assert flowver("check", "6.15", "--catalog", folder_of(TEXT)).code == code


@pytest.mark.parametrize("day", ["today", "2026-02-30", "20261123", "2026-W15-5", "2026-1-2", "", "٢٠٢٦-٠١-٠٢"])
def test_what_is_no_day_is_refused(flowver: Any, day: str) -> None:
    said = flowver("check", "6.15", "--on", day)
    assert (said.code, said.out) == (2, "")
    assert said.err == f"--on {day}: not a day; write it as 2026-04-03\n"


class TestComponent:
    @pytest.mark.parametrize("name", ["studio", "Studio", "STUDION", "flow studio", "Flow-Studio"])
    def test_by_any_of_its_names(self, flowver: Any, folder_of: Any, name: str) -> None:
        said = flowver("check", "6.15.13", "--component", name, *ON, "--json", "--catalog", folder_of(TEXT))
        assert (said.json["component"], said.json["asked"]) == ("studio", "studio 6.15.13")

    @pytest.mark.parametrize(
        "arguments",
        [
            ("check", "6.15.13"), ("upgrade", "6.14.3"), ("where",), ("versions",),
            ("ask", "is 6.15 supported?"), ("ask", "versions"), ("ask", "hur hittar jag versionen?"),
        ],
    )  # fmt: skip
    def test_an_unknown_one_is_refused_everywhere(self, flowver: Any, arguments: tuple[str, ...]) -> None:
        said = flowver(*arguments, "--component", "stduio", "--json")
        assert said.code == 2
        assert said.json["did_you_mean"] == ["studio"]

    def test_a_question_in_plain_words_is_of_that_component(self, flowver: Any, folder_of: Any) -> None:
        said = flowver(
            "ask", "stöds 6.15.13 fortfarande?", "--component", "studion", "--json", "--catalog", folder_of(TEXT)
        )
        assert said.json["component"] == "studio"

    def test_another_one_in_the_question_is_refused(self, flowver: Any) -> None:
        for arguments in (("check", "server 6.15.3"), ("upgrade", "server 6.15.3"), ("where", "server")):
            said = flowver(*arguments, "--component", "studio")
            assert (said.code, said.out) == (2, "")
            assert said.err == "--component says Studio, but the question is about Server.\n"

    def test_versions_of_one_component(self, flowver: Any, folder_of: Any) -> None:
        said = flowver("versions", "--component", "studion", *ON, "--json", "--catalog", folder_of(TEXT))
        assert [each["latest"] for each in said.json["lines"]] == [{"studio": "6.15.13"}, {}]

    def test_compat_begins_with_it(self, flowver: Any) -> None:
        said = flowver("compat", "--component", "android", "6.14", "server=6.15", "--json")
        assert said.json["pairs"][0]["a"] == {"component": "android", "version": "6.14"}


class TestAnotherQuestion:
    """An exit code of `check` must never be that of another question."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ("check", "latest"), ("check", "help"), ("check", "versions"), ("check", "where"), ("check", "language"),
            ("upgrade", "help"), ("compat", "help"), ("compat", "6.15"), ("check", ""), ("check",), ("upgrade",),
            ("where", "6.15"), ("where", "nowhere"),
        ],
    )  # fmt: skip
    def test_is_refused(self, flowver: Any, arguments: tuple[str, ...]) -> None:
        said = flowver(*arguments)
        assert (said.code, said.out) == (2, "")
        assert said.err.count("\n") == 1

    def test_ask_takes_them_all(self, flowver: Any) -> None:
        for text in ("help", "versions", "where", "language sv", "6.15", "upgrade 6.14.3"):
            assert flowver("ask", text).code in (0, 1)


@pytest.mark.parametrize(
    "text",
    ["6.15.3.4.5", "6.1.7-26406", "1!6.1", "6.1.7rc1", "9" * 5000, "6.1\u200b5", "٦.١٥", "studoi 6.15", "x" * 40_000],
)
def test_what_is_not_understood_is_one_line_and_no_traceback(flowver: Any, text: str) -> None:
    said = flowver("check", text)
    assert (said.code, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert len(said.err) < 1000
    assert "Traceback" not in said.err


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("skapa ett ärende för server 6.15.17", "/flowver ticket server 6.15.17"),
        ("tickets", "/flowver tickets"),
        ("status SUP-12", "/flowver status SUP-12"),
        ("subscribe releases 6.15", "/flowver subscribe releases 6.15"),
        ("unsubscribe", "/flowver unsubscribe"),
        ("announce 6.15.17", "flowver announce 6.15.17"),
    ],
)
def test_what_is_not_done_here_is_no_yes_and_says_where_it_works(flowver: Any, text: str, command: str) -> None:
    said = flowver("ask", text)
    assert (said.code, said.out.splitlines()[0]) == (1, "⛔ Nothing was done: this works in Slack, not here")
    assert command in said.out
    assert flowver("ask", text, "--json").json["done"] is False


def test_a_check_of_flow_and_of_a_component_checks_both(flowver: Any, folder_of: Any) -> None:
    said = flowver("check", "6.14", "studio", "6.15", *ON, "--catalog", folder_of(TEXT), "--json")
    asked = [(each["component"], each["version"]) for each in said.json["answers"]]
    assert (said.code, asked) == (1, [(None, "6.14"), ("studio", "6.15")])


class TestLanguage:
    def test_the_setting_then_the_option(self, flowver: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        assert flowver("where").out.startswith("ℹ️ Where to find")
        monkeypatch.setenv("FLOWVER_LANGUAGE", "sv")
        assert flowver("where").out.startswith("ℹ️ Här hittar du")
        assert flowver("where", "--language", "en").out.startswith("ℹ️ Where to find")

    def test_asking_for_one_says_what_decides_here_because_nothing_is_remembered(self, flowver: Any) -> None:
        said = flowver("ask", "language sv")
        assert said.out.startswith("ℹ️ I answer you in English\n")
        assert "--language" in said.out
        assert "FLOWVER_LANGUAGE" in said.out

    def test_one_that_flowver_does_not_speak_is_refused(self, flowver: Any) -> None:
        said = flowver("where", "--language", "de")
        assert (said.code, said.err) == (2, "--language de: flowver speaks en and sv\n")


class TestCatalogue:
    BROKEN = """
- {component: sudio, version: 6.15.3}
- {component: server, version: 6}
- {component: server, version: 6.15.3, released: 2024-02-30}
- {line: "6.15.3"}
- {component: server, version: 6.15.4, relesed: 2024-02-01}
"""

    def test_every_problem_has_its_own_line(self, flowver: Any, folder_of: Any) -> None:
        folder = folder_of(self.BROKEN)
        for arguments in (("check", "6.15", "--catalog", folder), ("catalog", "lint", folder)):
            said = flowver(*arguments)
            assert said.code == 2
            lines = said.err.splitlines()
            assert len(lines) >= 5
            assert all(line.startswith("releases.yml:") for line in lines)
            assert [line.split(":")[1] for line in lines] == sorted(line.split(":")[1] for line in lines)

    def test_with_json_they_are_one_object_as_well(self, flowver: Any, folder_of: Any) -> None:
        said = flowver("check", "6.15", "--json", "--catalog", folder_of(self.BROKEN))
        assert said.code == 2
        assert said.json["kind"] == "error"
        assert said.json["problem"].count("releases.yml:") == len(said.err.splitlines())

    @pytest.mark.parametrize("arguments", [("check", "6.15"), ("versions",), ("catalog", "lint")])
    def test_a_missing_folder(self, flowver: Any, tmp_path: Path, arguments: tuple[str, ...]) -> None:
        said = flowver(*arguments, "--catalog", tmp_path / "nowhere")
        assert (said.code, said.out) == (2, "")
        assert said.err == f"releases.yml: the folder {tmp_path / 'nowhere'} is not there\n"

    def test_a_file_instead_of_a_folder(self, flowver: Any, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("changed: 2026-11-23")
        said = flowver("check", "6.15", "--catalog", tmp_path / "file")
        assert (said.code, said.out) == (2, "")
        assert "Traceback" not in said.err

    def test_lint_of_what_is_shipped_finds_nothing(self, flowver: Any) -> None:
        said = flowver("catalog", "lint")
        assert (said.code, said.err) == (0, "")
        assert said.out.rstrip().endswith("no problems")


def test_without_arguments_it_tells_what_it_can_do(flowver: Any) -> None:
    said = flowver()
    assert said.code == 0
    for command in ("check", "compat", "upgrade", "versions", "where", "ask", "catalog"):
        assert f"\n  {command} " in said.out


class TestPiped:
    def test_it_is_plain_with_tabs_between_columns(self, flowver_process: Any, folder_of: Any) -> None:
        done = flowver_process("versions", *ON, "--catalog", folder_of(TEXT))
        text = done.stdout.decode("utf-8")
        assert (done.returncode, done.stderr) == (0, b"")
        assert "\x1b" not in text
        assert "6.15\t✅ supported through 2027-04-03\t2025-04-03\tServer 6.15.17, Studio 6.15.13\n" in text

    def test_long_lines_are_not_broken(self, flowver_process: Any) -> None:
        done = flowver_process("where", env={**os.environ, "COLUMNS": "30"})
        assert max(map(len, done.stdout.decode("utf-8").splitlines())) > 150

    @pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
    def test_an_old_encoding_gets_question_marks_and_json_stays_json(self, flowver_process: Any, encoding: str) -> None:
        env = {**os.environ, "PYTHONIOENCODING": encoding}
        plain = flowver_process("check", "6.15", *ON, "--language", "sv", env=env)
        assert (plain.returncode, plain.stderr) == (1, b"")
        assert plain.stdout.startswith(b"? ")
        as_json = flowver_process("upgrade", "6.14.3", *ON, "--json", "--language", "sv", env=env)
        assert as_json.returncode == 1
        assert json.loads(as_json.stdout.decode(encoding))["kind"] == "upgrade"
        bad = flowver_process("check", "“🦔” 6.15x", "--json", env=env)
        assert bad.returncode == 2
        assert b"Traceback" not in bad.stderr

    def test_bytes_that_are_no_text_are_refused(self, flowver_process: Any) -> None:
        script = Path(sys.executable).with_name("flowver")
        done = subprocess.run([script, "check", b"\xff6.15", "--json"], capture_output=True, timeout=60, check=False)
        assert done.returncode == 2
        assert b"Traceback" not in done.stderr

    @pytest.mark.parametrize(
        ("arguments", "code"), [(("versions",), 0), (("check", "6.1"), 1), (("check", "6.1", "--json"), 1)]
    )
    def test_a_reader_who_has_gone_away_changes_nothing(self, arguments: tuple[str, ...], code: int) -> None:
        read, write = os.pipe()
        os.close(read)
        script = Path(sys.executable).with_name("flowver")
        done = subprocess.run([script, *arguments, *ON], stdout=write, stderr=subprocess.PIPE, timeout=60, check=False)
        os.close(write)
        assert (done.returncode, done.stderr) == (code, b"")

    @pytest.mark.parametrize("more", [(), ("--json",)])
    def test_a_full_disk_is_one_line_and_never_a_no(self, more: tuple[str, ...]) -> None:
        script = Path(sys.executable).with_name("flowver")
        with Path("/dev/full").open("wb") as full:
            done = subprocess.run(
                [script, "check", "6.1", *ON, *more], stdout=full, stderr=subprocess.PIPE, timeout=60, check=False
            )
        assert (done.returncode, done.stderr) == (2, b"the answer cannot be written: No space left on device\n")

    @pytest.mark.parametrize("more", ["", "--json"])
    def test_a_closed_output_leaves_the_exit_code(self, more: str) -> None:
        script = Path(sys.executable).with_name("flowver")
        line = f"{script} check 6.1 {' '.join(ON)} {more} >&-"
        done = subprocess.run(line, shell=True, stderr=subprocess.PIPE, timeout=60, check=False)
        assert (done.returncode, done.stderr) == (1, b"")

    def test_python_m_bot_is_the_same(self, flowver_process: Any) -> None:
        module = [sys.executable, "-m", "bot", "check", "6.1", *ON]
        root = Path(__file__).parents[2]
        done = subprocess.run(module, capture_output=True, timeout=60, check=False, cwd=root)
        assert done.stdout == flowver_process("check", "6.1", *ON).stdout
        assert done.returncode == 1


def in_terminal(*arguments: str, columns: int = 100, **environment: str) -> str:
    """What a terminal of that width is sent."""
    ours, theirs = pty.openpty()
    script = Path(sys.executable).with_name("flowver")
    env = {**os.environ, "TERM": "xterm-256color", "COLUMNS": str(columns), **environment}
    started = subprocess.Popen([script, *arguments, *ON], stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    sent = b""
    # Linux reports the other end's closing as an error of the reading.
    with contextlib.suppress(OSError):
        while piece := os.read(ours, 4096):
            sent += piece
    started.wait(60)
    os.close(ours)
    return sent.decode("utf-8")


@pytest.mark.usefixtures("bare_environment")
class TestTerminal:
    def test_there_is_colour_and_a_table(self) -> None:
        text = in_terminal("versions")
        assert "\x1b[1;31m" in text
        assert "│ 6.15 │" in text

    def test_no_color_means_none(self) -> None:
        text = in_terminal("versions", NO_COLOR="1")
        assert not any(f"\x1b[{code}" in text for code in ("31m", "1;31m", "32m", "33m", "36m"))

    def test_a_narrow_one_loses_nothing(self) -> None:
        text = in_terminal("versions", columns=40)
        assert "…" not in text
        assert "6.15 · ⛔ ended by 2026-04-03 · by 2024-04-03 · Server 6.15.17, Studio 6.15.13" in text
