"""What a server shows in its handshakes."""

import os
import ssl
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
)

from sandbox.tls import Authority, CertificateFileError, context_of_files, context_signed_by
from sandbox.tls.authority import new_key, pem_of_key


class Clock:
    def __init__(self) -> None:
        self.now = datetime.now(UTC)

    def __call__(self) -> datetime:
        return self.now


def began(shown: dict) -> datetime:
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(shown["notBefore"]), UTC)


@pytest.mark.parametrize(
    ("host", "name"), [("blue.localhost",) * 2, ("Blue.LOCALHOST", "blue.localhost")]
)
def test_a_world_has_a_certificate_of_its_own(authority, shake_hands, host, name):
    """Most clients refuse `*.localhost`, some all of a certificate that has it."""
    shown = shake_hands(context_signed_by(authority, []), authority, host)
    assert shown["subjectAltName"] == (("DNS", name),)


def test_a_world_is_certified_once(authority, shake_hands):
    server = context_signed_by(authority, [])
    numbers = {shake_hands(server, authority, "blue.localhost")["serialNumber"] for _ in range(2)}
    assert len(numbers) == 1


def test_goes_by_a_folder_where_a_system_has_no_files_in_memory(
    authority, shake_hands, monkeypatch, tmp_path
):
    """As macOS and Windows."""
    monkeypatch.delattr("os.memfd_create", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    shown = shake_hands(context_signed_by(authority, []), authority, "localhost")
    assert (len(shown["subjectAltName"]), list(tmp_path.iterdir())) == (1, [])


@pytest.mark.parametrize("host", ["a.b.localhost", "-.localhost", "shop.test"])
def test_what_is_no_world_has_none(authority, shake_hands, host):
    with pytest.raises(ssl.SSLCertVerificationError, match="Hostname mismatch"):
        shake_hands(context_signed_by(authority, []), authority, host)


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "blue.localhost"])
def test_a_certificate_is_shown_for_half_its_life(authority, shake_hands, host):
    clock = Clock()
    server = context_signed_by(authority, [], now=clock)
    first = began(shake_hands(server, authority, host))
    clock.now += timedelta(days=44)
    assert began(shake_hands(server, authority, host)) == first


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1", "blue.localhost"])
def test_in_the_second_half_of_its_life_a_certificate_is_replaced(authority, shake_hands, host):
    clock = Clock()
    clock.now -= timedelta(days=46)
    server = context_signed_by(authority, [], now=clock)
    first = began(shake_hands(server, authority, host))
    clock.now += timedelta(days=46)
    assert began(shake_hands(server, authority, host)) - first == timedelta(days=46)


@pytest.fixture
def own(tmp_path, authority, now) -> tuple[Path, Path]:
    """A certificate for shop.localhost and its key, as somebody else would have made them."""
    key = new_key()
    certificate, key_file = tmp_path / "cert.pem", tmp_path / "key.pem"
    leaf = authority.vouch(["shop.localhost"], key.public_key(), now=now)
    certificate.write_bytes(leaf.public_bytes(Encoding.PEM))
    key_file.write_bytes(pem_of_key(key))
    return certificate, key_file


def test_shows_a_certificate_of_ones_own(authority, shake_hands, own):
    shown = shake_hands(context_of_files(*own), authority, "shop.localhost")
    assert shown["subjectAltName"] == (("DNS", "shop.localhost"),)


def refusal(certificate: Path, key: Path) -> str:
    with pytest.raises(CertificateFileError) as caught:
        context_of_files(certificate, key)
    return str(caught.value)


def test_tells_that_a_file_cannot_be_read(own, tmp_path):
    certificate, _ = own
    key = tmp_path / "none.pem"
    assert refusal(certificate, key) == f"{key} cannot be read: No such file or directory."


def test_tells_that_a_key_is_of_another_certificate(own, now):
    certificate, key = own
    key.write_bytes(Authority.make([], now=now).key_pem())
    assert refusal(certificate, key) == (
        f"{key} is not the key of {certificate}: name the two that belong together."
    )


def test_tells_that_a_key_is_locked(own):
    certificate, key = own
    locked = BestAvailableEncryption(b"secret")
    key.write_bytes(new_key().private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locked))
    assert refusal(certificate, key) == (
        f"{key} is locked with a password: `openssl pkey -in {key} -out unlocked.pem` "
        "makes a copy without."
    )


@pytest.mark.parametrize("which", [0, 1], ids=["certificate", "key"])
def test_tells_that_a_file_is_no_pem(own, which):
    certificate, key = own
    own[which].write_bytes(os.urandom(64))
    assert refusal(certificate, key) == (
        f"{certificate} and {key} are no certificate and key in PEM, which begin with "
        "-----BEGIN CERTIFICATE----- and -----BEGIN PRIVATE KEY-----."
    )
