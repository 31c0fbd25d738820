"""The dashboard, in a real browser: the tests are in JavaScript, beside this file."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.clients.tools import ROOT, environment, missing, tsc

HERE = Path(__file__).parent
WITH_STORE = "store.test.js"
TESTS = sorted(path.name for path in HERE.glob("*.test.js"))


@pytest.fixture(scope="module")
def chromium():
    named = os.environ.get("CHROMIUM", "chromium")
    return shutil.which(named) or missing("Chromium (Debian: chromium), or CHROMIUM, its path")


@pytest.fixture(scope="module")
def node():
    if not (HERE / "node_modules/.installed").exists():
        missing("Playwright: Node.js 20 or newer (Debian: nodejs npm), then `make clients`")
    if not (ROOT / "sandbox" / "dashboard" / "graphiql" / "graphiql.min.js").exists():
        missing("GraphiQL: Node.js 20 or newer (Debian: nodejs npm), then `make graphiql`")
    return shutil.which("node")


@pytest.mark.parametrize("file", TESTS)
def test_it_works_in_a_browser(file, node, chromium, tmp_path, request):
    store = request.getfixturevalue("store_server").fresh_url() if file == WITH_STORE else ""
    done = subprocess.run(
        [node, "--test", HERE / file],
        cwd=ROOT,
        env=environment(CHROMIUM=chromium, HOME=str(tmp_path), STORE=store),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# skipped 0\n" in done.stdout


def test_the_types_of_its_javascript_hold():
    done = subprocess.run(
        [*tsc(), "--project", HERE], capture_output=True, text=True, check=False, cwd=ROOT
    )
    assert (done.stdout, done.returncode) == ("", 0)
