"""The process that serves: what only it does, seen from outside."""

import asyncio
import gc
import json
import os
import signal
import socket
import struct
import subprocess
import sys
import time
from contextlib import contextmanager
from urllib.parse import urlsplit

import pytest
from graphql import is_object_type

from sandbox.cli.doctor_checks import Doctor
from sandbox.schema import load_schemas
from sandbox.server import make_the_rest
from sandbox.settings import ENVIRONMENT_PREFIX

HEAD = (
    b"POST /api/2026-10/graphql.json HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/json\r\n"
)
BODY = b'{"query":"{ __typename }"}'
LENGTH = b"Content-Length: %d\r\n\r\n" % len(BODY)
ANSWER = b'{"data":{"__typename":"QueryRoot"},"extensions":{"cost":{"requestedQueryCost":1}}}'
PATIENCE = 15  # seconds: more than any of this takes, less than the slowest scenario


class Server:
    def __init__(self, process, log):
        self.process = process
        url = urlsplit(json.loads(process.stdout.readline())["url"])
        self.port = url.port
        self._log = log

    def connect(self):
        return socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)

    def log(self):
        """Return what was logged by now."""
        return [json.loads(line) for line in self._log.read_text().splitlines()]


@contextmanager
def serving(folder, *options):
    log = folder / "stderr"
    with (
        log.open("wb") as stderr,
        subprocess.Popen(
            [
                *(sys.executable, "-m", "sandbox", "serve", "--port", "0"),
                *("--log-format", "json", *options),
            ],
            env={k: v for k, v in os.environ.items() if not k.startswith(ENVIRONMENT_PREFIX)},
            stdout=subprocess.PIPE,
            stderr=stderr,
        ) as process,
    ):
        try:
            yield Server(process, log)
        finally:
            process.kill()


@pytest.fixture
def server(tmp_path):
    with serving(tmp_path) as server:
        yield server


def read_head(connection):
    """Return the bytes up to the blank line, and no more of them."""
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += connection.recv(1)
    return head


def wait_until(holds):
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_a_client_that_waits_to_be_told_sends_its_body(server):
    with server.connect() as connection:
        connection.sendall(HEAD + b"Expect: 100-continue\r\n" + LENGTH)
        assert read_head(connection) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(BODY)
        assert read_head(connection).startswith(b"HTTP/1.1 200 OK\r\n")
        assert connection.recv(len(ANSWER), socket.MSG_WAITALL) == ANSWER


def test_a_malformed_request_is_refused_in_one_line(server):
    with server.connect() as connection:
        connection.sendall(b"GET / HTTP/1.1\r\nHost: x\r\nX-Token SECRET\r\n\r\n")
        assert read_head(connection).startswith(b"HTTP/1.0 400 Bad Request\r\n")
    (line,) = server.log()
    assert line["message"] == "400 http.malformed: BadHttpMessage Invalid header token"
    assert (line["level"], "exception" in line) == ("info", False)


def ask(server):
    """Ask for something else, by when the server has seen what came before."""
    with server.connect() as connection:
        connection.sendall(HEAD + LENGTH + BODY)
        assert read_head(connection).startswith(b"HTTP/1.1 200 OK\r\n")


def stop(server):
    server.process.send_signal(signal.SIGTERM)
    assert server.process.wait(PATIENCE) == 0


@pytest.mark.parametrize("at_once", [0, 1], ids=["close", "reset"])
@pytest.mark.parametrize(
    "rest",
    [
        pytest.param(LENGTH + BODY[:5], id="length"),
        pytest.param(b"Transfer-Encoding: chunked\r\n\r\n5\r\n" + BODY[:5], id="chunked"),
    ],
)
def test_a_client_that_hangs_up_in_its_body_is_not_logged(server, rest, at_once):
    with server.connect() as connection:
        connection.sendall(HEAD + rest)
        ask(server)
        linger = struct.pack("ii", at_once, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
    ask(server)
    stop(server)
    assert [line["status"] for line in server.log()] == [200, 200]  # of both who asked


def test_a_compressed_body_that_is_none_is_refused(server):
    with server.connect() as connection:
        connection.sendall(HEAD + b"Content-Encoding: gzip\r\n" + LENGTH + BODY)
        assert read_head(connection).startswith(b"HTTP/1.1 400 Bad Request\r\n")
    assert [line for line in server.log() if "exception" in line] == []


def test_ends_in_order_although_a_slow_answer_is_due(server):
    with server.connect() as slow, server.connect() as idle:
        document = b'{"query":"{ customer(customerAccessToken: \\"0\\") { email } }"}'
        length = b"Content-Length: %d\r\n\r\n" % len(document)
        slow.sendall(HEAD + b"X-Sandbox-Scenario: very-slow\r\n" + length + document)
        idle.sendall(HEAD + LENGTH + BODY)
        read_head(idle)
        stop(server)
    assert [line for line in server.log() if "exception" in line] == []


def status_of(server, path):
    with server.connect() as connection:
        connection.sendall(f"GET {path} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        return int(read_head(connection).split()[1])


def test_drains_with_each_answer_closing_its_connection_until_a_second_signal(tmp_path):
    with serving(tmp_path, "--drain", "60") as server, server.connect() as idle:
        idle.sendall(HEAD + LENGTH + BODY)
        before = read_head(idle)
        idle.recv(len(ANSWER), socket.MSG_WAITALL)
        ready = status_of(server, "/readyz")
        server.process.send_signal(signal.SIGTERM)
        wait_until(lambda: status_of(server, "/readyz") == 503)
        idle.sendall(HEAD + LENGTH + BODY)
        after = read_head(idle)
        answer = idle.recv(len(ANSWER), socket.MSG_WAITALL)
        end = idle.recv(1)
        alive = status_of(server, "/healthz")
        stop(server)
    assert (ready, b"\r\nConnection:" in before) == (200, False)
    assert (b"\r\nConnection: close\r\n" in after, answer, end, alive) == (True, ANSWER, b"", 200)


def test_the_doctor_of_a_server_that_drains_says_that_it_is_stopping(tmp_path):
    with serving(tmp_path, "--drain", "60") as server:
        server.process.send_signal(signal.SIGTERM)
        wait_until(lambda: status_of(server, "/readyz") == 503)
        finding = Doctor(f"http://127.0.0.1:{server.port}", None, "default").readiness()
        stop(server)
    assert finding == {
        "check": "ready",
        "result": "failed",
        "detail": "the server is stopping, and answers until --drain is over: start it again",
    }


def test_what_is_running_when_a_server_has_drained_is_answered(tmp_path):
    with serving(tmp_path, "--drain", "5") as server, server.connect() as slow:
        slow.sendall(HEAD + b"X-Sandbox-Scenario: slow\r\n" + LENGTH + BODY)
        ask(server)
        stop(server)
        head = read_head(slow)
        answer = slow.recv(len(ANSWER), socket.MSG_WAITALL)
    assert (head.split()[1], answer) == (b"200", ANSWER)


def test_makes_what_the_start_left_out_and_spares_the_collector_that():
    schema = load_schemas().build("2026-10")
    before = gc.get_freeze_count()
    try:
        asyncio.run(make_the_rest(schema, after=0))
        frozen = gc.get_freeze_count() - before
    finally:
        gc.unfreeze()
    objects = [kind for kind in schema.type_map.values() if is_object_type(kind)]
    assert all("fields" in vars(kind) for kind in objects)
    assert frozen > len(objects)
