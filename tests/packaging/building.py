"""Builds the wheel and the source distribution, as `make dist` does."""

import subprocess
import sys
from pathlib import Path


def build(source: Path, kind: str, *, into: Path) -> Path:
    """Build with the pinned backend that is here: isolation would ask the network for one."""
    run(sys.executable, "-m", "build", "--no-isolation", kind, "--outdir", into, cwd=source)
    (built,) = into.iterdir()
    return built


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
