"""Lines inside of lines: which parent a line may have.

Shopify: a child goes with its parent (inferred), and follows it (recorded by its own client's
tests).
"""

from collections.abc import Iterator, Sequence

from sandbox.cart import refusals
from sandbox.cart.ids import name_in
from sandbox.cart.inputs import CartLineInput, CartLineParentInput
from sandbox.cart.records import CartLine
from sandbox.catalog.product_type import any_variant_of
from sandbox.gid import number_in
from sandbox.user_errors import UserError
from sandbox.viewer import Viewer


def parent_problems(
    given: CartLineInput,
    parent: CartLineParentInput,
    call: Sequence[CartLineInput],
    lines: Sequence[CartLine],
    viewer: Viewer,
    *path: str,
) -> Iterator[UserError]:
    """Yield what is wrong with the *parent* of a line of the *call*, for a cart with *lines*."""
    if parent.line_id is None:
        parents = [each for each in call if each.merchandise_id == parent.merchandise_id]
        if not parents or parents[0] is given:
            yield refusals.invalid_parent_reference(*path)
        elif parents[0].parent is not None:
            yield refusals.parent_too_deep(*path)
        elif _is_bundle(given.merchandise_id, viewer) or _is_bundle(
            parents[0].merchandise_id, viewer
        ):
            yield refusals.bundle_with_addons(*path)
        return
    line_id = name_in(parent.line_id, "CartLine")
    line = next((line for line in lines if line.id == line_id), None)
    if line is None:
        yield refusals.parent_not_found(*path)
    elif line.parent is not None:
        yield refusals.parent_too_deep(*path)
    elif _is_bundle(given.merchandise_id, viewer) or _has_components(line.variant_id, viewer):
        yield refusals.bundle_with_addons(*path)


def with_children(lines: Sequence[CartLine], ids: frozenset[str]) -> frozenset[str]:
    """Return *ids* and those of the lines nested in them."""
    return ids | {line.id for line in lines if line.parent in ids}


def placed(lines: tuple[CartLine, ...], new: CartLine) -> tuple[CartLine, ...]:
    """Put a *new* line before all others, or behind its parent."""
    if new.parent is None:
        return (new, *lines)
    at = next((at + 1 for at, line in enumerate(lines) if line.id == new.parent), 0)
    return (*lines[:at], new, *lines[at:])


def _is_bundle(merchandise_id: str, viewer: Viewer) -> bool:
    return _has_components(number_in(merchandise_id, "ProductVariant") or 0, viewer)


def _has_components(variant_id: int, viewer: Viewer) -> bool:
    variant = any_variant_of(variant_id, viewer)
    return variant is not None and bool(variant.of.components)
