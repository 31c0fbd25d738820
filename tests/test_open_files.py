"""A server may open more files than the system starts processes with."""

import subprocess
import sys

import pytest

resource = pytest.importorskip("resource", reason="Windows has no limit of open files")

SCRIPT = """
import resource, sys
from sandbox.open_files import allow_enough_files
resource.setrlimit(resource.RLIMIT_NOFILE, tuple(map(int, sys.argv[1:])))
allow_enough_files()
print(*resource.getrlimit(resource.RLIMIT_NOFILE))
"""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        pytest.param((64, 128), (128, 128), id="as many as the system lets it"),
        pytest.param((128, 128), (128, 128), id="no more are allowed"),
    ],
)
def test_allows_more_open_files(before, after):
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, *map(str, before)],
        capture_output=True,
        text=True,
        check=True,
    )
    assert tuple(map(int, done.stdout.split())) == after
