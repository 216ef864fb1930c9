"""The page /metrics: what was counted, and figures that are read when somebody asks for them."""

from collections.abc import Awaitable, Callable, Iterable, Sequence

from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    GCCollector,
    PlatformCollector,
    ProcessCollector,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.registry import Collector

from bot.web.health import Finding

Figures = Callable[[], Awaitable[Sequence[Metric]]]


def process_registry() -> CollectorRegistry:
    """A registry with what is known of any process: memory, processor time, open files, garbage collections."""
    registry = CollectorRegistry()
    for kind in (ProcessCollector, PlatformCollector, GCCollector):
        kind(registry=registry)
    return registry


class _Read(Collector):
    """Figures that are there already: the library's collectors cannot wait for a database."""

    def __init__(self, metrics: Sequence[Metric]) -> None:
        self._metrics = metrics

    def collect(self) -> Iterable[Metric]:
        return self._metrics


async def metrics(
    registry: CollectorRegistry, findings: Sequence[Finding], figures: Sequence[Figures]
) -> tuple[str, bytes]:
    """Content type and body in Prometheus's text format; `findings` as /readyz has them."""
    read = CollectorRegistry()
    read.register(_Read([_ready(findings), *[metric for each in figures for metric in await each()]]))
    return CONTENT_TYPE_LATEST, generate_latest(registry) + generate_latest(read)


def _ready(findings: Sequence[Finding]) -> Metric:
    ready = GaugeMetricFamily("flowver_ready", "Whether each part can do its work, as /readyz has it.", labels=["part"])
    for finding in findings:
        ready.add_metric([finding.name], float(finding.ready))
    return ready
