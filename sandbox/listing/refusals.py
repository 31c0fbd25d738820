"""Errors of a page: the field with the list answers null, with one of these."""

from typing import Final

from sandbox.field_error import FieldError
from sandbox.reason import Reason

MOST: Final = 250
"""Items on a page. Shopify: documented."""


def no_size() -> FieldError:
    """Shopify: recorded for the Admin API, reported for both APIs."""
    return _bad_request("you must provide one of first or last")


def two_sizes() -> FieldError:
    """Shopify: recorded for the Admin API."""
    return _bad_request("providing both first and last is not supported")


def wrong_direction(size: str, cursor: str) -> FieldError:
    """Inferred from `two_sizes`."""
    return _bad_request(f"using {size} with {cursor} is not supported")


def too_large(size: str) -> FieldError:
    """Shopify: reported for `first`, Storefront API of 2026; that `last` is alike is inferred."""
    return _bad_request(f"{size} cannot exceed {MOST}")


def negative(size: str) -> FieldError:
    """Our choice: nothing is known."""
    return _bad_request(f"{size} must be greater than or equal to 0")


def malformed_cursor() -> FieldError:
    """Shopify: recorded for the Admin API."""
    return _bad_request("Malformed cursor")


def other_sort() -> FieldError:
    """Shopify: reported, for a cursor that was made under another sort key."""
    return _bad_request("Invalid cursor for current pagination sort.")


def _bad_request(message: str) -> FieldError:
    reason = Reason("pagination.refused", message)
    return FieldError(message, extensions={"code": "BAD_REQUEST"}, reason=reason)
