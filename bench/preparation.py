"""What servers are started from: the sandbox's wheel, one version's schema for the peers."""

import os
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from graphql import DirectiveDefinitionNode, DocumentNode, parse, print_ast

from bench.places import BUILD, PEERS, ROOT, SCHEMA, WHEEL
from bench.workloads import VERSION

_MODULES: Final = PEERS / "node_modules"


class PreparationError(RuntimeError):
    """Something that the benchmark is made of is not there."""


def environment() -> dict[str, str]:
    """Return what the servers find around them: the wheel, a cache of their own, production."""
    return {
        **os.environ,
        "NODE_ENV": "production",
        "PYTHONPATH": str(WHEEL),
        "XDG_CACHE_HOME": str(BUILD / "cache"),
    }


def install_wheel() -> None:
    """Build the sandbox's wheel and install it beside the environment, as pip does."""
    shutil.rmtree(WHEEL, ignore_errors=True)
    built = BUILD / "built"
    shutil.rmtree(built, ignore_errors=True)
    _pip("wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(built), str(ROOT))
    wheels = [str(path) for path in built.glob("*.whl")]
    _pip("install", "--no-index", "--no-deps", "--target", str(WHEEL), *wheels)
    _check_that_it_is_used()


def _pip(*arguments: str) -> None:
    command = [sys.executable, "-m", "pip", "--disable-pip-version-check", *arguments, "--quiet"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise PreparationError(f"pip {arguments[0]} failed. Run `make lint` once.\n{done.stderr}")


def _check_that_it_is_used() -> None:
    command = [sys.executable, "-c", "import sandbox; print(sandbox.__file__)"]
    found = subprocess.run(
        command, cwd=BUILD, env=environment(), capture_output=True, text=True, check=False
    ).stdout
    if not Path(found.strip()).is_relative_to(WHEEL):
        raise PreparationError(f"The servers would not import the wheel but {found.strip()!r}.")


def check_peers_installed() -> None:
    """Raise `PreparationError` unless the npm packages are there."""
    if shutil.which("node") is None or not _MODULES.is_dir():
        raise PreparationError(
            "The peers from npm are not installed. Run `npm ci --ignore-scripts` in bench/peers "
            "(Node.js 20 or newer), or name others: --peers ours,floor"
        )


def write_schema() -> None:
    """Write the schema that the peers load: the sandbox's, fit for all of their libraries."""
    command = [sys.executable, "-m", "sandbox", "schema", "print", VERSION]
    printed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    SCHEMA.write_text(print_ast(fit(parse(printed))), encoding="utf-8")


def fit(document: DocumentNode) -> DocumentNode:
    """Leave out what graphql-core 3.3 refuses: it executes nothing against a schema that has
    @defer, and wants no field deprecated whose interface's field is not."""
    return replace(
        document,
        definitions=tuple(
            _undeprecated(node)
            for node in document.definitions
            if not (isinstance(node, DirectiveDefinitionNode) and node.name.value == "defer")
        ),
    )


def _undeprecated(node: Any) -> Any:
    if getattr(getattr(node, "name", None), "value", None) != "MediaPresentation":
        return node
    fields = tuple(
        replace(field, directives=()) if field.name.value == "id" else field
        for field in node.fields
    )
    return replace(node, fields=fields)
