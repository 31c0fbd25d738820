"""A suite of 400 tests on 8 workers, ten times, on one server. Run as `python -m bench.suite_runs`.

The tests are those of `bench/shared_suite`, which use the pytest plugin as anybody's do. Each run
makes and forgets 400 worlds of the same names on the server that the runs before have used.
"""

import argparse
import os
import re
import subprocess
import sys
import time
from typing import Final

from bench import load, preparation
from bench.places import BENCH
from bench.processes import Running, ServerError, started
from bench.results import Run, SuiteRun, keep
from bench.servers import OURS, SUBJECT, Server
from bench.sharing import SEED

WORKERS: Final = 8
RUNS: Final = 10
TESTS: Final = 400
_SUITE: Final = BENCH / "shared_suite"
_WITHIN: Final = 600  # seconds that one run may take
_COUNTED: Final = re.compile(r"(\d+) (passed|failed|error)")


def measure(runs: int = RUNS) -> SuiteRun:
    """Run the suite *runs* times against one server with a million seeded customers."""
    command = (*SUBJECT.command, "--customers", str(SEED))
    with started(Server("ours", SUBJECT.title, OURS, command)) as running:
        return SuiteRun(WORKERS, [_run(running) for _ in range(runs)])


def _run(running: Running) -> Run:
    url = f"http://127.0.0.1:{running.port}"
    begun = time.monotonic()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-c", str(_SUITE / "pytest.ini")),
            *("-p", "sandbox.pytest_plugin", "-p", "xdist", "-n", str(WORKERS)),
            *("--storefront-sandbox-url", url, str(_SUITE)),
        ],
        cwd=_SUITE,
        env={**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"},
        capture_output=True,
        text=True,
        timeout=_WITHIN,
        check=False,
    )
    seconds = time.monotonic() - begun
    counted = {kind: int(many) for many, kind in _COUNTED.findall(done.stdout.splitlines()[-1])}
    passed = counted.get("passed", 0)
    if done.returncode or passed != TESTS:
        print(done.stdout[-4_000:], done.stderr[-2_000:], file=sys.stderr)
    return Run(passed=passed, failed=TESTS - passed, seconds=seconds)


def in_words(found: SuiteRun) -> str:
    """Say what was seen."""
    passed = sum(run.passed for run in found.runs)
    failed = sum(run.failed for run in found.runs)
    longest = max(run.seconds for run in found.runs)
    shortest = min(run.seconds for run in found.runs)
    return (
        f"{TESTS} tests by `pytest -n {found.workers}`, a world for each, {len(found.runs)} runs "
        f"in a row on one server: {passed:,} passed, {failed} failed; a run took {shortest:.1f} to "
        f"{longest:.1f} s, all workers on one core, the server on the other."
    )


def main() -> int:
    """Measure, keep and print; 1 when a test has failed."""
    parser = argparse.ArgumentParser(prog="python -m bench.suite_runs", description=__doc__)
    parser.add_argument("--runs", type=int, default=RUNS, help="in a row (%(default)s)")
    asked = parser.parse_args()
    try:
        load.prepare()
        preparation.install_wheel()
        found = measure(asked.runs)
    except (load.LoadError, preparation.PreparationError, ServerError) as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    keep(found)
    print(in_words(found))
    return 1 if any(run.failed for run in found.runs) else 0


if __name__ == "__main__":
    sys.exit(main())
