"""The tree of refusals: a reason each, words with figures, no secrets."""

from datetime import UTC, datetime, timedelta

import pytest

from sandbox import multipass
from sandbox.multipass import (
    AlreadyUsedError,
    DisabledOnShopError,
    ExpiredError,
    FutureError,
    IdentifierConflictError,
    MalformedError,
    Multipass,
    MultipassError,
    OutsideWindowError,
    PayloadError,
    ShopError,
    SignatureMismatchError,
)

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
MIDDLE = {MultipassError, MalformedError, PayloadError, OutsideWindowError, ShopError}
ERRORS = {
    value
    for value in vars(multipass).values()
    if isinstance(value, type) and issubclass(value, MultipassError)
}


def test_each_reason_has_one_error():
    assert sorted(error.reason for error in ERRORS - MIDDLE) == [
        "multipass.already-used",
        "multipass.bad-base64",
        "multipass.bad-created-at",
        "multipass.bad-email",
        "multipass.bad-padding",
        "multipass.customer-access-token",
        "multipass.disabled-on-shop",
        "multipass.expired",
        "multipass.future",
        "multipass.identifier-conflict",
        "multipass.no-created-at",
        "multipass.no-email",
        "multipass.not-an-object",
        "multipass.not-json",
        "multipass.signature-mismatch",
        "multipass.truncated",
    ]


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (
            ExpiredError(
                created_at=NOW - timedelta(minutes=20),
                written="2026-11-23T06:40:00-05:00",
                now=NOW,
                window=timedelta(minutes=15),
            ),
            (
                'created_at "2026-11-23T06:40:00-05:00" was read as 2026-11-23T11:40:00Z: 1200 s'
                " (20 min) ago at 2026-11-23T12:00:00Z, and 300 s (5 min) outside the window of"
                " 900 s (15 min)."
            ),
        ),
        (
            FutureError(
                created_at=NOW + timedelta(hours=25, seconds=1.25),
                written="2026-11-24T13:00:01.250Z",
                now=NOW,
                window=timedelta(seconds=60),
            ),
            (
                'created_at "2026-11-24T13:00:01.250Z" was read as 2026-11-24T13:00:01.25Z:'
                " 90001.25 s (1 d 1 h 1 s) ahead at 2026-11-23T12:00:00Z, and 89941.25 s"
                " (1 d 59 min 1 s) outside the window of 60 s."
            ),
        ),
        (
            AlreadyUsedError(used_at=NOW - timedelta(seconds=3), now=NOW),
            "The token logged somebody in at 2026-11-23T11:59:57Z, 3 s ago: it works once.",
        ),
        (
            IdentifierConflictError(email="a@b.test", identifier="2", stored_identifier="1"),
            'The customer a@b.test has "1", the token says "2".',
        ),
        (
            IdentifierConflictError(email="a@b.test", identifier="2", stored_identifier=None),
            'The customer a@b.test has no identifier, the token says "2".',
        ),
        (DisabledOnShopError(), "Multipass is turned off on this shop."),
    ],
)
def test_the_words_hold_the_figures(error, words):
    assert (error.message, str(error)) == (words, words)


def test_long_values_are_cut_in_the_words():
    token = Multipass("secret").seal({"email": "x" * 1000}, now=NOW)
    with pytest.raises(MultipassError) as caught:
        Multipass("secret").open(token, now=NOW)
    assert caught.value.message == f'email is "{"x" * 79}…: not an email address.'


def test_no_secret_shows_in_the_words():
    token = Multipass("the maker's secret").seal({"email": "jane@example.com"}, now=NOW)
    with pytest.raises(SignatureMismatchError) as caught:
        Multipass("the shop's secret").open(token, now=NOW)
    assert caught.value.message == (
        "The signature is not the HMAC-SHA256 of IV and ciphertext under this shop's secret."
    )


def test_a_payload_error_carries_the_payload():
    payload = {"created_at": "2026-11-23T12:00:00Z", "first_name": "Jane"}
    token = Multipass("secret").seal(payload, now=NOW)
    with pytest.raises(PayloadError) as caught:
        Multipass("secret").open(token, now=NOW)
    assert caught.value.payload == payload
