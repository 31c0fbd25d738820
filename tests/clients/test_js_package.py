"""The package in clients/js: its own tests, run against this sandbox, and its types."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.clients.tools import ROOT, missing

PACKAGE = ROOT / "clients" / "js"
OLDEST_NODE = 20


@pytest.fixture
def node():
    found = shutil.which("node")
    asked = "parseInt(process.versions.node)"
    if not found or int(subprocess.check_output([found, "--print", asked])) < OLDEST_NODE:
        missing(f"Node.js {OLDEST_NODE} or newer (Debian: nodejs npm), then `make clients`")
    return found


def run(*command):
    sandbox = json.dumps([sys.executable, "-m", "sandbox"])
    return subprocess.run(
        command,
        cwd=PACKAGE,
        env={**os.environ, "SANDBOX_COMMAND": sandbox, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )


def test_its_own_tests_pass(node):
    done = run(node, "--test", "test/")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# skipped 0\n" in done.stdout


def test_its_types_hold(node):
    compiler = PACKAGE / "node_modules" / "typescript" / "bin" / "tsc"
    if not compiler.exists():
        missing("the TypeScript compiler: run `make clients`")
    done = run(node, compiler, "--project", ".")
    assert done.returncode == 0, done.stdout
