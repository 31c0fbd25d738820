"""The user errors of cart mutations: code, field and message of each, in the real words."""

from typing import Final

from sandbox.user_errors import UserError

MOST: Final = 1_000_000
"""A line has fewer of a variant."""
LONGEST_NOTE: Final = 5_000


def unknown_cart() -> UserError:
    """Shopify: recorded for cartNoteUpdate, reported for lines."""
    return UserError("INVALID", ("cartId",), "The specified cart does not exist.")


def note_too_long(*field: str) -> UserError:
    """Shopify: recorded."""
    return UserError(
        "NOTE_TOO_LONG",
        field,
        f"The note exceeds the maximum number of {LONGEST_NOTE} characters.",
    )


def unknown_merchandise(*field: str, sent: str) -> UserError:
    """Shopify: recorded, with the id as it was sent."""
    return UserError("INVALID", field, f"The merchandise with id {sent} does not exist.")


def selling_plan_not_applicable(*field: str) -> UserError:
    """Shopify: recorded."""
    return UserError("SELLING_PLAN_NOT_APPLICABLE", field, "Cannot apply selling plan to variant")


def requires_selling_plan(*field: str) -> UserError:
    """The code is documented; the message is inferred from it."""
    return UserError(
        "VARIANT_REQUIRES_SELLING_PLAN",
        field,
        "Variant can only be purchased with a selling plan.",
    )


def bad_quantity(*field: str, sent: str) -> UserError:
    """Shopify: reported by tests of its own client. Zero is accepted nevertheless (recorded)."""
    return UserError(
        "INVALID",
        field,
        f"The quantity for merchandise with id {sent} must be greater than zero but less than "
        f"{MOST}.",
    )


def unknown_line(*field: str, line_id: str) -> UserError:
    """Shopify: recorded, with the bare UUID."""
    return UserError(
        "INVALID_MERCHANDISE_LINE",
        field,
        f"The merchandise line with id {line_id} does not exist.",
    )


def invalid_customer(*field: str) -> UserError:
    """Shopify: recorded."""
    return UserError("INVALID", field, "Customer is invalid")


def invalid_email(*field: str) -> UserError:
    """Shopify: that an empty one is refused is reported; the message is our choice."""
    return UserError("INVALID", field, "Email is invalid")


def invalid_phone(*field: str) -> UserError:
    return UserError("INVALID", field, "Phone is invalid")


def missing_customer_access_token(*field: str) -> UserError:
    """The code is documented, the message is our choice."""
    return UserError(
        "MISSING_CUSTOMER_ACCESS_TOKEN",
        field,
        "The customer access token is required when setting a company location.",
    )


def invalid_company_location(*field: str) -> UserError:
    """The code is documented, the message is our choice."""
    return UserError("INVALID_COMPANY_LOCATION", field, "Company location is invalid.")


def cart_too_large() -> UserError:
    """The code is documented, where it stands and its message are our choice."""
    return UserError("CART_TOO_LARGE", None, "The cart is too large to save.")
