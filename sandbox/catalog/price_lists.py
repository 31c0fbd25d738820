"""Price lists of companies: prices, quantity rules and price breaks of variants."""

from decimal import Decimal
from typing import ClassVar

from msgspec import Struct

from sandbox.bounds import Count, Number, Percentage, Quantity
from sandbox.catalog.records import Variant
from sandbox.viewer import Viewer


class PriceBreak(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """The price of each, of so many or more."""

    minimum: Count
    price: Decimal


class Terms(Struct, frozen=True, kw_only=True, gc=False, forbid_unknown_fields=True):
    """On what terms a company buys a variant. Prices are in the shop's own currency.

    Shopify: the minimum and the maximum are multiples of the increment (documented).
    """

    price: Decimal | None = None
    compare_at_price: Decimal | None = None
    minimum: Count = 1
    maximum: Count | None = None
    increment: Quantity = 1
    breaks: tuple[PriceBreak, ...] = ()


class PriceList(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A `percentage` less than everybody's price, and for some variants, by id, their `terms`."""

    KEYS: ClassVar[tuple[str, ...]] = ("handle",)
    LIMIT: ClassVar[int | None] = 1_000

    id: Number
    handle: str
    name: str
    percentage: Percentage = Decimal(0)
    terms: dict[Number, Terms] = {}


_USUAL = Terms()


def price_list_of(viewer: Viewer) -> PriceList | None:
    """Return the price list of the company that the *viewer* buys for."""
    if viewer.buyer is None or viewer.buyer.price_list is None:
        return None
    return viewer.world.store.find(PriceList, "handle", viewer.buyer.price_list)


def terms_of(variant: Variant, viewer: Viewer) -> Terms:
    """Return on what terms the *viewer* buys *variant*: what a cart has to keep to."""
    found = price_list_of(viewer)
    return _USUAL if found is None else found.terms.get(variant.id, _USUAL)
