"""What is published works where only it is installed: no checkout, no network."""

import json
import sys
import sysconfig
import venv
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from http.client import HTTPConnection
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit
from zipfile import ZipFile

import pytest

from sandbox.multipass import Multipass
from tests.clients.operations import LOG_IN, access_token_in
from tests.clients.serving import serving
from tests.packaging.building import build, run

SECRET: Final = "sandbox-multipass-secret"


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory) -> Path:
    """Install the wheel alone; its dependencies are those that are here already."""
    environment = tmp_path_factory.mktemp("environment")
    venv.create(environment, symlinks=True)
    run(
        *(sys.executable, "-m", "pip", "--python", environment / "bin/python", "install"),
        *("--quiet", "--no-index", "--no-deps", wheel),
        cwd=environment,
    )
    lend_dependencies(environment)
    return environment / "bin/storefront-sandbox"


@pytest.fixture(scope="session")
def url(installed, tmp_path_factory) -> Iterator[str]:
    empty = tmp_path_factory.mktemp("empty")
    logs = tmp_path_factory.mktemp("logs")
    with serving([installed], cwd=empty, logs=logs) as url:
        yield url


def test_it_serves_a_multipass_login_from_an_empty_folder(url):
    token = Multipass(SECRET).seal({"email": "zoe@example.com"}, now=datetime.now(UTC))
    body = json.dumps({"query": LOG_IN, "variables": {"token": token}})
    headers = {"Content-Type": "application/json"}
    with closing(HTTPConnection(urlsplit(url).netloc, timeout=10)) as connection:
        connection.request("POST", "/api/2026-04/graphql.json", body, headers)
        access_token_in(json.load(connection.getresponse()))


def test_the_command_tells_the_version(installed, pyproject, tmp_path):
    shown = run(installed, "version", cwd=tmp_path)
    assert pyproject["project"]["version"] in shown.split()


def test_the_command_prints_the_documentation(installed, root, tmp_path):
    shown = run(installed, "docs", "scenarios", cwd=tmp_path)
    assert shown == (root / "docs" / "scenarios.md").read_text()


def test_it_runs_what_was_installed_and_not_the_checkout(installed, tmp_path):
    python = installed.with_name("python")
    shown = run(python, "-c", "import sandbox; print(sandbox.__file__)", cwd=tmp_path)
    assert Path(shown.strip()).is_relative_to(installed.parent.parent)


def test_the_wheel_carries_every_file_of_the_package_and_nothing_else(wheel, root):
    wanted = {
        "sandbox/schema.graphql": root / "schema.graphql",
        "sandbox/customer-account.graphql": root / "customer-account.graphql",
        **{f"sandbox/{file.relative_to(root)}": file for file in files_in(root / "fixtures")},
        **{f"sandbox/{file.relative_to(root)}": file for file in files_in(root / "starter")},
        **{f"sandbox/{file.relative_to(root)}": file for file in files_in(root / "docs")},
        **{str(file.relative_to(root)): file for file in files_in(root / "sandbox")},
        **{str(file.relative_to(root)): file for file in files_in(root / "storefront_sandbox")},
    }
    with ZipFile(wheel) as archive:
        carried = {
            name: archive.read(name) for name in archive.namelist() if ".dist-info/" not in name
        }
    assert carried == {name: file.read_bytes() for name, file in wanted.items()}


def test_the_sdist_builds_the_same_wheel(sdist, wheel, tmp_path):
    run("tar", "-xzf", sdist, "-C", tmp_path, cwd=tmp_path)
    (unpacked,) = tmp_path.iterdir()
    rebuilt = build(unpacked, "--wheel", into=tmp_path / "dist")
    assert (rebuilt.name, rebuilt.read_bytes()) == (wheel.name, wheel.read_bytes())


def lend_dependencies(environment: Path) -> None:
    """Let *environment* see what is installed here, behind all that is its own."""
    base = str(environment)
    own = Path(sysconfig.get_path("purelib", "venv", {"base": base, "platbase": base}))
    lent = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (own / "lent.pth").write_text("\n".join(sorted(lent)))


def files_in(folder: Path) -> list[Path]:
    found = (file for file in folder.rglob("*") if file.is_file())
    return [file for file in found if "__pycache__" not in file.parts]
