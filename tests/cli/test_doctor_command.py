"""`storefront-sandbox doctor`: what it finds, of a sandbox and of what is none."""

import json
import socket
import threading

import pytest

from sandbox.cli import main
from sandbox.cli.doctor_checks import Doctor
from sandbox.client import ControlError, SandboxClient
from sandbox.in_process import Sandbox
from sandbox.replicas.keys import Keys

GOOD = ["connection", "ready", "control API", "store", "world", "token", "version", "clock"]


@pytest.fixture
def doctor(capsys):
    """Check a URL; return the exit code, and what was found, by check."""

    def doctor(*words: str):
        status = main(["doctor", "--format", "json", *words])
        found = json.loads(capsys.readouterr().out)
        return status, {each["check"]: (each["result"], each["detail"]) for each in found}

    return doctor


@pytest.fixture
def url():
    with Sandbox() as client:
        yield client.url


def test_all_is_well(doctor, url):
    doctor("--url", url)  # its requests make the world
    status, found = doctor("--url", url)
    assert (status, list(found), {result for result, _ in found.values()}) == (0, GOOD, {"ok"})


def test_a_table_is_for_people(capsys, url):
    main(["doctor", "--url", url])
    first, second, *_ = capsys.readouterr().out.splitlines()
    assert (first.split(), second.split()[:2]) == (
        ["CHECK", "RESULT", "DETAIL"],
        ["connection", "ok"],
    )


def test_a_wrong_token_and_an_old_version_fail(doctor, url):
    status, found = doctor("--url", url, "--token", "nope", "--api-version", "2019-04")
    assert status == 1
    assert found["token"] == (
        "failed",
        "status 401: http.unauthorized: this shop has no such Storefront access token",
    )
    assert found["version"] == ("warning", "2019-04 is answered as 2025-10, as the real API does")


def test_a_private_token_is_accepted_in_its_header(doctor, url):
    _, found = doctor("--url", url, "--token", "shpat_sandbox-private")
    assert found["token"] == ("ok", "accepted in Shopify-Storefront-Private-Token")


def test_a_version_that_is_none_fails(doctor, url):
    _, found = doctor("--url", url, "--api-version", "next")
    result, detail = found["version"]
    assert (result, detail.partition(":")[0]) == ("failed", "next is not served")


def test_a_world_that_is_not_there_is_a_warning(doctor, url):
    status, found = doctor("--url", url, "--world", "blue")
    result, detail = found["world"]
    assert (status, result, detail.partition(":")[0]) == (0, "warning", "there is no world blue")


def test_a_name_that_no_world_can_have_fails(doctor, url):
    status, found = doctor("--url", url, "--world", "Blue!")
    result, detail = found["world"]
    assert (status, list(found)[-1], result, detail.partition(":")[0]) == (
        1,
        "world",
        "failed",
        "'Blue!' cannot name a world",
    )


def test_a_clock_that_is_far_from_ours_is_a_warning(doctor, url, capsys):
    SandboxClient(url).world("default").clock.freeze("2030-01-01T00:00:00Z")
    status, found = doctor("--url", url)
    result, detail = found["clock"]
    said, remedy, end = detail.split("`")
    assert (status, result, said, end) == (
        0,
        "warning",
        (
            "the world's clock says 2030-01-01 00:00:00: Multipass tokens that are made by this "
            "machine's clock may be refused. "
        ),
        " resets it",
    )
    assert main([*remedy.split()[1:], "--url", url, "--format", "json"]) == 0
    capsys.readouterr()
    assert doctor("--url", url)[1]["clock"] == ("ok", "as this machine's")


def test_https_on_a_port_of_http_is_told(doctor, url):
    https = url.replace("http:", "https:")
    assert doctor("--url", https) == (
        1,
        {"connection": ("failed", f"it does not speak https: use http:// in {https}")},
    )


def test_where_nothing_listens_it_says_what_to_start(doctor):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    start = "start `storefront-sandbox serve`, or give its URL with --url"
    assert doctor("--url", url) == (
        1,
        {"connection": ("failed", f"nothing listens at {url}: {start}")},
    )


def test_a_store_that_is_away_is_told_and_nothing_else():
    with Sandbox(store="valkey://127.0.0.1:1") as client:
        readiness = Doctor(client.url, None, "default").readiness()
    assert readiness["result"] == "failed"
    assert readiness["detail"].startswith("the store at valkey://127.0.0.1:1 does not answer")


def test_another_program_is_told(doctor):
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def answer():
            connection, _ = listening.accept()
            with connection:
                connection.recv(1000)
                connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi")

        thread = threading.Thread(target=answer, daemon=True)
        thread.start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}"
        status, found = doctor("--url", url)
        thread.join(timeout=10)
    assert (status, found) == (
        1,
        {
            "connection": (
                "failed",
                f"another program answers at {url}: choose another port or URL",
            )
        },
    )


def test_a_control_api_that_needs_a_token_is_told(doctor, serving):
    wanted = ("--port", "0", "--host", "::", "--control-token", "secret")
    with serving(*wanted, "--log-format", "json", "--log-level", "warning") as server:
        port = json.loads(server.first_line)["url"].rpartition(":")[2]
        status, found = doctor("--url", f"http://[::1]:{port}")
        allowed, _ = doctor("--url", f"http://[::1]:{port}", "--control-token", "secret")
    assert (status, found["control API"][0], allowed) == (1, "failed", 0)


def test_a_store_is_shown_and_what_failed_before(doctor, store_server):
    url = store_server.fresh_url()
    database, head = int(url.rpartition("/")[2]), Keys().head("blue")
    with Sandbox(store=url) as client:
        _, good = doctor("--url", client.url)
        store_server.ask("SET", head, "mine", database=database)
        with pytest.raises(ControlError):
            client.world("blue").clock.freeze("2030-01-01T00:00:00Z")
        store_server.ask("DEL", head, database=database)
        status, found = doctor("--url", client.url)
    result, detail = found["store"]
    assert good["store"][0] == "ok"
    assert good["store"][1].startswith(f"{url} answers in ")
    assert (status, result) == (0, "warning")
    assert "calls failed before, the last: has a key that another program wrote" in detail
