"""Stock in carts: how much of a variant a cart can have, and which of its lines get it.

Shopify: carts reserve nothing, so what others hold does not matter (recorded). All lines of one
variant share what is available in the cart's own country; so do a bundle and its components.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence

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
    parts: dict[int, Counter[int]] = {}
    for variant_id in {line.variant_id for line in lines}:
        variant = any_variant_of(variant_id, viewer)
        if (count := _count(variant, viewer, destination)) is not None:
            left[variant_id] = count
            if variant is not None and variant.of.components:
                parts[variant_id] = _parts(variant)
    if not left:
        return Measured(tuple(lines))
    if parts:
        _add_parts(left, {number for each in parts.values() for number in each}, viewer)
    given: dict[str, int] = {}
    rivals = [line for line in reversed(lines) if line.variant_id in left]
    for line in sorted(rivals, key=lambda line: (line.id in last) - (line.id in first)):
        if line.variant_id in parts:
            given[line.id] = _taken(line, left, parts[line.variant_id])
            continue
        given[line.id] = min(line.quantity, left[line.variant_id])
        left[line.variant_id] -= given[line.id]
    cut = frozenset(line.id for line in lines if given.get(line.id, line.quantity) < line.quantity)
    if not cut:
        return Measured(tuple(lines))
    changed = (replace(line, quantity=given[line.id]) if line.id in cut else line for line in lines)
    return Measured(tuple(changed), cut)


def _parts(bundle: ProductVariant) -> Counter[int]:
    """Return how many of which variants are in *bundle*."""
    parts = Counter[int]()
    for each in bundle.of.components:
        parts[each.variant_id] += each.quantity
    return parts


def _add_parts(left: dict[int, int], parts: Iterable[int], viewer: Viewer) -> None:
    for variant_id in parts:
        if variant_id not in left and (count := available(variant_id, viewer)) is not None:
            left[variant_id] = count


def _taken(line: CartLine, left: dict[int, int], parts: Mapping[int, int]) -> int:
    """Take what there is for *line*, a bundle, from what is *left* of it and of its *parts*."""
    needs = {line.variant_id: 1}
    needs |= {number: each for number, each in parts.items() if number in left}
    taken = min(line.quantity, *(left[number] // each for number, each in needs.items()))
    for number, each in needs.items():
        left[number] -= taken * each
    return taken


def available(variant_id: int, viewer: Viewer, destination: str | None = None) -> int | None:
    """Return how many of a variant the *viewer* can buy; None is any number.

    Shopify: what needs shipping is sold out where no rate serves the destination (recorded).
    """
    return _count(any_variant_of(variant_id, viewer), viewer, destination)


def _count(
    variant: ProductVariant | None, viewer: Viewer, destination: str | None = None
) -> int | None:
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
