"""What bursts say of two servers: ratios within a round, where both met the same weather."""

from collections.abc import Callable, Mapping, Sequence

from bench.bursts import Burst
from bench.intervals import Estimate, estimate

Measure = Callable[[Burst], float]


class Comparison:
    """The bursts of one run, without those that others disturbed.

    *with_disturbed* keeps these, too: for processor time, which others change less than rates.
    """

    def __init__(self, bursts: Sequence[Burst], *, with_disturbed: bool = False) -> None:
        self._quiet = {
            (burst.server, burst.workload, burst.round): burst
            for burst in bursts
            if burst.is_quiet or (with_disturbed and not burst.errors)
        }

    def median(self, server: str, workload: str, measure: Measure) -> Estimate | None:
        """Return the median over the rounds; None when no quiet burst is left."""
        values = [measure(burst) for burst in self._of(server, workload).values()]
        return estimate(values) if values else None

    def ratio(
        self,
        above: tuple[str, str],
        below: tuple[str, str],
        measure: Measure = lambda burst: burst.rate,
    ) -> Estimate | None:
        """Return *measure* of *above* over that of *below*, both a server and a workload."""
        upper, lower = self._of(*above), self._of(*below)
        values = [
            measure(burst) / measure(lower[number])
            for number, burst in upper.items()
            if number in lower and measure(lower[number])
        ]
        return estimate(values) if values else None

    def _of(self, server: str, workload: str) -> Mapping[int, Burst]:
        return {
            burst.round: burst
            for (name, kind, _), burst in self._quiet.items()
            if (name, kind) == (server, workload)
        }
