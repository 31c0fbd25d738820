"""Groups of the lines that are delivered together, and in which ways they can be."""

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, Unpack

from msgspec import Struct

from sandbox.cart import records
from sandbox.cart.allocation_types import CartDiscountAllocation, allocation
from sandbox.cart.delivery_types import mailing
from sandbox.cart.discounts import Discount
from sandbox.cart.judging import in_currency
from sandbox.cart.line_type import CartLine
from sandbox.cart.ways import Way, ways_for
from sandbox.cart.zones import zone_of
from sandbox.customers.address_type import MailingAddress
from sandbox.listing import Connection, Page, PageArguments
from sandbox.listing.places import ByTarget, arranged
from sandbox.money import Money
from sandbox.orders.kinds import DeliveryMethod
from sandbox.viewer import Viewer

_DIGITS = 32
_ONE_TIME_PURCHASE = "ONE_TIME_PURCHASE"
_SUBSCRIPTION = "SUBSCRIPTION"


class CartDeliveryOption(Struct, frozen=True, gc=False):
    """Shopify: code and title are the name of the rate (recorded)."""

    of: Way
    handle: str
    viewer: Viewer
    delivery_promise = None
    max_estimated_delivery_date = None
    min_estimated_delivery_date = None

    @property
    def code(self) -> str:
        return self.of.name

    title = code

    @property
    def delivery_method_type(self) -> str:
        return self.of.method

    @property
    def estimated_cost(self) -> Money:
        return Money(in_currency(self.of.price, self.viewer), self.viewer.currency)


class CartDeliveryGroup(Struct, frozen=True, gc=False):
    """Lines that go to the same address. The number is that of the cart, the zone and the type."""

    cart: records.Cart
    address: records.CartAddress
    ways: Sequence[Way]
    lines: list[CartLine]
    viewer: Viewer
    group_type: str
    free: tuple[Discount, ...] = ()
    """Discounts that take off what the delivery costs."""

    @property
    def discount_allocations(self) -> list[CartDiscountAllocation]:
        """Shopify: it is shown; that no sum of the cart is lowered is our choice."""
        chosen = self.selected_delivery_option
        if chosen.of.method is DeliveryMethod.PICK_UP:
            return []
        cost = chosen.estimated_cost
        return [allocation(each, cost.amount, cost.currency_code) for each in self.free]

    @property
    def number(self) -> str:
        zone = zone_of(self.viewer.world, self.address.country_code)
        at = self.address.country_code if zone is None else zone.id
        more = () if self.group_type == _ONE_TIME_PURCHASE else (self.group_type,)
        return _digits(self.cart.id, at, *more)

    @property
    def id(self) -> str:
        return f"gid://shopify/CartDeliveryGroup/{self.number}?cart={self.cart.id}"

    @property
    def delivery_address(self) -> MailingAddress:
        """Shopify: made of codes, the country is only in `country` (recorded)."""
        address = self.address
        whole = mailing(address, None, address.country_code, "*", address.province_code)
        return MailingAddress(whole, is_of_order=True)

    @property
    def delivery_options(self) -> list[CartDeliveryOption]:
        """What is sent, the cheapest first; then local delivery, then what is picked up."""
        number = self.number
        return [CartDeliveryOption(way, _handle(number, way), self.viewer) for way in self.ways]

    @property
    def selected_delivery_option(self) -> CartDeliveryOption:
        """Shopify: the cheapest, until one is chosen (recorded)."""
        options, chosen = self.delivery_options, self.cart.delivery_options
        return next((each for each in options if each.handle in chosen), options[0])

    def cart_lines(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        return arranged(self.lines, ByTarget([each.of.id for each in self.lines]), Page(**page))


def groups_of(
    cart: records.Cart,
    address: records.CartAddress,
    lines: Sequence[CartLine],
    viewer: Viewer,
    free: tuple[Discount, ...],
) -> Iterator[CartDeliveryGroup]:
    """Yield the groups of *lines*: what is bought once, and what by a selling plan (documented).

    Lines that need no shipping are in none (inferred), nor are those that no way leads to.
    """
    shipped = [line for line in lines if line.of.quantity and line.merchandise.of.requires_shipping]
    for kind in (_ONE_TIME_PURCHASE, _SUBSCRIPTION):
        is_planned = kind == _SUBSCRIPTION
        of_kind = [line for line in shipped if (line.of.selling_plan_id is not None) is is_planned]
        ways = tuple(ways_for(of_kind, address, viewer)) if of_kind else ()
        if ways:
            yield CartDeliveryGroup(cart, address, ways, of_kind, viewer, kind, free)


def _handle(number: str, way: Way) -> str:
    if way.method is DeliveryMethod.SHIPPING:
        return _digits(number, way.name)
    return _digits(number, way.method, str(way.location))


def _digits(*parts: str) -> str:
    return sha256("/".join(parts).encode()).hexdigest()[:_DIGITS]
