"""`make` says what it can do, and what it lacks."""

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.tools import missing


@pytest.fixture
def checkout(root, tmp_path) -> Path:
    """Copy what `make` reads, so that a test can let it fail."""
    shutil.copy(root / "Makefile", tmp_path)
    shutil.copy(root / "pyproject.toml", tmp_path)
    shutil.copytree(root / "requirements", tmp_path / "requirements")
    return tmp_path


def make(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    make = shutil.which("make") or missing("make")
    # The outer make's flags and variables, of `make test`, are not for this one.
    environment = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    return subprocess.run(
        [make, *arguments], cwd=cwd, env=environment, capture_output=True, text=True, check=False
    )


def test_alone_it_lists_every_target(root):
    (targets,) = re.findall(r"^\.PHONY: (.*)$", (root / "Makefile").read_text(), re.MULTILINE)
    done = make(cwd=root)
    assert re.findall(r"^make (\w+) ", done.stdout, re.MULTILINE) == targets.split()
    assert done.returncode == 0


def test_without_a_python_that_is_new_enough_it_says_what_to_do(checkout):
    done = make("serve", "PYTHON=python2.0", cwd=checkout)
    assert done.stderr.splitlines()[:2] == [
        "None of these is Python 3.11 or newer with venv: python2.0.",
        "Install one (Debian: python3 python3-venv), or: make PYTHON=/its/path",
    ]
    assert done.returncode == 2


def test_what_is_up_to_date_is_not_installed_again(checkout):
    stamp = checkout / ".venv/runtime.installed"
    stamp.parent.mkdir()
    stamp.touch()
    done = make("--dry-run", "serve", cwd=checkout)
    assert done.stdout == "exec .venv/bin/storefront-sandbox serve \n"
