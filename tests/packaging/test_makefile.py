"""`make` says what it can do, and what it lacks."""

import os
import re
import shutil
import subprocess
import venv
from pathlib import Path

import pytest

from tests.clients.tools import missing


@pytest.fixture
def checkout(root, tmp_path) -> Path:
    """Copy what `make` reads, so that a test can let it fail."""
    folder = tmp_path / "checkout"
    folder.mkdir()
    shutil.copy(root / "Makefile", folder)
    shutil.copy(root / "pyproject.toml", folder)
    shutil.copytree(root / "requirements", folder / "requirements")
    return folder


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


@pytest.fixture
def installed(checkout) -> Path:
    """A checkout with an environment that has its package, and no other."""
    venv.create(checkout / ".venv", symlinks=True)
    (site_packages,) = checkout.glob(".venv/lib/python*/site-packages")
    (site_packages / "checkout.pth").write_text(str(checkout))
    (checkout / "storefront_sandbox").mkdir()
    (checkout / ".venv/runtime.installed").touch()
    return checkout


def test_what_is_up_to_date_is_not_installed_again(installed):
    done = make("--dry-run", "serve", cwd=installed)
    assert done.stdout == "exec .venv/bin/storefront-sandbox serve \n"


def test_in_a_folder_that_was_moved_it_installs_again(installed, tmp_path):
    moved = installed.rename(tmp_path / "moved")
    done = make("--dry-run", "serve", cwd=moved)
    assert 'echo "Installing, about a minute" >&2' in done.stdout.splitlines()


def test_in_a_copy_it_does_not_run_the_code_of_the_first_folder(installed, tmp_path):
    copied = shutil.copytree(installed, tmp_path / "copied", symlinks=True)
    done = make("--dry-run", "serve", cwd=copied)
    assert 'echo "Installing, about a minute" >&2' in done.stdout.splitlines()


def test_without_the_python_that_it_was_installed_with_it_installs_again(installed):
    for python in installed.glob(".venv/bin/python*"):
        python.unlink()
    done = make("--dry-run", "serve", cwd=installed)
    assert 'echo "Installing, about a minute" >&2' in done.stdout.splitlines()
