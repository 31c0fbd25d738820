"""What is sold lowers the stock, also that of the location where it is picked up."""

from collections import Counter
from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from sandbox.catalog.location_stock import with_more
from sandbox.catalog.records import Component, Product, Variant
from sandbox.world import World


class Sold(Struct, frozen=True, gc=False):
    """So many of a variant. `location` is the handle of the one where it is picked up, or that
    brings it to the buyer; None for what is sent."""

    variant_id: int | None
    quantity: int
    location: str | None = None


def lower(world: World, sold: Iterable[Sold]) -> None:
    """Lower the stock of variants by what is *sold*. Of a bundle that of its components is
    lowered."""
    counts = Counter[tuple[int, str | None]]()
    for each in sold:
        for part, quantity in _parts(world, each.variant_id).items():
            counts[part, each.location] += quantity * each.quantity
    for (variant_id, location), count in counts.items():
        product = world.store.find(Product, "variant_ids", str(variant_id))
        if product is not None:
            variants = tuple(
                _lowered(each, count, location) if each.id == variant_id else each
                for each in product.variants
            )
            world.put_listed(replace(product, variants=variants, sold=product.sold + count))


def _parts(world: World, variant_id: int | None) -> Counter[int]:
    """Return what one of a variant is made of, by id: itself, or of a bundle its components."""
    product = world.store.find(Product, "variant_ids", str(variant_id))
    variants = () if product is None else product.variants
    parts = Counter[int]()
    for variant in variants:
        if variant.id == variant_id:
            for each in variant.components or (Component(variant_id=variant.id),):
                parts[each.variant_id] += each.quantity
    return parts


def _lowered(variant: Variant, count: int, location: str | None) -> Variant:
    if variant.quantity is None:
        return variant
    stock = with_more(variant.stock, -count, location)
    return replace(variant, quantity=variant.quantity - count, stock=stock)
