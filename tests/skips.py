"""What was not tried on this machine and why, told at the end; with FLOWVER_NOTHING_SKIPPED=1 that is a failure."""

import os
from collections import Counter

import pytest

VARIABLE = "FLOWVER_NOTHING_SKIPPED"


def _reasons(config: pytest.Config) -> Counter[str]:
    """How many tests were skipped for each reason."""
    reporter = config.pluginmanager.get_plugin("terminalreporter")
    skipped = reporter.stats.get("skipped", []) if reporter else []
    return Counter(_reason(report) for report in skipped)


def _reason(report: pytest.TestReport | pytest.CollectReport) -> str:
    said = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
    return said.removeprefix("Skipped: ")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    if os.environ.get(VARIABLE) == "1" and _reasons(session.config) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    reasons = _reasons(config)
    if not reasons:
        return
    terminalreporter.section("not tried on this machine")
    for reason, count in sorted(reasons.items()):
        terminalreporter.line(f"{count} x {reason}")
    if os.environ.get(VARIABLE) == "1":
        terminalreporter.line(f"{VARIABLE}=1: here nothing may be skipped, so this run has failed.", red=True)
