"""The benchmark itself runs and says everything that it is there to say; the values are not looked at."""

import asyncio
import sys

import pytest

from tests.bench.comparison import BARE, FIRST, OUTER, SAMPLE, SHIPPED
from tests.bench.processes import ROOT
from tests.bench.questions import asked_again, never_asked, taken
from tests.bench.report import Figure

FIGURES = (
    *(
        f"{name}, at {callers}"
        for name in (BARE, OUTER, SAMPLE, SHIPPED, FIRST)
        for callers in ("32 callers", "1 caller")
    ),
    "requests per CPU second, to the bare app's",
    "p50",
    "p99, to the bare app's",
    "start to first answer",
    "loading 2,000 releases",
    "loaded beside the running bot",
    "p99 of answers before",
    "p99 of answers meanwhile",
    "p99 meanwhile, to before",
    "triggers that expired",
    "a form opened, p50",
    "a form opened, p99",
    "p99 of answers with the forms, to without",
    "channels of one workspace: until the last is posted",
    "channels over 4 workspaces: until the last is posted",
    "to what the limits allow",
    "processor time, to a bare loop at the same pace",
    "memory at its peak",
    "closest posts in a channel",
    *(f"to one on 100: at most {lines} lines" for lines in ("5", "100", "5,000")),
)


@pytest.mark.skipif(sys.platform != "linux", reason="processor time of other processes is read as Linux has it")
async def test_the_short_benchmark_prints_every_figure() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        *("-m", "tests.bench", "--short"),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    said, _ = await process.communicate()
    text = said.decode()
    assert process.returncode == 0, text
    assert [figure for figure in FIGURES if figure not in text] == []


def test_two_hundred_different_texts_are_asked() -> None:
    assert len(set(asked_again())) == 200


def test_a_text_that_was_never_asked_is_never_asked_twice() -> None:
    texts = taken(never_asked(), 20_000)
    assert len({*texts, *asked_again()}) == 20_200


@pytest.mark.parametrize(
    ("figure", "verdict"),
    [
        (Figure("speed", 0.9, least=0.85), "ok"),
        (Figure("speed", 0.8, least=0.85), "MISSED"),
        (Figure("time", 1.6, "s", most=1.5), "MISSED"),
        (Figure("time", 1.5, "s", most=1.5), "ok"),
    ],
)
def test_a_figure_says_whether_its_goal_was_met(figure: Figure, verdict: str) -> None:
    assert str(figure).endswith(verdict)


def test_a_figure_without_a_goal_says_neither() -> None:
    assert "ok" not in str(Figure("time", 1.0, "s"))
    assert "MISSED" not in str(Figure("time", 1.0, "s"))
