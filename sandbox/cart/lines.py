"""Lines are added, changed and removed: which one takes what, and what is refused."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import refusals, shortages
from sandbox.cart.ids import name_in, new_uuid, view_key
from sandbox.cart.inputs import (
    AttributeInput,
    CartLineInput,
    CartLineParentInput,
    CartLineUpdateInput,
)
from sandbox.cart.nesting import parent_problems, placed, with_children
from sandbox.cart.plans import plan_of
from sandbox.cart.records import CartLine
from sandbox.catalog.product_type import variant_of
from sandbox.gid import gid, number_in
from sandbox.orders.records import Attribute
from sandbox.user_errors import UserError
from sandbox.viewer import Viewer

Lines = tuple[CartLine, ...]


class Touched(Struct, frozen=True, gc=False):
    """Lines after a change, and the ids of those that it was about, by their places in the call,
    which has them at *path*."""

    lines: Lines
    places: Mapping[int, str]
    path: tuple[str, ...]

    @property
    def ids(self) -> frozenset[str]:
        return frozenset(self.places.values())

    @property
    def fields(self) -> dict[str, tuple[str, ...]]:
        """The field of the quantity of each line: the last one that the call has of it."""
        places = sorted(self.places.items())
        return {line_id: (*self.path, str(at), "quantity") for at, line_id in places}


def attributes_of(given: Sequence[AttributeInput] | None) -> tuple[Attribute, ...]:
    """Shopify: of a repeated key the first place and the last value stay (recorded)."""
    values = {each.key: each.value for each in given or ()}
    return tuple([Attribute(key, value) for key, value in values.items()])


# --- add ---


def add_problems(
    lines: Lines, given: Sequence[CartLineInput], viewer: Viewer, *path: str
) -> Iterator[UserError]:
    """Yield what is wrong with *given*, which are to be added to *lines*."""
    for at, each in enumerate(given):
        where = (*path, str(at))
        problem = _line_problem(
            each.merchandise_id, each.quantity, each.selling_plan_id, viewer, where
        )
        if problem is not None:
            yield problem
        elif each.parent is not None:
            yield from parent_problems(each, each.parent, given, lines, viewer, *where, "parent")


def added(lines: Lines, given: Sequence[CartLineInput], viewer: Viewer, *path: str) -> Touched:
    """Add *given*, which have no problems. A new line stands before the others.

    Shopify: what is like a line goes into it, and a quantity of 0 adds nothing (recorded).
    """
    ids: dict[str, str] = {}  # of the lines of this call, by their merchandise
    places: dict[int, str] = {}
    for at, each in sorted(enumerate(given), key=lambda item: item[1].parent is not None):
        if each.quantity == 0:
            continue
        parent = None if each.parent is None else _parent_of(each.parent, ids)
        new = _new_line(each, new_uuid(viewer.world), parent)
        lines, line_id = _with(lines, new)
        ids.setdefault(each.merchandise_id, line_id)
        places[at] = line_id
    return Touched(lines, places, path)


def _parent_of(parent: CartLineParentInput, ids: Mapping[str, str]) -> str | None:
    if parent.line_id is not None:
        return name_in(parent.line_id, "CartLine")
    return ids.get(parent.merchandise_id or "")


def _new_line(given: CartLineInput, line_id: str, parent: str | None) -> CartLine:
    return CartLine(
        id=line_id,
        variant_id=number_in(given.merchandise_id, "ProductVariant") or 0,
        quantity=1 if given.quantity is None else given.quantity,
        attributes=attributes_of(given.attributes),
        selling_plan_id=plan_number(given.selling_plan_id),
        parent=parent,
    )


def _with(lines: Lines, new: CartLine) -> tuple[Lines, str]:
    attributes, may_differ = new.attributes, len(new.attributes) > 1
    for at, line in enumerate(lines):
        if (may_differ or line.attributes == attributes) and line.is_like(new):
            grown = replace(line, quantity=line.quantity + new.quantity)
            return (*lines[:at], grown, *lines[at + 1 :]), line.id
    return placed(lines, new), new.id


# --- update ---


def unknown_problems(
    lines: Lines, given: Sequence[CartLineUpdateInput], *path: str
) -> Iterator[UserError]:
    for at, each in enumerate(given):
        if (each.id is None) == (each.view_key is None):
            yield refusals.not_one_key(*path, str(at), "id")
        elif _asked(lines, each) is None:
            line_id = name_in(each.id or "", "CartLine") or (each.view_key or "").partition(":")[0]
            yield refusals.unknown_line(*path, str(at), "id", line_id=line_id)


def update_problems(
    lines: Lines, given: Sequence[CartLineUpdateInput], viewer: Viewer, *path: str
) -> Iterator[UserError]:
    """Yield what is wrong with *given*, all of which are lines of the cart."""
    for at, each in enumerate(given):
        line = _asked(lines, each)
        merchandise = each.merchandise_id
        if merchandise is None and line is not None:
            merchandise = f"gid://shopify/ProductVariant/{line.variant_id}"
        plan = each.selling_plan_id
        if plan is None and line is not None and line.selling_plan_id is not None:
            plan = gid("SellingPlan", line.selling_plan_id)
        where = (*path, str(at))
        problem = _line_problem(merchandise or "", each.quantity, plan, viewer, where)
        if problem is not None:
            yield problem


def updated(
    lines: Lines, given: Sequence[CartLineUpdateInput], rests: Mapping[str, str], *path: str
) -> Touched:
    """Change lines in their places. Shopify: attributes that are left out stay (documented).

    *rests* are lines that are the other part of one: they stay beside it, though they are alike.
    """
    places: dict[int, str] = {}
    for at, each in enumerate(given):
        line = _asked(lines, each)
        if line is None:  # an earlier one of the call has removed it, or is it now
            continue
        changed = _changed(line, each)
        lines, line_id = _replaced(lines, changed, rests)
        places[at] = line_id
    return Touched(lines, places, path)


def _changed(line: CartLine, given: CartLineUpdateInput) -> CartLine:
    variant_id = number_in(given.merchandise_id or "", "ProductVariant")
    plan = given.selling_plan_id
    return replace(
        line,
        variant_id=line.variant_id if variant_id is None else variant_id,
        quantity=line.quantity if given.quantity is None else given.quantity,
        selling_plan_id=line.selling_plan_id if plan is None else plan_number(plan),
        attributes=(
            line.attributes if given.attributes is None else attributes_of(given.attributes)
        ),
    )


def _replaced(lines: Lines, changed: CartLine, rests: Mapping[str, str]) -> tuple[Lines, str]:
    """Put *changed* where it was. Two that are alike become the upper one (our choice)."""
    if not changed.quantity and next(each for each in lines if each.id == changed.id).quantity:
        gone = with_children(lines, frozenset([changed.id]))
        return tuple(line for line in lines if line.id not in gone), changed.id
    at = next(at for at, line in enumerate(lines) if line.id == changed.id)
    mine = rests.get(changed.id, changed.id)
    alike = (n for n, line in enumerate(lines) if line.is_like(changed))
    twin = next((n for n in alike if rests.get(lines[n].id, lines[n].id) != mine), None)
    if twin is None:
        return (*lines[:at], changed, *lines[at + 1 :]), changed.id
    upper, lower = min(at, twin), max(at, twin)
    whole = replace(changed, id=lines[upper].id, quantity=changed.quantity + lines[twin].quantity)
    return (*lines[:upper], whole, *lines[upper + 1 : lower], *lines[lower + 1 :]), whole.id


def _asked(lines: Lines, given: CartLineUpdateInput) -> CartLine | None:
    """Return the line that *given* names by one of its two keys."""
    if given.view_key is not None:
        return next((line for line in lines if view_key(line.id) == given.view_key), None)
    line_id = name_in(given.id or "", "CartLine")
    return next((line for line in lines if line.id == line_id), None)


# --- remove ---


def remove_problems(
    lines: Lines, line_ids: Sequence[str], view_keys: Sequence[str]
) -> Iterator[UserError]:
    known = {line.id for line in lines}
    for at, each in enumerate(line_ids):
        if (line_id := name_in(each, "CartLine")) not in known:
            yield refusals.unknown_line("lineIds", str(at), line_id=line_id)
    keys = {view_key(line_id) for line_id in known}
    for at, each in enumerate(view_keys):
        if each not in keys:
            yield refusals.unknown_line("viewKeys", str(at), line_id=each.partition(":")[0])


def removed(
    lines: Lines, line_ids: Sequence[str], view_keys: Sequence[str]
) -> tuple[Lines, dict[str, tuple[str, ...]]]:
    """Return the lines that are left, and where the call has each of the others."""
    fields: dict[str, tuple[str, ...]] = {
        name_in(each, "CartLine"): ("lineIds", str(at)) for at, each in enumerate(line_ids)
    }
    of_keys = {view_key(line.id): line.id for line in lines} if view_keys else {}
    fields |= {of_keys[each]: ("viewKeys", str(at)) for at, each in enumerate(view_keys)}
    gone = with_children(lines, frozenset(fields))
    return tuple(line for line in lines if line.id not in gone), fields


# --- problems ---


def _line_problem(
    merchandise_id: str,
    quantity: int | None,
    selling_plan_id: str | None,
    viewer: Viewer,
    path: tuple[str, ...],
) -> UserError | None:
    """Return the first problem of one line. Shopify: no recorded answer has more."""
    number = number_in(merchandise_id, "ProductVariant") or 0
    variant = variant_of(number, viewer)
    if variant is None:
        cause = shortages.of_merchandise(number, viewer)
        return refusals.unknown_merchandise(
            *path, "merchandiseId", sent=merchandise_id, cause=cause
        )
    if selling_plan_id is not None and plan_of(variant, plan_number(selling_plan_id)) is None:
        return refusals.selling_plan_not_applicable(*path, "sellingPlanId")
    if selling_plan_id is None and variant.product.of.requires_selling_plan:
        return refusals.requires_selling_plan(*path, "sellingPlanId")
    if quantity is not None and not 0 <= quantity < refusals.MOST:
        return refusals.bad_quantity(*path, "quantity", sent=merchandise_id)
    return None


def plan_number(plan_id: str | None) -> int | None:
    """Return the number of a plan; 0, which none has, for what is no id of one."""
    return None if plan_id is None else number_in(plan_id, "SellingPlan") or 0
