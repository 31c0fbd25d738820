"""User errors: the refusals a Storefront mutation reports in its payload.

A refusal is not a failure of the server: it is an answer that shoppers read, in the real
service's words. Why it came stays beside it, in a `Reason`, which no answer carries.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import cache
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from sandbox.reason import Reason


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
    PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE = "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE"  # noqa: S105 - a code
    TAKEN = "TAKEN"
    TOKEN_INVALID = "TOKEN_INVALID"  # noqa: S105 - a code
    TOO_LONG = "TOO_LONG"
    TOO_SHORT = "TOO_SHORT"
    UNIDENTIFIED_CUSTOMER = "UNIDENTIFIED_CUSTOMER"


Code = CustomerErrorCode
_HUMP: Final = re.compile(r"[A-Z]+")


class UserError(Struct, frozen=True):
    """One refusal. `field` is the path of the argument at fault, or None."""

    code: str
    field: tuple[str, ...] | None
    message: str


class Refused(Exception):
    """The shop refused a mutation with *errors*; *reason* is for the developer alone."""

    def __init__(self, *errors: UserError, reason: Reason | None = None) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors
        self.reason = reason


def refuse(problems: Iterable[UserError], *, about: str) -> None:
    """Raise `Refused` with all of *problems*, if there are any: see `refused`."""
    if errors := tuple(problems):
        raise refused(*errors, about=about)


def refused(*errors: UserError, about: str) -> Refused:
    """Return the refusal for *errors*, which explain themselves.

    The first gives the reason its slug: `customer.email-taken` when *about* is `customer`.
    """
    words = "; ".join(f"{'.'.join(error.field or ())}: {error.message}" for error in errors)
    return Refused(*errors, reason=Reason(f"{about}.{_slug(errors[0])}", words))


def _slug(error: UserError) -> str:
    """Return `email-taken` for TAKEN of `["input", "email"]`."""
    code = error.code.lower().replace("_", "-")
    if error.field is None:
        return code
    name = label(error.field[-1]).lower().replace(" ", "-")
    return f"{name}-{code.removeprefix(f'{name}-')}"


class DeadTokenError(Exception):
    """A customer access token stands for nobody: deleted, expired, or never issued.

    A mutation's field fails for it with ACCESS_DENIED; a query answers null (recorded).
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.words)
        self.reason = reason


def mirrored(errors: Iterable[UserError]) -> tuple[UserError, ...]:
    """Return *errors* as the deprecated `userErrors` have them, which show no codes.

    Shopify: for a token that a mail brought there is no field (recorded for customerActivate
    and customerReset).
    """
    return tuple(
        replace(error, field=None) if error.code == Code.TOKEN_INVALID else error
        for error in errors
    )


def blank(*field: str) -> UserError:
    return _said(Code.BLANK, field, "can't be blank")


def taken(*field: str) -> UserError:
    return _said(Code.TAKEN, field, "has already been taken")


def invalid(*field: str) -> UserError:
    return _said(Code.INVALID, field, "is invalid")


def too_short(*field: str, least: int) -> UserError:
    return _said(Code.TOO_SHORT, field, f"is too short (minimum is {least} characters)")


def too_long(*field: str, most: int) -> UserError:
    return _said(Code.TOO_LONG, field, f"is too long (maximum is {most} characters)")


def contains_html_tags(*field: str) -> UserError:
    return _said(Code.CONTAINS_HTML_TAGS, field, "cannot contain HTML tags")


def contains_url(*field: str) -> UserError:
    return _said(Code.CONTAINS_URL, field, "cannot contain URL")


def contains_emojis(*field: str) -> UserError:
    """Shopify: the words are recorded; the enum has no code for them."""
    return _said(Code.INVALID, field, "cannot contain emojis")


def bad_domain(*field: str) -> UserError:
    return _said(Code.BAD_DOMAIN, field, "contains an invalid domain name")


def padded_password(*field: str) -> UserError:
    """Shopify: the one message here that ends in a full stop (reported)."""
    return _said(Code.PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE, field, "starts or ends with spaces.")


def already_exists(*field: str) -> UserError:
    """Shopify: "Address already exists" (recorded for the Admin API)."""
    return _said(Code.TAKEN, field, "already exists")


def address_not_found(*field: str) -> UserError:
    return UserError(Code.NOT_FOUND, field, "Address does not exist")


def invalid_token(kind: str, *field: str) -> UserError:
    """*kind* is `activation` or `reset` (both recorded)."""
    return UserError(Code.TOKEN_INVALID, field, f"Invalid {kind} token")


def already_enabled() -> UserError:
    return UserError(Code.ALREADY_ENABLED, None, "Customer already enabled")


def customer_disabled(email: str) -> UserError:
    """Shopify: reported for signing up with the email of an account that is not enabled."""
    return UserError(
        Code.CUSTOMER_DISABLED,
        None,
        f"We have sent an email to {email}, please click the link included to verify your "
        "email address.",
    )


def unidentified_customer() -> UserError:
    """Shopify: one answer for every login that fails (recorded)."""
    return UserError(Code.UNIDENTIFIED_CUSTOMER, None, "Unidentified customer")


def customer_not_found(*field: str) -> UserError:
    return UserError(Code.UNIDENTIFIED_CUSTOMER, field, "Could not find customer")


def update_denied(*field: str) -> UserError:
    """Shopify: recorded for a new email in customerUpdate, against 2026-04."""
    return UserError(Code.INVALID, field, "CustomerUpdate access denied")


def invalid_multipass_request() -> UserError:
    return _INVALID_MULTIPASS_REQUEST


# Shopify: one answer for every cause. Recorded against 2026-04.
_INVALID_MULTIPASS_REQUEST: Final = UserError(
    Code.INVALID_MULTIPASS_REQUEST,
    ("multipassToken",),
    "Invalid Multipass request",
)


def _said(code: str, field: tuple[str, ...], words: str) -> UserError:
    """Return the error of *code* that says *words* of the last part of *field*."""
    return UserError(code, field, f"{label(field[-1])} {words}")


@cache
def label(name: str) -> str:
    """Return what messages call the input field *name*: `First name` for `firstName`."""
    return _HUMP.sub(lambda hump: f" {hump[0].lower()}", name).capitalize()
