"""`storefront-sandbox tls`: the authority is found, shown, renewed and removed."""

import json
import re

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.hashes import SHA256

from sandbox.cli import main


@pytest.fixture
def tls(tmp_path, monkeypatch, capsys):
    """Run `tls` with *words* in a data folder of its own; returns status and output."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))

    def tls(*words):
        return main(["tls", *words]), capsys.readouterr().out

    return tls


@pytest.fixture
def usual(tmp_path):
    return tmp_path / "storefront-sandbox" / "tls"


def fingerprint(path):
    certificate = x509.load_pem_x509_certificate(path.read_bytes())
    return certificate.fingerprint(SHA256()).hex(":").upper()


def test_path_makes_what_clients_are_to_trust(tls, usual):
    path = usual / "localhost" / "authority.pem"
    assert tls("path") == (0, f"{path}\n")
    assert path.read_bytes().startswith(b"-----BEGIN CERTIFICATE-----\n")


def test_path_makes_it_once(tls, usual):
    tls("path")
    before = (usual / "localhost" / "authority.pem").read_bytes()
    tls("path")
    assert (usual / "localhost" / "authority.pem").read_bytes() == before


def test_path_of_further_names_is_another(tls, usual):
    _, printed = tls("path", "--tls-name", "shop.test")
    assert re.fullmatch(rf"{usual}/localhost-and-[0-9a-f]{{8}}/authority\.pem\n", printed)


def test_path_is_in_the_folder_that_is_named(tls, tmp_path):
    folder = tmp_path / "mine"
    assert tls("path", "--tls-folder", str(folder)) == (0, f"{folder}/localhost/authority.pem\n")


def test_show_tells_all_that_are_kept(tls, usual):
    tls("path")
    another = tls("path", "--tls-name", "shop.test")[1].strip()
    path = usual / "localhost" / "authority.pem"
    status, shown = tls("show")
    until = re.findall(r"until    (20\d\d-\d\d-\d\d)", shown)
    assert (status, shown) == (
        0,
        (
            f"{path}\n"
            "  for      localhost, 127.0.0.1/32, ::1/128\n"
            f"  until    {until[0]}\n"
            f"  SHA-256  {fingerprint(path)}\n\n"
            f"{another}\n"
            "  for      localhost, 127.0.0.1/32, ::1/128, shop.test\n"
            f"  until    {until[1]}\n"
            f"  SHA-256  {fingerprint(usual / another)}\n\n"
            "Let clients trust this authority before they start:\n\n"
            f"Node    export NODE_EXTRA_CA_CERTS={path}\n"
            f"Python  export SSL_CERT_FILE={path} REQUESTS_CA_BUNDLE={path}\n"
            f"curl    curl --cacert {path}\n\n"
            "Browsers and operating systems: storefront-sandbox docs tls\n"
        ),
    )


def test_show_prints_json(tls, usual):
    tls("path")
    path = usual / "localhost" / "authority.pem"
    (shown,) = json.loads(tls("show", "--format", "json")[1])
    assert shown == {
        "path": str(path),
        "names": ["localhost", "127.0.0.1/32", "::1/128"],
        "until": shown["until"],
        "sha256": fingerprint(path),
    }


def test_show_tells_that_there_is_none(tls, usual):
    words = f"No authority in {usual}. `storefront-sandbox tls path` makes one.\n"
    assert tls("show") == (0, words)


def test_renew_makes_another(tls, usual):
    tls("path")
    path = usual / "localhost" / "authority.pem"
    before = fingerprint(path)
    assert tls("renew") == (
        0,
        f"{path} is new. Let clients trust it: they know only the old one.\n",
    )
    assert fingerprint(path) != before


def test_remove_removes_all(tls, usual):
    tls("path")
    assert tls("remove") == (
        0,
        (
            f"Removed:\n{usual}/localhost/authority.pem\n"
            "Remove it from the browsers and systems that trust it, too: "
            "storefront-sandbox docs tls\n"
        ),
    )
    assert list(usual.iterdir()) == []


def test_remove_tells_that_there_is_none(tls, usual):
    assert tls("remove") == (0, f"No authority in {usual}.\n")


def test_a_spoilt_authority_is_told(tls, usual, capsys):
    tls("path")
    (usual / "localhost" / "authority.pem").write_bytes(b"\n")
    assert main(["tls", "path"]) == 1
    assert re.fullmatch(
        rf"storefront-sandbox: The authority in {usual}/localhost is spoilt: .*\. "
        r"`storefront-sandbox tls renew`, with the same names and folder, makes a new one; "
        r"it is to be trusted anew\.\n",
        capsys.readouterr().err,
    )
