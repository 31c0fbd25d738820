"""Causes in the content of a token: the signature is right, the content is not."""

import re
from typing import Final

from sandbox.multipass.cause import Cause
from sandbox.multipass.errors import (
    AlreadyUsedError,
    BadCreatedAtError,
    BadEmailError,
    BadPaddingError,
    CustomerAccessTokenError,
    MultipassError,
    NoCreatedAtError,
    NoEmailError,
    NotAnObjectError,
    NotJsonError,
)
from sandbox.multipass.token import unpad

_BY_ERROR: Final[dict[type[MultipassError], Cause]] = {
    CustomerAccessTokenError: Cause(
        "customer-access-token",
        "A customer access token was sent as the Multipass token.",
        "Use it in `customer(customerAccessToken:)`. For a login make a new Multipass token.",
    ),
    BadPaddingError: Cause(
        "bad-padding",
        "The plaintext does not have PKCS#7 padding; often it is padded with zeros.",
        "Turn on PKCS#7 (also called PKCS#5) padding, the default of most libraries.",
    ),
    NotJsonError: Cause(
        "not-json",
        "The content of the token is not valid JSON in UTF-8.",
        "Encrypt the output of a JSON library: no trailing comma, byte order mark or form data.",
    ),
    NotAnObjectError: Cause(
        "not-an-object",
        "The JSON is valid, but it is not an object with the fields of a customer.",
        "Encrypt one object with the keys of one customer.",
    ),
    NoEmailError: Cause(
        "no-email",
        "The key `email` is missing, null or blank.",
        "Write `email` in small letters, at the top level of the object, not inside `customer`.",
    ),
    BadEmailError: Cause(
        "bad-email",
        "The value of `email` is not an email address that Shopify accepts.",
        "Check it before you make the token: one @, and a domain with a dot.",
    ),
    NoCreatedAtError: Cause(
        "no-created-at",
        "The key `created_at` is missing, null or blank.",
        "Add the present time: `created_at`, not `createdAt`.",
    ),
    BadCreatedAtError: Cause(
        "bad-created-at",
        "created_at is not in ISO 8601; often it is a Unix timestamp or a printed date.",
        "Write it as 2026-07-15T22:57:56Z: toISOString() in JavaScript, iso8601 in Ruby.",
    ),
    AlreadyUsedError: Cause(
        "already-used",
        "The token was used before, perhaps by a reload, a retry or a React effect.",
        "Make a new token for each login.",
    ),
}


_PADDED_TWICE: Final = Cause(
    "padded-twice",
    "The plaintext was padded by hand, and once more by the library.",
    "Give the JSON to the library without padding: it adds PKCS#7 padding itself.",
)
_IV_MISSING: Final = Cause(
    "iv-missing",
    "The first 16 bytes of the plaintext are missing: the IV is not before the ciphertext.",
    "Put the 16 bytes of the IV first, and sign both: IV + ciphertext + signature.",
)
_BYTE_ORDER: Final = Cause(
    "byte-order-mark",
    "The JSON begins with a byte order mark, or is in UTF-16.",
    "Encode it as UTF-8 without a byte order mark: new UTF8Encoding(false) in .NET.",
)
_PYTHON_DICT: Final = Cause(
    "python-dict",
    "The plaintext is a Python dict, with single quotes: str() made it.",
    "Encrypt json.dumps(customer).",
)
_JSON_TWICE: Final = Cause(
    "json-twice",
    "The plaintext is JSON inside a JSON string: it was encoded twice.",
    "Encode the customer as JSON once, and encrypt that.",
)
_MARK: Final = re.compile(rb"\xef\xbb\xbf|\xff\xfe|\xfe\xff|\{\x00|\x00\{")
_DICT: Final = re.compile(rb"\{\s*u?'")


def plaintext_cause(error: MultipassError) -> Cause | None:
    """Return the likely cause of a plaintext that is no JSON object, if it is recognized."""
    match error:
        case NotJsonError(plaintext=plaintext) if _DICT.match(plaintext):
            return _PYTHON_DICT
        case NotJsonError(plaintext=plaintext) if _MARK.match(plaintext):
            return _BYTE_ORDER
        case NotJsonError(plaintext=plaintext) if _is_padded(plaintext):
            return _PADDED_TWICE
        case NotJsonError(plaintext=plaintext) if _lacks_its_front(plaintext):
            return _IV_MISSING
        case NotAnObjectError(payload=str() as text) if text.lstrip().startswith("{"):
            return _JSON_TWICE
    return None


def payload_cause(error: MultipassError) -> Cause | None:
    """Return the usual cause of *error*, if its kind has one."""
    return _BY_ERROR.get(type(error))


def _is_padded(plaintext: bytes) -> bool:
    try:
        return unpad(plaintext).rstrip().endswith(b"}")
    except (BadPaddingError, IndexError):
        return False


def _lacks_its_front(plaintext: bytes) -> bool:
    """Say whether it is the rest of a JSON object: its first block was taken for the IV."""
    return plaintext.rstrip()[-2:] == b'"}' and not plaintext.lstrip().startswith(b"{")
