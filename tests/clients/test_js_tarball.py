"""The npm package as its users get it: packed, and installed from the tarball without a network."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from clients.write_types import CLIENT, published
from sandbox import __version__
from tests.clients.tools import environment, missing, tsc

PROGRAM = """
import { Sandbox, SandboxError, startSandbox } from "storefront-sandbox";
import setup from "storefront-sandbox/setup";
import { fixtures as forVitest } from "storefront-sandbox/vitest";
import { fixtures as forPlaywright } from "storefront-sandbox/playwright";

const end = await setup();
const world = await new Sandbox().freshWorld({ seed: 7 });
const { seed } = await world.state();
await end();
console.log(JSON.stringify([seed, Object.keys(forVitest), Object.keys(forPlaywright)]));
"""
TYPED = """
import { Sandbox, type Customer, type JournalEntry, type World } from "storefront-sandbox";
import setup from "storefront-sandbox/setup";
import { fixtures as forPlaywright } from "storefront-sandbox/playwright";
import { fixtures as forVitest } from "storefront-sandbox/vitest";

export async function uses(world: World): Promise<[Customer, JournalEntry[], number]> {
  const customer = await world.customers.create({ email: "ada@example.com" });
  const end = await setup();
  await end?.();
  // @ts-expect-error: a customer has no such field
  await world.customers.update(customer.id, { nickname: "Ada" });
  return [customer, await world.journal.entries(), (await new Sandbox().worlds())[0].seed];
}
export const fixtures = [forPlaywright.world, forVitest.world];
"""


@pytest.fixture(scope="module")
def npm():
    return shutil.which("npm") or missing("npm (Debian: npm)")


@pytest.fixture(scope="module")
def project(npm, tmp_path_factory) -> Path:
    """A project of a user, with the package installed from its tarball."""
    folder = tmp_path_factory.mktemp("project")
    packed = npm_run(npm, CLIENT, "pack", "--json", f"--pack-destination={folder}")
    (tarball,) = json.loads(packed.stdout)
    (folder / "package.json").write_text('{"private": true, "type": "module"}')
    npm_run(npm, folder, "install", "--offline", "--no-audit", "--no-fund", tarball["filename"])
    return folder


def npm_run(npm, folder, *words, path=None):
    variables = environment() if path is None else {**environment(), "PATH": path}
    done = subprocess.run(
        [npm, *words], cwd=folder, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done


def test_it_has_what_is_published_and_nothing_else(project):
    installed = project / "node_modules" / "storefront-sandbox"
    names = {path.name for path in installed.iterdir()}
    by_npm = {"README.md", "LICENSE", "package.json"}
    assert names == by_npm | {path.name for path in published()}


def test_it_can_be_imported_and_starts_a_sandbox(project):
    (project / "program.js").write_text(PROGRAM)
    done = subprocess.run(
        [shutil.which("node"), "program.js"],
        cwd=project,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == '[7,["world"],["world"]]\n', done.stderr


def test_its_types_are_found(project):
    (project / "typed.ts").write_text(TYPED)
    options = ("--strict", "--noEmit", "--target", "es2023", "--module", "nodenext")
    types = ("--types", "node", "--typeRoots", CLIENT / "node_modules" / "@types")
    done = subprocess.run(
        [*tsc(), *options, *types, "typed.ts"],
        cwd=project,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == ""


def npx(project, *words, path):
    return subprocess.run(
        [shutil.which("npx"), "--offline", "storefront-sandbox", *words],
        cwd=project,
        env={**environment(), "PATH": path},
        capture_output=True,
        text=True,
        check=False,
    )


def test_npx_runs_the_program_of_the_python_package(project):
    done = npx(project, "version", path=environment()["PATH"])
    assert (done.returncode, done.stdout) == (0, f"{__version__}\n")
    misused = npx(project, "inbox", "--nonsense", path=environment()["PATH"])
    assert (misused.returncode, misused.stdout) == (2, "")


def test_npx_says_how_to_install_the_python_package(project, tmp_path):
    for name in ("node", "npx", "sh", "env"):
        (tmp_path / name).symlink_to(shutil.which(name))
    done = npx(project, "serve", path=str(tmp_path))
    assert (done.returncode, done.stdout) == (127, "")
    assert "pip install dist/storefront_sandbox-*.whl" in done.stderr


def test_a_virtual_environment_of_the_project_comes_first(project):
    scripts = project / ".venv" / "bin"
    scripts.mkdir(parents=True)
    (scripts / "storefront-sandbox").write_text("#!/bin/sh\necho of the project: $1\n")
    (scripts / "storefront-sandbox").chmod(0o755)
    done = npx(project, "serve", path=environment()["PATH"])
    assert (done.returncode, done.stdout) == (0, "of the project: serve\n")
    shutil.rmtree(project / ".venv")
