"""Variants that were deleted: a cart may still have a line of one."""

from collections.abc import Iterable
from typing import Any, ClassVar, Final

from msgspec.structs import asdict, replace

from sandbox.catalog.product_type import Product as ProductType
from sandbox.catalog.records import Product, Variant
from sandbox.catalog.variant_type import ProductVariant
from sandbox.viewer import Viewer
from sandbox.world import World

_MOST: Final = 2_048
"""Variants of one product that are remembered."""


class FormerProduct(Product, frozen=True, kw_only=True):
    """A product as it was when it, or some of its variants, were deleted: it has these only."""

    KEYS: ClassVar[tuple[str, ...]] = ("variant_ids",)
    SHARED_KEYS: ClassVar[tuple[str, ...]] = ()
    LIMIT: ClassVar[int | None] = 1_000


def remember(world: World, product: Product, gone: Iterable[Variant]) -> None:
    """Keep the variants of *product* that are *gone*: nothing is left of them."""
    if not (variants := tuple(gone)):
        return
    known = world.store.get(FormerProduct, product.id)
    old = () if known is None else known.variants
    before = [each for each in old if not any(product.wrong_choices(each))]
    world.store.put(former(product, (*before, *variants)[-_MOST:]))


def former(product: Product, gone: Iterable[Variant]) -> FormerProduct:
    """Return *product* with the variants that are *gone*, of which nothing is left."""
    details: dict[str, Any] = asdict(product)
    details["variants"] = tuple(
        replace(each, quantity=0, stock=(), oversell=False, components=()) for each in gone
    )
    return FormerProduct(**details)


def former_variant_of(variant_id: int, viewer: Viewer) -> ProductVariant | None:
    """Return the variant of that number that was deleted, as it was, sold out."""
    product = viewer.world.store.find(FormerProduct, "variant_ids", str(variant_id))
    if product is None:
        return None
    found = next(variant for variant in product.variants if variant.id == variant_id)
    return ProductType(product, viewer).variant(found)
