"""What can be bought, and how much of it there is."""

from sandbox.catalog.records import Product, Variant
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
