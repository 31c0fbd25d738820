"""The site in examples/playwright: driven by a browser, against this sandbox."""

import json
import os
import shutil
import subprocess
from base64 import b64decode

import pytest

from tests.clients.tools import ROOT, environment, missing, node, type_errors

EXAMPLE = ROOT / "examples" / "playwright"
CONFIG = """
import { fileURLToPath } from "node:url";

export default { globalSetup: fileURLToPath(import.meta.resolve("storefront-sandbox/setup")) };
"""
TYPED = """
import { test as base } from "@playwright/test";
import type { World } from "storefront-sandbox";
import { fixtures } from "storefront-sandbox/playwright";

base.extend<{ world: World }>(fixtures)("has a world", async ({ page, world }) => {
  await page.goto(world.url);
  // @ts-expect-error: a name is text
  const number: number = world.name;
});
"""
FAILING = """
import { expect, test as base } from "@playwright/test";
import { fixtures } from "storefront-sandbox/playwright";

base.extend(fixtures)("fails", async ({ world }) => {
  await world.graphql("{ shop { name } }");
  expect(await world.inbox.mails()).toHaveLength(1);
});
"""


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
        env=environment(CHROMIUM=chromium, HOME=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    stats = json.loads(done.stdout)["stats"]
    counted = {name: stats[name] for name in ("expected", "unexpected", "flaky", "skipped")}
    assert counted == {"expected": 7, "unexpected": 0, "flaky": 0, "skipped": 0}


def test_a_failed_test_comes_with_the_journal_of_its_world(tmp_path):
    if not (EXAMPLE / "node_modules/.installed").exists():
        missing("Playwright: run `make clients`")
    (tmp_path / "node_modules").symlink_to(EXAMPLE / "node_modules")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    (tmp_path / "playwright.config.js").write_text(CONFIG)
    (tmp_path / "fails.test.js").write_text(FAILING)
    done = subprocess.run(
        [node(), "node_modules/@playwright/test/cli.js", "test", "--reporter=json"],
        cwd=tmp_path,
        env=environment(HOME=str(tmp_path)),
        capture_output=True,
        text=True,
        check=False,
    )
    report = json.loads(done.stdout)
    ((spec,),) = [suite["specs"] for suite in report["suites"]]
    (result,) = spec["tests"][0]["results"]
    (attached,) = result["attachments"]
    journal = b64decode(attached["body"]).decode()
    assert attached["name"] == "storefront sandbox journal"
    assert [line.partition(" (")[0] for line in journal.splitlines()[1:]] == ["#1 shop: ok"]
    assert journal in "".join(part.get("text", "") for part in result["stderr"])


def test_its_fixtures_have_types(tmp_path):
    if not (EXAMPLE / "node_modules/.installed").exists():
        missing("Playwright: run `make clients`")
    (tmp_path / "node_modules").symlink_to(EXAMPLE / "node_modules")
    (tmp_path / "package.json").write_text('{"type": "module"}')
    assert type_errors(tmp_path, TYPED) == ""


def test_its_lock_file_names_no_registry():
    packages = json.loads((EXAMPLE / "package-lock.json").read_text())["packages"]
    resolved = [entry["resolved"] for entry in packages.values() if "resolved" in entry]
    assert resolved == ["../../clients/js"]
