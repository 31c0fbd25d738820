"""The site in examples/playwright: driven by a browser, against this sandbox."""

import json
import os
import shutil
import subprocess
import sys

import pytest

from tests.clients.tools import ROOT, missing, node

EXAMPLE = ROOT / "examples" / "playwright"


@pytest.fixture
def chromium():
    named = os.environ.get("CHROMIUM", "chromium")
    return shutil.which(named) or missing("Chromium (Debian: chromium), or CHROMIUM, its path")


def test_its_tests_pass(chromium, tmp_path):
    if not (EXAMPLE / "node_modules/.installed").exists():
        missing("Playwright: run `make clients`")
    done = subprocess.run(
        [
            *(node(), "node_modules/@playwright/test/cli.js", "test"),
            *("--reporter=json", f"--output={tmp_path / 'results'}"),
        ],
        cwd=EXAMPLE,
        env={
            **os.environ,
            "CHROMIUM": chromium,
            "HOME": str(tmp_path),
            "SANDBOX_COMMAND": json.dumps([sys.executable, "-m", "sandbox"]),
            "PYTHONPATH": str(ROOT),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    stats = json.loads(done.stdout)["stats"]
    counted = {name: stats[name] for name in ("expected", "unexpected", "flaky", "skipped")}
    assert counted == {"expected": 6, "unexpected": 0, "flaky": 0, "skipped": 0}


def test_its_lock_file_names_no_registry():
    packages = json.loads((EXAMPLE / "package-lock.json").read_text())["packages"]
    resolved = [entry["resolved"] for entry in packages.values() if "resolved" in entry]
    assert resolved == ["../../clients/js"]
