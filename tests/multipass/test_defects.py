"""Every defect gives its reason when opened, and has its cause named when explained."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox.multipass import Multipass, MultipassError
from sandbox.multipass.defects import DEFECTS, Draft, UnknownDefectError, mint
from sandbox.multipass.explanation import explain

SECRET = "sandbox-multipass-secret"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
CUSTOMER = {"email": "jane@example.com", "identifier": "u-1"}

REASONS = {
    "expired": ("multipass.expired", "made-too-early"),
    "future": ("multipass.future", "clock-ahead"),
    "local-time": ("multipass.expired", "other-zone"),
    "wrong-secret": ("multipass.signature-mismatch", "wrong-secret"),
    "secret-with-line-break": ("multipass.signature-mismatch", "secret-with-white-space"),
    "tampered": ("multipass.signature-mismatch", "tampered"),
    "truncated": ("multipass.truncated", "truncated"),
    "bad-base64": ("multipass.bad-base64", "not-base64"),
    "percent-encoded": ("multipass.bad-base64", "percent-encoded"),
    "percent-encoded-twice": ("multipass.bad-base64", "percent-encoded-twice"),
    "line-breaks": ("multipass.bad-base64", "line-breaks"),
    "url": ("multipass.bad-base64", "url"),
    "jwt": ("multipass.bad-base64", "jwt"),
    "customer-access-token": ("multipass.customer-access-token", "customer-access-token"),
    "not-json": ("multipass.not-json", "not-json"),
    "not-an-object": ("multipass.not-an-object", "not-an-object"),
    "no-email": ("multipass.no-email", "no-email"),
    "bad-email": ("multipass.bad-email", "bad-email"),
    "no-created-at": ("multipass.no-created-at", "no-created-at"),
    "bad-created-at": ("multipass.bad-created-at", "bad-created-at"),
    "bad-padding": ("multipass.bad-padding", "bad-padding"),
    "keys-swapped": ("multipass.signature-mismatch", "keys-swapped"),
    "signature-over-ciphertext": ("multipass.signature-mismatch", "signature-over-ciphertext"),
    "signature-in-hex": ("multipass.signature-mismatch", "signature-in-hex"),
    "secret-not-hashed": ("multipass.signature-mismatch", "secret-not-hashed"),
    "keys-from-hex-digest": ("multipass.signature-mismatch", "keys-from-hex-digest"),
    "keys-from-hmac": ("multipass.signature-mismatch", "keys-from-hmac"),
    "keys-from-other-digest": ("multipass.signature-mismatch", "keys-from-other-digest"),
    "signature-over-plaintext": ("multipass.signature-mismatch", "signature-over-plaintext"),
    "signature-over-text": ("multipass.signature-mismatch", "signature-over-text"),
    "signature-with-whole-digest": ("multipass.signature-mismatch", "signature-with-whole-digest"),
    "signature-not-hmac": ("multipass.signature-mismatch", "signature-not-hmac"),
    "signature-in-front": ("multipass.signature-mismatch", "signature-in-front"),
    "unsigned": ("multipass.signature-mismatch", "unsigned"),
    "signature-with-other-digest": ("multipass.truncated", "signature-with-other-digest"),
    "signature-in-base64": ("multipass.truncated", "signature-in-base64"),
    "mode-stream": ("multipass.truncated", "mode-stream"),
    "base64-twice": ("multipass.truncated", "base64-twice"),
    "hex": ("multipass.truncated", "hex"),
    "json-envelope": ("multipass.truncated", "json-envelope"),
    "bytes-as-text": ("multipass.truncated", "bytes-as-text"),
    "ciphertext-as-text": ("multipass.truncated", "ciphertext-as-text"),
    "aes-256": ("multipass.bad-padding", "aes-256"),
    "encrypted-with-signing-key": ("multipass.bad-padding", "encrypted-with-signing-key"),
    "mode-ecb": ("multipass.bad-padding", "mode-ecb"),
    "openssl-passphrase": ("multipass.bad-padding", "openssl-passphrase"),
    "padded-twice": ("multipass.not-json", "padded-twice"),
    "iv-missing": ("multipass.not-json", "iv-missing"),
    "iv-in-hex": ("multipass.not-json", "iv-in-hex"),
    "python-dict": ("multipass.not-json", "python-dict"),
    "json-twice": ("multipass.not-an-object", "json-twice"),
    "base64-padded-twice": ("multipass.bad-base64", "base64-padded-twice"),
    "python-bytes": ("multipass.bad-base64", "python-bytes"),
    "json-literal": ("multipass.bad-base64", "json-literal"),
}
WINDOWS = [timedelta(0), timedelta(minutes=15), timedelta(hours=3, minutes=20)]


def test_every_defect_is_listed_here():
    assert set(DEFECTS) == {*REASONS, "identifier-conflict"}


@pytest.mark.parametrize("defect", REASONS)
@pytest.mark.parametrize("window", WINDOWS, ids=str)
def test_a_defect_gives_its_reason(defect, window):
    token = mint(CUSTOMER, secret=SECRET, now=NOW, window=window, defect=defect)
    with pytest.raises(MultipassError) as caught:
        Multipass(SECRET, window=window).open(token, now=NOW)
    assert caught.value.reason == REASONS[defect][0]


@pytest.mark.parametrize("defect", REASONS)
def test_a_defect_has_its_cause_named(defect):
    token = mint(CUSTOMER, secret=SECRET, now=NOW, defect=defect)
    explanation = explain(token, secret=SECRET, now=NOW)
    assert explanation.cause is not None
    assert (explanation.opens, explanation.reason, explanation.cause.name) == (
        False,
        *REASONS[defect],
    )


@pytest.mark.parametrize("length", range(1, 49))
@pytest.mark.parametrize("defect", ["truncated", "percent-encoded", "bad-padding", "line-breaks"])
def test_a_defect_shows_at_every_length(defect, length):
    customer = {"email": "jane@example.com", "last_name": "x" * length}
    token = mint(customer, secret=SECRET, now=NOW, defect=defect)
    assert explain(token, secret=SECRET, now=NOW).reason == REASONS[defect][0]


@pytest.mark.parametrize(
    ("customer", "identifier"),
    [(CUSTOMER, "u-1-other"), ({"email": "jane@example.com"}, "nobody-other")],
)
def test_an_identifier_conflict_opens_with_another_identifier(customer, identifier):
    token = mint(customer, secret=SECRET, now=NOW, defect="identifier-conflict")
    assert Multipass(SECRET).open(token, now=NOW).identifier == identifier


def test_a_token_without_a_defect_opens():
    token = mint(CUSTOMER, secret=SECRET, now=NOW)
    assert Multipass(SECRET).open(token, now=NOW).email == "jane@example.com"


def test_a_defect_is_a_function_of_a_draft():
    token = DEFECTS["no-email"](Draft(customer=CUSTOMER, secret=SECRET, now=NOW))
    assert explain(token, secret=SECRET, now=NOW).reason == "multipass.no-email"


def test_the_given_time_of_making_is_kept():
    customer = {**CUSTOMER, "created_at": "2026-11-23T11:59:00Z"}
    token = mint(customer, secret=SECRET, now=NOW, defect="identifier-conflict")
    assert Multipass(SECRET).open(token, now=NOW).raw_created_at == "2026-11-23T11:59:00Z"


def test_an_unknown_defect_is_refused_with_the_known_ones():
    with pytest.raises(UnknownDefectError) as caught:
        mint(CUSTOMER, secret=SECRET, now=NOW, defect="wrong")
    assert str(caught.value) == f"'wrong' is not a defect. There are: {', '.join(sorted(DEFECTS))}."
