"""The mutations of a cart: its lines, note, attributes and buyer."""

from collections.abc import Sequence

from msgspec.structs import replace

from sandbox.cart import addresses, buyers, codes, lines, refusals
from sandbox.cart.finding import new_cart, viewer_for
from sandbox.cart.inputs import (
    AttributeInput,
    CartBuyerIdentityInput,
    CartInput,
    CartLineInput,
    CartLineUpdateInput,
)
from sandbox.cart.metafields import first_metafields
from sandbox.cart.notices import CartWarning
from sandbox.cart.payloads import CartPayload
from sandbox.cart.quantity_rules import is_too_much, rule_problems
from sandbox.cart.records import Buyer, Cart
from sandbox.cart.revision import Edited, keep_unless, revise, settle
from sandbox.cart.split_lines import split
from sandbox.reason import Reason
from sandbox.user_errors import Refused, refuse, refused
from sandbox.viewer import Viewer

_ABOUT = "cart"


def cart_create(viewer: Viewer, *, input: CartInput | None = None) -> CartPayload:
    """Make a cart. Shopify: its lines are added one by one, the last is first (reported).

    Raises `Refused`.
    """
    given = CartInput() if input is None else input
    check_note(given.note, "input", "note")
    buyer = _first_buyer(viewer, given.buyer_identity)
    cart_viewer = viewer_for(buyer, viewer)
    wanted = given.lines or ()
    refuse(lines.add_problems((), wanted, cart_viewer, "input", "lines"), about=_ABOUT)
    added = lines.added((), wanted, cart_viewer, "input", "lines")
    _check_rules(added, cart_viewer)
    cart = new_cart(
        viewer.world,
        buyer=buyer,
        note=given.note or "",
        attributes=lines.attributes_of(given.attributes),
        lines=added.lines,
        discount_codes=codes.distinct(given.discount_codes or ()),
    )
    return settle(cart_viewer, _with_rest(cart, given, cart_viewer))


def cart_lines_add(viewer: Viewer, *, cart_id: str, lines: Sequence[CartLineInput]) -> CartPayload:
    return revise(viewer, cart_id, lambda cart, of: _added(cart, lines, of))


def cart_lines_update(
    viewer: Viewer, *, cart_id: str, lines: Sequence[CartLineUpdateInput]
) -> CartPayload:
    return revise(viewer, cart_id, lambda cart, of: _updated(cart, lines, of))


def cart_lines_remove(
    viewer: Viewer,
    *,
    cart_id: str,
    line_ids: Sequence[str] | None = None,
    view_keys: Sequence[str] | None = None,
) -> CartPayload:
    ids, keys = line_ids or (), view_keys or ()
    return revise(viewer, cart_id, lambda cart, of: _removed(cart, ids, keys, of))


def cart_attributes_update(
    viewer: Viewer, *, cart_id: str, attributes: Sequence[AttributeInput]
) -> CartPayload:
    """Replace the attributes."""
    new = lines.attributes_of(attributes)

    def edit(cart: Cart, _: Viewer) -> Edited:
        return Edited(replace(cart, attributes=new))

    return revise(viewer, cart_id, edit, of_unknown=edit)


def cart_note_update(viewer: Viewer, *, cart_id: str, note: str | None = None) -> CartPayload:
    """Replace the note. Shopify: one that is too long leaves the cart null (recorded)."""

    def edit(cart: Cart, _: Viewer) -> Edited:
        check_note(note, "note")
        return Edited(replace(cart, note=note or ""))

    return revise(viewer, cart_id, edit, of_unknown=edit)


def cart_buyer_identity_update(
    viewer: Viewer, *, cart_id: str, buyer_identity: CartBuyerIdentityInput
) -> CartPayload:
    def edit(cart: Cart, of: Viewer) -> Edited:
        found = buyers.Identified(viewer.world, buyer_identity)
        wrong = buyers.problems(buyer_identity, found, cart.buyer, viewer.world, "buyerIdentity")
        keep_unless(wrong, cart, of)
        buyer = buyers.changed(cart.buyer, buyer_identity, found, viewer.world)
        return Edited(
            replace(cart, buyer=buyer), may_be_larger=_long_texts(buyer) != _long_texts(cart.buyer)
        )

    return revise(viewer, cart_id, edit)


def _long_texts(buyer: Buyer) -> tuple[object, ...]:
    """Return what has texts without a limit: the id of a location may end in any query."""
    return buyer.preferences, buyer.preferred_addresses, buyer.company_location


def check_note(note: str | None, *path: str) -> None:
    """Raise `Refused` for a note that is too long."""
    if note is not None and len(note) > refusals.LONGEST_NOTE:
        raise refused(refusals.note_too_long(*path), about=_ABOUT)


def _first_buyer(viewer: Viewer, given: CartBuyerIdentityInput | None) -> Buyer:
    """Return the buyer of a new cart: from the country of `@inContext`, if they say no other."""
    first = Buyer(country_code=viewer.country if viewer.is_country_asked else None)
    if given is None:
        return first
    found = buyers.Identified(viewer.world, given)
    path = ("input", "buyerIdentity")
    if errors := tuple(buyers.problems(given, found, Buyer(), viewer.world, *path)):
        raise Refused(*errors, reason=found.reason or refused(*errors, about=_ABOUT).reason)
    return buyers.changed(first, given, found, viewer.world)


def _with_rest(cart: Cart, given: CartInput, viewer: Viewer) -> Edited:
    """Give a new *cart* the addresses, gift cards and metafields that few begin with.

    Raises `Refused`.
    """
    passed_over: tuple[Reason, ...] = ()
    warnings: tuple[CartWarning, ...] = ()
    if given.delivery is not None and (places := given.delivery.addresses):
        path = ("input", "delivery", "addresses")
        read = addresses.read_addresses(places, cart, viewer, *path)
        refuse(read.problems, about=_ABOUT)
        edited = addresses.with_addresses(cart, (), read.addresses, *path)
        cart, warnings = edited.cart, edited.warnings
    if given.gift_card_codes:
        paid_by = codes.Cards(viewer.world, given.gift_card_codes)
        cart, passed_over = replace(cart, gift_cards=paid_by.applied), paid_by.passed_over
    if given.metafields:
        made = first_metafields(
            viewer.world, given.metafields, cart.created_at, "input", "metafields"
        )
        cart = replace(cart, metafields=made)
    return Edited(cart, warnings=warnings, passed_over=passed_over)


def _added(cart: Cart, given: Sequence[CartLineInput], viewer: Viewer) -> Edited:
    if any(each.parent is not None for each in given):
        seen = split(cart, viewer)
        given = [seen.with_whole_parent(each) for each in given]
    refuse(lines.add_problems(cart.lines, given, viewer, "lines"), about=_ABOUT)
    touched = lines.added(cart.lines, given, viewer, "lines")
    _check_rules(touched, viewer)
    return Edited(
        replace(cart, lines=touched.lines),
        last=touched.ids,
        may_be_larger=len(touched.lines) > len(cart.lines),
    )


def _check_rules(added: lines.Touched, viewer: Viewer) -> None:
    """Raise `Refused` for lines of too many pieces, or against the rules of a company."""
    if viewer.buyer is not None or any(map(is_too_much, added.lines)):
        refuse(rule_problems(added.lines, added.fields, viewer), about=_ABOUT)


def _updated(cart: Cart, given: Sequence[CartLineUpdateInput], viewer: Viewer) -> Edited:
    seen = split(cart, viewer)
    keep_unless(lines.unknown_problems(seen.lines, given, "lines"), cart, viewer)
    refuse(lines.update_problems(seen.lines, given, viewer, "lines"), about=_ABOUT)
    touched = lines.updated(seen.lines, given, seen.rests, "lines")
    joined, fields = seen.joined(touched.lines), seen.wholes(touched.fields)
    refuse(rule_problems(joined, fields, viewer), about=_ABOUT)
    return Edited(replace(cart, lines=joined), first=frozenset(fields))


def _removed(
    cart: Cart, line_ids: Sequence[str], view_keys: Sequence[str], viewer: Viewer
) -> Edited:
    seen = split(cart, viewer)
    keep_unless(lines.remove_problems(seen.lines, line_ids, view_keys), cart, viewer)
    left, fields = lines.removed(seen.lines, line_ids, view_keys)
    joined = seen.joined(left)
    keep_unless(rule_problems(joined, seen.wholes(fields), viewer), cart, viewer)
    return Edited(replace(cart, lines=joined))
