"""Schemathesis asks for everything that the schema has, well and badly, and reads the answers.

The documents are the same in each run: few, and in `make nightly` many.
"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from uuid import uuid4

import pytest

from tests.budget import budget
from tests.clients.serving import serving

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
VERSION: Final = "unstable"
"""The version that has the most."""
CUSTOMERS: Final = r"^(QueryRoot|Mutation)\.customer"


@pytest.fixture(scope="module")
def sandbox_url(tmp_path_factory) -> Iterator[str]:
    command, logs = [sys.executable, "-m", "sandbox"], tmp_path_factory.mktemp("logs")
    with serving(command, cwd=ROOT, logs=logs) as url:
        yield url


@pytest.mark.parametrize(
    ("chosen", "examples"),
    [
        (("--include-name-regex", CUSTOMERS), budget(8, nightly=200)),
        (("--exclude-name-regex", CUSTOMERS), budget(1, nightly=20)),
    ],
    ids=["customers", "everything-else"],
)
def test_every_answer_is_one_of_the_schema(sandbox_url, tmp_path, chosen, examples):
    world = uuid4().hex
    address = f"{sandbox_url}/w/{world}/api/{VERSION}/graphql.json"
    fuzzed = f"{urlsplit(sandbox_url).netloc}/{world}/{VERSION}"
    done = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli"),
            *("--config-file", HERE / "schemathesis.toml"),
            *("run", address, *chosen, "--max-examples", str(examples)),
            *("--phases", "fuzzing", "--checks", "is_an_answer_of_the_schema"),
            *("--generation-database", "none"),
        ],
        cwd=tmp_path,  # it keeps a cache where it runs
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SCHEMATHESIS_HOOKS": "tests.fuzz.hooks",
            "FUZZED": fuzzed,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
