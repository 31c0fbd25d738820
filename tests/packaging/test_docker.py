"""The image cannot be built without an engine; what it rests on can be checked without."""

import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

import pytest
from packaging.specifiers import SpecifierSet
from ruamel.yaml import YAML

from sandbox.settings import Settings
from tests.clients.serving import PREFIX, serving
from tests.clients.tools import missing
from tests.packaging.dockerfile import Instruction, read

BINARIES: Final = Path(sys.executable).parent


@pytest.fixture(scope="module")
def instructions(root) -> list[Instruction]:
    return read(root / "Dockerfile")


@pytest.fixture(scope="module")
def compose(root) -> dict:
    return YAML(typ="safe").load(root / "docker-compose.yml")


def test_hadolint_finds_nothing_in_the_dockerfile(root):
    hadolint = shutil.which("hadolint", path=BINARIES) or missing("a hadolint for this platform")
    done = subprocess.run(
        [hadolint, root / "Dockerfile"], capture_output=True, text=True, check=False
    )
    assert (done.stdout, done.returncode) == ("", 0)


def test_the_compose_file_is_of_its_schema(root):
    done = subprocess.run(
        [
            *(BINARIES / "check-jsonschema", "--builtin-schema", "vendor.compose-spec"),
            root / "docker-compose.yml",
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("ok -- validation done\n", 0)


def test_every_source_of_a_copy_exists_and_reaches_the_builder(root, instructions):
    sources = {
        source
        for instruction in instructions
        if instruction.keyword == "COPY" and "from" not in instruction.flags
        for source in instruction.words[:-1]
    }
    ignored = (root / ".dockerignore").read_text().splitlines()
    assert [source for source in sources if not (root / source).exists()] == []
    assert sources == {line[1:] for line in ignored if line.startswith("!")}


def test_python_is_one_that_the_project_takes(instructions, pyproject):
    (argument,) = [found.words[0] for found in instructions if found.keyword == "ARG"]
    image = re.fullmatch(r"PYTHON=python:(\d+\.\d+)\.\d+-slim-\w+@sha256:[0-9a-f]{64}", argument)
    assert image, "pinned by an exact tag and its digest"
    assert image[1] in SpecifierSet(pyproject["project"]["requires-python"])
    named = f"Programming Language :: Python :: {image[1]}"
    assert named in pyproject["project"]["classifiers"]


def test_every_stage_starts_from_that_python(instructions):
    images = {found.words[0] for found in instructions if found.keyword == "FROM"}
    assert images == {"${PYTHON}"}


def test_every_install_is_hashed_or_of_our_own_wheel(instructions):
    installs = [
        command
        for found in instructions
        if found.keyword == "RUN"
        for command in " ".join(found.words).split(" && ")
        if ("install" in command and "apt-get" not in command) or "pip wheel" in command
    ]
    guarded = ["--require-hashes" in command or "--no-index" in command for command in installs]
    assert guarded == [True, True, True, True]


def test_graphiql_is_installed_by_its_lock_file(instructions, root):
    runs = [" ".join(found.words) for found in instructions if found.keyword == "RUN"]
    assert "npm ci --ignore-scripts --no-audit --no-fund && npm run copy" in runs
    assert '"resolved"' not in (root / "graphiql" / "package-lock.json").read_text()


def test_it_runs_the_console_command_as_nobody(instructions, pyproject):
    last = {found.keyword: found for found in instructions if found.stage == 3}
    (command,) = pyproject["project"]["scripts"]
    assert last["ENTRYPOINT"].words == (command,)
    assert last["CMD"].words == ("serve", "--host", "0.0.0.0")
    assert last["USER"].words == ("10001:10001",)


def test_it_exposes_the_port_that_is_served(instructions):
    (exposed,) = [found.words for found in instructions if found.keyword == "EXPOSE"]
    assert exposed == (str(Settings().port),)


def test_every_variable_of_compose_is_a_flag(compose):
    command = [sys.executable, "-m", "sandbox", "serve", "--help"]
    shown = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    names = [name.removeprefix(PREFIX) for name in compose["services"]["sandbox"]["environment"]]
    flags = ["--" + name.lower().replace("_", "-") for name in names]
    assert [flag for flag in flags if flag not in shown] == []


def test_compose_passes_the_control_token_on(compose):
    environment = compose["services"]["sandbox"]["environment"]
    assert environment["STOREFRONT_SANDBOX_CONTROL_TOKEN"] is None  # from the shell or .env


def test_compose_publishes_that_port_to_this_machine_alone(compose):
    port = Settings().port
    assert compose["services"]["sandbox"]["ports"] == [f"127.0.0.1:{port}:{port}"]


@pytest.fixture
def check_health(instructions) -> Callable[[int], int]:
    """Run the image's own check of health against a port here; returns its exit status."""
    (words,) = [found.words for found in instructions if found.keyword == "HEALTHCHECK"]

    def check_health(port: int) -> int:
        environment = {"STOREFRONT_SANDBOX_PORT": str(port)}
        command = [sys.executable, *words[1:]]
        return subprocess.run(command, env=environment, capture_output=True, check=False).returncode

    return check_health


def test_a_sandbox_that_serves_is_healthy(root, check_health, tmp_path):
    command = [sys.executable, "-m", "sandbox"]
    with serving(command, cwd=root, logs=tmp_path) as url:
        assert check_health(urlsplit(url).port) == 0


def test_a_port_that_nobody_answers_on_is_not_healthy(check_health):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        assert check_health(taken.getsockname()[1]) == 1
