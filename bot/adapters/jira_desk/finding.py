"""One thing that the doctor found out about the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.usecases.desk_ports import DeskError, DeskNotDone, DeskRefused


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` and `values` for the sentence; `good`: nothing to do."""

    code: str
    good: bool
    values: Mapping[str, object] = field(default_factory=dict)


def failed(code: str, error: DeskError) -> Finding:
    """With what the desk said."""
    if isinstance(error, DeskNotDone) and error.retry_after is not None:
        return Finding("limited", False, {"seconds": round(error.retry_after)})
    said = error.refusal.message if isinstance(error, DeskRefused) else ""
    return Finding(code, False, {"error": said or str(error)})
