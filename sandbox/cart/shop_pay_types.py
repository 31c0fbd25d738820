"""Payment requests of Shop Pay in the API, and why one is none."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, ClassVar, Final, get_args

from msgspec import Struct
from msgspec.structs import fields

from sandbox.bounds import Number
from sandbox.cart import shop_pay_inputs as inputs
from sandbox.cart.payments import MoneyInput
from sandbox.cart.refusals import MOST
from sandbox.cart.shop_pay_inputs import ShopPayPaymentRequestInput
from sandbox.money import rounded
from sandbox.user_errors import UserError
from sandbox.world.clock import Moment

_CODE = "PAYMENT_REQUEST_INVALID_INPUT"
_MOST_MONEY: Final = 1_000_000_000


class ShopPaySession(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A session by its token, `id`. `key` is the idempotency key that it was submitted with."""

    KEYS: ClassVar[tuple[str, ...]] = ("key",)
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    source_identifier: str
    created_at: Moment
    request: ShopPayPaymentRequestInput | None = None
    key: str | None = None
    order_id: Number | None = None


class ShopPayPaymentRequestLineItem(Struct, frozen=True):
    """Shopify: which prices there are without others is not known: they follow from each other."""

    of: inputs.LineItemInput

    @property
    def final_item_price(self) -> MoneyInput:
        found = self.of.final_item_price or self.of.amount
        if found is not None:
            return found
        line = self.of.final_line_price
        assert line is not None, "a line without a price is refused"
        each = rounded(line.amount / self.of.quantity, line.currency_code)
        return MoneyInput(amount=each, currency_code=line.currency_code)

    amount = final_item_price

    @property
    def final_line_price(self) -> MoneyInput:
        each = self.final_item_price
        whole = MoneyInput(amount=each.amount * self.of.quantity, currency_code=each.currency_code)
        return self.of.final_line_price or whole


class ShopPayPaymentRequestTotalShippingPrice(Struct, frozen=True):
    of: inputs.TotalShippingPriceInput

    @property
    def discounts(self) -> Sequence[inputs.DiscountInput]:
        return self.of.discounts or ()


class ShopPayPaymentRequest(Struct, frozen=True):
    of: ShopPayPaymentRequestInput

    @property
    def delivery_methods(self) -> Sequence[inputs.DeliveryMethodInput]:
        return self.of.delivery_methods or ()

    @property
    def discount_codes(self) -> Sequence[str]:
        return self.of.discount_codes or ()

    @property
    def line_items(self) -> list[ShopPayPaymentRequestLineItem]:
        return [ShopPayPaymentRequestLineItem(each) for each in self.of.line_items or ()]

    @property
    def selected_delivery_method_type(self) -> str:
        return self.of.selected_delivery_method_type or "SHIPPING"

    @property
    def shipping_lines(self) -> Sequence[inputs.ShippingLineInput]:
        return self.of.shipping_lines or ()

    @property
    def total_shipping_price(self) -> ShopPayPaymentRequestTotalShippingPrice | None:
        price = self.of.total_shipping_price
        return None if price is None else ShopPayPaymentRequestTotalShippingPrice(price)


class ShopPayPaymentRequestSession(Struct, frozen=True):
    of: ShopPaySession
    checkout_url: str

    @property
    def token(self) -> str:
        return self.of.id

    @property
    def payment_request(self) -> ShopPayPaymentRequest | None:
        return None if self.of.request is None else ShopPayPaymentRequest(self.of.request)


class ShopPayPaymentRequestReceipt(Struct, frozen=True):
    """The status is our choice: the schema has any text."""

    token: str
    payment_request: ShopPayPaymentRequest
    processing_status_type: str = "COMPLETED"


def problems(request: ShopPayPaymentRequestInput) -> Iterator[UserError]:
    """Yield what is wrong with a payment request: what its answer could not show.

    Shopify: the code is documented; when it comes, and its message, are our choice.
    """
    parts = _parts(request, ("paymentRequest",))
    currency = request.presentment_currency
    for path, part in parts:
        if isinstance(part, MoneyInput) and not (
            part.currency_code == currency and 0 <= part.amount < _MOST_MONEY
        ):
            yield UserError(_CODE, path, "The amount is invalid.")
    for path, part in parts:
        for name in _REQUIRED.get(type(part), ()):
            if getattr(part, name) is None:
                yield _missing(path, _names(type(part))[name])
        if isinstance(part, inputs.LineItemInput):
            yield from _line_problems(part, path)


_REQUIRED: dict[type, tuple[str, ...]] = {
    inputs.ContactInput: ("address1", "city", "country_code", "first_name", "last_name"),
    inputs.DeliveryMethodInput: ("amount", "code", "label"),
    inputs.DiscountInput: ("amount", "label"),
    inputs.LineItemInput: ("label",),
    inputs.ShippingLineInput: ("amount", "code", "label"),
    inputs.TotalShippingPriceInput: ("final_total",),
}


def _line_problems(line: inputs.LineItemInput, path: tuple[str, ...]) -> Iterator[UserError]:
    if not _is_priced(line):
        yield _missing(path, "finalItemPrice")
    if not 0 < line.quantity < MOST:
        yield UserError(_CODE, (*path, "quantity"), "The quantity is invalid.")


def _missing(path: tuple[str, ...], name: str) -> UserError:
    return UserError(_CODE, (*path, name), "The value is missing.")


def _is_priced(line: inputs.LineItemInput) -> bool:
    return (line.final_item_price or line.amount or line.final_line_price) is not None


def _parts(whole: Struct, path: tuple[str, ...]) -> list[tuple[tuple[str, ...], Struct]]:
    """Return *whole* and the structs inside of it, each with its path."""
    parts = [(path, whole)]
    for name, key in _holders(type(whole)):
        inner = getattr(whole, name)
        if inner is None:
            continue
        if isinstance(inner, Struct):
            parts += _parts(inner, (*path, key))
        else:
            for at, each in enumerate(inner):
                parts += _parts(each, (*path, key, str(at)))
    return parts


@cache
def _holders(kind: type[Struct]) -> tuple[tuple[str, str], ...]:
    """Return the fields of *kind* that structs may be in, each with its name in the API."""
    return tuple(
        (field.name, field.encode_name) for field in fields(kind) if _has_structs(field.type)
    )


def _has_structs(hint: Any) -> bool:
    is_struct = isinstance(hint, type) and issubclass(hint, Struct)
    return is_struct or any(map(_has_structs, get_args(hint)))


@cache
def _names(kind: type[Struct]) -> Mapping[str, str]:
    """Return the names that the fields of *kind* have in the API."""
    return dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
