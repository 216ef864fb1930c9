"""Starting another process on the same database, and killing it."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCRIPT = Path(__file__).with_name("another_process.py")


class Process:
    """One that claims receipts and prints what it won; it prints a key only after the commit."""

    def __init__(self, popen: subprocess.Popen[str]) -> None:
        assert popen.stdin
        assert popen.stdout
        self._popen, self._stdin, self._stdout = popen, popen.stdin, popen.stdout

    def go(self) -> None:
        """Let it begin, as close to the others as can be."""
        self._stdin.write("go\n")
        self._stdin.flush()

    def next(self) -> str:
        """Wait for its next line."""
        return self._stdout.readline().strip()

    def rest(self) -> list[str]:
        """Wait for its end and return the remaining lines."""
        lines = self._stdout.read().split()
        assert self._popen.wait(timeout=30) == 0
        return lines

    def kill(self) -> list[str]:
        """Kill it where it stands (SIGKILL) and return the lines that were still under way."""
        self._popen.kill()
        self._popen.wait(timeout=30)
        return self._stdout.read().split()


@contextmanager
def claiming(url: str, count: int = 100) -> Iterator[Process]:
    """Run a process that waits for `go` and then claims the keys E0, E1 ..."""
    command = [sys.executable, str(SCRIPT), url, str(count)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as popen:
        process = Process(popen)
        try:
            assert process.next() == "ready"
            yield process
        finally:
            popen.kill()
