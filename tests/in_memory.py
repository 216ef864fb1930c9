"""The folders of the tests lie in memory where there is room: a disk that is busy with other things holds nobody up.

Imported by pytest as a plugin. SQLite waits for the disk at every writing, and flowver waits for SQLite no longer than a second.
"""

import os
import shutil
from pathlib import Path

VARIABLE = "PYTEST_DEBUG_TEMPROOT"
MEMORY = Path("/dev/shm")
ROOM = 2**30


def pytest_configure() -> None:
    if VARIABLE not in os.environ and os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ROOM:
        os.environ[VARIABLE] = str(MEMORY)
