"""Stock in carts: how much of a variant a cart can have, and which of its lines get it.

Shopify: carts reserve nothing, so what others hold does not matter (recorded). All lines of one
variant share what is available in the cart's own country.
"""

from collections.abc import Collection, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart.destinations import is_served
from sandbox.cart.records import CartLine
from sandbox.catalog import availability
from sandbox.catalog.product_type import any_variant_of
from sandbox.catalog.variant_type import ProductVariant
from sandbox.viewer import Viewer


class Measured(Struct, frozen=True, gc=False):
    """Lines with what they can have, and the ids of those that wanted more."""

    lines: tuple[CartLine, ...]
    cut: frozenset[str] = frozenset()


def measured(
    lines: Sequence[CartLine],
    viewer: Viewer,
    *,
    destination: str | None = None,
    first: Collection[str] = (),
    last: Collection[str] = (),
) -> Measured:
    """Give each line what there is for it, as the *viewer* of the cart's country sees it.

    Lines whose ids are in *first* get theirs before the others, those in *last* after them;
    among equals the older one goes first (our choice). *destination* is a country.
    """
    left: dict[int, int] = {}
    for variant_id in {line.variant_id for line in lines}:
        if (count := available(variant_id, viewer, destination)) is not None:
            left[variant_id] = count
    if not left:
        return Measured(tuple(lines))
    given: dict[str, int] = {}
    rivals = [line for line in reversed(lines) if line.variant_id in left]
    for line in sorted(rivals, key=lambda line: (line.id in last) - (line.id in first)):
        given[line.id] = min(line.quantity, left[line.variant_id])
        left[line.variant_id] -= given[line.id]
    cut = frozenset(line.id for line in lines if given.get(line.id, line.quantity) < line.quantity)
    if not cut:
        return Measured(tuple(lines))
    changed = (replace(line, quantity=given[line.id]) if line.id in cut else line for line in lines)
    return Measured(tuple(changed), cut)


def available(variant_id: int, viewer: Viewer, destination: str | None = None) -> int | None:
    """Return how many of a variant the *viewer* can buy; None is any number.

    Shopify: what needs shipping is sold out where no rate serves the destination (recorded).
    """
    variant = any_variant_of(variant_id, viewer)
    if variant is None or not availability.is_published(variant.product.of, viewer):
        return 0
    if not reaches(variant, destination):
        return 0
    if variant.of.quantity is None or variant.of.oversell:
        return None
    return max(variant.of.quantity, 0)


def reaches(variant: ProductVariant, destination: str | None) -> bool:
    """Say whether *variant* can be sent to a country; None is nowhere yet."""
    if destination is None or not variant.of.requires_shipping:
        return True
    return is_served(destination, variant.product.viewer.world)
