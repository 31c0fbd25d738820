"""The folders of `examples/` whose packages `make clients` installs."""

import shutil
import subprocess
from pathlib import Path
from typing import Final

from tests.clients.tools import ROOT, environment, missing

EXAMPLES: Final = ROOT / "examples"


def node() -> str:
    """Find Node.js."""
    return shutil.which("node") or missing("Node.js 20.19 or newer (Debian: nodejs npm)")


def example(name: str) -> Path:
    """Find the folder of an example, with its packages from npm."""
    folder = EXAMPLES / name
    if not (folder / "node_modules/.installed").exists():
        missing(f"the packages of examples/{name}: run `make clients`")
    return folder


def run(*command: str | Path, cwd: Path, **variables: str) -> str:
    """Return what *command* prints; if it fails, say why."""
    done = subprocess.run(
        command,
        cwd=cwd,
        env=environment(**variables),
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout
