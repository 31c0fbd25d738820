"""`/metrics`: counts and durations of the process, for Prometheus."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Final, Protocol

from aiohttp import hdrs, web

from sandbox.door.tally import BOUNDS, Series, Tally
from sandbox.world import Worlds

if TYPE_CHECKING:
    from prometheus_client import CollectorRegistry
    from prometheus_client.metrics_core import HistogramMetricFamily, Metric

_PREFIX: Final = "storefront_sandbox"


class StoreCalls(Protocol):
    """Calls of one kind that a shared store got."""

    done: int
    failed: int
    seconds: float


class StoreCounts(Protocol):
    """What a shared store was asked: calls by kind, and tries that others were faster than.

    `ahead` is by how many seconds this machine's clock is ahead of the store's; None if it is not
    known.
    """

    @property
    def calls(self) -> Mapping[str, StoreCalls]: ...
    @property
    def conflicts(self) -> int: ...
    @property
    def ahead(self) -> float | None: ...


def routes(tally: Tally, worlds: Worlds, store: StoreCounts | None = None) -> list[web.RouteDef]:
    """Return the route of `/metrics`. Its library is imported at the first request.

    *store* counts the calls of a shared store, if there is one.
    """
    registry = cache(lambda: _registry(_Collector(tally, worlds, store)))

    async def get_metrics(request: web.Request) -> web.Response:
        from prometheus_client.exposition import choose_encoder

        write, content_type = choose_encoder(request.headers.get(hdrs.ACCEPT, ""))
        return web.Response(body=write(registry()), headers={hdrs.CONTENT_TYPE: content_type})

    return [web.get("/metrics", get_metrics)]


def _registry(collector: "_Collector") -> "CollectorRegistry":
    """Return a registry for one application: another one in the process has its own numbers."""
    from prometheus_client import (
        CollectorRegistry,
        GCCollector,
        PlatformCollector,
        ProcessCollector,
    )

    registry = CollectorRegistry()
    for kind in (ProcessCollector, PlatformCollector, GCCollector):
        kind(registry=registry)
    registry.register(collector)
    return registry


class _Collector:
    """Reads the numbers at each request."""

    def __init__(self, tally: Tally, worlds: Worlds, store: StoreCounts | None) -> None:
        self._tally = tally
        self._store = store
        self._worlds = worlds

    def collect(self) -> "Iterator[Metric]":
        from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily

        every = tuple(self._tally)
        requests = CounterMetricFamily(
            f"{_PREFIX}_requests",
            "Requests for the Storefront API.",
            labels=("version", "operation", "outcome"),
        )
        for series in every:
            labels = (series.version, series.operation, series.outcome.value)
            requests.add_metric(labels, sum(series.buckets))
        yield requests
        yield _durations(every)
        worlds = GaugeMetricFamily(f"{_PREFIX}_worlds", "Worlds that there are.")
        worlds.add_metric((), len(self._worlds))
        yield worlds
        evicted = CounterMetricFamily(
            f"{_PREFIX}_worlds_evicted", "Worlds that went because there were too many."
        )
        evicted.add_metric((), self._worlds.evicted)
        yield evicted
        if self._store is not None:
            yield from _of_store(self._store)


def _of_store(store: StoreCounts) -> "Iterator[Metric]":
    from prometheus_client.metrics_core import CounterMetricFamily, GaugeMetricFamily

    calls = CounterMetricFamily(
        f"{_PREFIX}_store_calls", "Calls of the shared store.", labels=("call", "outcome")
    )
    seconds = CounterMetricFamily(
        f"{_PREFIX}_store_seconds", "How long these calls took.", labels=("call",)
    )
    for kind, counted in store.calls.items():
        calls.add_metric((kind, "done"), counted.done)
        calls.add_metric((kind, "failed"), counted.failed)
        seconds.add_metric((kind,), counted.seconds)
    yield calls
    yield seconds
    conflicts = CounterMetricFamily(
        f"{_PREFIX}_store_conflicts", "Tries that were repeated, as another process was faster."
    )
    conflicts.add_metric((), store.conflicts)
    yield conflicts
    ahead = GaugeMetricFamily(
        f"{_PREFIX}_store_clock_ahead_seconds",
        "By how much this machine's clock is ahead of the store's.",
    )
    if store.ahead is not None:
        ahead.add_metric((), store.ahead)
    yield ahead


def _durations(every: tuple[Series, ...]) -> "HistogramMetricFamily":
    from prometheus_client.metrics_core import HistogramMetricFamily

    family = HistogramMetricFamily(
        f"{_PREFIX}_request_duration_seconds",
        "How long it took to answer, without the delays of scenarios.",
        labels=("operation",),
    )
    alike: Mapping[str, list[Series]] = _by_operation(every)
    for operation, some in alike.items():
        counts = [sum(counted) for counted in zip(*(one.buckets for one in some), strict=True)]
        reached = [sum(counts[: at + 1]) for at in range(len(counts))]
        bounds = [*map(str, BOUNDS), "+Inf"]
        buckets = list(zip(bounds, reached, strict=True))
        family.add_metric((operation,), buckets, sum(one.seconds for one in some))
    return family


def _by_operation(every: tuple[Series, ...]) -> Mapping[str, list[Series]]:
    alike: defaultdict[str, list[Series]] = defaultdict(list)
    for series in every:
        alike[series.operation].append(series)
    return alike
