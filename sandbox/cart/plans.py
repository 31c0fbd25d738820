"""Prices of a variant in a line: by a selling plan, or by the quantity."""

from sandbox.catalog.allocations import SellingPlanAllocation, allocations_of
from sandbox.catalog.price_lists import terms_of
from sandbox.catalog.pricing import in_market
from sandbox.catalog.variant_type import ProductVariant
from sandbox.money import Money


def plan_of(variant: ProductVariant, plan_id: int | None) -> SellingPlanAllocation | None:
    """Return what *variant* costs under a plan; None without one, or for one it has not."""
    if plan_id is None:
        return None
    product = variant.product
    found: list[SellingPlanAllocation] = allocations_of(product.of, variant.of, product.viewer)
    return next((each for each in found if each.selling_plan.of.id == plan_id), None)


def price_of(variant: ProductVariant, quantity: int) -> Money:
    """Return the price of each. Shopify: companies may have price breaks (documented)."""
    viewer = variant.product.viewer
    if viewer.buyer is None:
        return variant.price
    breaks = [each for each in terms_of(variant.of, viewer).breaks if each.minimum <= quantity]
    if not breaks:
        return variant.price
    return in_market(max(breaks, key=lambda each: each.minimum).price, viewer)
