"""Counts of requests for `/metrics`: outcomes and durations."""

from bisect import bisect_left
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sandbox.world.exchange import Outcome

BOUNDS: Final = (
    *(0.000025, 0.00005, 0.0001, 0.00025, 0.0005),
    *(0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1.0),
)
"""Seconds: the upper bounds of the histogram's buckets; one more has no bound."""

NONE: Final = "none"
"""The label of an unknown operation, and of its version."""
SEVERAL: Final = "several"
"""The label of a document with several root fields."""


class Series(Struct, kw_only=True):
    """Requests that are alike: how many fell into each bucket, and how long all took, seconds."""

    version: str
    operation: str
    outcome: Outcome
    buckets: list[int]
    seconds: float = 0.0


class Tally:
    """Counts requests of one process; as many series as versions, operations, outcomes."""

    __slots__ = ("_series",)

    def __init__(self) -> None:
        self._series: dict[tuple[str | None, str, Outcome], Series] = {}

    def __iter__(self) -> Iterator[Series]:
        return iter(tuple(self._series.values()))

    def count(
        self, version: str | None, operations: tuple[str, ...], outcome: Outcome, seconds: float
    ) -> None:
        """Count a request. *version* is one that is served, *operations* are the schema's."""
        operation = operations[0] if len(operations) == 1 else SEVERAL if operations else NONE
        series = self._series.get((version, operation, outcome))
        if series is None:
            series = self._begin(version, operation, outcome)
        series.buckets[bisect_left(BOUNDS, seconds)] += 1
        series.seconds += seconds

    def _begin(self, version: str | None, operation: str, outcome: Outcome) -> Series:
        series = self._series[version, operation, outcome] = Series(
            version=version or NONE,
            operation=operation,
            outcome=outcome,
            buckets=[0] * (len(BOUNDS) + 1),
        )
        return series
