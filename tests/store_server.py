"""A Valkey or Redis server for tests: started on a free port, with nothing in it."""

import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path
from typing import Final

import pytest

PROGRAMS: Final = ("valkey-server", "redis-server")
MISSING: Final = "no Valkey or Redis server is installed (Debian: apt-get install redis-server)"
_DATABASES: Final = 64


class StoreServer:
    """A server of its own, in *folder*. `stop` ends it; `start` begins it again with its data."""

    def __init__(self, folder: Path, *options: str) -> None:
        self._folder = folder
        self.options = options
        self._used = 0
        self._process: subprocess.Popen[bytes] | None = None
        self.port = free_port()

    @property
    def url(self) -> str:
        return f"valkey://127.0.0.1:{self.port}"

    def fresh_url(self) -> str:
        """Return the URL of a database that is empty."""
        database, self._used = self._used % _DATABASES, self._used + 1
        self.ask("FLUSHDB", database=database)
        return f"{self.url}/{database}"

    def start(self) -> "StoreServer":
        # A configuration file stands first, if there is one.
        own = [word for word in self.options[:1] if not word.startswith("--")]
        self._process = subprocess.Popen(
            [
                *(_program(), *own, "--port", str(self.port), "--bind", "127.0.0.1"),
                *("--dir", str(self._folder), "--databases", str(_DATABASES)),
                *("--save", "", *self.options[len(own) :]),
            ],
            stdout=subprocess.DEVNULL,
        )
        end = time.monotonic() + 20
        while time.monotonic() < end:
            try:
                self.ask("PING")
            except OSError:
                time.sleep(0.02)
            else:
                return self
        raise AssertionError("the store's server did not start")

    def ask(self, *command: str, database: int | None = None) -> bytes:
        """Send one command; return what is answered, as it comes."""
        lines = [command] if database is None else [("SELECT", str(database)), command]
        with socket.create_connection(("127.0.0.1", self.port), timeout=5) as connection:
            for line in lines:
                parts = b"".join(b"$%d\r\n%b\r\n" % (len(p), p.encode()) for p in line)
                connection.sendall(b"*%d\r\n%b" % (len(line), parts))
                answer = connection.recv(65_536)
        return answer

    def send(self, number: signal.Signals) -> None:
        if self._process is not None:
            self._process.send_signal(number)

    def stop(self, number: signal.Signals = signal.SIGTERM) -> None:
        if self._process is not None:
            self._process.send_signal(number)
            self._process.wait(timeout=20)
            self._process = None


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


def _program() -> str:
    for name in PROGRAMS:
        if path := shutil.which(name):
            return path
    if os.environ.get("STOREFRONT_SANDBOX_REQUIRE_TOOLS") == "1":
        raise AssertionError(MISSING)
    pytest.skip(MISSING)
