"""Why a cart cannot be paid by the API yet: values of the schema's `SubmissionErrorCode`.

When each code comes, and all messages, are our choice.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from sandbox.cart.address_rules import strict_problems
from sandbox.cart.cart_type import Cart
from sandbox.cart.payments import dues
from sandbox.cart.stock import measured

_OF_ADDRESS: Final = {
    "address1": "DELIVERY_ADDRESS1_REQUIRED",
    "city": "DELIVERY_CITY_REQUIRED",
    "countryCode": "DELIVERY_COUNTRY_REQUIRED",
    "lastName": "DELIVERY_LAST_NAME_REQUIRED",
    "provinceCode": "DELIVERY_ZONE_REQUIRED_FOR_COUNTRY",
    "zip": "DELIVERY_POSTAL_CODE_REQUIRED",
}
_NO_DELIVERY: Final = "DELIVERY_NO_DELIVERY_AVAILABLE"


class CodedError(Struct, frozen=True, gc=False):
    """An error of a result: `CartOperationError`, `SubmissionError` or `CompletionError`."""

    code: str
    message: str


def hindrances(cart: Cart) -> Iterator[CodedError]:
    """Yield what hinders the order of *cart*."""
    yield from line_hindrances(cart)
    buyer = cart.of.buyer
    if buyer.customer_id is None and buyer.email is None:
        yield CodedError("BUYER_IDENTITY_EMAIL_REQUIRED", "An email is required.")
    if any(line.merchandise.of.requires_shipping for line in cart.reckoning.goods.lines):
        yield from _of_delivery(cart)


def payment_hindrances(cart: Cart) -> Iterator[CodedError]:
    payment = cart.of.payment
    if payment is None:
        yield CodedError("PAYMENTS_METHOD_REQUIRED", "A payment method is required.")
    elif payment.currency_code != cart.currency or payment.amount not in dues(cart):
        yield CodedError(
            "PAYMENTS_UNACCEPTABLE_PAYMENT_AMOUNT", "The amount is not that of the cart."
        )


def line_hindrances(cart: Cart) -> Iterator[CodedError]:
    if not cart.reckoning.goods.lines:
        yield CodedError("MERCHANDISE_NOT_APPLICABLE", "The cart has no goods.")
    if len(cart.reckoning.goods.lines) < len(cart.of.lines):
        yield CodedError("MERCHANDISE_OUT_OF_STOCK", "Some of the items are sold out.")
    if measured(cart.of.lines, cart.viewer, destination=cart.reckoning.destination).cut:
        yield CodedError(
            "MERCHANDISE_NOT_ENOUGH_STOCK_AVAILABLE", "There is less of an item than the cart has."
        )


def _of_delivery(cart: Cart) -> Iterator[CodedError]:
    address = cart.address
    if address is None:
        yield CodedError("DELIVERY_ADDRESS_REQUIRED", "A delivery address is required.")
        return
    if cart.is_undelivered:
        yield CodedError(_NO_DELIVERY, "No rate serves the delivery address.")
    for problem in strict_problems(address, "address"):
        code = _OF_ADDRESS.get((problem.field or ("",))[-1], _NO_DELIVERY)
        yield CodedError(code, problem.message)
