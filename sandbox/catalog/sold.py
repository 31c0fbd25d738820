"""What is sold lowers the stock, also that of the location where it is picked up; what comes back
raises it."""

from collections import Counter
from collections.abc import Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sandbox.bounds import LARGEST_INT
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
    for product, each in _found(world, sold):
        changed = _with_more(product, each, -each.quantity)
        world.put_listed(replace(changed, sold=product.sold + each.quantity))


def put_back(world: World, sold: Iterable[Sold]) -> None:
    """Raise the stock of variants by what was *sold* and comes back, to where it was taken from.

    A variant that is gone, or whose inventory is not tracked, stays as it is.
    """
    for product, each in _found(world, sold):
        world.put_listed(_with_more(product, each, each.quantity))


def _found(world: World, sold: Iterable[Sold]) -> Iterator[tuple[Product, Sold]]:
    """Yield the products of what is *sold*: each variant, or component of a bundle, once for each
    location."""
    counts = Counter[tuple[int, str | None]]()
    for each in sold:
        for part, quantity in _parts(world, each.variant_id).items():
            counts[part, each.location] += quantity * each.quantity
    for (variant_id, location), count in counts.items():
        product = world.store.find(Product, "variant_ids", str(variant_id))
        if product is not None:
            yield product, Sold(variant_id, count, location)


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


def _with_more(product: Product, sold: Sold, more: int) -> Product:
    """Return *product* with so much *more* of the variant, or less than 0."""
    variants = tuple(
        _changed(each, more, sold.location) if each.id == sold.variant_id else each
        for each in product.variants
    )
    return replace(product, variants=variants)


def _changed(variant: Variant, more: int, location: str | None) -> Variant:
    if variant.quantity is None:
        return variant
    more = min(more, LARGEST_INT - variant.quantity)
    stock = with_more(variant.stock, more, location)
    return replace(variant, quantity=variant.quantity + more, stock=stock)
