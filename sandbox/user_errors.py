"""User errors: the refusals a Storefront mutation reports in its payload.

A refusal is not a failure of the server: it is an answer that shoppers read, in the real
service's words. Why it came stays beside it, in a `Reason`, which no answer carries.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct


class CustomerErrorCode(StrEnum):
    """Shopify: the enum of the same name, unchanged from 2023-01 to 2026-10."""

    ALREADY_ENABLED = "ALREADY_ENABLED"
    BAD_DOMAIN = "BAD_DOMAIN"
    BLANK = "BLANK"
    CONTAINS_HTML_TAGS = "CONTAINS_HTML_TAGS"
    CONTAINS_URL = "CONTAINS_URL"
    CUSTOMER_DISABLED = "CUSTOMER_DISABLED"
    INVALID = "INVALID"
    INVALID_MULTIPASS_REQUEST = "INVALID_MULTIPASS_REQUEST"
    NOT_FOUND = "NOT_FOUND"
    PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE = "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE"  # noqa: S105
    TAKEN = "TAKEN"
    TOKEN_INVALID = "TOKEN_INVALID"  # noqa: S105
    TOO_LONG = "TOO_LONG"
    TOO_SHORT = "TOO_SHORT"
    UNIDENTIFIED_CUSTOMER = "UNIDENTIFIED_CUSTOMER"


class UserError(Struct, frozen=True):
    """One refusal. `field` is the path of the argument at fault, or None."""

    code: str
    field: tuple[str, ...] | None
    message: str


class Reason(Struct, frozen=True):
    """Why an answer is what it is: a stable slug to match on, and words with the figures."""

    slug: str
    words: str

    def __str__(self) -> str:
        return f"{self.slug}: {self.words}"


class Refused(Exception):
    """The shop refused a mutation with *errors*; *reason* is for the developer alone."""

    def __init__(self, *errors: UserError, reason: Reason | None = None) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors
        self.reason = reason


# Shopify: one answer for every cause. Recorded against 2026-04.
_INVALID_MULTIPASS_REQUEST: Final = UserError(
    CustomerErrorCode.INVALID_MULTIPASS_REQUEST,
    ("multipassToken",),
    "Invalid Multipass request",
)


def invalid_multipass_request() -> UserError:
    return _INVALID_MULTIPASS_REQUEST
