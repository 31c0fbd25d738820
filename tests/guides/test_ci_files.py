"""The files for CI: of their schemas, and their commands and settings do what the guides say."""

import json
import shutil
import subprocess
import sys
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from ruamel.yaml import YAML

from tests.clients.serving import serving
from tests.clients.tools import ROOT, environment, missing, tsc
from tests.guides.examples import EXAMPLES, example
from tests.guides.site import free_port

CI = EXAMPLES / "ci"
BINARIES = Path(sys.executable).parent


def loaded(name: str) -> Any:
    return YAML(typ="safe").load(CI / name)


@pytest.mark.parametrize(
    ("name", "schema"),
    [
        ("github-actions.yaml", "vendor.github-workflows"),
        ("compose.yaml", "vendor.compose-spec"),
    ],
)
def test_a_file_is_of_its_schema(name, schema):
    command = (BINARIES / "check-jsonschema", "--builtin-schema", schema, CI / name)
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.stdout, done.returncode) == ("ok -- validation done\n", 0)


def test_the_step_of_github_actions_starts_a_sandbox_that_is_ready(tmp_path):
    bash = Path("/bin/bash")
    if not bash.exists():
        missing("bash (Debian: bash)")
    shutil.which("curl") or missing("curl (Debian: curl)")
    steps = loaded("github-actions.yaml")["jobs"]["tests"]["steps"]
    (start,) = [step["run"] for step in steps if step.get("name") == "Start the sandbox"]
    port = free_port()
    commands = start.replace("serve", f"serve --port {port}", 1).replace("7467", str(port))
    done = subprocess.run(
        [bash, "-e", "-c", f"{commands}\necho; kill $! && wait $! || true"],
        cwd=tmp_path,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, json.loads(done.stdout)) == (0, {"status": "ready"}), done.stderr
    assert f"http://localhost:{port}" in (tmp_path / "sandbox.out").read_text()


def test_a_container_is_reached_by_the_name_of_its_service(tmp_path):
    services = loaded("compose.yaml")["services"]
    settings, given = services["sandbox"]["environment"], services["tests"]["environment"]
    command = ["/usr/bin/env", *(f"{name}={value}" for name, value in settings.items())]
    host = urlsplit(given["SHOP_URL"]).netloc
    token = given["STOREFRONT_SANDBOX_CONTROL_TOKEN"]
    with (
        serving([*command, sys.executable, "-m", "sandbox"], cwd=ROOT, logs=tmp_path) as url,
        closing(HTTPConnection(urlsplit(url).netloc, timeout=10)) as connection,
    ):
        headers = {"Host": host, "Authorization": f"Bearer {token}"}
        connection.request("GET", "/_sandbox/api/worlds", headers=headers)
        answer = connection.getresponse()
        answer.read()
        connection.request("GET", "/account/login", headers={"Host": host})
        statuses = (answer.status, connection.getresponse().status)
    assert statuses == (200, 200)


def test_the_code_for_testcontainers_fits_its_types():
    folder = example("testcontainers")
    options = ("--strict", "--noEmit", "--allowJs", "--checkJs", "--skipLibCheck")
    types = ("--types", "node", "--typeRoots", ROOT / "clients/js/node_modules/@types")
    target = ("--target", "es2023", "--module", "nodenext")
    done = subprocess.run(
        [*tsc(), *options, *types, *target, folder / "sandbox.js"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.stdout, done.returncode) == ("", 0)
