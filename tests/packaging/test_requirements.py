"""Pins hold everywhere: hashed, exact, and with no trace of the machine they come from."""

import re
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER: Final = Path(__file__).parent.parent.parent / "requirements"
PINS: Final = sorted(FOLDER.glob("*.txt"))


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_every_line_is_a_pin_a_hash_or_a_comment(pins):
    joined = re.sub(r"\s*\\\n\s*", " ", pins.read_text())
    lines = [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]
    pin = re.compile(r"[\w.-]+(\[\w+\])?==[\w.+]+( ; [^#]+?)?( --hash=sha256:[0-9a-f]{64})+")
    assert [line for line in lines if not pin.fullmatch(line)] == []


@pytest.mark.parametrize("pins", PINS, ids=lambda path: path.name)
def test_no_host_and_no_path_of_a_machine(pins):
    assert re.findall(r".*(?:://|(?<![\w.])/\w).*", pins.read_text()) == []


def test_the_runtime_pins_are_what_the_project_asks_for(pyproject):
    assert unmet(pyproject["project"]["dependencies"], FOLDER / "runtime.txt") == []


def test_the_dev_pins_are_what_the_project_asks_for(pyproject):
    assert unmet(pyproject["dependency-groups"]["dev"], FOLDER / "dev.txt") == []


def test_the_build_pins_are_what_the_project_asks_for(pyproject):
    assert unmet(pyproject["build-system"]["requires"], FOLDER / "build.txt") == []


def test_dev_and_runtime_agree():
    runtime, dev = pinned(FOLDER / "runtime.txt"), pinned(FOLDER / "dev.txt")
    both = runtime.keys() & dev.keys()
    assert {name: runtime[name] for name in both} == {name: dev[name] for name in both}


def pinned(pins: Path) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)(?:\[\w+\])?==([\w.+]+)", pins.read_text(), re.MULTILINE))


def unmet(wanted: list[str], pins: Path) -> list[str]:
    """Return what of *wanted* has no pin, or one that it does not allow."""
    versions = pinned(pins)
    asked = [Requirement(text) for text in wanted]
    return [
        str(requirement)
        for requirement in asked
        if versions.get(canonicalize_name(requirement.name), "") not in requirement.specifier
    ]
