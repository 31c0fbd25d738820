"""Explains a token: each step of opening it, the step that fails, and the likely cause."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from msgspec import Struct

from sandbox.multipass.base64_text import BLOCK, SIGNATURE, decode
from sandbox.multipass.cause import Cause
from sandbox.multipass.encryption_causes import encryption_cause
from sandbox.multipass.errors import (
    AlreadyUsedError,
    BadBase64Error,
    BadCreatedAtError,
    BadEmailError,
    BadPaddingError,
    CustomerAccessTokenError,
    ExpiredError,
    FutureError,
    MultipassError,
    NoCreatedAtError,
    NoEmailError,
    NotAnObjectError,
    NotJsonError,
    OutsideWindowError,
    SignatureMismatchError,
    TruncatedError,
)
from sandbox.multipass.formatting import instant, quoted, span
from sandbox.multipass.opened import Opened
from sandbox.multipass.payload import parse, read_created_at, read_email, unpack
from sandbox.multipass.payload_causes import payload_cause, plaintext_cause
from sandbox.multipass.signature_causes import length_cause, signature_cause
from sandbox.multipass.text_causes import text_cause
from sandbox.multipass.time_causes import time_cause
from sandbox.multipass.token import WINDOW, Multipass, check_window, unpad
from sandbox.multipass.wrapping_causes import bytes_of, form_cause, wrapping_cause

TAG_STRING: Final = "tag_string replaces all tags that the customer has"
STANDARD_ALPHABET: Final = (
    "the token has + or / of the standard alphabet: either breaks in a URL, use - and _"
)

_STEP: Final[dict[type[MultipassError], str]] = {
    BadBase64Error: "base64",
    CustomerAccessTokenError: "base64",
    TruncatedError: "length",
    SignatureMismatchError: "signature",
    BadPaddingError: "padding",
    NotJsonError: "json",
    NotAnObjectError: "json",
    NoEmailError: "email",
    BadEmailError: "email",
    NoCreatedAtError: "created_at",
    BadCreatedAtError: "created_at",
    ExpiredError: "window",
    FutureError: "window",
    AlreadyUsedError: "single use",
}


class Step(Struct, frozen=True):
    """One step of opening a token, and what it found."""

    name: str
    ok: bool
    detail: str


class Explanation(Struct, frozen=True, kw_only=True):
    """The result of opening a token. `failed`, `reason`, `message` are None if it opens.

    `steps` ends with the one that failed; `notes` are remarks on what does no harm.
    """

    opens: bool
    steps: tuple[Step, ...]
    failed: str | None = None
    reason: str | None = None
    message: str | None = None
    cause: Cause | None = None
    notes: tuple[str, ...] = ()


def explain(
    token: str,
    *,
    secret: str,
    now: datetime,
    window: timedelta = WINDOW,
    used_at: datetime | None = None,
    machine_now: datetime | None = None,
    world_now: datetime | None = None,
) -> Explanation:
    """Explain the result of opening *token* with *secret* at *now*. Never raises for the token.

    `used_at` is when it logged somebody in before, if it did. `machine_now` is this machine's
    time where *now* is a world's, `world_now` a world's time where *now* is the machine's.

    Raises BadSecretError.
    """
    multipass = Multipass(secret, window=window)
    steps: list[Step] = []
    notes: list[str] = []
    try:
        for step in _open(token, multipass=multipass, now=now, used_at=used_at, notes=notes):
            steps.append(step)  # noqa: PERF402 - the steps before an error are what counts
    except MultipassError as error:
        failed = Step(_STEP[type(error)], ok=False, detail=error.message)
        return Explanation(
            opens=False,
            steps=(*steps, failed),
            failed=failed.name,
            reason=error.reason,
            message=error.message,
            cause=_cause(
                error,
                token=token,
                secret=secret,
                multipass=multipass,
                machine_now=machine_now,
                world_now=world_now,
            ),
            notes=tuple(notes),
        )
    return Explanation(opens=True, steps=tuple(steps), notes=tuple(notes))


def _open(
    token: str,
    *,
    multipass: Multipass,
    now: datetime,
    used_at: datetime | None,
    notes: list[str],
) -> Iterator[Step]:
    """Open *token* as `Multipass.open` does, and report each step that succeeds."""
    raw = decode(token)
    if "+" in token or "/" in token:
        notes.append(STANDARD_ALPHABET)
    yield _passed("base64", f"{len(token)} characters stand for {len(raw)} bytes")
    sealed, signature = raw[:-SIGNATURE], raw[-SIGNATURE:]
    ciphertext = len(sealed) - BLOCK
    yield _passed("length", f"IV {BLOCK}, ciphertext {ciphertext}, signature {SIGNATURE} bytes")
    multipass.check_signature(sealed, signature)
    yield _passed("signature", "HMAC-SHA256 over IV and ciphertext fits the secret")
    plaintext = unpad(multipass.decrypt(sealed))
    yield _passed("padding", f"PKCS#7, {len(plaintext)} bytes of plaintext")
    payload = parse(plaintext)
    yield _passed("json", f"an object with {', '.join(payload) or 'no keys'}")
    yield from _read(payload, signature, notes, multipass.window, now)
    if used_at is not None:
        raise AlreadyUsedError(used_at=used_at, now=now)
    yield _passed("single use", "not known to have been used")


def _read(
    payload: dict[str, object],
    fingerprint: bytes,
    notes: list[str],
    window: timedelta,
    now: datetime,
) -> Iterator[Step]:
    raw_email, email = read_email(payload)
    yield _passed("email", email if email == raw_email else f"{email}, from {quoted(raw_email)}")
    raw_created_at, created_at = read_created_at(payload)
    yield _passed("created_at", f"{quoted(raw_created_at)} is {instant(created_at)}")
    opened = unpack(payload, fingerprint=fingerprint)
    notes += _notes(opened)
    check_window(opened, now=now, window=window)
    age = now - created_at
    yield _passed("window", f"{span(age)} old at {instant(now)}, {span(window)} allowed")


def _notes(opened: Opened) -> Iterator[str]:
    yield from opened.notes
    if opened.tag_string is not None:
        yield TAG_STRING


def _passed(name: str, detail: str) -> Step:
    return Step(name, ok=True, detail=detail)


def _cause(
    error: MultipassError,
    *,
    token: str,
    secret: str,
    multipass: Multipass,
    machine_now: datetime | None,
    world_now: datetime | None,
) -> Cause | None:
    match error:
        case BadBase64Error():
            return text_cause(error, token=token, multipass=multipass)
        case TruncatedError():
            return (
                wrapping_cause(token)
                or length_cause(bytes_of(token), secret=secret, multipass=multipass)
                or text_cause(error, token=token, multipass=multipass)
            )
        case SignatureMismatchError():
            return wrapping_cause(token) or signature_cause(
                decode(token), secret=secret, multipass=multipass
            )
        case BadPaddingError() | NotJsonError() | NotAnObjectError():
            return (
                form_cause(decode(token))
                or plaintext_cause(error)
                or encryption_cause(decode(token), secret=secret)
                or payload_cause(error)
            )
        case OutsideWindowError():
            return time_cause(error, machine_now=machine_now, world_now=world_now)
        case _:
            return payload_cause(error)
