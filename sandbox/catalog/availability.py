"""What can be bought, and how much of it there is."""

from collections.abc import Mapping

from msgspec.structs import replace

from sandbox.catalog.records import Component, Option, Product, Variant
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
    return sum(map(quantity_available, product.variants))


def as_sold(product: Product, viewer: Viewer) -> Product:
    """Return *product* in the viewer's language; a bundle with the stock that its components have.

    Shopify: a bundle is available while every component is (documented), and its quantity is the
    smallest that they suffice for (inferred).
    """
    if not product.variants or not product.variants[0].components:
        return _localized(product, viewer)
    bundles = tuple(_bundle(variant, viewer) for variant in product.variants)
    return _localized(replace(product, variants=bundles), viewer)


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
