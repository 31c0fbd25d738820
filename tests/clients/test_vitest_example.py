"""The suite in examples/vitest: copied, as its readers do, and run against this sandbox."""

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from clients.write_types import manifest, published
from tests.clients.tools import ROOT, environment, missing, type_errors

EXAMPLE = ROOT / "examples" / "vitest"
OLDEST_NODE = (20, 19)
FAILING = """
import { expect } from "vitest";
import { test } from "./world.js";

test("passes", async ({ world }) => {
  await world.graphql("{ shop { name } }");
});
test("fails", async ({ world }) => {
  await world.graphql('mutation { customerRecover(email: "nobody") { __typename } }');
  expect(await world.inbox.mails()).toHaveLength(1);
});
"""
TYPED = """
import { test as base } from "vitest";
import { fixtures } from "storefront-sandbox/vitest";

base.extend(fixtures)("has a world", async ({ world }) => {
  const name: string = world.name;
  // @ts-expect-error: a name is text
  const number: number = world.name;
});
"""
JOURNAL = (
    r"storefront sandbox journal, world js-[0-9a-f-]+\n"
    r"#1 customerRecover: user-errors, [A-Z_]+ \(200, [0-9.]+ ms\)\n"
    r"    customer[a-z.-]+: "
)


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


def vitest(node, folder, *options):
    return subprocess.run(
        [node, "node_modules/vitest/vitest.mjs", "run", *options],
        cwd=folder,
        env=environment(NO_COLOR="1"),
        capture_output=True,
        text=True,
        check=False,
    )


def test_its_tests_pass_wherever_it_is_copied(node, copied):
    done = vitest(node, copied, "--reporter=json")
    assert done.returncode == 0, done.stdout + done.stderr
    report = json.loads(done.stdout)
    assert report["numPassedTests"] == report["numTotalTests"] == 8


def test_a_failed_test_comes_with_the_journal_of_its_world(node, copied):
    (copied / "login.test.js").write_text(FAILING)
    done = vitest(node, copied)
    assert done.returncode == 1
    assert re.search(JOURNAL, done.stderr), done.stdout + done.stderr
    assert done.stderr.count("storefront sandbox journal") == 1


def test_its_fixtures_have_types(copied):
    assert type_errors(copied, TYPED) == ""


@pytest.mark.parametrize("path", published(), ids=lambda path: path.name)
def test_its_client_is_the_one_that_we_publish(path):
    copy = EXAMPLE / "storefront-sandbox" / path.name
    assert copy.read_text() == path.read_text(), "run `make types`"


def test_its_client_has_nothing_else():
    names = {path.name for path in (EXAMPLE / "storefront-sandbox").iterdir()}
    assert names == {"package.json", *(path.name for path in published())}


def test_its_client_tells_of_itself_what_ours_tells():
    assert (EXAMPLE / "storefront-sandbox" / "package.json").read_text() == manifest()


def test_its_lock_file_names_no_registry():
    packages = json.loads((EXAMPLE / "package-lock.json").read_text())["packages"]
    resolved = [entry["resolved"] for entry in packages.values() if "resolved" in entry]
    assert resolved == ["storefront-sandbox"]
