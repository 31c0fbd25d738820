"""The steps of opening a token, and the causes that are found behind a refusal."""

import json
from base64 import b64decode, b64encode
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from hmac import digest as hmac_digest
from urllib.parse import quote

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.multipass import BadSecretError, Multipass, MultipassError
from sandbox.multipass.base64_text import decode, encode
from sandbox.multipass.cause import Cause
from sandbox.multipass.defects import mint
from sandbox.multipass.explanation import Explanation, Step, explain
from sandbox.multipass.token import derive_keys, encrypt, pad, sign

SECRET = "0123456789abcdef0123456789ABCDEF0123456789abcdef0123456789ABCDEF"
NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
PLAINTEXT = b'{"email":"jane@example.com","created_at":"2026-11-23T12:00:00Z"}'
IV = bytes(range(240, 256))
PASSED = (
    Step("base64", ok=True, detail="172 characters stand for 128 bytes"),
    Step("length", ok=True, detail="IV 16, ciphertext 80, signature 32 bytes"),
    Step("signature", ok=True, detail="HMAC-SHA256 over IV and ciphertext fits the secret"),
    Step("padding", ok=True, detail="PKCS#7, 64 bytes of plaintext"),
    Step("json", ok=True, detail="an object with email, created_at"),
    Step("email", ok=True, detail="jane@example.com"),
    Step("created_at", ok=True, detail='"2026-11-23T12:00:00Z" is 2026-11-23T12:00:00Z'),
    Step("window", ok=True, detail="0 s old at 2026-11-23T12:00:00Z, 900 s (15 min) allowed"),
    Step("single use", ok=True, detail="not known to have been used"),
)


def good() -> str:
    return Multipass(SECRET).seal_bytes(PLAINTEXT, iv=IV)


def cause_of(token: str, *, secret: str = SECRET, now: datetime = NOW) -> str | None:
    cause = explain(token, secret=secret, now=now).cause
    return cause and cause.name


def test_a_good_token_passes_every_step():
    assert explain(good(), secret=SECRET, now=NOW) == Explanation(opens=True, steps=PASSED)


def test_a_used_token_fails_the_last_step():
    used_at = NOW - timedelta(seconds=30)
    words = "The token logged somebody in at 2026-11-23T11:59:30Z, 30 s ago: it works once."
    assert explain(good(), secret=SECRET, now=NOW, used_at=used_at) == Explanation(
        opens=False,
        steps=(*PASSED[:-1], Step("single use", ok=False, detail=words)),
        failed="single use",
        reason="multipass.already-used",
        message=words,
        cause=Cause(
            "already-used",
            "The token was used before, perhaps by a reload, a retry or a React effect.",
            "Make a new token for each login.",
        ),
    )


def test_it_is_json_for_the_control_api():
    token = mint({"email": "jane@example.com"}, secret=SECRET, now=NOW, defect="no-email")
    explanation = explain(token, secret=SECRET, now=NOW)
    written = json.loads(msgspec.json.encode(explanation))
    assert msgspec.convert(written, Explanation) == explanation
    assert list(written) == ["opens", "steps", "failed", "reason", "message", "cause", "notes"]


def test_what_does_no_harm_becomes_notes():
    customer = {
        "email": "Jane@Example.com",
        "created_at": "2026-11-23T12:00:00",
        "tag_string": "vip",
        "remote_ip": "192.0.2.1",
        "plan": "gold",
    }
    token = Multipass(SECRET).seal(customer, now=NOW, iv=IV)
    standard = token.replace("-", "+").replace("_", "/")
    explanation = explain(standard, secret=SECRET, now=NOW)
    assert (explanation.opens, explanation.steps[5].detail, explanation.notes) == (
        True,
        'jane@example.com, from "Jane@Example.com"',
        (
            "the token has + or / of the standard alphabet: either breaks in a URL, use - and _",
            "plan is ignored: not a key that Shopify documents",
            "remote_ip is not enforced: Shopify ignores it since 2026",
            "created_at names no zone: read as UTC",
            "tag_string replaces all tags that the customer has",
        ),
    )


def made_with(secret: bytes) -> str:
    keys = sha256(secret).digest()
    return sealed_with(keys[:16], keys[16:])


def sealed_with(encryption_key: bytes, signing_key: bytes) -> str:
    sealed = encrypt(pad(PLAINTEXT), key=encryption_key, iv=IV)
    return encode(sealed + sign(sealed, key=signing_key))


def resigned(signature: bytes, *, in_front: bool = False) -> str:
    sealed = decode(good())[:-32]
    return encode(signature + sealed if in_front else sealed + signature)


OTHER_DIGEST = "signature-with-other-digest"
ENCRYPTION_KEY, SIGNING_KEY = derive_keys(SECRET)


@pytest.mark.parametrize(
    ("token", "cause"),
    [
        (made_with(f"{SECRET}\n".encode()), "secret-with-white-space"),
        (made_with(f" {SECRET}".encode()), "secret-with-white-space"),
        (made_with(bytes.fromhex(SECRET)), "secret-hex-decoded"),
        (made_with(SECRET.lower().encode()), "secret-in-other-case"),
        (made_with(f'"{SECRET}"'.encode()), "secret-with-quotes"),
        (made_with(b64decode(SECRET)), "secret-base64-decoded"),
        (made_with(SECRET.encode("utf-16-le")), "secret-in-utf-16"),
        (made_with(sha256(SECRET.encode()).digest()), "secret-hashed-twice"),
        (made_with(sha256(SECRET.encode()).hexdigest().encode()), "secret-hashed-twice"),
        (sealed_with(SECRET.encode()[:16], SECRET.encode()[16:32]), "secret-not-hashed"),
        (sealed_with(SECRET.encode()[:16], SECRET.encode()), "secret-not-hashed"),
        (made_with(b"another"), "wrong-secret"),
        (
            sealed_with(bytes.fromhex(SECRET)[:16], bytes.fromhex(SECRET)[16:]),
            "secret-not-hashed",
        ),
        (sealed_with(SIGNING_KEY, ENCRYPTION_KEY), "keys-swapped"),
        (resigned(sign(decode(good())[16:-32], key=SIGNING_KEY)), "signature-over-ciphertext"),
        (resigned(sign(PLAINTEXT, key=SIGNING_KEY)), "signature-over-plaintext"),
        (
            resigned(sign(decode(good())[:-32], key=ENCRYPTION_KEY + SIGNING_KEY)),
            "signature-with-whole-digest",
        ),
        (resigned(hmac_digest(SIGNING_KEY, decode(good())[:-32], "sha512")), OTHER_DIGEST),
        (resigned(hmac_digest(SIGNING_KEY, decode(good())[:-32], "sha1")), OTHER_DIGEST),
        (resigned(sha256(SIGNING_KEY + decode(good())[:-32]).digest()), "signature-not-hmac"),
        (resigned(b64encode(sign(decode(good())[:-32], key=SIGNING_KEY))), "signature-in-base64"),
        (resigned(sign(b64encode(decode(good())[:-32]), key=SIGNING_KEY)), "signature-over-text"),
        (resigned(b""), "unsigned"),
        (
            resigned(sign(decode(good())[:-32], key=SIGNING_KEY).hex().encode()),
            "signature-in-hex",
        ),
        (
            resigned(sign(decode(good())[:-32], key=SIGNING_KEY), in_front=True),
            "signature-in-front",
        ),
        (resigned(bytes(32)), "tampered"),
    ],
)
def test_names_the_cause_of_a_wrong_signature(token, cause):
    assert cause_of(token) == cause


@pytest.mark.parametrize("secret", [b"", b"undefined", b"null", b"None", b"nil"])
def test_names_a_secret_that_was_not_set(secret):
    assert cause_of(made_with(secret)) == "secret-missing"


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_names_the_byte_order_of_the_json(encoding):
    sealed = encrypt(pad(PLAINTEXT.decode().encode(encoding)), key=ENCRYPTION_KEY, iv=IV)
    assert cause_of(encode(sealed + sign(sealed, key=SIGNING_KEY))) == "byte-order-mark"


def test_the_shop_may_be_the_one_with_white_space():
    assert cause_of(made_with(b"secret"), secret=" secret\n") == "secret-with-white-space"


@pytest.mark.parametrize(
    ("spoil", "cause"),
    [
        (lambda _: "", "empty"),
        (lambda _: '""', "empty"),
        (lambda token: f"{token}\n", "white-space"),
        (lambda token: f'"{token}"', "json-literal"),
        (lambda token: f"'{token}'", "json-literal"),
        (lambda token: json.dumps({"token": token}), "json-literal"),
        (lambda token: repr(token.encode()), "python-bytes"),
        (lambda token: f"{token}=", "base64-padded-twice"),
        (lambda token: b64encode(token.encode()).decode(), "base64-twice"),
        (lambda token: decode(token).hex(), "hex"),
        (lambda token: decode(token).hex().upper(), "hex"),
        (lambda token: encode(decode(token).decode(errors="replace").encode()), "bytes-as-text"),
        (lambda token: f"{token[:60]}\r\n{token[60:]}", "line-breaks"),
        (quote, "percent-encoded"),
        (lambda token: quote(quote(token)), "percent-encoded-twice"),
        (lambda token: f"/account/login/multipass/{token}", "url"),
        (lambda token: f"https://a.test/account/login/multipass/{quote(token)}?x=1#y", "url"),
        (lambda token: b64encode(decode(token)).decode().replace("+", " "), "plus-lost"),
        (lambda token: token[:50], "truncated"),
        (lambda token: token[:-2], "truncated"),
        (lambda token: f"{token[:-2]}_=", "not-base64"),
        (lambda token: token[:50] + "*" + token[51:], "not-base64"),
        (lambda _: "undefined", "not-a-token"),
        (lambda _: '"null"', "not-a-token"),
        (lambda _: "[object Promise]", "not-a-token"),
        (lambda _: "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2lnbmVk", "jwt"),
        (lambda _: "003a87ac3aeaf1a219f38cc0e4eba38d", "customer-access-token"),
    ],
    ids=range(27),
)
def test_names_the_cause_of_a_wrong_text(spoil, cause):
    assert cause_of(spoil(good())) == cause


@pytest.mark.parametrize(
    ("secret", "outcome"),
    [
        (SECRET, "Without this mistake the token is correct."),
        (
            "another",
            (
                "Without it the token would be refused for another reason "
                "(multipass.signature-mismatch)."
            ),
        ),
    ],
)
def test_says_what_a_repaired_text_would_come_to(secret, outcome):
    explanation = explain(quote(good()), secret=secret, now=NOW)
    assert explanation.cause is not None
    assert explanation.cause.message == (
        f"The token was percent-encoded (%3D), and nothing decoded it. {outcome}"
    )


def test_a_very_long_text_is_not_repaired():
    cause = explain("%3D" * 40_000, secret=SECRET, now=NOW).cause
    assert cause is not None
    assert cause.message == "The token was percent-encoded (%3D), and nothing decoded it."


@pytest.mark.parametrize(
    ("created_at", "cause", "words"),
    [
        (
            "2026-11-23T11:40:00Z",
            "made-too-early",
            "The token is 1200 s (20 min) old, or the clock of its machine is slow.",
        ),
        (
            "2026-11-20T12:00:00Z",
            "made-too-early",
            "The token is 259200 s (3 d) old, or the clock of its machine is slow.",
        ),
        (
            "2026-11-23T07:00:10",
            "other-zone",
            (
                "created_at is off by almost exactly 18000 s (5 h), as the local time of UTC-5:00"
                " would be. It names no zone, so it was read as UTC."
            ),
        ),
        (
            "2026-11-23T17:29:30Z",
            "other-zone",
            (
                "created_at is off by almost exactly 19800 s (5 h 30 min), as the local time of"
                " UTC+5:30 would be. The zone it names may not be the one it was taken in."
            ),
        ),
        (
            "2026-11-23T12:20:00Z",
            "clock-ahead",
            "The clock that dated the token is 1200 s (20 min) ahead of this one.",
        ),
        (
            "2027-11-23T12:00:00Z",
            "made-in-the-future",
            "created_at lies 31536000 s (365 d) ahead, too far for a clock that is not exact.",
        ),
    ],
)
def test_names_the_cause_of_a_wrong_time(created_at, cause, words):
    customer = {"email": "jane@example.com", "created_at": created_at}
    token = Multipass(SECRET).seal(customer, now=NOW)
    found = explain(token, secret=SECRET, now=NOW).cause
    assert found is not None
    assert (found.name, found.message) == (cause, words)


@pytest.mark.parametrize(
    ("now", "words"),
    [
        (
            NOW + timedelta(hours=1),
            (
                "The token has the time of this machine. The world's clock is 3600 s (1 h) ahead"
                " of this machine's."
            ),
        ),
        (
            NOW - timedelta(hours=5),
            (
                "The token has the time of this machine. The world's clock is 18000 s (5 h) behind"
                " this machine's."
            ),
        ),
    ],
)
def test_names_a_clock_of_the_world_that_is_far_from_the_machines(now, words):
    assert explain(good(), secret=SECRET, now=now, machine_now=NOW).cause == Cause(
        "world-clock",
        words,
        "Make the token with the time of the world, or reset the clock of the world.",
    )


def test_names_the_clock_of_the_machine_that_is_far_from_the_worlds():
    now = NOW - timedelta(hours=5)
    assert explain(good(), secret=SECRET, now=now, world_now=NOW).cause == Cause(
        "machine-clock",
        (
            "The token has the time of the world, and multipassClock is MACHINE. The world's"
            " clock is 18000 s (5 h) ahead of this machine's."
        ),
        "Make the token with the time of this machine, or set multipassClock to WORLD.",
    )


@pytest.mark.parametrize("cut", range(1, 100))
def test_a_short_text_is_not_taken_for_another_encoding(cut):
    assert cause_of(good()[:cut]) in {"truncated", "not-base64", "customer-access-token"}


def test_mistakes_are_not_tried_on_a_token_of_many_bytes():
    sealed = encrypt(pad(PLAINTEXT + b" " * 65_536), key=SIGNING_KEY, iv=IV)
    assert cause_of(encode(sealed + sign(sealed, key=ENCRYPTION_KEY))) == "wrong-secret"


@given(
    st.dictionaries(
        st.sampled_from(["email", "created_at", "identifier", "addresses", "zip"]),
        st.none() | st.just("a@b.test") | st.just("2026-11-23T12:00:00Z") | st.integers(),
    )
)
def test_explains_just_what_opening_comes_to(payload):
    multipass = Multipass(SECRET)
    token = multipass.seal_bytes(msgspec.json.encode(payload))
    assert explain(token, secret=SECRET, now=NOW).reason == reason_of(multipass, token)


def reason_of(multipass: Multipass, token: str) -> str | None:
    try:
        multipass.open(token, now=NOW)
    except MultipassError as error:
        return error.reason
    return None


def test_the_window_is_the_one_given():
    now = NOW + timedelta(hours=1)
    assert explain(good(), secret=SECRET, now=now, window=timedelta(hours=1)).opens


def test_the_secret_shows_nowhere():
    token = made_with(f"{SECRET}\n".encode())
    assert SECRET.encode() not in msgspec.json.encode(explain(token, secret=SECRET, now=NOW))


def test_refuses_an_empty_secret():
    with pytest.raises(BadSecretError):
        explain(good(), secret="", now=NOW)
