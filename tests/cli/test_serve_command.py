"""`storefront-sandbox serve`, as those see it who start and stop it."""

import json
import logging
import re
import shutil
import socket
import ssl
import subprocess
import sys
from signal import SIGINT, SIGTERM

import pytest

from sandbox.cli import parse
from sandbox.cli.logs import JsonFormatter
from sandbox.cli.serve import settings_of
from sandbox.settings import Settings
from tests.clients.tools import missing

FORMS = (
    "use valkey://HOST:PORT, valkeys:// for TLS, redis:// or rediss:// alike; for a cluster add "
    "?cluster=true; for Sentinel name its hosts and the service: "
    "valkey://HOST:26379,HOST:26379/?sentinel=SERVICE; for keys that begin with another name than "
    "storefront-sandbox add ?prefix=NAME"
)
NO_PREFIX = "prefix that is not 1 to 64 letters, digits or any of . _ : -"
UNESCAPED = "has a password with / ? or #, which is written %2F %3F or %23"
URL = r"http://localhost:[0-9]+"


def test_says_in_text_where_it_listens(serving):
    with serving("--port", "0") as server:
        assert re.fullmatch(rf"Storefront Sandbox listens on {URL}\n", server.first_line)


def test_says_in_json_that_it_is_ready(serving):
    with serving("--port", "0", "--log-format", "json") as server:
        ready = json.loads(server.first_line)
    url, command = ready["url"], ready["curl"]
    assert re.fullmatch(URL, url)
    assert ready == {
        "event": "ready",
        "url": url,
        "endpoint": f"{url}/api/2026-10/graphql.json",
        "curl": command,
    }


@pytest.mark.parametrize("token", ["sandbox-public", "sandbox-read-only", "none"])
def test_the_curl_works_as_printed(serving, token):
    bash = shutil.which("bash") or missing("bash (Debian: bash)")
    if shutil.which("curl") is None:
        missing("curl (Debian: curl)")
    with serving("--port", "0", "--default-token", token, "--log-format", "json") as server:
        command = json.loads(server.first_line)["curl"]
        done = subprocess.run([bash, "-c", command], capture_output=True, check=True)
    payload = json.loads(done.stdout)["data"]["customerAccessTokenCreateWithMultipass"]
    assert payload == {
        "customerAccessToken": payload["customerAccessToken"],
        "customerUserErrors": [],
    }
    assert payload["customerAccessToken"].keys() == {"accessToken", "expiresAt"}


@pytest.mark.parametrize("signal", [SIGTERM, SIGINT])
def test_ends_in_order_when_told_to(serving, signal):
    with serving("--port", "0", "--log-format", "json") as server:
        assert server.end(signal) == (0, "", "")


def test_ends_in_order_with_its_standard_input(shell):
    done = shell("serve", "--port", "0", "--log-format", "json", "--stop-with-stdin")
    assert (done.status, json.loads(done.out)["event"], done.err) == (0, "ready", "")


def test_variables_set_it_up(serving):
    with serving(STOREFRONT_SANDBOX_PORT="0", STOREFRONT_SANDBOX_LOG_FORMAT="json") as server:
        assert json.loads(server.first_line)["event"] == "ready"


def test_tells_that_the_port_is_taken(shell):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = shell("serve", "--port", str(port))
    assert (done.status, done.out) == (3, "")
    assert done.err.startswith(f"storefront-sandbox: Port {port} is in use")
    assert done.err.endswith("Choose another --port; --port 0 picks a free one.\n")


@pytest.mark.parametrize(
    "host",
    [
        pytest.param("192.0.2.1", id="of-nobody"),  # RFC 5737: for examples only
        pytest.param("fe80::1%nowhere", id="of-no-network"),
    ],
)
def test_tells_that_the_host_is_none_of_this_machine(shell, host):
    assert shell("serve", "--host", host, "--port", "0") == (
        1,
        "",
        (
            f"storefront-sandbox: {host} is not an address of this machine. Choose another --host: "
            "127.0.0.1 for this machine only, 0.0.0.0 for other machines, too.\n"
        ),
    )


def test_ends_quietly_when_nobody_reads_that_it_is_ready(closed_pipe):
    done = subprocess.run(
        [sys.executable, "-m", "sandbox", "serve", "--port", "0"],
        stdout=closed_pipe,
        stderr=subprocess.PIPE,
        check=False,
    )
    assert (done.returncode, done.stderr) == (141, b"")


def test_every_flag_reaches_the_settings():
    words = (
        *("serve", "--host", "localhost", "--port", "4001", "--seed", "-7", "--customers", "3"),
        *("--locale", "ja_JP", "--scenario", "throttled", "--scenario", "slow"),
        *("--multipass-secret", "another", "--default-token", "none", "--journal", "9"),
        *("--worlds", "5", "--throttles", "4", "--tls-name", "shop.test"),
        *("--store", "valkey://localhost:6379/2", "--carts", "7", "--cart-days", "30"),
    )
    assert settings_of(parse(words, variables={})) == Settings(
        host="localhost",
        port=4001,
        seed=-7,
        customers=3,
        locale="ja_JP",
        scenarios=("throttled", "slow"),
        multipass_secret="another",
        default_token=None,
        journal=9,
        carts=7,
        cart_days=30,
        worlds=5,
        throttles=4,
        names=("shop.test",),
        store="valkey://localhost:6379/2",
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--port", "abc"], "--port: 'abc' is not a whole number from 0 to 65535"),
        (["--port", "65536"], "--port: '65536' is not a whole number from 0 to 65535"),
        (["--seed", "x"], "--seed: 'x' is not a whole number"),
        (
            ["--host", ""],
            (
                "--host: '' is neither a name nor an address. Use 127.0.0.1 for this machine only, "
                "0.0.0.0 for other machines, too"
            ),
        ),
        (
            ["--host", "a..b"],
            (
                "--host: 'a..b' is neither a name nor an address. Use 127.0.0.1 for this machine "
                "only, 0.0.0.0 for other machines, too"
            ),
        ),
        (["--default-token", ""], "--default-token: the token must not be empty"),
        (["--store", "http://localhost"], f"--store: the store's URL begins with http://: {FORMS}"),
        (["--store", "localhost:6379"], f"--store: the store's URL has no valkey://: {FORMS}"),
        (
            ["--public-url", "shop.test"],
            "--public-url: 'shop.test' is not the URL of a host: write https://shop.test:8443",
        ),
        (["--store", "valkey://"], f"--store: the store's URL names no host: {FORMS}"),
        *(
            (["--store", url], f"--store: the store's URL {why}: {FORMS}")
            for url, why in (
                ("valkey://[::1", "is not a URL"),
                ("valkey://:6379", "names no host"),
                ("valkey://a,,b/?sentinel=s", "names no host"),
                ("valkey://a:1,b:2", "names several hosts without ?sentinel=SERVICE"),
                ("valkey://a:1,b:2/?cluster=true", "names several hosts without ?sentinel=SERVICE"),
                ("valkey://a:1,b:2/?sentinel=", "names several hosts without ?sentinel=SERVICE"),
                ("valkey://host:abc", "has a port that is not from 1 to 65535"),
                ("valkey://me:x@host:65536", "has a port that is not from 1 to 65535"),
                ("valkey://a:1,b:0/?sentinel=s", "has a port that is not from 1 to 65535"),
                ("valkey://host/two", "has a path that is no number of a database"),
                *((f"valkey://me:1{sign}x@host", UNESCAPED) for sign in "/?#"),
            )
        ),
        (
            ["--store", "redis://localhost?db=2"],
            f"--store: the store's URL has the unknown parameter db: {FORMS}",
        ),
        *(
            (
                ["--store", f"redis://localhost?prefix={prefix}"],
                f"--store: the store's URL has a {NO_PREFIX}: {FORMS}",
            )
            for prefix in ("", "{green}", "a" * 65)
        ),
        (
            ["--webhook", "orders/mad=http://localhost"],
            "--webhook: write TOPIC=URL: there is no topic 'orders/mad': did you mean orders/paid?",
        ),
        (["--multipass-secret", ""], "--multipass-secret: the secret must not be empty"),
    ],
)
def test_refuses_what_cannot_be_set(capsys, words, said):
    with pytest.raises(SystemExit) as caught:
        parse(["serve", *words], variables={})
    assert (caught.value.code, capsys.readouterr().err) == (
        2,
        (
            f"storefront-sandbox serve: error: argument {said}\n"
            "Help: storefront-sandbox serve --help\n"
        ),
    )


def test_a_line_of_the_log_is_a_json_object():
    record = logging.makeLogRecord(
        {"created": 1_800_000_000.25, "levelname": "INFO", "msg": "%s:\n1", "args": ("default",)}
    )
    assert json.loads(JsonFormatter().format(record)) == {
        "time": "2027-01-15T08:00:00.250Z",
        "level": "info",
        "message": "default:\n1",
    }


def test_a_line_of_the_log_has_the_traceback_of_an_error():
    error = ValueError("wrong")
    record = logging.makeLogRecord({"exc_info": (ValueError, error, None)})
    assert json.loads(JsonFormatter().format(record))["exception"] == "ValueError: wrong"


@pytest.mark.parametrize(
    ("words", "hosts"),
    [
        ((), None),
        (("--return-host", "none"), ()),
        (
            ("--return-host", "*.shop.test", "--return-host=localhost:*"),
            ("*.shop.test", "localhost:*"),
        ),
    ],
)
def test_hosts_to_return_to_replace_the_default(words, hosts):
    assert settings_of(parse(["serve", *words], variables={})).return_hosts == hosts


def test_says_that_a_client_uses_https_on_a_port_of_http(serving):
    with serving("--port", "0") as server:
        port = int(server.first_line.strip().rpartition(":")[2])
        with (
            socket.create_connection(("127.0.0.1", port)) as plain,
            pytest.raises(ssl.SSLError),
        ):
            ssl.create_default_context().wrap_socket(plain, server_hostname="localhost")
        *_, said = server.end(SIGTERM)
    assert re.fullmatch(
        r"[0-9:.]{12} 400 http.malformed: a client used https, but this port speaks http: "
        r"use http://, or serve --tls\n",
        said,
    )
