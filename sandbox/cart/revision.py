"""The way of every cart mutation: find the cart, change it, reckon it anew, and warn."""

from collections.abc import Callable, Iterable, Iterator

from msgspec import Struct
from msgspec.structs import replace

from sandbox.cart import notices, refusals
from sandbox.cart.cart_type import Cart, shown
from sandbox.cart.finding import Found, find, new_cart, second, viewer_in
from sandbox.cart.payloads import CartPayload
from sandbox.cart.records import Cart as CartRecord
from sandbox.cart.stock import Measured, measured
from sandbox.reason import Reason
from sandbox.user_errors import Refused, UserError, refused
from sandbox.viewer import Viewer

MOST_LINES = 500


class Edited(Struct, frozen=True, gc=False):
    """A cart after a change; lines in *first* get their stock before, in *last* after others."""

    cart: CartRecord
    first: frozenset[str] = frozenset()
    last: frozenset[str] = frozenset()


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
    return settle(viewer, edit(cart, viewer_in(cart, viewer)))


def settle(viewer: Viewer, edited: Edited) -> CartPayload:
    """Reckon a cart anew, keep it, and answer with it. Raises `Refused` for one too large."""
    cart = edited.cart
    if len(cart.lines) > MOST_LINES:
        raise refused(refusals.cart_too_large(), about="cart")
    cart_viewer = viewer_in(cart, viewer)
    stock = measured(cart.lines, cart_viewer, first=edited.first, last=edited.last)
    kept = replace(cart, lines=stock.lines, updated_at=second(viewer.world))
    viewer.world.store.put(kept)
    after = Cart(kept, cart_viewer)
    warnings = tuple(_of_lines(after, stock))
    return CartPayload(cart=after, warnings=warnings, reason=_reason(warnings))


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


def _of_lines(cart: Cart, stock: Measured) -> Iterator[notices.CartWarning]:
    for line in cart.shown_lines:
        if not line.of.quantity:
            yield notices.out_of_stock(cart.of, line.of, line.merchandise)
        elif line.of.id in stock.cut:
            yield notices.not_enough_stock(cart.of, line.of)


def _reason(warnings: Iterable[notices.CartWarning]) -> Reason | None:
    first = next(iter(warnings), None)
    if first is None:
        return None
    return Reason(f"cart.{first.code.lower().replace('_', '-')}", first.message)
