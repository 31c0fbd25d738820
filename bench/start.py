"""Where the time of a start goes: a budget. Run as `python -m bench.start [--rounds 7]`."""

import argparse
import json
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from typing import Final

from bench import preparation
from bench.cold_start import answer_of, login_request
from bench.intervals import estimate
from bench.load import pinned
from bench.phases import IMPORTS, INTERPRETER, LISTENING, POINTS
from bench.places import BENCH, BUILD
from bench.processes import CORE, Running, ended, free_port
from bench.results import Row, StartMeasured, keep
from bench.servers import SUBJECT
from bench.tokens import seal_logins

FIRST_LOGIN: Final = "the first login"
TOTAL: Final = "all of it"
_PHASES: Final = (
    *(INTERPRETER, IMPORTS),
    *(label for _, _, label in POINTS),
    *(LISTENING, FIRST_LOGIN, TOTAL),
)
_IMPORTS: Final = """import gc
from sandbox.cli.serve import without_authorities
gc.disable()
with without_authorities():
    import sandbox.server
"""
_COLLECTIONS: Final = """import gc, time
gc.disable()
from sandbox.app import SCHEMA, create_app
app = create_app()
made = list(app[SCHEMA].rest())
def took():
    begun = time.perf_counter()
    gc.collect()
    return time.perf_counter() - begun
took()
thawed = took()
gc.freeze()
print(took(), thawed)
"""
_COLLECTED: Final = ("what the start made is frozen", "it is not")
_STANDARD: Final = "the standard library"
_NS_IN_MS: Final = 1e6


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, keep the medians, and print them."""
    parser = argparse.ArgumentParser(prog="python -m bench.start", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="how many starts (%(default)s)")
    asked = parser.parse_args(arguments)
    try:
        preparation.install_wheel()
    except preparation.PreparationError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    found = measure(asked.rounds)
    keep(found)
    for row in (*found.phases, *found.imports, *found.collections):
        print(f"{row.words:36}{row.estimate} {row.unit}")
    return 0


def measure(rounds: int) -> StartMeasured:
    """Return medians of *rounds* starts; one before them fills caches and is not counted."""
    phases = [_phases_once() for _ in range(rounds + 1)][1:]
    imports = [_imports_once() for _ in range(rounds)]
    collections = zip(*[_collections_once() for _ in range(rounds)], strict=True)
    return StartMeasured(
        phases=[
            Row(label, "ms", estimate([each.get(label, 0) / _NS_IN_MS for each in phases]))
            for label in _PHASES
        ],
        imports=[
            Row(name, "ms", estimate([each.get(name, 0) / 1e3 for each in imports]))
            for name in sorted(set().union(*imports))
        ],
        collections=[
            Row(words, "ms", estimate([each * 1e3 for each in seconds]))
            for words, seconds in zip(_COLLECTED, collections, strict=True)
        ],
    )


def _phases_once() -> dict[str, int]:
    """Start the sandbox once, log in, and return nanoseconds by phase."""
    port, begun = free_port(), time.monotonic_ns()
    command = [sys.executable, "-P", str(BENCH / "phases.py"), str(port), str(begun)]
    with (
        subprocess.Popen(
            [*pinned(CORE), *command],
            cwd=BUILD,
            env=preparation.environment(),
            stdout=subprocess.PIPE,
        ) as process,
        ended(process),
    ):
        assert process.stdout is not None
        told = json.loads(process.stdout.readline())
        running = Running(SUBJECT, process, port)
        answer_of(running, login_request(seal_logins(0, 1)[0]), until=time.perf_counter() + 5)
        answered = time.monotonic_ns()
    return {**told["spent"], FIRST_LOGIN: answered - told["ready"], TOTAL: answered - begun}


def _imports_once() -> dict[str, int]:
    """Import what a start imports and return microseconds by package, as Python tells them."""
    return by_package(_run("-X", "importtime", "-c", _IMPORTS).stderr)


def _collections_once() -> list[float]:
    """Start, and return the seconds of a full collection: frozen, and as it would be else."""
    return [float(seconds) for seconds in _run("-c", _COLLECTIONS).stdout.split()]


def _run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python with the wheel, on the servers' core."""
    return subprocess.run(
        [*pinned(CORE), sys.executable, "-P", *arguments],
        cwd=BUILD,
        env=preparation.environment(),
        capture_output=True,
        text=True,
        check=True,
    )


def by_package(told: str) -> dict[str, int]:
    """Sum up what `-X importtime` printed: microseconds by package."""
    spent: Counter[str] = Counter()
    for line in told.splitlines():
        own, _, module = line.removeprefix("import time:").split("|")
        if own.strip().isdigit():
            spent[_package(module.strip())] += int(own)
    return dict(spent)


def _package(module: str) -> str:
    top = module.split(".", 1)[0]
    return _STANDARD if top in sys.stdlib_module_names or top.startswith("_") else top


if __name__ == "__main__":
    sys.exit(main())
