"""Availability of products and variants, and their quantities."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from sandbox.bounds import LARGEST_INT
from sandbox.catalog.records import Component, Option, Product, Variant
from sandbox.file_ids import made_up_index
from sandbox.gid import gid
from sandbox.translations import localized, texts_of
from sandbox.viewer import Viewer


def is_published(product: Product, viewer: Viewer) -> bool:
    """Say whether the *viewer* can see *product*."""
    return product.published_at is not None and viewer.market.handle not in product.hidden_in


def is_available(variant: Variant) -> bool:
    """Shopify: recorded for a variant whose inventory is not tracked, and for one sold out."""
    return variant.quantity is None or variant.quantity > 0 or variant.oversell


def is_oversold(variant: Variant) -> bool:
    """Say whether *variant* is sold without stock. Shopify: documented."""
    return variant.oversell and variant.quantity is not None and variant.quantity <= 0


def quantity_available(variant: Variant) -> int:
    """Shopify: 0 for a variant whose inventory is not tracked (recorded)."""
    return variant.quantity or 0


def total_inventory(product: Product) -> int:
    """Return how many pieces there are of all variants, as an `Int`: no more than one can say."""
    return min(sum(map(quantity_available, product.variants)), LARGEST_INT)


def is_composed(product: Product) -> bool:
    """Say whether *product* is a bundle, or the parent of a combined listing."""
    first = product.variants[0] if product.variants else None
    return first is not None and (bool(first.components) or first.stands_for is not None)


def as_sold(product: Product, viewer: Viewer) -> Product:
    """Return *product* in the viewer's language; a bundle with the stock of its components, and a
    combined listing with the variants of its children.

    Shopify: a bundle is available while every component is (documented), and its quantity is the
    smallest that they suffice for (inferred).
    """
    return _localized(_put_together(product, viewer), viewer)


def as_listed(product: Product, viewer: Viewer) -> Product:
    """Return *product* as lists sort and search it: what is made up by its English texts, which
    the index has."""
    sold = _put_together(product, viewer)
    return sold if _is_made_up(product, viewer) else _localized(sold, viewer)


def in_language(listed: Product, viewer: Viewer) -> Product:
    """Return what is *listed* in the viewer's language."""
    return _localized(listed, viewer) if _is_made_up(listed, viewer) else listed


def _is_made_up(product: Product, viewer: Viewer) -> bool:
    if not viewer.is_abroad:
        return False
    index = made_up_index(product.id)
    return index is not None and index < viewer.world.origin.catalog


def _put_together(product: Product, viewer: Viewer) -> Product:
    first = product.variants[0] if product.variants else None
    if first is not None and first.components:
        bundles = tuple(_bundle(variant, viewer) for variant in product.variants)
        return replace(product, variants=bundles)
    if first is not None and first.stands_for is not None:
        return replace(product, variants=tuple(_of_children(product, viewer)))
    return product


def _of_children(product: Product, viewer: Viewer) -> Iterator[Variant]:
    """Yield the variants of a combined listing: those of its children, in its own options."""
    for variant in product.variants:
        child = viewer.world.store.find(Product, "variant_ids", str(variant.stands_for))
        if child is not None and is_published(child, viewer):
            own = next(each for each in child.variants if each.id == variant.stands_for)
            yield replace(own, choices=variant.choices, stands_for=own.id)


def _localized(product: Product, viewer: Viewer) -> Product:
    if not viewer.is_abroad:
        return product
    texts = texts_of(gid("Product", product.id), viewer)
    options = tuple(_option(option, texts) for option in product.options) if texts else None
    known = product if options is None else replace(product, options=options)
    return localized(known, "Product", viewer)


def _option(option: Option, texts: Mapping[str, str]) -> Option:
    values = tuple(
        replace(value, name=texts.get(f"value:{value.name}", value.name)) for value in option.values
    )
    name = texts.get(f"option:{option.name}", option.name)
    return replace(option, name=name, values=values, own_name=option.name)


def _bundle(bundle: Variant, viewer: Viewer) -> Variant:
    enough = [_enough_for(component, viewer) for component in bundle.components]
    quantities = [each for each in enough if each is not None]
    return replace(bundle, quantity=min(quantities, default=None), oversell=False)


def _enough_for(component: Component, viewer: Viewer) -> int | None:
    """Return how many bundles there are of *component*, None if it is never sold out."""
    number = component.variant_id
    product = viewer.world.store.find(Product, "variant_ids", str(number))
    if product is None or not is_published(product, viewer):
        return 0
    variant = next(variant for variant in product.variants if variant.id == number)
    if variant.quantity is None or variant.oversell:
        return None
    return max(variant.quantity, 0) // component.quantity
