"""The login pages in a real browser: the tests are in JavaScript, beside this file."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.tools import ROOT, environment, missing

HERE = Path(__file__).parent


@pytest.mark.slow
def test_it_works_in_a_browser(tmp_path):
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    node = shutil.which("node")
    if chromium is None:
        missing("Chromium (Debian: chromium), or CHROMIUM, its path")
    if node is None or not (ROOT / "tests/dashboard/node_modules/.installed").exists():
        missing("Playwright: Node.js 20 or newer (Debian: nodejs npm), then `make clients`")
    done = subprocess.run(
        [node, "--test", HERE / "login.test.js"],
        cwd=ROOT,
        env=environment(CHROMIUM=chromium, HOME=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# skipped 0\n" in done.stdout
