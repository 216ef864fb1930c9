"""What goes to standard output as it is, and what is done when nobody reads it; `terminal` has colours and tables."""

import json
import os
import sys


def say_json(value: object) -> None:
    """One line of JSON on standard output; escaped where the output's encoding lacks a character."""
    text = json.dumps(value, ensure_ascii=False)
    say((text if text == _printable(text) else json.dumps(value)) + "\n")


def say(text: str) -> None:
    """What the output's encoding lacks becomes a question mark; a reader who has gone away is no error."""
    # Python leaves nothing there when the output was closed before it started.
    if sys.stdout is None:
        return
    try:
        sys.stdout.write(_printable(text))
        sys.stdout.flush()
    except BrokenPipeError:
        nobody_reads()


def nobody_reads() -> None:
    """Python flushes standard output once more when it ends, and would complain then."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _printable(text: str) -> str:
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    return text.encode(encoding, "replace").decode(encoding)
