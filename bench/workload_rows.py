"""What was measured of some workloads, as a table of the document."""

from collections.abc import Mapping, Sequence

from bench.bursts import Burst
from bench.comparison import Comparison
from bench.intervals import Estimate, short
from bench.servers import BY_NAME, SUBJECT

PEERS = ("mercurius", "apollo", "floor")


def heads(peers: Sequence[str]) -> Sequence[str]:
    ratios = [f"of {BY_NAME[peer].title}" for peer in peers]
    times = [f"processor time of {BY_NAME[peer].title}" for peer in peers]
    return ("", *ratios, *times, "p50 ms", "p99 ms", "CPU µs")


def rows(
    bursts: Sequence[Burst], titles: Mapping[str, str], peers: Sequence[str]
) -> Sequence[Sequence[str]]:
    """Return a row for each workload: our requests a second over those of *peers*, their
    processor time over ours, our latencies, our processor time."""
    quiet, all_of_them = Comparison(bursts), Comparison(bursts, with_disturbed=True)
    ours = SUBJECT.name

    def cells(workload: str) -> Sequence[str]:
        ratios = [quiet.ratio((ours, workload), (peer, workload)) for peer in peers]
        times = [all_of_them.ratio((peer, workload), (ours, workload), _cpu) for peer in peers]
        p50 = quiet.median(ours, workload, lambda burst: burst.p50)
        p99 = quiet.median(ours, workload, lambda burst: burst.p99)
        cpu = all_of_them.median(ours, workload, _cpu)
        return [titles[workload], *map(_ratio, (*ratios, *times)), *map(_number, (p50, p99, cpu))]

    return [cells(workload) for workload in titles]


def _cpu(burst: Burst) -> float:
    return burst.cpu


def _ratio(found: Estimate | None) -> str:
    return "-" if found is None else str(found)


def _number(found: Estimate | None) -> str:
    return "-" if found is None else short(found.value)
