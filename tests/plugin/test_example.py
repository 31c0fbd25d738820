"""The suite in `examples/pytest` runs where it is copied to."""

from pathlib import Path
from shutil import copytree

import pytest

pytest_plugins = ["pytester"]

EXAMPLE = Path(__file__).parents[2] / "examples" / "pytest"


@pytest.mark.parametrize("workers", ["0", "2"])
def test_the_example_passes(project, run, workers):
    copytree(EXAMPLE, project.path, dirs_exist_ok=True)
    run("-n", workers, "-W", "error", plugins=["xdist"]).assert_outcomes(passed=9)
