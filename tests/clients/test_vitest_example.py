"""The suite in examples/vitest: copied, as its readers do, and run against this sandbox."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clients.tools import ROOT, missing

EXAMPLE = ROOT / "examples" / "vitest"
CLIENT = ROOT / "clients" / "js"
OLDEST_NODE = (20, 19)
PUBLISHED = json.loads((CLIENT / "package.json").read_text())


@pytest.fixture
def node():
    found = shutil.which("node")
    asked = "process.versions.node"
    if not found or version(subprocess.check_output([found, "--print", asked])) < OLDEST_NODE:
        missing("Node.js 20.19 or newer (Debian: nodejs npm), then `make clients`")
    if not (EXAMPLE / "node_modules/.installed").exists():
        missing("Vitest: run `make clients`")
    return found


def version(told: bytes) -> tuple[int, ...]:
    return tuple(map(int, told.split(b".")))


@pytest.fixture
def copied(tmp_path) -> Path:
    return shutil.copytree(EXAMPLE, tmp_path / "tests-of-ours", symlinks=True)


def test_its_tests_pass_wherever_it_is_copied(node, copied):
    done = subprocess.run(
        [node, "node_modules/vitest/vitest.mjs", "run", "--reporter=json"],
        cwd=copied,
        env={
            **os.environ,
            "SANDBOX_COMMAND": json.dumps([sys.executable, "-m", "sandbox"]),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["numPassedTests"] == report["numTotalTests"] == 8


@pytest.mark.parametrize("name", PUBLISHED["files"])
def test_its_client_is_the_one_that_we_publish(name):
    copy = EXAMPLE / "storefront-sandbox" / name
    assert copy.read_text() == (CLIENT / name).read_text(), f"cp clients/js/{name} {copy.parent}"


def test_its_client_tells_of_itself_what_ours_tells():
    told = json.loads((EXAMPLE / "storefront-sandbox/package.json").read_text())
    of_development = {"files", "scripts", "devDependencies"}
    assert told == {key: PUBLISHED[key] for key in PUBLISHED.keys() - of_development}


def test_its_lock_file_names_no_registry():
    packages = json.loads((EXAMPLE / "package-lock.json").read_text())["packages"]
    resolved = [entry["resolved"] for entry in packages.values() if "resolved" in entry]
    assert resolved == ["storefront-sandbox"]
