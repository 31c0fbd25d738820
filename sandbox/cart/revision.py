"""The way of every cart mutation: find the cart, change it, reckon it anew, and warn."""

from collections.abc import Callable, Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import causes, notices, refusals, shortages
from sandbox.cart.cart_type import Cart, shown
from sandbox.cart.destinations import destination_of
from sandbox.cart.finding import Found, find, new_cart, second, viewer_in
from sandbox.cart.ids import new_uuid
from sandbox.cart.judging import Verdict
from sandbox.cart.lines import Lines
from sandbox.cart.metafields import renewed
from sandbox.cart.nesting import with_children
from sandbox.cart.payloads import CartPayload
from sandbox.cart.records import AppliedCard
from sandbox.cart.records import Cart as CartRecord
from sandbox.cart.size import is_too_large
from sandbox.cart.stock import Measured, measured
from sandbox.catalog.former import FormerProduct, former_variant_of
from sandbox.reason import Reason
from sandbox.user_errors import Refused, UserError, refused
from sandbox.viewer import Viewer
from sandbox.world import World

MOST_LINES = 500


class Edited(Struct, frozen=True, gc=False):
    """A cart after a change; lines in *first* get their stock before, in *last* after others.

    *warnings* are of the change itself, *passed_over* why parts of it did nothing in silence.
    """

    cart: CartRecord
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()
    warnings: tuple[notices.CartWarning, ...] = ()
    passed_over: tuple[Reason, ...] = ()
    may_be_larger: bool = True
    """Whether texts were added that have no limit of their own: then the size is looked at."""


Edit = Callable[[CartRecord, Viewer], Edited]
"""Changes a cart. The viewer is that of its country. Raises `Refused`."""


def revise(
    viewer: Viewer, cart_id: str, edit: Edit, *, of_unknown: Edit | None = None
) -> CartPayload:
    """Change the cart of *cart_id*. *of_unknown* is what a new one gets if there is none.

    Raises `Refused`.
    """
    found = find(viewer.world, cart_id)
    cart = found.to_change
    if cart is None:
        raise _unknown(viewer, found, of_unknown)
    seen = viewer_in(cart, viewer)
    edited = edit(cart, seen)
    if edited.cart.buyer is not cart.buyer:
        seen = viewer_in(edited.cart, viewer)
    return settle(seen, edited)


def settle(viewer: Viewer, edited: Edited) -> CartPayload:
    """Reckon a cart anew, keep it, and answer with it. The *viewer* is that of its country.

    Raises `Refused` for one too large.
    """
    if len(edited.cart.lines) > MOST_LINES:
        raise refused(refusals.cart_too_large(), about="cart")
    cart, of_former = _without_former(edited.cart, viewer)
    world = viewer.world
    destination = destination_of(cart, world)
    stock = measured(
        cart.lines,
        viewer,
        destination=destination,
        first=edited.first,
        last=edited.last,
    )
    now = second(world)
    kept = replace(
        cart,
        lines=stock.lines,
        gift_cards=with_new_ids(world, cart.gift_cards),
        metafields=renewed(world, cart.metafields, now),
        updated_at=now,
    )
    if edited.may_be_larger and is_too_large(kept):
        raise refused(refusals.cart_too_large(), about="cart")
    world.store.put(kept)
    after = Cart(kept, viewer)
    of_lines = (*of_former, *_of_lines(after, cart.lines, stock, destination))
    warnings = (*of_lines, *edited.warnings, *_of_codes(after), *_of_cards(after))
    return CartPayload(cart=after, warnings=warnings, reason=_reason(warnings, edited.passed_over))


def keep_unless(problems: Iterable[UserError], cart: CartRecord, viewer: Viewer) -> None:
    """Raise `Refused` with all of *problems*, and the *cart* as it was, if there are any."""
    if errors := tuple(problems):
        refusal = refused(*errors, about="cart")
        raise Refused(*errors, reason=refusal.reason, fields={"cart": shown(cart, viewer)})


def _unknown(viewer: Viewer, found: Found, edit: Edit | None) -> Refused:
    """Return the refusal for a cart that is not known. Shopify: it has a new cart (recorded)."""
    cart = new_cart(viewer.world)
    if edit is not None:
        cart = edit(cart, viewer_in(cart, viewer)).cart
    viewer.world.store.put(cart)
    return Refused(
        refusals.unknown_cart(), reason=found.reason, fields={"cart": shown(cart, viewer)}
    )


def _without_former(
    cart: CartRecord, viewer: Viewer
) -> tuple[CartRecord, Sequence[notices.CartWarning]]:
    """Take the lines of deleted variants out of *cart*, and warn of them once (our choice)."""
    if not viewer.world.store.count(FormerProduct):
        return cart, ()
    gone: dict[str, notices.CartWarning] = {}
    for line in cart.lines:
        if (variant := former_variant_of(line.variant_id, viewer)) is not None:
            cause = shortages.of_merchandise(line.variant_id, viewer)
            gone[line.id] = notices.out_of_stock(cart, line, variant, cause)
    ids = with_children(cart.lines, frozenset(gone))
    lines = tuple(line for line in cart.lines if line.id not in ids)
    return (replace(cart, lines=lines) if gone else cart), tuple(gone.values())


def _of_lines(
    cart: Cart, wanted: Lines, stock: Measured, destination: str | None
) -> Iterable[notices.CartWarning]:
    """Yield the warnings of lines. Prices are not needed where there is nothing to warn of."""
    if not stock.cut and 0 not in [line.quantity for line in cart.of.lines]:
        return
    quantities = {line.id: line.quantity for line in wanted}
    for line in cart.reckoning.priced:
        if line.of.quantity and line.of.id not in stock.cut:
            continue
        cause = shortages.of_line(
            line, quantities[line.of.id], stock.lines, cart.viewer, destination
        )
        if line.of.quantity:
            yield notices.not_enough_stock(cart.of, line.of, cause)
        else:
            yield notices.out_of_stock(cart.of, line.of, line.merchandise, cause)


def _of_codes(cart: Cart) -> Iterable[notices.CartWarning]:
    """Shopify: in the order of the codes; if the cart is empty, those that are bad by themselves
    come first (recorded)."""
    if not cart.of.discount_codes:
        return ()
    codes = [each for each in cart.reckoning.codes if each.verdict is not None]
    last = Verdict.CODE_NOT_HONOURED
    if not cart.of.lines:
        codes.sort(key=lambda each: each.verdict is last)
    goods = cart.reckoning.goods
    return [notices.of_code(cart.of, each, causes.cause_of(each, goods)) for each in codes]


def _of_cards(cart: Cart) -> Iterable[notices.CartWarning]:
    if not cart.of.gift_cards or not cart.reckoning.are_cards_refused:
        return ()
    return (notices.gift_cards_unavailable(cart.of),)


def with_new_ids(world: World, cards: Sequence[AppliedCard]) -> tuple[AppliedCard, ...]:
    """Shopify: whenever a cart is reckoned its gift cards have new ids (recorded)."""
    return tuple([AppliedCard(new_uuid(world), each.card) for each in cards]) if cards else ()


def _reason(
    warnings: Sequence[notices.CartWarning], passed_over: Sequence[Reason]
) -> Reason | None:
    if not warnings and not passed_over:
        return None
    warned = (Reason(causes.slug(each.code), each.cause or each.message) for each in warnings)
    return causes.joined((*passed_over, *warned))
