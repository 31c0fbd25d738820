"""Tools that only some machines have: found, or asked for by name."""

import os
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import Final, NoReturn

import pytest

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent
PREFIX: Final = "STOREFRONT_SANDBOX_"
OLDEST_NODE: Final = 20
"""What shopify-api and our own JavaScript ask for."""


def missing(what: str) -> NoReturn:
    """Skip the test for want of a tool, or fail where every tool is required (CI)."""
    if os.environ.get("STOREFRONT_SANDBOX_REQUIRE_TOOLS") == "1":
        pytest.fail(f"STOREFRONT_SANDBOX_REQUIRE_TOOLS=1, but missing: {what}", pytrace=False)
    pytest.skip(f"missing: {what}")


def run(*command: str | Path, given: str) -> str:
    """Return what *command* prints when *given* stands on its input; failing tells why."""
    done = subprocess.run(command, input=given, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@cache
def node() -> str:
    """Find Node.js together with the packages that `make clients` puts beside it."""
    found = shutil.which("node")
    if not found or _major_version(found) < OLDEST_NODE:
        missing(f"Node.js {OLDEST_NODE} or newer (Debian: nodejs npm), then `make clients`")
    folders = (HERE, *(HERE / name for name in ("account", "carts", "hydrogen", "skeleton")))
    if not all((folder / "node_modules/.installed").exists() for folder in folders):
        missing("clients from npm: run `make clients`")
    return found


def environment(**more: str) -> dict[str, str]:
    """Return an environment in which the sandbox of this checkout is on the path, and no other."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    return {**mine, "PATH": path, "PYTHONPATH": str(ROOT), **more}


def passes_in_chromium(tests: Path, home: Path) -> None:
    """Run *tests* in JavaScript, which drive Chromium: none may fail or be skipped."""
    chromium = shutil.which(os.environ.get("CHROMIUM", "chromium"))
    found = shutil.which("node")
    if chromium is None:
        missing("Chromium (Debian: chromium), or CHROMIUM, its path")
    if found is None or not (ROOT / "tests/dashboard/node_modules/.installed").exists():
        missing("Playwright: Node.js 20 or newer (Debian: nodejs npm), then `make clients`")
    done = subprocess.run(
        [found, "--test", tests],
        cwd=ROOT,
        env=environment(CHROMIUM=chromium, HOME=str(home)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "# skipped 0\n" in done.stdout


@cache
def tsc() -> list[str | Path]:
    """Find the command of the TypeScript compiler that `make clients` puts beside our client."""
    found = shutil.which("node")
    compiler = ROOT / "clients" / "js" / "node_modules" / "typescript" / "bin" / "tsc"
    if not found or not compiler.exists():
        missing("the TypeScript compiler: Node.js (Debian: nodejs npm), then `make clients`")
    return [found, compiler]


def type_errors(folder: Path, program: str) -> str:
    """Return what `tsc --strict` has against *program*, a module in *folder*."""
    file = folder / "checked.ts"
    file.write_text(program)
    types = ROOT / "clients" / "js" / "node_modules" / "@types"
    options = ("--strict", "--noEmit", "--skipLibCheck", "--target", "es2023")
    found = ("--module", "nodenext", "--types", "node", "--typeRoots", types, file)
    done = subprocess.run(
        [*tsc(), *options, *found], cwd=folder, capture_output=True, text=True, check=False
    )
    return done.stdout


def _major_version(node: str) -> int:
    return int(run(node, "--print", "parseInt(process.versions.node)", given=""))


@cache
def clients_python() -> str:
    """Find the environment with the generators from PyPI."""
    if not (ROOT / ".venv-clients/.installed").exists():
        missing(
            "Multipass generators from PyPI (Debian: gcc swig libssl-dev python3-dev), "
            "then `make clients`"
        )
    return str(ROOT / ".venv-clients/bin/python")


@cache
def openssl() -> str:
    return shutil.which("openssl") or missing("the openssl command (Debian: openssl)")
