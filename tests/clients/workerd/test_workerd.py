"""workerd, which runs Hydrogen in development, accepts the sandbox's certificates."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.clients.serving import running
from tests.clients.tools import ROOT, missing

HERE = Path(__file__).parent


@pytest.fixture(scope="module")
def workerd() -> list[str]:
    """The command that runs a worker once."""
    node, program = shutil.which("node"), HERE / "node_modules" / "workerd" / "bin" / "workerd"
    if not node or not program.exists():
        missing("workerd: Node.js (Debian: nodejs npm), then `make clients`")
    return [node, str(program), "test"]


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    """The port of a sandbox with https, and a folder with a worker that trusts its authority."""
    folder = tmp_path_factory.mktemp("workerd")
    options = ("--port", "0", "--log-format", "json", "--tls", "--tls-folder", folder)
    command = [sys.executable, "-m", "sandbox", "serve", *options]
    for name in ("config.capnp", "worker.mjs"):
        shutil.copy(HERE / name, folder)
    with running(command, cwd=ROOT, logs=folder) as url:
        shutil.copy(folder / "localhost" / "authority.pem", folder)
        yield url.rpartition(":")[2], folder


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_a_worker_asks_the_sandbox_by_https(workerd, secure, host):
    port, folder = secure
    done = subprocess.run(
        [*workerd, folder / "config.capnp"],
        env={**os.environ, "URL": f"https://{host}:{port}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["data"] == {"shop": {"name": "Storefront Sandbox"}}
