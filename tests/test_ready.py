"""The health check of the image: asked of servers, by http and by https."""

import json
import os
import socket
import subprocess
import sys
from urllib.parse import urlsplit

import pytest

from sandbox.settings import ENVIRONMENT_PREFIX

CLEAN = {k: v for k, v in os.environ.items() if not k.startswith(ENVIRONMENT_PREFIX)}


def is_ready(port):
    """Return the exit status of the check."""
    return subprocess.run(
        [sys.executable, "-m", "sandbox.ready"],
        env={**CLEAN, "STOREFRONT_SANDBOX_PORT": str(port)},
        check=False,
    ).returncode


@pytest.mark.parametrize("options", [[], ["--tls"]])
def test_a_server_that_listens_is_ready(options, tmp_path):
    command = [sys.executable, "-m", "sandbox", "serve", "--port", "0", "--log-format", "json"]
    with subprocess.Popen(
        [*command, *options, "--tls-folder", str(tmp_path)], env=CLEAN, stdout=subprocess.PIPE
    ) as server:
        url = urlsplit(json.loads(server.stdout.readline())["url"])
        status = is_ready(url.port)
        server.terminate()
    assert (url.scheme, status) == ("https" if options else "http", 0)


def test_nobody_is_not_ready():
    with socket.socket() as bound:
        bound.bind(("127.0.0.1", 0))
        assert is_ready(bound.getsockname()[1]) == 1
