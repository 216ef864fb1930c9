"""The record of what was asked of the site and how it went."""

from dataclasses import dataclass
from datetime import datetime

KEPT_CALLS = 5_000


@dataclass(frozen=True)
class DeskCall:
    """One call; `path` begins with /rest, `status` is None when no answer was sent, `fault` is what struck it."""

    at: datetime
    method: str
    path: str
    status: int | None
    operation: str
    fault: str | None = None
