"""The message for a port that is in use."""

import os
import re
import socket
import sys

import pytest

from sandbox.cli.port_taken import port_taken

NEXT = "Choose another --port; --port 0 picks a free one."
ONLY_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /proc/net/tcp")


@pytest.fixture
def taken():
    """A port that this process listens on."""
    with socket.socket() as listening:
        listening.bind(("127.0.0.1", 0))
        listening.listen()
        yield listening.getsockname()[1]


@ONLY_LINUX
def test_names_the_process_that_listens(taken):
    said = port_taken(taken)
    assert re.fullmatch(
        rf"Port {taken} is in use by \S.* \(process {os.getpid()}\)\. {re.escape(NEXT)}", said
    )


@ONLY_LINUX
def test_a_process_that_only_calls_that_port_is_not_named(taken):
    host = ("127.0.0.1", taken)
    with socket.create_connection(host) as calling:
        port = calling.getsockname()[1]
        assert "process" not in port_taken(port)


@pytest.fixture
def holder(tmp_path):
    """Return what is said of a process with that command line, which listens on port 7467."""
    address = "0" * 24 + "01000000"
    (tmp_path / "net").mkdir()
    (tmp_path / "net" / "tcp6").write_text(
        "  sl  local_address remote_address st tx_queue rx_queue tr tm->when retrnsmt uid "
        "timeout inode\n"
        f"   0: {address}:1D2B {'0' * 32}:0000 0A 00000000:00000000 00:00000000 00000000 0 0 "
        "777 1\n"
    )
    (tmp_path / "12" / "fd").mkdir(parents=True)
    (tmp_path / "12" / "fd" / "5").symlink_to("socket:[777]")
    (tmp_path / "12" / "comm").write_text("MainThread\n")

    def holder(*words):
        (tmp_path / "12" / "cmdline").write_text("".join(f"{word}\0" for word in words))
        return port_taken(7467, proc=tmp_path)

    return holder


@pytest.mark.parametrize(
    ("words", "name"),
    [
        (("/usr/bin/node", "/srv/shop/server.js", "--secret=a"), "node server.js"),
        (("/usr/bin/node", "--inspect", "server.js"), "node server.js"),
        (("python3.11", "/venv/bin/storefront-sandbox", "serve"), "python3.11 storefront-sandbox"),
        (("python3", "-m", "http.server"), "python3 http.server"),
        (("node", "-e", "listen('secret')"), "node"),
        (("/usr/sbin/nginx", "secret"), "nginx"),
        ((), "MainThread"),
    ],
)
def test_names_a_process_by_its_program_and_script(holder, words, name):
    assert holder(*words) == f"Port 7467 is in use by {name} (process 12). {NEXT}"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has another program for it")
def test_says_how_to_find_a_process_that_cannot_be_seen(tmp_path):
    assert port_taken(7467, proc=tmp_path) == (
        "Port 7467 is in use. To find the program that uses it: "
        f"lsof -nP -iTCP:7467 -sTCP:LISTEN. {NEXT}"
    )
