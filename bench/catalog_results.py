"""What was measured of servers with a catalog, as a table of the document."""

from collections.abc import Sequence
from typing import Final

from bench.comparison import Comparison
from bench.intervals import Estimate, short
from bench.results import CatalogCompared
from bench.servers import BY_NAME, SUBJECT

TITLES: Final = {
    "collection": "a collection page, 24 products",
    "product": "a product page",
    "many": "250 products with their variants",
    "predict": "predictive search",
    "journey": "home, collection, filter, product, search",
}
_PEERS: Final = ("mercurius", "apollo", "floor")


def rows(found: CatalogCompared) -> Sequence[Sequence[str]]:
    """Return a row for each workload: ratios to the others, our latencies, our rate."""
    comparison = Comparison(found.bursts)
    ours = SUBJECT.name

    def cells(workload: str) -> Sequence[str]:
        ratios = [comparison.ratio((ours, workload), (peer, workload)) for peer in _PEERS]
        p50 = comparison.median(ours, workload, lambda burst: burst.p50)
        p99 = comparison.median(ours, workload, lambda burst: burst.p99)
        cpu = comparison.median(ours, workload, lambda burst: burst.cpu)
        return [TITLES[workload], *map(_ratio, ratios), *map(_number, (p50, p99, cpu))]

    return [cells(workload) for workload in TITLES]


HEADS: Final = (
    "",
    *(f"of {BY_NAME[peer].title}" for peer in _PEERS),
    "p50 ms",
    "p99 ms",
    "CPU µs",
)


def _ratio(found: Estimate | None) -> str:
    return "-" if found is None else str(found)


def _number(found: Estimate | None) -> str:
    return "-" if found is None else short(found.value)
