"""User errors: how a mutation refuses, and the payload that carries it.

A refusal is no failure of the server: it is an answer that shoppers read, in the real service's
words. Which errors there are is up to each department (`customers/refusals.py`).
"""

import re
from collections.abc import Iterable, Mapping
from enum import StrEnum
from functools import cache
from types import MappingProxyType
from typing import Any, Final

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


_HUMP: Final = re.compile(r"[A-Z]+")


class UserError(Struct, frozen=True):
    """One refusal. `field` is the path of the argument at fault, or None.

    Every error type of the schema shows these: `CustomerUserError`, `CartUserError`, ….
    """

    code: str
    field: tuple[str, ...] | None
    message: str
    cause: str = ""
    """What the reason says in place of the message. Not part of the answer."""
    element_index = None
    """Shopify: of `MetafieldsSetUserError`, and null also where an element is wrong (recorded)."""


class Payload(Struct, frozen=True, kw_only=True, gc=False):
    """What a mutation answers. A payload type of the schema is a class below this one.

    The schema says which fields of the type show `errors` and `warnings`: lists of a type that
    implements `DisplayableError`, and the list `warnings`. All other fields need a default,
    which is the answer of a refused mutation.
    """

    errors: tuple[UserError, ...] = ()
    user_errors: tuple[Any, ...] | None = None
    """What the list `userErrors` shows; None shows `errors` there."""
    warnings: tuple[Any, ...] = ()
    reason: Reason | None = None
    """Why less was done than the answer shows, for developers: no answer has it."""


class Refused(Exception):
    """The shop refused a mutation.

    *errors* and *warnings* are shown in the payload, and of its other fields those in *fields*;
    *reason* is for developers alone.
    """

    def __init__(
        self,
        *errors: UserError,
        reason: Reason | None = None,
        warnings: tuple[Any, ...] = (),
        fields: Mapping[str, Any] = MappingProxyType({}),
    ) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors
        self.reason = reason
        self.warnings = warnings
        self.fields = fields


def refuse(problems: Iterable[UserError], *, about: str) -> None:
    """Raise `Refused` with all of *problems*, if there are any: see `refused`."""
    if errors := tuple(problems):
        raise refused(*errors, about=about)


def refused(*errors: UserError, about: str) -> Refused:
    """Return the refusal for *errors*, which explain themselves.

    The first gives the reason its slug: `customer.email-taken` when *about* is `customer`.
    """
    message = "; ".join(
        ": ".join(filter(None, (".".join(error.field or ()), error.cause or error.message)))
        for error in errors
    )
    return Refused(*errors, reason=Reason(f"{about}.{_slug(errors[0])}", message))


def _slug(error: UserError) -> str:
    """Return `email-taken` for TAKEN of `["input", "email"]`."""
    code = error.code.lower().replace("_", "-")
    if error.field is None:
        return code
    name = label(error.field[-1]).lower().replace(" ", "-")
    return f"{name}-{code.removeprefix(f'{name}-')}"


class DeadTokenError(Exception):
    """A customer access token is dead: deleted, expired, or never issued.

    A mutation's field fails for it with ACCESS_DENIED; a query answers null (recorded).
    """

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.message)
        self.reason = reason


def mirrored(errors: Iterable[UserError]) -> tuple[UserError, ...]:
    """Return *errors* as the deprecated `userErrors` have them, which show no codes.

    Shopify: for a token that a mail brought there is no field (recorded for customerActivate
    and customerReset).
    """
    return tuple(
        replace(error, field=None) if error.code == CustomerErrorCode.TOKEN_INVALID else error
        for error in errors
    )


@cache
def label(name: str) -> str:
    """Return what messages call the input field *name*: `First name` for `firstName`."""
    return _HUMP.sub(lambda hump: f" {hump[0].lower()}", name).capitalize()
