"""Sealing and opening: the format, the window, and what makes it quick."""

from base64 import urlsafe_b64decode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import digest
from json import loads

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC
from cryptography.hazmat.primitives.padding import PKCS7
from hypothesis import given
from hypothesis import strategies as st

from sandbox.multipass import (
    BadSecretError,
    ExpiredError,
    FutureError,
    Multipass,
    Opened,
    SignatureMismatchError,
)
from sandbox.multipass.base64_text import decode

SECRET = "0123456789abcdef0123456789abcdef"
IV = bytes(range(16))
CUSTOMER = {"email": "nicpotts@example.com", "created_at": "2013-04-11T15:16:23-04:00"}
TOKEN = (
    "AAECAwQFBgcICQoLDA0ODyJY3ywW0YiVD1ETb1DqBe4ydrURE6a8EccrS4tycyC3qHdDjYa3vv3UHVZ2k_s8DEHwG4GB"
    "_Rdhk1gCK2-OCnfNFrQ4w-Mhu6N7H634p13_KSFeTV4O4IUPsqU3NOD1uQ8AWA4NS0PMoYnFk5P14gI="
)
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)


def test_seals_the_test_vector():
    assert Multipass(SECRET).seal(CUSTOMER, now=NOW, iv=IV) == TOKEN


def test_reads_the_test_vector_however_old():
    assert Multipass(SECRET).read(TOKEN) == Opened(
        email="nicpotts@example.com",
        raw_email="nicpotts@example.com",
        created_at=datetime(2013, 4, 11, 19, 16, 23, tzinfo=UTC),
        raw_created_at="2013-04-11T15:16:23-04:00",
        fingerprint=urlsafe_b64decode(TOKEN)[-32:],
    )


@pytest.mark.parametrize("given", [{}, {"created_at": None}], ids=["absent", "null"])
def test_seal_adds_the_time_of_making(given):
    multipass = Multipass(SECRET)
    now = datetime(2026, 7, 15, 22, 57, 56, 123456, tzinfo=UTC)
    token = multipass.seal({"email": "jane@example.com", **given}, now=now)
    assert multipass.read(token).raw_created_at == "2026-07-15T22:57:56.123Z"


@pytest.mark.parametrize("given", ["2026-07-15T22:57:56Z", "", 0, False], ids=repr)
def test_seal_keeps_a_time_of_making_whatever_it_is(given):
    customer = {"email": "jane@example.com", "created_at": given}
    plaintext = plainly_unsealed(decode(Multipass(SECRET).seal(customer, now=NOW)))
    assert loads(plaintext) == customer


def test_seal_leaves_the_customer_as_it_was():
    customer = {"email": "jane@example.com"}
    Multipass(SECRET).seal(customer, now=NOW)
    assert customer == {"email": "jane@example.com"}


def test_seal_writes_the_time_of_making_in_utc():
    multipass = Multipass(SECRET)
    now = datetime.fromisoformat("2026-07-15T22:57:56+05:30")
    token = multipass.seal({"email": "jane@example.com"}, now=now)
    assert multipass.read(token).raw_created_at == "2026-07-15T17:27:56.000Z"


def test_no_two_tokens_are_alike():
    multipass = Multipass(SECRET)
    tokens = {multipass.seal(CUSTOMER, now=NOW) for _ in range(100)}
    assert len(tokens) == 100


@pytest.mark.parametrize("seconds", [-900, -1, 0, 1, 900])
def test_opens_within_the_window(seconds):
    multipass = Multipass(SECRET)
    token = multipass.seal({"email": "jane@example.com"}, now=NOW)
    opened = multipass.open(token, now=NOW + timedelta(seconds=seconds))
    assert opened.created_at == NOW


@pytest.mark.parametrize(
    ("age", "error"),
    [
        (timedelta(seconds=900, microseconds=1), ExpiredError),
        (timedelta(days=700), ExpiredError),
        (timedelta(seconds=-900, microseconds=-1), FutureError),
    ],
)
def test_refuses_outside_the_window(age, error):
    multipass = Multipass(SECRET)
    token = multipass.seal({"email": "jane@example.com"}, now=NOW)
    with pytest.raises(error) as caught:
        multipass.open(token, now=NOW + age)
    assert (caught.value.age, caught.value.created_at, caught.value.now, caught.value.window) == (
        age,
        NOW,
        NOW + age,
        timedelta(minutes=15),
    )


def test_the_window_can_be_set():
    multipass = Multipass(SECRET, window=timedelta(seconds=10))
    token = multipass.seal({"email": "jane@example.com"}, now=NOW)
    with pytest.raises(ExpiredError):
        multipass.open(token, now=NOW + timedelta(seconds=11))


def test_refuses_a_window_below_zero():
    with pytest.raises(ValueError, match="cannot be negative"):
        Multipass(SECRET, window=timedelta(seconds=-1))


def test_refuses_a_clock_without_a_zone():
    multipass = Multipass(SECRET)
    with pytest.raises(ValueError, match="without a zone"):
        multipass.open(TOKEN, now=NOW.replace(tzinfo=None))


@pytest.mark.parametrize("secret", ["", None, b"bytes", "\udcff"])
def test_refuses_what_cannot_be_a_secret(secret):
    with pytest.raises(BadSecretError, match="The Multipass secret is") as caught:
        Multipass(secret)
    assert isinstance(caught.value, ValueError)


@pytest.mark.parametrize("secret", ["s", " ", "ключ 🔑", SECRET * 100])
def test_any_other_text_is_a_secret(secret):
    multipass = Multipass(secret)
    token = multipass.seal({"email": "jane@example.com"}, now=NOW)
    assert multipass.open(token, now=NOW).email == "jane@example.com"


def test_refuses_the_token_of_another_secret():
    token = Multipass("another").seal(CUSTOMER, now=NOW)
    with pytest.raises(SignatureMismatchError):
        Multipass(SECRET).read(token)


def test_a_token_that_was_read_before_expires_all_the_same():
    multipass = Multipass(SECRET)
    token = multipass.seal({"email": "jane@example.com"}, now=NOW)
    multipass.open(token, now=NOW)
    with pytest.raises(ExpiredError):
        multipass.open(token, now=NOW + timedelta(seconds=901))


def test_signatures_are_compared_in_constant_time():
    assert "compare_digest" in Multipass.check_signature.__code__.co_names


def test_the_signature_is_checked_before_the_padding():
    raw = bytearray(decode(TOKEN))
    raw[-33] ^= 0xFF
    with pytest.raises(SignatureMismatchError):
        Multipass(SECRET).unseal(bytes(raw))


@given(st.lists(st.binary(max_size=200), min_size=1, max_size=8).flatmap(st.permutations))
def test_one_decryptor_for_all_equals_a_cipher_for_each(plaintexts):
    multipass = Multipass(SECRET)
    raws = [decode(multipass.seal_bytes(plaintext)) for plaintext in plaintexts]
    assert [multipass.unseal(raw) for raw in raws] == plaintexts
    assert [plainly_unsealed(raw) for raw in raws] == plaintexts


def plainly_unsealed(raw: bytes) -> bytes:
    keys = sha256(SECRET.encode()).digest()
    sealed, signature = raw[:-32], raw[-32:]
    assert digest(keys[16:], sealed, "sha256") == signature
    decryptor = Cipher(AES(keys[:16]), CBC(sealed[:16])).decryptor()
    unpadder = PKCS7(128).unpadder()
    padded = decryptor.update(sealed[16:]) + decryptor.finalize()
    return unpadder.update(padded) + unpadder.finalize()


def test_decryption_is_not_disturbed_by_a_refused_token():
    multipass = Multipass(SECRET)
    forged = Multipass("another").seal(CUSTOMER, now=NOW)
    with pytest.raises(SignatureMismatchError):
        multipass.read(forged)
    assert multipass.read(TOKEN).email == "nicpotts@example.com"


def test_no_secret_shows_in_the_repr():
    assert SECRET not in repr(Multipass(SECRET))
