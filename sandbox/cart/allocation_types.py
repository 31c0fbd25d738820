"""Allocations and applications of discounts, as the API shows them."""

from decimal import Decimal

from msgspec import Struct

from sandbox.cart.discounts import AutomaticDiscount, Discount, DiscountClass, Kind
from sandbox.money import Money
from sandbox.orders.discount_types import PricingPercentageValue


class CartDiscountApplication(Struct, frozen=True, gc=False):
    """A discount, and the `amount` that it takes off: of one allocation, or of the cart.

    Shopify: `value` is that amount for an amount off, not what the discount says (documented by a
    comment of its own client).
    """

    of: Discount
    amount: Money

    @property
    def allocation_method(self) -> str:
        one, once = self.of, self.of.kind is Kind.AMOUNT and not self.of.each
        is_order = one.applies_to is DiscountClass.ORDER
        return "ACROSS" if once or is_order else "EACH"

    @property
    def target_selection(self) -> str:
        return "ENTITLED" if self.of.applies_to is DiscountClass.PRODUCT else "ALL"

    @property
    def target_type(self) -> str:
        is_shipping = self.of.applies_to is DiscountClass.SHIPPING
        return "SHIPPING_LINE" if is_shipping else "LINE_ITEM"

    @property
    def value(self) -> Money | PricingPercentageValue:
        if self.of.takes_amount:
            return self.amount
        is_free = self.of.kind is Kind.FREE_SHIPPING
        return PricingPercentageValue(100.0 if is_free else float(self.of.value))

    @property
    def total_allocated_amount(self) -> Money:
        return self.amount


class CartCodeDiscountApplication(CartDiscountApplication, frozen=True):
    @property
    def code(self) -> str:
        return self.of.title


class CartAutomaticDiscountApplication(CartDiscountApplication, frozen=True):
    """The title is that of the discount."""


class CartDiscountAllocation(Struct, frozen=True, gc=False):
    of: Discount
    discounted_amount: Money

    @property
    def target_type(self) -> str:
        return self.discount_application.target_type

    @property
    def discount_application(self) -> CartDiscountApplication:
        return CartDiscountApplication(self.of, self.discounted_amount)

    @property
    def source_discount_application(self) -> CartDiscountApplication:
        return application(self.of, self.discounted_amount)


class CartCodeDiscountAllocation(CartDiscountAllocation, frozen=True):
    @property
    def code(self) -> str:
        """Shopify: as the merchant wrote it, not as it was typed (reported)."""
        return self.of.title


class CartAutomaticDiscountAllocation(CartDiscountAllocation, frozen=True):
    """The title is that of the discount."""


def allocation(discount: Discount, amount: Decimal, currency_code: str) -> CartDiscountAllocation:
    kind = (
        CartAutomaticDiscountAllocation
        if isinstance(discount, AutomaticDiscount)
        else CartCodeDiscountAllocation
    )
    return kind(discount, Money(amount, currency_code))


def application(discount: Discount, amount: Money) -> CartDiscountApplication:
    is_automatic = isinstance(discount, AutomaticDiscount)
    kind = CartAutomaticDiscountApplication if is_automatic else CartCodeDiscountApplication
    return kind(discount, amount)
