"""What /metrics reads when it is asked: the catalogue, and how far the promises have come."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, InfoMetricFamily, Metric

from bot.adapters.catalog_files.watch import CatalogWatch
from bot.adapters.store.store import Store
from bot.domain.tickets.hints import SOLVED_BY
from bot.usecases.ports import StoreUnavailable
from bot.web.metrics import Figures


class Queue(Protocol):
    """Promises of one kind. Raises StoreUnavailable."""

    async def counts(self) -> Mapping[str, int]: ...

    async def next_due(self) -> datetime | None: ...


def catalog_figures(watch: CatalogWatch, now: Callable[[], datetime]) -> Figures:
    """`now` gives an aware time; the catalogue's age is in whole days of the vendor's zone, as its day is."""

    async def read() -> Sequence[Metric]:
        catalog = watch.current
        age = (now().astimezone(catalog.policy.zone).date() - catalog.changed).days
        known = {"changed": catalog.changed.isoformat(), "revision": catalog.revision}
        return (
            InfoMetricFamily("flowver_catalog", "The catalogue that answers are drawn from.", known),
            _gauge("flowver_catalog_age_days", "Days since the catalogue says that it was changed.", age),
            _gauge("flowver_catalog_loaded_timestamp_seconds", "When it was loaded.", watch.loaded_at.timestamp()),
            _gauge("flowver_catalog_newest_files_used", "0 while the newest files are broken.", not watch.problems),
        )

    return read


def queue_figures(store: Store, queues: Mapping[str, Queue], now: Callable[[], datetime]) -> Figures:
    """`queues`: by the plural of what they hold. Without an answer from the store there are no figures of them."""

    async def read() -> Sequence[Metric]:
        waits = GaugeMetricFamily(
            "flowver_oldest_due_seconds", "How long what has been due longest has been waiting.", labels=["queue"]
        )
        metrics: list[Metric] = [waits]
        try:
            # Gives up after a second, where a count would wait for a database that is out of reach.
            await store.ping()
            for name, queue in queues.items():
                metrics.append(_by_state(name, await queue.counts()))
                waits.add_metric([name], _waited(await queue.next_due(), now()))
        except StoreUnavailable:
            return ()
        return metrics

    return read


def solved_figures(store: Store, totals: Callable[[], Awaitable[Mapping[str, int]]]) -> Figures:
    """`totals`: how many questions needed no request after all, by what solved them. StoreUnavailable."""

    async def read() -> Sequence[Metric]:
        family = CounterMetricFamily("flowver_solved", "Questions solved without a request.", labels=["by"])
        try:
            await store.ping()
            for kind, number in {**dict.fromkeys(SOLVED_BY, 0), **await totals()}.items():
                family.add_metric([kind], number)
        except StoreUnavailable:
            return ()
        return (family,)

    return read


def _waited(due: datetime | None, now: datetime) -> float:
    return max(0.0, (now - due).total_seconds()) if due else 0.0


def _by_state(name: str, counts: Mapping[str, int]) -> Metric:
    family = GaugeMetricFamily(
        f"flowver_{name}", f"How many {name} are in each state that is no end.", labels=["state"]
    )
    for state, count in counts.items():
        family.add_metric([state], count)
    return family


def _gauge(name: str, said: str, value: float) -> Metric:
    return GaugeMetricFamily(name, said, value)
