"""`serve --import` and `--export-on-exit`: worlds that outlive the process."""

import contextlib
import json
import resource
import stat
import sys
from http.client import HTTPConnection
from signal import SIGINT, SIGTERM
from threading import Thread
from urllib.parse import urlsplit

import pytest

from tests.control.snapshots import EMPTY

API = "/_sandbox/api/worlds"
CUSTOMERS = f"{API}/blue/customers"


@pytest.fixture
def file(tmp_path):
    return tmp_path / "shop.json"


@pytest.fixture
def kept(serving, file):
    """Start a server whose worlds are kept in the file."""

    def kept(*words):
        quiet = ("--log-format", "json", "--log-level", "warning")
        return serving("--port", "0", *quiet, "--export-on-exit", str(file), *words)

    return kept


def call(server, method, path, body=None):
    """Return status and body of the answer, as bytes."""
    where = urlsplit(json.loads(server.first_line)["url"])
    connection = HTTPConnection(where.hostname, where.port, timeout=30)
    try:
        sent = None if body is None else json.dumps(body)
        connection.request(method, path, sent, {"Content-Type": "application/json"})
        response = connection.getresponse()
        return response.status, response.read()
    finally:
        connection.close()


def words(text):
    return f"storefront-sandbox: {text}\n"


@pytest.mark.parametrize("signal", [SIGTERM, SIGINT])
def test_worlds_are_written_when_the_server_is_stopped(kept, file, signal):
    with kept() as server:
        call(server, "PUT", f"{API}/blue/clock", {"freeze": "2026-11-23T10:00:00Z"})
        call(server, "POST", CUSTOMERS, {"email": "ada@example.com"})
        _, snapshot = call(server, "GET", f"{API}/blue/snapshot")
        assert server.end(signal) == (0, "", "")
    assert json.loads(file.read_text()) == {"version": 2, "worlds": {"blue": json.loads(snapshot)}}
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert list(file.parent.iterdir()) == [file]


def test_the_next_process_gives_the_same_answers(kept, file):
    asked = (CUSTOMERS, f"{API}/blue/snapshot", f"{API}/green/snapshot", f"{API}/blue", API)
    with kept("--import", str(file)) as server:
        call(server, "PUT", f"{API}/blue", {"seed": 8, "customers": 3})
        call(server, "PUT", f"{API}/blue/clock", {"freeze": "2026-11-23T10:00:00Z"})
        call(server, "POST", CUSTOMERS, {"email": "ada@example.com", "password": "analytical"})
        call(server, "PUT", f"{API}/green/scenarios/throttled", {"times": 3})
        before = [call(server, "GET", path) for path in asked]
        server.end(SIGTERM)
    with kept("--import", str(file)) as server:
        assert [call(server, "GET", path) for path in asked] == before


def test_the_snapshot_of_one_world_is_taken_for_the_default_one(kept, file):
    told = {**EMPTY, "origin": {"seed": 8, "customers": 3, "locale": "de_DE", "catalog": 4}}
    single = file.with_name("one.json")
    single.write_text(json.dumps(told))
    with kept("--import", str(single)) as server:
        status, answered = call(server, "GET", f"{API}/default/snapshot")
    assert (status, json.loads(answered)) == (200, told)


def test_a_file_is_left_as_it_is_by_a_server_that_is_killed(kept, file):
    file.write_text("{}")
    with kept() as server:
        call(server, "PUT", f"{API}/blue")
    assert file.read_text() == "{}"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("{", "it is not JSON: its end is missing. Close each quote and each bracket"),
        ("[]", "it must be an object such as {…}, not a list"),
        (
            "{}",
            (
                "#/version is missing: this is no snapshot. Take one with `worlds snapshot "
                "NAME` or GET …/snapshot"
            ),
        ),
        (
            '{"version": 9, "worlds": {}}',
            "#/version is 9: this sandbox reads versions 1 to 2",
        ),
        (
            f'{{"version": 2, "worlds": {{"Blue": {json.dumps(EMPTY)}}}}}',
            (
                "#/worlds/Blue is wrong: 'Blue' cannot name a world: use 1 to 63 of a-z, 0-9 and "
                "'-', neither beginning nor ending with '-'."
            ),
        ),
        (
            f'{{"version": 2, "worlds": {{"a": {json.dumps(EMPTY)}, "b": {{"version": 2}}}}}}',
            "#/worlds/b/sandbox is missing: write a string",
        ),
    ],
)
def test_a_bad_file_is_told_before_anything_listens(shell, file, text, told):
    file.write_text(text)
    done = shell("serve", "--port", "0", "--import", str(file))
    assert done == (2, "", words(f"{file} cannot be restored: {told}"))


def test_a_file_to_import_must_be_there(shell, file):
    done = shell("serve", "--port", "0", "--import", str(file))
    assert done == (2, "", words(f"--import: {file} does not exist"))


def test_a_folder_cannot_be_imported(shell, tmp_path):
    done = shell("serve", "--port", "0", "--import", str(tmp_path))
    assert done == (2, "", words(f"--import: {tmp_path} is not a file"))


def test_a_store_that_is_away_cannot_be_imported_into(shell, file):
    file.write_text(json.dumps({"version": 2, "worlds": {"a": EMPTY}}))
    done = shell("serve", "--port", "0", "--store", "valkey://127.0.0.1:1", "--import", str(file))
    told = f"{file} cannot be imported: the store at valkey://127.0.0.1:1 does not answer"
    assert (done[:2], told in done[2]) == ((1, ""), True)


def test_a_folder_cannot_be_exported_to(shell, tmp_path):
    done = shell("serve", "--port", "0", "--export-on-exit", str(tmp_path))
    told = f"--export-on-exit: {tmp_path} is a folder. Name a file in it"
    assert done == (2, "", words(told))


def test_the_folder_to_export_to_must_be_there(shell, tmp_path):
    nowhere = tmp_path / "nowhere"
    done = shell("serve", "--port", "0", "--export-on-exit", str(nowhere / "shop.json"))
    told = f"--export-on-exit: the folder {nowhere} does not exist. Make it first"
    assert done == (2, "", words(told))


def test_a_file_that_cannot_be_written_in_the_end_is_told(kept, file):
    with kept() as server:
        file.parent.rmdir()
        done = server.end(SIGTERM)
    assert (done.status, done.out) == (1, "")
    assert "No such file or directory" in done.err


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux limits the files of a process")
def test_a_disk_that_gets_full_is_named_with_the_path_and_keeps_what_was_there(kept, file):
    file.write_text("{}")
    with kept() as server:
        for number in range(20):
            call(server, "POST", CUSTOMERS, {"email": f"a{number}@example.com"})
        resource.prlimit(server.pid, resource.RLIMIT_FSIZE, (1_000, 1_000))
        done = server.end(SIGTERM)
    assert done == (1, "", words(f"{file} cannot be written: File too large"))
    assert file.read_text() == "{}"
    assert list(file.parent.iterdir()) == [file]


def test_a_server_that_is_stopped_ends_although_somebody_waits_for_a_mail(kept, file):
    with kept() as server:
        call(server, "PUT", f"{API}/blue")
        waiting = Thread(target=_hang_on, args=(server,))
        waiting.start()
        assert call(server, "GET", f"{API}/blue/inbox")[0] == 200
        done = server.end(SIGTERM)
        waiting.join(timeout=30)
    assert (done, waiting.is_alive()) == ((0, "", ""), False)
    assert json.loads(file.read_text())["worlds"].keys() == {"blue"}


def _hang_on(server):
    with contextlib.suppress(ConnectionError, OSError):
        call(server, "GET", f"{API}/blue/inbox/wait?timeout=60")
