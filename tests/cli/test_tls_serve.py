"""`serve --tls`, as those see it who start it and ask it by https."""

import json
import re
import shutil
import signal
import socket
import ssl
import subprocess
import urllib.request
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from sandbox.cli import panel, parse
from sandbox.cli.tls import TlsOptionsError, Transport, transport
from sandbox.settings import Settings
from tests.clients.tools import missing

PATIENCE = 20  # seconds
SLOW = (
    b"POST /api/2026-10/graphql.json HTTP/1.1\r\nHost: localhost\r\n"
    b"Content-Type: application/json\r\nX-Sandbox-Scenario: very-slow\r\n"
    b'Content-Length: 33\r\n\r\n{"query":"{ shop { __typename }}"}'
)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "tls"


@pytest.fixture
def serving_tls(serving, folder):
    def serving_tls(*words):
        options = ("--port", "0", "--log-format", "json", "--tls-folder", str(folder))
        return serving(*options, *words)

    return serving_tls


def ready(server):
    return json.loads(server.first_line)


def test_says_which_file_to_trust(serving_tls, folder):
    with serving_tls("--tls") as server:
        said = ready(server)
    url, curl = said["url"], said["curl"]
    authority = str(folder / "localhost" / "authority.pem")
    assert re.fullmatch(r"https://localhost:[0-9]+", url)
    assert curl.startswith(f"curl --cacert {authority} {url}/api/")
    assert said == {
        "event": "ready",
        "url": url,
        "endpoint": f"{url}/api/2026-10/graphql.json",
        "curl": curl,
        "certificateAuthority": authority,
    }


def test_says_in_text_how_to_trust_it():
    authority = Path("/data/authority.pem")
    said = panel.as_text("https://localhost:7467", Settings(), authority=authority)
    assert said.partition("Let clients trust this authority")[2] == (
        " before they start:\n\n"
        f"Node    export NODE_EXTRA_CA_CERTS={authority}\n"
        f"Python  export SSL_CERT_FILE={authority} REQUESTS_CA_BUNDLE={authority}\n"
        f"curl    curl --cacert {authority}\n\n"
        "Browsers and operating systems: storefront-sandbox docs tls\n"
    )


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "blue.localhost"])
def test_curl_asks_it_by_every_name(serving_tls, host):
    curl = shutil.which("curl") or missing("curl (Debian: curl)")
    with serving_tls("--tls") as server:
        said = ready(server)
        url = f"https://{host}:{urlsplit(said['url']).port}/healthz"
        command = [curl, "-sS", "--cacert", said["certificateAuthority"], url]
        done = subprocess.run(command, capture_output=True, check=False)
    assert (done.stderr, done.stdout) == (b"", b'{"status": "ok"}')


def test_the_curl_works_as_printed(serving_tls):
    bash = shutil.which("bash") or missing("bash (Debian: bash)")
    shutil.which("curl") or missing("curl (Debian: curl)")
    with serving_tls("--tls") as server:
        command = [bash, "-c", ready(server)["curl"]]
        done = subprocess.run(command, capture_output=True, check=True)
    payload = json.loads(done.stdout)["data"]["customerAccessTokenCreateWithMultipass"]
    assert payload["customerUserErrors"] == []


def test_curl_asks_it_as_a_shop(serving_tls):
    """As with a line in /etc/hosts, and the sandbox at port 443."""
    curl = shutil.which("curl") or missing("curl (Debian: curl)")
    with serving_tls("--tls-name", "my-shop.myshopify.com") as server:
        said = ready(server)
        there = f"my-shop.myshopify.com:443:127.0.0.1:{urlsplit(said['url']).port}"
        options = ["--cacert", said["certificateAuthority"], "--connect-to", there]
        command = [curl, "-sS", *options, "https://my-shop.myshopify.com/healthz"]
        done = subprocess.run(command, capture_output=True, check=False)
    assert (done.stderr, done.stdout) == (b"", b'{"status": "ok"}')


def test_python_asks_it(serving_tls):
    with serving_tls("--tls") as server:
        said = ready(server)
        trusting = ssl.create_default_context(cafile=said["certificateAuthority"])
        with urllib.request.urlopen(
            f"{said['url']}/healthz", context=trusting, timeout=PATIENCE
        ) as answer:
            assert answer.read() == b'{"status": "ok"}'


def test_python_that_does_not_trust_it_refuses(serving_tls):
    with (
        serving_tls("--tls") as server,
        pytest.raises(urllib.error.URLError, match="CERTIFICATE_VERIFY_FAILED"),
    ):
        urllib.request.urlopen(f"{ready(server)['url']}/healthz", timeout=PATIENCE)


def test_the_host_that_it_listens_on_is_a_name_of_its_own(serving_tls):
    with serving_tls("--tls", "--host", "127.0.0.2") as server:
        said = ready(server)
        trusting = ssl.create_default_context(cafile=said["certificateAuthority"])
        url = f"{said['url']}/healthz"
        with urllib.request.urlopen(url, context=trusting, timeout=PATIENCE) as answer:
            assert (urlsplit(url).hostname, answer.status) == ("127.0.0.2", 200)


def test_ends_in_order_although_a_slow_answer_is_due(serving_tls):
    with serving_tls("--tls") as server:
        said = ready(server)
        trusting = ssl.create_default_context(cafile=said["certificateAuthority"])
        port = urlsplit(said["url"]).port
        with (
            socket.create_connection(("127.0.0.1", port), PATIENCE) as plain,
            trusting.wrap_socket(plain, server_hostname="localhost") as slow,
            socket.create_connection(("127.0.0.1", port), PATIENCE),  # never shakes hands
        ):
            slow.sendall(SLOW)
            ended = server.end(signal.SIGTERM)
    assert ended == (0, "", "")


def test_shows_a_certificate_of_ones_own(serving_tls, shell, folder):
    shell("tls", "path", "--tls-folder", str(folder))
    place = folder / "localhost"
    own = (
        "--tls-cert",
        str(place / "authority.pem"),
        "--tls-key",
        str(place / "authority-key.pem"),
    )
    with serving_tls(*own) as server:
        said = ready(server)
        shown = ssl.get_server_certificate(("127.0.0.1", urlsplit(said["url"]).port))
    assert said.keys() == {"event", "url", "endpoint", "curl"}
    assert shown == (place / "authority.pem").read_text()


def test_without_options_it_listens_by_http():
    assert transport(parse(["serve"], variables={})) == Transport(tls=None, authority=None)


def test_a_folder_alone_does_not_switch_it_on():
    variables = {"STOREFRONT_SANDBOX_TLS_FOLDER": "/nowhere"}
    assert transport(parse(["serve"], variables=variables)) == Transport()


def test_a_variable_names_more_than_one(tmp_path):
    names = {"STOREFRONT_SANDBOX_TLS_NAME": "My-Shop.myshopify.com, *.shop.test"}
    arguments = parse(["serve", "--tls-folder", str(tmp_path)], variables=names)
    assert arguments.tls_name == ["my-shop.myshopify.com", "*.shop.test"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--tls-cert", "a"], "--tls-cert and --tls-key belong together. Name both files."),
        (["--tls", "--tls-key", "a"], "--tls-cert and --tls-key belong together. Name both files."),
        (
            ["--tls-cert", "a", "--tls-key", "b", "--tls-name", "c"],
            (
                "--tls-name is for certificates that the sandbox makes. The names of --tls-cert "
                "are in its file."
            ),
        ),
    ],
)
def test_refuses_options_that_do_not_go_together(words, said):
    with pytest.raises(TlsOptionsError) as caught:
        transport(parse(["serve", *words], variables={}))
    assert str(caught.value) == said


def test_refuses_a_name_that_is_none(capsys):
    with pytest.raises(SystemExit) as caught:
        parse(["serve", "--tls-name", "https://shop.test"], variables={})
    assert (caught.value.code, capsys.readouterr().err.splitlines()[0]) == (
        2,
        (
            "storefront-sandbox serve: error: argument --tls-name: 'https://shop.test' is not a "
            "name for a certificate: write a host such as my-shop.myshopify.com, all hosts of a "
            "domain such as *.shop.test, or an address such as 192.168.1.5"
        ),
    )


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (
            ["--tls-cert", "none.pem", "--tls-key", "none.pem"],
            2,
            "none.pem cannot be read: No such file or directory.",
        ),
        (
            ["--tls", "--tls-folder", "README.md"],
            1,
            (
                "README.md cannot keep an authority: it is a file. Name another folder with "
                "--tls-folder, or certificates of your own with --tls-cert and --tls-key."
            ),
        ),
    ],
)
def test_tells_what_keeps_it_from_starting(shell, words, status, said):
    assert shell("serve", "--port", "0", *words) == (status, "", f"storefront-sandbox: {said}\n")
