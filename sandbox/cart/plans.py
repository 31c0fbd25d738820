"""The selling plan by which a line is bought."""

from sandbox.catalog.allocations import SellingPlanAllocation, allocations_of
from sandbox.catalog.variant_type import ProductVariant


def plan_of(variant: ProductVariant, plan_id: int | None) -> SellingPlanAllocation | None:
    """Return what *variant* costs under a plan; None without one, or for one it has not."""
    if plan_id is None:
        return None
    product = variant.product
    found: list[SellingPlanAllocation] = allocations_of(product.of, variant.of, product.viewer)
    return next((each for each in found if each.selling_plan.of.id == plan_id), None)
