"""The user errors of cart mutations: code, field and message of each, as the real service's."""

from typing import Final

from sandbox.field_error import FieldError
from sandbox.reason import Reason
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


def unknown_merchandise(*field: str, sent: str, cause: str) -> UserError:
    """Shopify: recorded, with the id as it was sent."""
    message = f"The merchandise with id {sent} does not exist."
    return UserError("INVALID", field, message, cause=cause)


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


def not_one_key(*field: str) -> UserError:
    """A line is named by its id or its view key (documented). Code and message are our choice."""
    return UserError("INVALID", field, "Exactly one of id and viewKey is required.")


def invalid_customer(*field: str) -> UserError:
    """Shopify: recorded."""
    return UserError("INVALID", field, "Customer is invalid")


def invalid_email(*field: str) -> UserError:
    """Shopify: that an empty one is refused is reported; the message is our choice."""
    return UserError("INVALID", field, "Email is invalid")


def invalid_phone(*field: str) -> UserError:
    return UserError("INVALID", field, "Phone is invalid")


def unknown_wallet(*field: str) -> UserError:
    """That there is one wallet only is documented, the error is our choice."""
    return UserError("INVALID", field, "invalid value")


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


def parent_not_found(*field: str) -> UserError:
    """The code is documented, the message is our choice. So with the others of parents."""
    return UserError("PARENT_LINE_NOT_FOUND", field, "The parent line does not exist.")


def parent_too_deep(*field: str) -> UserError:
    message = "The parent line is nested too deep."
    return UserError("PARENT_LINE_NESTING_TOO_DEEP", field, message)


def invalid_parent_reference(*field: str) -> UserError:
    message = "The parent line reference is invalid."
    return UserError("PARENT_LINE_INVALID_REFERENCE", field, message)


def bundle_with_addons(*field: str) -> UserError:
    message = "Bundles and add-ons cannot be mixed."
    return UserError("BUNDLES_AND_ADDONS_CANNOT_BE_MIXED", field, message)


def no_buyer_of_company(*field: str) -> UserError:
    """The code is documented, the message is our choice."""
    return UserError(
        "BUYER_CANNOT_PURCHASE_FOR_COMPANY_LOCATION",
        field,
        "The customer cannot purchase for this company location.",
    )


def below_minimum(*field: str) -> UserError:
    """The code is documented; the message is its description."""
    message = "The quantity must be above the specified minimum for the item."
    return UserError("MINIMUM_NOT_MET", field, message)


def above_maximum(*field: str) -> UserError:
    """The code is documented; the message is its description."""
    message = "The quantity must be below the specified maximum for the item."
    return UserError("MAXIMUM_EXCEEDED", field, message)


def invalid_increment(*field: str) -> UserError:
    """The code is documented; the message is inferred from the others."""
    message = "The quantity must be a multiple of the specified increment."
    return UserError("INVALID_INCREMENT", field, message)


def invalid_country(*field: str) -> UserError:
    """Shopify: recorded."""
    return UserError("INVALID", field, "invalid value")


def missing_part(*field: str, message: str) -> UserError:
    """Shopify: recorded, for all countries."""
    return UserError("ADDRESS_FIELD_IS_REQUIRED", field, message)


def unsupported_country(*field: str) -> UserError:
    """Shopify: recorded."""
    return UserError("UNSPECIFIED_ADDRESS_ERROR", field, "Country is not supported")


def unknown_address(*field: str, sent: str) -> UserError:
    """Shopify: recorded, with the whole id."""
    return UserError(
        "INVALID_DELIVERY_ADDRESS_ID",
        field,
        f"The delivery address with {sent} does not exist.",
    )


def too_many_addresses(*field: str) -> UserError:
    """The code is documented, the message is inferred."""
    return UserError(
        "TOO_MANY_DELIVERY_ADDRESSES", field, "Too many delivery addresses on the cart."
    )


def two_selected(*field: str) -> UserError:
    """The code is documented, the message is inferred."""
    return UserError(
        "ONLY_ONE_DELIVERY_ADDRESS_CAN_BE_SELECTED",
        field,
        "Only one delivery address can be selected.",
    )


def invalid_delivery_group() -> UserError:
    """The code is documented, the message is inferred from that of an option."""
    return UserError(
        "INVALID_DELIVERY_GROUP",
        ("selectedDeliveryOptions",),
        "The delivery group is not valid.",
    )


def invalid_delivery_option(handle: str) -> UserError:
    """Shopify: recorded."""
    return UserError(
        "INVALID_DELIVERY_OPTION",
        ("selectedDeliveryOptions",),
        f"The delivery option with handle {handle} is not valid.",
    )


def cart_too_large() -> UserError:
    """The code is documented, where it stands and its message are our choice."""
    return UserError("CART_TOO_LARGE", None, "The cart is too large to save.")


def too_large_metafields(*field: str) -> UserError:
    """Of a cart that would be too large with them. The code is documented, the rest is ours."""
    return UserError("TOO_LONG", field, "The cart is too large to save.")


def carrier_rates_not_deferred() -> FieldError:
    """That `@defer` is needed is documented, the error is our choice."""
    words = "withCarrierRates requires the @defer directive"
    reason = Reason("cart.carrier-rates-not-deferred", "put deliveryGroups in a fragment: @defer")
    return FieldError(words, extensions={"code": "INVALID_FIELD_ARGUMENTS"}, reason=reason)


def unknown_owner(*field: str) -> UserError:
    """The code is documented, the message is our choice."""
    return UserError("INVALID_OWNER", field, "Owner does not exist.")


def unknown_metafield(*field: str) -> UserError:
    """Shopify: recorded."""
    return UserError("METAFIELD_DOES_NOT_EXIST", field, "Metafield does not exist")


def metafield_value(*field: str, type: str) -> UserError:
    """Shopify: recorded for integers; the message of other types is inferred."""
    kind = {"number_integer": "an integer", "number_decimal": "a decimal"}.get(type, f"a {type}")
    return UserError("INVALID_VALUE", field, f"Value must be {kind}.")


def metafield_type(*field: str) -> UserError:
    """The code is documented, the message is our choice."""
    return UserError("INVALID_TYPE", field, "Type is invalid.")


def blank_metafield(*field: str, name: str) -> UserError:
    """The code is documented, the message is our choice."""
    return UserError("BLANK", field, f"{name.capitalize()} can't be blank.")


def metafield_length(*field: str, name: str, length: int, of: range) -> UserError:
    """The codes are documented, the messages are our choice."""
    is_short = length < of.start
    code, limit = ("TOO_SHORT", of.start) if is_short else ("TOO_LONG", of.stop - 1)
    how = f"short (minimum is {limit}" if is_short else f"long (maximum is {limit}"
    return UserError(code, field, f"{name.capitalize()} is too {how} characters).")


def too_many_metafields(*field: str, most: int) -> UserError:
    """The code is documented, the message is our choice."""
    return UserError(
        "LESS_THAN_OR_EQUAL_TO", field, f"Exceeded the maximum metafields input limit of {most}."
    )


# --- payments: the codes are documented, fields and messages are our choice ---


def payment_of_empty_cart(*field: str) -> UserError:
    return UserError("INVALID_PAYMENT_EMPTY_CART", field, "The cart is empty.")


def invalid_payment(*field: str) -> UserError:
    return UserError("INVALID_PAYMENT", field, "The payment is invalid.")


def deferred_payment(*field: str) -> UserError:
    return UserError(
        "INVALID_PAYMENT_DEFERRED_PAYMENT_REQUIRED", field, "Deferred payment is required."
    )


def payment_not_applicable(*field: str) -> UserError:
    return UserError(
        "PAYMENT_METHOD_NOT_APPLICABLE", field, "The payment method is not applicable."
    )


def payment_not_supported(*field: str) -> UserError:
    return UserError("PAYMENT_METHOD_NOT_SUPPORTED", field, "The payment method is not supported.")


def card_refused(*field: str, code: str) -> UserError:
    return UserError(code, field, "The credit card is invalid.")
