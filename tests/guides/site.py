"""A site of a guide, in a process of its own, and those who visit it."""

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, ProxyHandler, Request, build_opener

import pytest

from tests.clients.tools import environment

PATIENCE = 30


@contextmanager
def site(*command: str | Path, cwd: Path, log: Path, **variables: str) -> Iterator[str]:
    """Yield the URL of the site that *command* serves on the port in `PORT`."""
    port = free_port()
    url = f"http://127.0.0.1:{port}"
    env = environment(PORT=str(port), **variables)
    with (
        log.open("wb") as output,
        subprocess.Popen(command, cwd=cwd, env=env, stdout=output, stderr=output) as server,
    ):
        try:
            _wait(url, server, log)
            yield url
        finally:
            server.terminate()
            server.wait(PATIENCE)


class Visitor:
    """Someone with a browser, whose cookies it keeps. Each request names *world*."""

    def __init__(self, url: str, world: str) -> None:
        self._url = url
        self._opener = build_opener(ProxyHandler({}), HTTPCookieProcessor())
        self._opener.addheaders = [("X-Sandbox-World", world)]

    def get(self, path: str) -> str:
        with self._opener.open(self._url + path, timeout=PATIENCE) as response:
            return str(response.read().decode())

    def post(self, path: str, **form: str) -> str:
        """Send a form; return what the site then shows."""
        with self._opener.open(self._url + path, urlencode(form).encode(), PATIENCE) as response:
            return str(response.read().decode())

    def post_json(self, path: str, body: bytes) -> str:
        request = Request(self._url + path, body, {"Content-Type": "application/json"})
        with self._opener.open(request, timeout=PATIENCE) as response:
            return str(response.read().decode())


def free_port() -> int:
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        return int(listening.getsockname()[1])


def _wait(url: str, server: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            Visitor(url, "default").get("/")
        except HTTPError:
            return
        except URLError:
            time.sleep(0.1)
        else:
            return
    pytest.fail(f"{server.args} did not get ready:\n{log.read_text()}")
