"""Pins every environment of this project, with hashes: `make requirements`.

What is wanted stands in `pyproject.toml` (and `clients.in`); what is installed
stands in the `.txt` files. Pins stay as they are unless `--upgrade` is given.
"""
# ruff: noqa: INP001 - a script of its own, no package

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Final

HERE: Final = Path(__file__).parent
PROJECT: Final = tomllib.loads((HERE.parent / "pyproject.toml").read_text())
OLDEST: Final = PROJECT["project"]["requires-python"].removeprefix(">=")

# Universal: one file for every Python and system, with the markers that packages need on some only.
# An extra stays with its pin: for the package without it pip has the hash, and for the package with
# it tries a release that came later, which has none.
COMPILE: Final = (
    *("pip", "compile", "--quiet", "--universal", "--python-version", OLDEST),
    *("--generate-hashes", "--no-strip-extras", "--custom-compile-command", "make requirements"),
)


def main(*options: str) -> None:
    """Pin all; dev goes into the environment of the runtime, so the two must agree."""
    pin("runtime.txt", runtime(), *options)
    pin("build.txt", build(), *options)
    agreeing = ("--constraint", "requirements/runtime.txt")
    pin("dev.txt", PROJECT["dependency-groups"]["dev"], *agreeing, *options)
    clients = (HERE / "clients.in").read_text().splitlines()
    pin("clients.txt", clients, *options)
    # M2Crypto, which a generator needs, is published as source alone.
    pin("clients-build.txt", ["setuptools", "wheel"], *options)


def runtime() -> list[str]:
    """All that `serve` uses."""
    return list(PROJECT["project"]["dependencies"])


def build() -> list[str]:
    """What builds the wheel, and what an editable install asks for besides."""
    return [*PROJECT["build-system"]["requires"], "editables"]


def pin(name: str, wanted: list[str], *options: str) -> None:
    uv = Path(sys.executable).with_name("uv")
    subprocess.run(  # noqa: S603 - uv of this very environment
        [uv, *COMPILE, *options, "-o", HERE / name, "-"],
        input="\n".join(wanted),
        text=True,
        check=True,
        stdout=subprocess.DEVNULL,  # what it writes into the file
        cwd=HERE.parent,
    )


if __name__ == "__main__":
    main(*sys.argv[1:])
