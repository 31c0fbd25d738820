"""Causes to be seen in what was sealed: the signature is good, the content is not."""

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
        "Seal one object. Text in quotes means that it was encoded as JSON twice.",
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


def payload_cause(error: MultipassError) -> Cause | None:
    """Return the usual cause of *error*, if its kind has one."""
    return _BY_ERROR.get(type(error))
