"""A suite of 400 tests on 8 workers, again and again on one server.

The tests are those of `bench/shared_suite`, which use the pytest plugin as anybody's do. Each run
makes and forgets 400 worlds of the same names on the server that the runs before have used.
"""

import os
import re
import subprocess
import sys
import time
from typing import Final

from bench.places import BENCH
from bench.processes import Running, started
from bench.results import Run, SuiteRun
from bench.servers import with_customers
from bench.sharing import SEED

WORKERS: Final = 8
TESTS: Final = 400
_SUITE: Final = BENCH / "shared_suite"
_WITHIN: Final = 600  # seconds that one run may take
_COUNTED: Final = re.compile(r"(\d+) (passed|failed|error)")


def measure(runs: int) -> SuiteRun:
    """Run the suite *runs* times against one server with a million seeded customers."""
    with started(with_customers(SEED)) as running:
        return SuiteRun(WORKERS, [_run(running) for _ in range(runs)])


def _run(running: Running) -> Run:
    url = f"http://127.0.0.1:{running.port}"
    begun = time.monotonic()
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-c", str(_SUITE / "pytest.ini")),
            *("-p", "storefront_sandbox.pytest_plugin", "-p", "xdist", "-n", str(WORKERS)),
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
