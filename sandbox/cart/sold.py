"""What is sold lowers the stock."""

from collections import Counter
from collections.abc import Iterable

from msgspec.structs import replace

from sandbox.catalog.records import Component, Product, Variant
from sandbox.world import World


def lower(world: World, sold: Iterable[tuple[int | None, int]]) -> None:
    """Lower the stock of variants by what is *sold*: ids and quantities. Of a bundle that of its
    components is lowered."""
    counts = Counter[int]()
    for variant_id, count in sold:
        for part, each in _parts(world, variant_id).items():
            counts[part] += each * count
    for variant_id, count in counts.items():
        product = world.store.find(Product, "variant_ids", str(variant_id))
        if product is not None:
            variants = tuple(_lowered(each, variant_id, count) for each in product.variants)
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


def _lowered(variant: Variant, variant_id: int, count: int) -> Variant:
    if variant.id != variant_id or variant.quantity is None:
        return variant
    return replace(variant, quantity=variant.quantity - count)
