"""Pins hold everywhere: hashed, exact, and with no trace of the machine they come from."""

import re
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path
from typing import Final

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

FOLDER: Final = Path(__file__).parent.parent.parent / "requirements"
PINS: Final = sorted(FOLDER.glob("*.txt"))

PYTHONS: Final = ("3.11.0", "3.11.3", "3.12.0", "3.13.0", "3.14.0")
SYSTEMS: Final = ("linux", "darwin", "win32")


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


@pytest.mark.parametrize("system", SYSTEMS)
@pytest.mark.parametrize("python", PYTHONS)
@pytest.mark.parametrize("pins", ["runtime.txt", "build.txt"])
def test_what_a_package_needs_is_pinned_for_every_python_and_system(pins, python, system):
    environment = {
        "python_full_version": python,
        "python_version": python.rpartition(".")[0],
        "sys_platform": system,
        "platform_system": {"linux": "Linux", "darwin": "Darwin", "win32": "Windows"}[system],
        "os_name": "nt" if system == "win32" else "posix",
    }
    installed = {pin.name for pin in lines_of(FOLDER / pins) if applies(pin, environment)}
    assert [need for need in needs(installed, environment) if need.name not in installed] == []


def test_dev_and_runtime_agree():
    runtime, dev = pinned(FOLDER / "runtime.txt"), pinned(FOLDER / "dev.txt")
    both = runtime.keys() & dev.keys()
    assert {name: runtime[name] for name in both} == {name: dev[name] for name in both}


def lines_of(pins: Path) -> list[Requirement]:
    """Return what *pins* has pinned, without the hashes."""
    lines = re.findall(r"^[\w.-]+(?:\[\w+\])?==[^\\\n]+", pins.read_text(), re.MULTILINE)
    return [Requirement(line) for line in lines]


def needs(names: set[str], environment: dict[str, str]) -> Iterator[Requirement]:
    """Yield what those of *names* need that are installed here."""
    for name in sorted(names):
        try:
            wanted = [Requirement(text) for text in requires(name) or ()]
        except PackageNotFoundError:  # only other Pythons or systems have it
            continue
        for need in wanted:
            need.name = canonicalize_name(need.name)
            if applies(need, environment):
                yield need


def applies(requirement: Requirement, environment: dict[str, str]) -> bool:
    return requirement.marker is None or requirement.marker.evaluate(environment | {"extra": ""})


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
