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
from graphql import print_schema

from sandbox.schema.building import CUSTOMER_ACCOUNT, build_schema
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
    options = ("--max-examples", str(examples), *chosen)
    run(address, *options, cwd=tmp_path, hooks="tests.fuzz.hooks", fuzzed=fuzzed)


def test_every_answer_of_the_customer_account_api_is_one_of_its_schema(sandbox_url, tmp_path):
    world = uuid4().hex
    schema = tmp_path / "customer-account.graphql"
    schema.write_text(print_schema(build_schema(VERSION, CUSTOMER_ACCOUNT)))
    address = f"{sandbox_url}/w/{world}/customer/api/{VERSION}/graphql"
    fuzzed = f"{urlsplit(sandbox_url).netloc}/{world}/{VERSION}"
    options = ("--url", address, "--max-examples", str(budget(1, nightly=50)))
    run(schema, *options, cwd=tmp_path, hooks="tests.fuzz.account_hooks", fuzzed=fuzzed)


def run(schema: str | Path, *options: str, cwd: Path, hooks: str, fuzzed: str) -> None:
    """Run Schemathesis with these *hooks*; what it finds fails the test."""
    done = subprocess.run(
        [
            *(sys.executable, "-m", "schemathesis.cli"),
            *("--config-file", HERE / "schemathesis.toml"),
            *("run", schema, *options),
            *("--phases", "fuzzing", "--checks", "is_an_answer_of_the_schema"),
            *("--generation-database", "none"),
        ],
        cwd=cwd,  # it keeps a cache where it runs
        env={
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "SCHEMATHESIS_HOOKS": hooks,
            "FUZZED": fuzzed,
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
