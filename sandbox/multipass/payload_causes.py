"""Causes to be seen in what was sealed: the signature is good, the content is not."""

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
        "A customer access token was given in the place of the Multipass token.",
        "Pass it to `customer(customerAccessToken:)`; a login takes a freshly sealed token.",
    ),
    BadPaddingError: Cause(
        "bad-padding",
        "The plaintext was filled up with something other than PKCS#7 padding: zeros, often.",
        "Turn on PKCS#7 (also called PKCS#5) padding, the default of most libraries.",
    ),
    NotJsonError: Cause(
        "not-json",
        "Something other than strict JSON in UTF-8 was sealed.",
        "Seal the output of a JSON library; no trailing comma, no byte order mark, no form data.",
    ),
    NotAnObjectError: Cause(
        "not-an-object",
        "The JSON is well made, but it is not one object of customer fields.",
        "Seal one object, with the keys of one customer.",
    ),
    NoEmailError: Cause(
        "no-email",
        "The key `email` is missing, null or blank.",
        "Put it at the top level, in lower case: not `Email`, nor inside `customer`.",
    ),
    BadEmailError: Cause(
        "bad-email",
        "What stands under `email` is not an address that Shopify takes.",
        "Check it before sealing: one @, and a domain with a dot.",
    ),
    NoCreatedAtError: Cause(
        "no-created-at",
        "The key `created_at` is missing, null or blank.",
        "Add the present time: `created_at`, not `createdAt`.",
    ),
    BadCreatedAtError: Cause(
        "bad-created-at",
        "created_at is not written as ISO 8601: an epoch number or a printed date, often.",
        "Write it as 2026-07-15T22:57:56Z: toISOString() in JavaScript, iso8601 in Ruby.",
    ),
    AlreadyUsedError: Cause(
        "already-used",
        "The same token was sent before: a reload, a retry, an effect that React runs twice.",
        "Make a new token for each login.",
    ),
}


_PADDED_TWICE: Final = Cause(
    "padded-twice",
    "The plaintext was padded by hand, and once more by the library.",
    "Give the library the JSON as it is: it pads by PKCS#7 itself.",
)
_IV_MISSING: Final = Cause(
    "iv-missing",
    "The plaintext lacks its first 16 bytes: the IV is not in front of the ciphertext.",
    "Put the 16 bytes of the IV first, and sign both: IV + ciphertext + signature.",
)
_PYTHON_DICT: Final = Cause(
    "python-dict",
    "The plaintext is a Python dict, with single quotes: str() made it.",
    "Seal json.dumps(customer).",
)
_JSON_TWICE: Final = Cause(
    "json-twice",
    "The plaintext is JSON inside a JSON string: it was encoded twice.",
    "Encode the customer once, and seal the result as it is.",
)
_DICT: Final = re.compile(rb"\{\s*u?'")


def plaintext_cause(error: MultipassError) -> Cause | None:
    """Return what is to be seen in a plaintext that is no JSON object, if anything is."""
    match error:
        case NotJsonError(plaintext=plaintext) if _DICT.match(plaintext):
            return _PYTHON_DICT
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
