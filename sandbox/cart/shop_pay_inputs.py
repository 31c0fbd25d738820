"""Inputs of Shop Pay's payment requests."""

from collections.abc import Sequence
from datetime import datetime
from typing import ClassVar

from msgspec import Struct

from sandbox.cart.payments import MoneyInput


class DiscountInput(Struct, frozen=True, kw_only=True):
    amount: MoneyInput | None = None
    label: str | None = None


class ImageInput(Struct, frozen=True, kw_only=True):
    url: str
    alt: str | None = None


class LineItemInput(Struct, frozen=True, kw_only=True, rename="camel"):
    quantity: int
    label: str | None = None
    sku: str | None = None
    requires_shipping: bool | None = None
    image: ImageInput | None = None
    amount: MoneyInput | None = None
    original_item_price: MoneyInput | None = None
    original_line_price: MoneyInput | None = None
    final_item_price: MoneyInput | None = None
    final_line_price: MoneyInput | None = None
    item_discounts: Sequence[DiscountInput] | None = None
    line_discounts: Sequence[DiscountInput] | None = None


class ShippingLineInput(Struct, frozen=True, kw_only=True):
    amount: MoneyInput | None = None
    code: str | None = None
    label: str | None = None


class DeliveryMethodInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Shopify: any dates, also without a time zone."""

    FREE_TEXTS: ClassVar[tuple[str, ...]] = ("min_delivery_date", "max_delivery_date")

    amount: MoneyInput | None = None
    code: str | None = None
    label: str | None = None
    detail: str | None = None
    delivery_expectation_label: str | None = None
    min_delivery_date: datetime | None = None
    max_delivery_date: datetime | None = None


class ContactInput(Struct, frozen=True, kw_only=True, rename="camel"):
    """Shopify: `country_code` is any text in the schema."""

    FREE_TEXTS: ClassVar[tuple[str, ...]] = ("country_code",)

    address1: str | None = None
    address2: str | None = None
    city: str | None = None
    company_name: str | None = None
    country_code: str | None = None
    email: str | None = None
    first_name: str | None = None
    last_name: str | None = None
    phone: str | None = None
    postal_code: str | None = None
    province_code: str | None = None


class TotalShippingPriceInput(Struct, frozen=True, kw_only=True, rename="camel"):
    final_total: MoneyInput | None = None
    original_total: MoneyInput | None = None
    discounts: Sequence[DiscountInput] | None = None


class ShopPayPaymentRequestInput(Struct, frozen=True, kw_only=True, rename="camel"):
    locale: str
    presentment_currency: str
    subtotal: MoneyInput
    total: MoneyInput
    total_tax: MoneyInput | None = None
    discount_codes: Sequence[str] | None = None
    discounts: Sequence[DiscountInput] | None = None
    line_items: Sequence[LineItemInput] | None = None
    shipping_lines: Sequence[ShippingLineInput] | None = None
    delivery_methods: Sequence[DeliveryMethodInput] | None = None
    selected_delivery_method_type: str | None = None
    total_shipping_price: TotalShippingPriceInput | None = None
    shipping_address: ContactInput | None = None
    payment_method: str | None = None
