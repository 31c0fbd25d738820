"""`Cart`, as a viewer sees it who has its key, or has not."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any, Unpack

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import records, refusals, shortages
from sandbox.cart.allocation_types import (
    CartDiscountAllocation,
    CartDiscountApplication,
    allocation,
    application,
)
from sandbox.cart.buyers import purchase_of
from sandbox.cart.costs import NOTHING, CartCost
from sandbox.cart.delivery_groups import CartDeliveryGroup, groups_of
from sandbox.cart.delivery_types import CartDelivery
from sandbox.cart.destinations import address_of, is_served
from sandbox.cart.discounts import Discount
from sandbox.cart.due import Due, due_of, is_undelivered
from sandbox.cart.finding import viewer_in
from sandbox.cart.gift_card_type import AppliedGiftCard
from sandbox.cart.ids import cart_gid
from sandbox.cart.reckoning import Reckoning
from sandbox.catalog.former import FormerProduct
from sandbox.companies.company_type import PurchasingCompany
from sandbox.content.shop_type import Shop
from sandbox.customers.address_type import MailingAddress
from sandbox.customers.customer_type import Customer
from sandbox.customers.records import Customer as CustomerRecord
from sandbox.lazy import lazy
from sandbox.listing import Connection, Page, PageArguments
from sandbox.listing.places import ByTarget, arranged
from sandbox.metafields import Metafield
from sandbox.metafields.metafield_type import HasMetafieldsIdentifier
from sandbox.money import Money
from sandbox.orders.records import Attribute
from sandbox.reason import Explaining
from sandbox.viewer import Viewer


class CartBuyerIdentity(Struct, frozen=True, gc=False):
    of: records.Buyer
    viewer: Viewer

    @property
    def purchasing_company(self) -> PurchasingCompany | None:
        found = purchase_of(self.viewer.world, self.of)
        return None if found is None else PurchasingCompany(found)

    @property
    def customer(self) -> Customer | None:
        number = self.of.customer_id
        found = None if number is None else self.viewer.world.store.get(CustomerRecord, number)
        return None if found is None else Customer(found)

    @property
    def delivery_address_preferences(self) -> list[MailingAddress]:
        """Shopify: deprecated, and empty as long as none was given (inferred)."""
        return [MailingAddress(each, is_of_order=True) for each in self.of.preferred_addresses]


class CartDiscountCode(Struct, frozen=True, gc=False):
    """A code as it was typed."""

    code: str
    applicable: bool


class Cart(Struct, frozen=True, dict=True):
    """A cart for the *viewer* of its own country. Without `has_key` its buyer is not shown."""

    of: records.Cart
    viewer: Viewer
    has_key: bool = True
    shows_key: bool = True
    appearance: tuple[Any, Any] | None = None
    """Of one that is read, as `appearance_of` has it. One that was just changed has none."""

    @property
    def id(self) -> str:
        """Shopify: with the key, but as the parent of a metafield without it (recorded)."""
        return cart_gid(self.of.id, self.of.key if self.shows_key else None)

    @property
    def checkout_url(self) -> str:
        """Shopify: at the shop's own domain, with token and key of the id (recorded)."""
        at = self.viewer.base_url or f"https://{self.viewer.world.shop.domain}"
        return f"{at}/cart/c/{self.of.id}?key={self.of.key}"

    @property
    def shop(self) -> Shop:
        return Shop(self.viewer.world.shop)

    @property
    def total_quantity(self) -> int:
        if self.viewer.world.store.count(FormerProduct):
            return sum(line.of.quantity for line in self.reckoning.priced)
        return sum([line.quantity for line in self.of.lines])

    def attribute(self, *, key: str) -> Attribute | None:
        return next((each for each in self.of.attributes if each.key == key), None)

    @property
    def buyer_identity(self) -> CartBuyerIdentity:
        """Shopify: without the key the email is null (reported); all but the country, by us."""
        buyer = self.of.buyer
        if not self.has_key:
            buyer = records.Buyer(country_code=buyer.country_code)
        return CartBuyerIdentity(buyer, self.viewer)

    def metafield(self, *, key: str, namespace: str | None = None) -> Metafield | None:
        found = self.of.metafield(records.APP if namespace is None else namespace, key)
        return None if found is None else Metafield(found, replace(self, shows_key=False))

    def metafields(self, *, identifiers: Sequence[HasMetafieldsIdentifier]) -> list[Metafield]:
        """Shopify: of a cart, what it does not have is left out of the list (recorded)."""
        found = (self.metafield(key=each.key, namespace=each.namespace) for each in identifiers)
        return [each for each in found if each is not None]

    # --- lines and costs ---

    @lazy
    def reckoning(self) -> Reckoning:
        address, world = self.address, self.viewer.world
        is_deliverable = address is not None and is_served(address.country_code, world)
        return Reckoning(self.of, self.viewer, is_deliverable)

    def lines(self, **page: Unpack[PageArguments]) -> Connection[Any]:
        lines = self.reckoning.lines
        return arranged(lines, ByTarget([line.of.id for line in lines]), Page(**page))

    @property
    def currency(self) -> str:
        """Shopify: an empty cart is in the shop's currency, whatever its country (reported)."""
        if self.of.lines:
            return self.viewer.currency
        return self.viewer.world.shop.payment_settings.currency_code

    @property
    def cost(self) -> CartCost:
        """Shopify: the charge at the checkout is the subtotal, whatever discounts and gift cards
        do (recorded)."""
        subtotal = Money(self.reckoning.subtotal, self.currency)
        total = self.due.amount if self._has_shipping else self.reckoning.total
        return CartCost(
            checkout_charge_amount=Money(self.reckoning.charge, self.currency),
            subtotal_amount=subtotal,
            total_amount=Money(total, self.currency),
        )

    estimated_cost = cost

    @property
    def due(self) -> Due:
        """What is to be paid at the checkout, with the delivery."""
        return due_of(self.reckoning, self.groups, self.currency)

    @property
    def is_undelivered(self) -> bool:
        """Whether something in the cart has to get to the buyer, and it is not known how."""
        return is_undelivered(self.reckoning, self.groups)

    @property
    def _has_shipping(self) -> bool:
        """Whether the total has the cost of the delivery. Shopify: not known, so it is a switch."""
        return self.viewer.world.shop.shipping_in_cart_total

    # --- discounts ---

    @property
    def discount_codes(self) -> list[CartDiscountCode]:
        return [CartDiscountCode(each.code, each.verdict is None) for each in self.reckoning.codes]

    @property
    def discount_allocations(self) -> list[CartDiscountAllocation]:
        """Shopify: those of order discounts, never of product discounts (recorded); and of free
        shipping, once a delivery is known (documented)."""
        of_order = [allocation(each, off, self.currency) for each, off in self.reckoning.shares]
        return [*of_order, *(each for group in self.groups for each in group.discount_allocations)]

    @property
    def discount_applications(self) -> list[CartDiscountApplication]:
        offs: dict[str, tuple[Discount, Decimal]] = {}
        of_lines = (line.off for line in self.reckoning.lines if line.off)
        for discount, off in (*of_lines, *self.reckoning.shares):
            before = offs[discount.id][1] if discount.id in offs else NOTHING
            offs[discount.id] = (discount, before + off)
        return [application(each, Money(off, self.currency)) for each, off in offs.values()]

    @property
    def applied_gift_cards(self) -> list[AppliedGiftCard]:
        cards = self.due.used_cards if self._has_shipping else self.reckoning.cards
        return [AppliedGiftCard(card, self.currency) for card in cards]

    # --- delivery ---

    @property
    def delivery(self) -> CartDelivery:
        """Shopify: whether it is shown without the key is not known; here it is not."""
        shown = self.of.addresses if self.has_key else ()
        return CartDelivery(shown, self.viewer.language)

    @lazy
    def address(self) -> records.CartAddress | None:
        return address_of(self.of, self.viewer.world)

    @lazy
    def groups(self) -> list[CartDeliveryGroup]:
        """Shopify: none without a selected address, or where no rate serves it (recorded)."""
        if (address := self.address) is None:
            return []
        lines, free = self.reckoning.lines, self.reckoning.allotted.on_shipping
        return list(groups_of(self.of, address, lines, self.viewer, free))

    def delivery_groups(
        self,
        *,
        trace: Explaining,
        defers: bool,
        with_carrier_rates: bool | None = False,
        **page: Unpack[PageArguments],
    ) -> Connection[Any]:
        """Rates of carriers come with the others: the sandbox asks no carrier.

        Shopify: they need `@defer` (documented); the error without it is our choice, and that it
        may be anywhere in the operation. Raises `FieldError`.
        """
        if with_carrier_rates and not defers:
            raise refusals.carrier_rates_not_deferred()
        groups = self.groups
        if not groups:
            lines = self.reckoning.lines
            trace.explain(shortages.of_delivery(lines, self.address, self.viewer.world))
        return arranged(groups, ByTarget([each.number for each in groups]), Page(**page))


def shown(cart: records.Cart, viewer: Viewer, *, has_key: bool = True) -> Cart:
    """Return *cart* as it is shown to the *viewer* of a request."""
    return Cart(cart, viewer_in(cart, viewer), has_key)
