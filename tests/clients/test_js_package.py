"""The package in clients/js: its own tests, run against this sandbox, and its types."""

import re
import shutil
import subprocess
from graphlib import TopologicalSorter

import pytest

from tests.clients.tools import ROOT, environment, missing, tsc

PACKAGE = ROOT / "clients" / "js"
GUIDE = (ROOT / "docs" / "javascript.md").read_text()
BLOCK = re.compile(r"^```js\n(.*?)^```$", re.MULTILINE | re.DOTALL)
IMPORT = re.compile(r"""(?:from |import\()["']\./([\w/-]+\.js)["']""")
"""An import of a module, or of a type by JSDoc."""

TESTS = re.compile(r"(^|/)(__tests__|tests?)(/|$)|[.](test|spec)[.]")
"""What Vitest, Jest, Playwright and `node --test` look for."""

OLDEST_NODE = 20


@pytest.fixture
def node():
    found = shutil.which("node")
    asked = "parseInt(process.versions.node)"
    if not found or int(subprocess.check_output([found, "--print", asked])) < OLDEST_NODE:
        missing(f"Node.js {OLDEST_NODE} or newer (Debian: nodejs npm), then `make clients`")
    return found


def run(*command):
    return subprocess.run(
        command, cwd=PACKAGE, env=environment(), capture_output=True, text=True, check=False
    )


def test_its_own_tests_pass(node):
    done = run(node, "--test", *sorted((ROOT / "tests" / "clients" / "js").glob("*.test.js")))
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# skipped 0\n" in done.stdout


def test_a_copied_folder_adds_no_tests_to_those_of_a_project():
    paths = (path.relative_to(PACKAGE).as_posix() for path in PACKAGE.rglob("*"))
    ours = [path for path in paths if not path.startswith("node_modules")]
    assert [path for path in ours if TESTS.search(path)] == []


def test_its_modules_import_one_another_in_no_circle():
    imports = {path.name: IMPORT.findall(path.read_text()) for path in PACKAGE.glob("*.js")}
    order = [*TopologicalSorter(imports).static_order()]  # raises CycleError
    assert set(imports) <= set(order)


def test_its_types_hold():
    done = run(*tsc(), "--project", ".")
    assert done.returncode == 0, done.stdout


def test_what_the_guide_tells_is_one_program_that_runs(node):
    told, _ = GUIDE.split("## Vitest")
    program = "\n".join([*BLOCK.findall(told), "await stop();"])
    done = run(node, "--input-type=module", "--eval", program)
    assert done.returncode == 0, done.stderr
    assert "[ 'customerAccessTokenCreateWithMultipass' ] user-errors [" in done.stdout


@pytest.mark.parametrize("block", BLOCK.findall(GUIDE.split("## Vitest")[1]))
def test_what_the_guide_shows_of_vitest_is_in_the_example(block):
    files = (ROOT / "examples" / "vitest").glob("*.js")
    assert any(block in file.read_text() for file in files)
