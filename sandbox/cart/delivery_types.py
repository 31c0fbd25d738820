"""Delivery of a cart in the API: addresses, groups and options."""

from hashlib import sha256
from typing import Any, Unpack

from msgspec import Struct

from sandbox.cart import records
from sandbox.cart.allocation_types import CartDiscountAllocation, allocation
from sandbox.cart.discounts import Discount
from sandbox.cart.judging import in_currency
from sandbox.cart.line_type import CartLine
from sandbox.cart.zones import DeliveryZone, Rate
from sandbox.country_names import country_names
from sandbox.customers.address_format import formatted, formatted_area
from sandbox.customers.address_type import MailingAddress
from sandbox.customers.records import MailingAddress as MailingAddressRecord
from sandbox.listing import Connection, Page, PageArguments
from sandbox.listing.places import ByTarget, arranged
from sandbox.money import Money
from sandbox.viewer import Viewer

_DIGITS = 32


class CartDeliveryAddress(Struct, frozen=True, gc=False):
    of: records.CartAddress
    latitude = None
    longitude = None

    @property
    def name(self) -> str | None:
        return " ".join(filter(None, (self.of.first_name, self.of.last_name))) or None

    def formatted(
        self, *, with_company: bool | None = True, with_name: bool | None = False
    ) -> list[str]:
        return formatted(self._whole, with_company=with_company, with_name=with_name)

    @property
    def formatted_area(self) -> str | None:
        return formatted_area(self._whole)

    @property
    def _whole(self) -> MailingAddressRecord:
        name = country_names("EN").get(self.of.country_code, self.of.country_code)
        return _mailing(self.of, self.of.province_code, name, self.of.country_code)


class CartSelectableAddress(Struct, frozen=True, gc=False):
    of: records.CartAddress

    @property
    def id(self) -> str:
        return f"gid://shopify/CartSelectableAddress/{self.of.id}"

    @property
    def address(self) -> CartDeliveryAddress:
        return CartDeliveryAddress(self.of)


class CartDelivery(Struct, frozen=True, gc=False):
    of: tuple[records.CartAddress, ...]

    def addresses(self, *, selected: bool | None = False) -> list[CartSelectableAddress]:
        return [CartSelectableAddress(each) for each in self.of if each.selected or not selected]


class CartDeliveryOption(Struct, frozen=True, gc=False):
    """Shopify: code and title are the name of the rate (recorded)."""

    of: Rate
    handle: str
    viewer: Viewer
    delivery_method_type = "SHIPPING"
    delivery_promise = None
    max_estimated_delivery_date = None
    min_estimated_delivery_date = None

    @property
    def code(self) -> str:
        return self.of.name

    title = code

    @property
    def estimated_cost(self) -> Money:
        return Money(in_currency(self.of.price, self.viewer), self.viewer.currency)


class CartDeliveryGroup(Struct, frozen=True, gc=False):
    """The lines that go to the selected address. Its number is that of the cart and the zone."""

    cart: records.Cart
    zone: DeliveryZone
    lines: list[CartLine]
    viewer: Viewer
    free: tuple[Discount, ...] = ()
    """Discounts that take off what the delivery costs."""
    group_type = "ONE_TIME_PURCHASE"

    @property
    def discount_allocations(self) -> list[CartDiscountAllocation]:
        """Shopify: it is shown; that no sum of the cart is lowered is our choice."""
        cost = self.selected_delivery_option.estimated_cost
        return [allocation(each, cost.amount, cost.currency_code) for each in self.free]

    @property
    def number(self) -> str:
        return _digits(self.cart.id, self.zone.id)

    @property
    def id(self) -> str:
        return f"gid://shopify/CartDeliveryGroup/{self.number}?cart={self.cart.id}"

    @property
    def delivery_address(self) -> MailingAddress:
        """Shopify: made of codes, the country is only in `country` (recorded)."""
        address = self.cart.address
        assert address is not None, "a group has the selected address"
        whole = _mailing(address, None, address.country_code, "*", address.province_code)
        return MailingAddress(whole, is_of_order=True)

    @property
    def delivery_options(self) -> list[CartDeliveryOption]:
        """The options, the cheapest first."""
        rates = sorted(self.zone.rates, key=lambda rate: rate.price)
        return [
            CartDeliveryOption(rate, _digits(self.number, rate.name), self.viewer) for rate in rates
        ]

    @property
    def selected_delivery_option(self) -> CartDeliveryOption:
        """Shopify: the cheapest, until one is chosen (recorded)."""
        options = self.delivery_options
        chosen = self.cart.delivery_option
        return next((each for each in options if each.handle == chosen), options[0])

    def cart_lines(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        return arranged(self.lines, ByTarget([each.of.id for each in self.lines]), Page(**page))


def _digits(*parts: str) -> str:
    return sha256("/".join(parts).encode()).hexdigest()[:_DIGITS]


def _mailing(
    address: records.CartAddress,
    province_code: str | None,
    country: str,
    country_code: str,
    province: str | None = None,
) -> MailingAddressRecord:
    return MailingAddressRecord(
        id=0,
        first_name=address.first_name,
        last_name=address.last_name,
        company=address.company,
        address1=address.address1,
        address2=address.address2,
        city=address.city,
        province=province,
        province_code=province_code,
        country=country,
        country_code=country_code,
        zip=address.zip,
        phone=address.phone,
    )
