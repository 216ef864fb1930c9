"""Is it alive, is it ready, how is it doing: for whoever runs flowver."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest

Json = dict[str, Any]


@dataclass(frozen=True)
class Finding:
    """One look at a part: `ready` decides the status code, `details` say more."""

    name: str
    ready: bool
    details: Json


Look = Callable[[], Awaitable[Finding]]


async def readiness(looks: Sequence[Look]) -> tuple[int, Json]:
    """200 when every part can do its work, else 503; the body names each part."""
    findings = [await look() for look in looks]
    ready = all(finding.ready for finding in findings)
    parts = {finding.name: {"ready": finding.ready, **finding.details} for finding in findings}
    return (200 if ready else 503), {"ready": ready, **parts}


def metrics(registry: CollectorRegistry) -> tuple[str, bytes]:
    """Content type and body in Prometheus's text format."""
    return CONTENT_TYPE_LATEST, generate_latest(registry)
