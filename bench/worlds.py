"""What worlds cost: medians over processes."""

import json
import os
import subprocess
import sys
from typing import Any

from bench import preparation
from bench.intervals import estimate
from bench.places import ROOT, WHEEL
from bench.results import Row, WorldsMeasured


def measure(processes: int) -> WorldsMeasured:
    """Return medians over *processes*: the first look-up of all can be seen once in each.

    Raises `PreparationError` when the wheel does not have what is measured.
    """
    runs = [_once() for _ in range(processes)]
    return WorldsMeasured(
        [
            Row(
                first["words"],
                first["unit"],
                estimate([run[number]["value"] for run in runs]),
                first["most"],
            )
            for number, first in enumerate(runs[0])
        ]
    )


def _once() -> list[dict[str, Any]]:
    path = os.pathsep.join((str(WHEEL), str(ROOT)))
    done = subprocess.run(
        [sys.executable, "-P", "-m", "bench.world_costs"],
        env={**preparation.environment(), "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise preparation.PreparationError(f"bench.world_costs failed:\n{done.stderr}")
    rows: list[dict[str, Any]] = json.loads(done.stdout)
    return rows
