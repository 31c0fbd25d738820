"""Records of carts; their costs are in `costs`.

Records hold no cycles, so the garbage collector need not know them (`gc=False`).
"""

from collections.abc import Iterable, Iterator
from datetime import timedelta
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, ClassVar, Final, TypeAlias

from msgspec import Meta, Struct

from sandbox.bounds import Days, Number
from sandbox.customers.records import MailingAddress
from sandbox.faults import FaultError, not_one
from sandbox.metafields.records import Metafield
from sandbox.orders.records import Attribute
from sandbox.world.clock import Moment

DAYS: Final = 10
"""Shopify: a cart expires so long after its last change (documented; users measured 30 days)."""

APP: Final = "app--1"
"""Namespace of metafields whose keys have none: that of the app, of which there is one here."""


Token: TypeAlias = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9_]{1,100}$", examples=["hWN8GHEjwj7UZxNLL7fwuKWx"])
]
"""What may stand in the id of a cart: its token and its key."""


class CartLine(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """So many of one variant. `id` is a UUID. `quantity` is 0 while the variant is sold out."""

    id: str
    variant_id: Number
    quantity: Annotated[int, Meta(ge=0, lt=1_000_000)]
    attributes: tuple[Attribute, ...] = ()
    selling_plan_id: Number | None = None
    parent: str | None = None
    """Id of the line that this one is nested in."""

    def is_like(self, other: "CartLine") -> bool:
        """Say whether the two are one line, if the cart has both: quantities add up then.

        Shopify: recorded for attributes. That their order does not matter is our choice.
        """
        mine, theirs = self.attributes, other.attributes
        return (
            (mine == theirs or (len(mine) > 1 and _values(mine) == _values(theirs)))
            and self.variant_id == other.variant_id
            and self.selling_plan_id == other.selling_plan_id
            and self.parent == other.parent
        )


def _values(attributes: Iterable[Attribute]) -> dict[str, str | None]:
    return {each.key: each.value for each in attributes}


class Coordinates(Struct, frozen=True, kw_only=True, gc=False, rename="camel"):
    """A place that a buyer would like deliveries at or near to."""

    country_code: str
    latitude: float
    longitude: float


DELIVERY_METHODS: Final = ("PICKUP_POINT", "PICK_UP", "SHIPPING")
"""Values of the schema's `PreferenceDeliveryMethodType`."""


class DeliveryPreference(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    delivery_method: tuple[str, ...] = ()
    pickup_handle: tuple[str, ...] = ()
    coordinates: Coordinates | None = None

    def wrong(self) -> Iterator[FaultError]:
        """Yield methods that are none."""
        for at, method in enumerate(self.delivery_method):
            if method not in DELIVERY_METHODS:
                detail = not_one(method, "a method of delivery", DELIVERY_METHODS)
                yield FaultError(detail, "delivery_method", at)


class Preferences(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """What the checkout starts with: delivery, and wallets (`shop_pay`)."""

    delivery: DeliveryPreference | None = None
    wallet: tuple[str, ...] | None = None


class Buyer(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """Who buys, as far as it is known. `country_code` decides prices, currency and stock."""

    email: str | None = None
    phone: str | None = None
    country_code: str | None = None
    customer_id: Number | None = None
    company_location: str | None = None
    """Global id of the location that the customer buys for."""
    preferences: Preferences | None = None
    preferred_addresses: tuple[MailingAddress, ...] = ()
    """Shopify: deprecated. The first one is delivered to if no address is selected (our choice)."""


class AppliedCard(Struct, frozen=True, gc=False, forbid_unknown_fields=True):
    """A gift card in a cart. `id` is a UUID, `card` the id of the gift card."""

    id: str
    card: str


class CartAddress(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A place where a cart may be delivered to. `id` is a UUID. Country and province are codes."""

    id: str
    selected: bool = False
    one_time_use: bool = False
    first_name: str | None = None
    last_name: str | None = None
    company: str | None = None
    address1: str | None = None
    address2: str | None = None
    city: str | None = None
    province_code: str | None = None
    country_code: str
    zip: str | None = None
    phone: str | None = None


def preferred(address: MailingAddress) -> CartAddress:
    """Return the *address* that a buyer prefers as one of a cart."""
    return CartAddress(
        id="",
        first_name=address.first_name,
        last_name=address.last_name,
        company=address.company,
        address1=address.address1,
        address2=address.address2,
        city=address.city,
        province_code=address.province_code,
        country_code=address.country_code or "",
        zip=address.zip,
        phone=address.phone,
    )


class Payment(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """How a cart is to be paid by the API. `session` is that of the card vault or of the wallet."""

    kind: str
    amount: Decimal
    currency_code: str
    session: str = ""


class Cart(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """A cart. `id` is its token, `key` what one must know to change it. Lines are newest first.

    Past `LIMIT` the carts changed longest ago go; `FEW` is how many are kept that have expired.
    """

    KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 100_000
    FEW: ClassVar[int] = 10_000

    id: Token
    key: Token
    created_at: Moment
    updated_at: Moment
    days: Days = DAYS
    """How many days it lives after its last change."""
    note: str = ""
    attributes: tuple[Attribute, ...] = ()
    lines: tuple[CartLine, ...] = ()
    buyer: Buyer = Buyer()
    discount_codes: tuple[str, ...] = ()
    """As they were typed."""
    gift_cards: tuple[AppliedCard, ...] = ()
    metafields: tuple[Metafield, ...] = ()
    addresses: tuple[CartAddress, ...] = ()
    billing_address: MailingAddress | None = None
    payment: Payment | None = None
    delivery_options: tuple[str, ...] = ()
    """Handles of the options that were chosen: of a group without one it is the cheapest."""

    @property
    def address(self) -> CartAddress | None:
        """The selected address, else the one that the buyer prefers."""
        for each in self.addresses:
            if each.selected:
                return each
        wished = self.buyer.preferred_addresses
        return preferred(wished[0]) if wished else None

    def metafield(self, namespace: str, key: str) -> Metafield | None:
        for each in self.metafields:
            if (each.namespace, each.key) == (namespace, key):
                return each
        return None

    @property
    def expires_at(self) -> Moment:
        return self.updated_at + _lifetime(self.days)

    def is_alive(self, now: Moment) -> bool:
        """Say whether the cart has not expired yet."""
        return now < self.expires_at

    def has_lapsed(self, newest: "Cart") -> bool:
        return not self.is_alive(newest.updated_at)


@lru_cache(16)
def _lifetime(days: int) -> timedelta:
    return timedelta(days=days)


COMPLETION_ERRORS: Final = frozenset(
    {
        "ERROR",
        "INVENTORY_RESERVATION_ERROR",
        "PAYMENT_AMOUNT_TOO_SMALL",
        "PAYMENT_CALL_ISSUER",
        "PAYMENT_CARD_DECLINED",
        "PAYMENT_ERROR",
        "PAYMENT_GATEWAY_NOT_ENABLED_ERROR",
        "PAYMENT_INSUFFICIENT_FUNDS",
        "PAYMENT_INVALID_BILLING_ADDRESS",
        "PAYMENT_INVALID_CREDIT_CARD",
        "PAYMENT_INVALID_CURRENCY",
        "PAYMENT_INVALID_PAYMENT_METHOD",
        "PAYMENT_TRANSIENT_ERROR",
    }
)
"""Values of the schema's `CompletionErrorCode`."""


class CompletionAttempt(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """That a client has submitted a cart, to be paid by the `session` of its payment.

    `name` is of the cart and the client's own token. `error` is a value of the schema's
    `CompletionErrorCode`; without one and without an order the payment is under way.
    """

    KEYS: ClassVar[tuple[str, ...]] = ("name", "cart_id")
    LIMIT: ClassVar[int | None] = 10_000

    id: str
    name: str
    cart_id: str
    cart_key: str
    session: str
    language: str = "EN"
    """In which it was submitted: that of its mails."""
    submitted_at: Moment
    completed_at: Moment | None = None
    order_id: Number | None = None
    error: str | None = None

    def wrong(self) -> Iterator[FaultError]:
        """Yield an error that is none, and an order of an attempt that is not completed."""
        if self.error is not None and self.error not in COMPLETION_ERRORS:
            yield FaultError(
                not_one(self.error, "a CompletionErrorCode", sorted(COMPLETION_ERRORS)), "error"
            )
        if self.order_id is not None and self.completed_at is None:
            yield FaultError("is missing: the attempt has an order", "completed_at")
