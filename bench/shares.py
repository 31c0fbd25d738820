"""What each part gives or takes: the sandbox beside itself without the part, in the same rounds."""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.bursts import Bench, Burst, Plan
from bench.comparison import Comparison
from bench.intervals import Estimate
from bench.places import BENCH
from bench.processes import started
from bench.results import Share, SharesMeasured
from bench.servers import OURS, SUBJECT, Server, python
from bench.without import PARTS, Part
from bench.workloads import INLINED, LOGIN

_WORKLOADS = {workload.name: workload for workload in (LOGIN, INLINED)}


def measure(plan: Plan, say: Callable[[str], None]) -> SharesMeasured:
    """Visit the sandbox whole, and without each of its parts."""
    whole = Server("ours", SUBJECT.title, OURS, SUBJECT.command, (LOGIN, INLINED))
    servers = [whole, *(_without(name, part) for name, part in PARTS.items())]
    with ExitStack() as stack:
        directory = stack.enter_context(TemporaryDirectory(prefix="bench-"))
        running = [stack.enter_context(started(server)) for server in servers]
        bursts = Bench(running, plan, Path(directory)).run(say)
    return SharesMeasured(
        [
            share_of(part.words, "ours", name, bursts, part.workload, is_feature=part.is_feature)
            for name, part in PARTS.items()
        ]
    )


def _without(name: str, part: Part) -> Server:
    command = python(BENCH / "without.py", name, "{port}")
    return Server(name, f"without {part.words}", OURS, command, (_WORKLOADS[part.workload],))


def share_of(
    words: str,
    above: str,
    below: str,
    bursts: Sequence[Burst],
    workload: str = LOGIN.name,
    *,
    is_feature: bool,
) -> Share:
    """Return what the server *above* did over what that *below* did, and the errors of both."""
    comparison = Comparison(bursts)

    def ratio(measured: Callable[[Burst], float]) -> Estimate | None:
        return comparison.ratio((above, workload), (below, workload), measured)

    return Share(
        words,
        is_feature=is_feature,
        rate=ratio(lambda burst: burst.rate),
        cpu=ratio(lambda burst: burst.cpu),
        errors=sum(burst.errors for burst in bursts if burst.server in {above, below}),
    )
