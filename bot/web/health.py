"""Is it alive, is it ready: for whoever runs flowver."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """One look at a part: `ready` decides the status code, `details` say more."""

    name: str
    ready: bool
    details: Json


Look = Callable[[], Awaitable[Finding]]


async def looked(looks: Sequence[Look]) -> Sequence[Finding]:
    return [await look() for look in looks]


def readiness(findings: Sequence[Finding]) -> tuple[int, Json]:
    """200 when every part can do its work, else 503; the body names each part."""
    ready = all(finding.ready for finding in findings)
    parts = {finding.name: {"ready": finding.ready, **finding.details} for finding in findings}
    return (200 if ready else 503), {"ready": ready, **parts}
