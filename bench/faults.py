"""What was answered wrongly: a speed with wrong answers is worth nothing."""

from collections.abc import Iterator, Sequence

from bench.bursts import Burst
from bench.results import (
    CartsCompared,
    CatalogCompared,
    Compared,
    Part,
    Replicated,
    Shared,
    Soaked,
    SuiteRun,
)
from bench.sharing import TIMES


def faults_of(part: Part) -> Iterator[str]:
    """Yield a sentence for each fault in what was measured."""
    match part:
        case Compared(bursts=bursts):
            yield from _faults_of_bursts(bursts)
        case CatalogCompared(bursts=bursts) | CartsCompared(bursts=bursts):
            yield from _faults_of_bursts(bursts)
        case Shared(wrong=wrong, lost=lost, queues=queues):
            if wrong or lost:
                yield f"{wrong} answers had data of another world, {lost} worlds were lost"
            if set(queues) != {TIMES}:
                yield f"a scenario that answers {TIMES} times answered so often: {queues}"
        case SuiteRun(runs=runs) if failed := sum(run.failed for run in runs):
            yield f"{failed} tests failed on the shared server"
        case Replicated(rows=rows) if wrong := sum(row.wrong for row in rows):
            yield f"{wrong} logins through the store were refused"
        case Soaked(errors=errors) if errors:
            yield f"{errors} errors in the soak"


def _faults_of_bursts(bursts: Sequence[Burst]) -> Iterator[str]:
    for burst in bursts:
        if burst.errors:
            yield f"{burst.server}, {burst.workload}: {burst.errors} errors. {burst.sample}"
    kinds = {(burst.server, burst.workload) for burst in bursts}
    unseen = kinds - {(burst.server, burst.workload) for burst in bursts if burst.is_quiet}
    if unseen:
        yield f"{len(unseen)} of {len(kinds)} kinds of bursts were all disturbed by other processes"
