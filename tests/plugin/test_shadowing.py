"""Projects that have a package `sandbox` of their own: their runs are theirs."""

import os
import subprocess
import sys

import pytest

from sandbox import __version__
from tests.clients.tools import ROOT

pytest_plugins = ["pytester"]

OWN = """
def test_the_projects_own_is_found():
    import sandbox

    assert sandbox.MINE == 1
"""
ASKS = "def test_it(storefront_world): assert storefront_world.state()"


@pytest.fixture
def own_sandbox(project, monkeypatch):
    """Give the project a package `sandbox`, and find it first, as `python -m pytest` does."""
    folder = project.mkpydir("sandbox")
    (folder / "__init__.py").write_text("MINE = 1\n")
    monkeypatch.setenv("PYTHONPATH", f"{project.path}:{os.environ['PYTHONPATH']}")
    return folder


@pytest.mark.usefixtures("own_sandbox")
@pytest.mark.parametrize("workers", ["0", "1"])
def test_a_run_without_the_fixtures_finds_the_projects_own(project, run, workers):
    project.makepyfile(OWN)
    run("-n", workers, plugins=["xdist"]).assert_outcomes(passed=1)


def test_so_it_does_where_pytest_puts_the_folder_on_the_path_only_later(project, run):
    (project.mkpydir("sandbox") / "__init__.py").write_text("MINE = 1\n")
    project.makeini("[pytest]\npythonpath = .")
    project.makepyfile(OWN)
    run().assert_outcomes(passed=1)


def test_a_test_with_the_fixtures_names_the_folder_that_hides_ours(project, run, own_sandbox):
    project.makepyfile(ASKS)
    result = run()
    result.assert_outcomes(errors=1)
    result.stdout.fnmatch_lines(f"*{own_sandbox} hides the package `sandbox` of Storefront*")


@pytest.mark.parametrize("own", ["sandbox/__init__.py", "sandbox/code.txt", "sandbox.py"])
def test_the_command_runs_in_a_project_with_a_sandbox_of_its_own(tmp_path, own):
    path = tmp_path / own
    path.parent.mkdir(exist_ok=True)
    path.write_text("")
    done = subprocess.run(
        [sys.executable, "-m", "storefront_sandbox", "version"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{__version__}\n", "")


def test_the_demo_runs_in_a_project_with_a_sandbox_of_its_own(tmp_path):
    (tmp_path / "sandbox").mkdir()
    command = [sys.executable, "-m", "storefront_sandbox", "demo"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_command_runs_where_nothing_hides_ours():
    command = [sys.executable, "-m", "storefront_sandbox", "version"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
