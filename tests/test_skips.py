"""The end of a test run says what was skipped, and fails where nothing may be."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ONE_SKIPPED = """
import pytest
def test_done(): pass
@pytest.mark.skip(reason="there is no moon tonight")
def test_moon(): pass
"""


@pytest.mark.parametrize(("allowed", "code"), [(True, 0), (False, 1)])
def test_what_was_skipped_is_told_and_fails_where_it_must(tmp_path: Path, allowed: bool, code: int) -> None:
    (tmp_path / "test_moon.py").write_text(ONE_SKIPPED)
    (tmp_path / "pytest.ini").write_text("[pytest]\n")
    run = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "tests.skips", "-p", "no:cacheprovider", str(tmp_path)],
        capture_output=True,
        text=True,
        check=False,
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT), "PATH": "", **({} if allowed else {"FLOWVER_NOTHING_SKIPPED": "1"})},
    )
    assert run.returncode == code, run.stdout + run.stderr
    assert "1 x there is no moon tonight" in run.stdout
