"""pip, pipx and uvx install the built files with all dependencies, without a network."""

import json
import os
import subprocess
import sys
import venv
from email import message_from_bytes
from pathlib import Path
from typing import Final
from zipfile import ZipFile

import pytest

from tests.clients.tools import PREFIX, missing
from tests.packaging.building import run

BINARIES: Final = Path(sys.executable).parent
SUCCEEDED: Final = "Stopped. Every step succeeded."
"""The last line of `demo`, which starts a server, logs a customer in and is refused."""


@pytest.fixture(scope="session")
def wheels(root) -> Path:
    folder = root / ".wheels"
    if not (folder / ".downloaded").exists():
        missing("the dependencies as wheels: run `make clients`")
    return folder


@pytest.fixture
def offline(wheels, tmp_path) -> dict[str, str]:
    """Variables with which all three installers find nothing but *wheels*."""
    ours = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    folders = ("PIPX_HOME", "PIPX_BIN_DIR", "PIPX_MAN_DIR", "UV_CACHE_DIR", "UV_TOOL_DIR", "HOME")
    return {
        **ours,
        **{name: str(tmp_path / name.lower()) for name in folders},
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(wheels),
        "PIP_NO_COMPILE": "1",
        "UV_NO_INDEX": "1",
        "UV_FIND_LINKS": str(wheels),
        "UV_OFFLINE": "1",
        "UV_PYTHON": sys.executable,
        "PIPX_DEFAULT_PYTHON": sys.executable,
    }


def last_line(*command: str | Path, cwd: Path, variables: dict[str, str]) -> str:
    done = subprocess.run(
        command, cwd=cwd, env=variables, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return (done.stdout.strip() or "nothing").splitlines()[-1]


def test_pip_installs_the_source_distribution(sdist, offline, tmp_path):
    environment = tmp_path / "environment"
    venv.create(environment, symlinks=True)
    python = environment / "bin" / "python"
    pip = (sys.executable, "-m", "pip", "--python", python, "install", "--quiet", sdist)
    last_line(*pip, cwd=tmp_path, variables=offline)
    command = (environment / "bin" / "storefront-sandbox", "demo")
    assert last_line(*command, cwd=tmp_path, variables=offline) == SUCCEEDED


def test_pipx_installs_the_wheel(wheel, offline, tmp_path):
    last_line(BINARIES / "pipx", "install", wheel, cwd=tmp_path, variables=offline)
    command = (tmp_path / "pipx_bin_dir" / "storefront-sandbox", "demo")
    assert last_line(*command, cwd=tmp_path, variables=offline) == SUCCEEDED


def test_uvx_runs_the_wheel(wheel, offline, tmp_path):
    command = (BINARIES / "uvx", "--from", wheel, "storefront-sandbox", "demo")
    assert last_line(*command, cwd=tmp_path, variables=offline) == SUCCEEDED


def test_the_wheel_tells_its_urls_and_what_it_needs(wheel, pyproject):
    with ZipFile(wheel) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(archive.read(name))
    urls = dict(url.split(", ") for url in metadata.get_all("Project-URL", []))
    assert urls == pyproject["project"]["urls"]
    assert len(metadata.get_all("Requires-Dist", [])) == len(pyproject["project"]["dependencies"])


def test_make_dist_packs_the_client_under_the_same_version(root, pyproject):
    client = json.loads((root / "clients" / "js" / "package.json").read_text())
    assert client["version"] == pyproject["project"]["version"]
    targets = run("make", "--dry-run", "dist", cwd=root)
    assert "hatchling build" in targets
    assert "npm pack" in targets
