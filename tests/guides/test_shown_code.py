"""Code that a guide shows is a part of an example, and the examples are run."""

import json
import re
from pathlib import Path

import pytest

from tests.clients.tools import ROOT
from tests.guides.examples import EXAMPLES

GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))
BLOCK = re.compile(r"^```(?:js|python|ts|tsx|vue|yaml)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def sources() -> list[str]:
    files = (file for file in EXAMPLES.rglob("*.*") if "node_modules" not in file.parts)
    kinds = {".js", ".mjs", ".py", ".ts", ".tsx", ".vue", ".yaml"}
    return [file.read_text("utf-8") for file in files if file.suffix in kinds and file.is_file()]


@pytest.mark.parametrize("guide", GUIDES, ids=lambda path: path.stem)
def test_the_code_of_a_guide_is_in_an_example(guide: Path):
    known = sources()
    blocks = BLOCK.findall(guide.read_text("utf-8"))
    assert [block for block in blocks if not any(block in source for source in known)] == []


@pytest.mark.parametrize("name", ["express", "nextjs", "nuxt", "testcontainers", "vitest"])
def test_an_example_needs_the_node_js_that_its_packages_need(name: str):
    packages = json.loads((EXAMPLES / name / "package-lock.json").read_text())["packages"]
    direct = {**packages[""].get("dependencies", {}), **packages[""].get("devDependencies", {})}
    oldest = _oldest(packages[""]["engines"]["node"])
    needed = {each: packages[f"node_modules/{each}"].get("engines", {}) for each in direct}
    too_new = {
        each: engines["node"]
        for each, engines in needed.items()
        if "node" in engines and oldest < _oldest(engines["node"])
    }
    assert too_new == {}


def _oldest(versions: str) -> tuple[int, ...]:
    """Return the oldest of *versions*, such as `^20.19.0 || >=22.12.0`."""
    found = re.findall(r"(\d+)(?:\.(\d+))?(?:\.(\d+))?", versions)
    return min(tuple(int(part or 0) for part in each) for each in found)


@pytest.mark.parametrize("name", ["express", "nextjs", "nuxt", "testcontainers"])
def test_a_lock_file_names_no_registry(name: str):
    packages = json.loads((EXAMPLES / name / "package-lock.json").read_text())["packages"]
    resolved = {entry["resolved"] for entry in packages.values() if "resolved" in entry}
    assert resolved <= {"../../clients/js"}
