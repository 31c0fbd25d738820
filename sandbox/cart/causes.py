"""Why a code of a cart does nothing: the figures that the service's own message leaves out."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from itertools import islice
from typing import Any, Final

from sandbox.cart.discounts import Discount, GiftCard, Kind
from sandbox.cart.gifts import gifts
from sandbox.cart.judging import Goods, Verdict, entitled, in_currency, least_quantity
from sandbox.cart.reckoning import TypedCode
from sandbox.catalog.records import Collection, Product
from sandbox.money import rounded
from sandbox.reason import Reason

MOST: Final = 5
"""Causes, and names in one, that are shown: a cart may have hundreds."""
LONGEST: Final = 60
"""Characters of a code that are shown."""


def cause_of(code: TypedCode, goods: Goods) -> str:
    """Say why *code*, which has a verdict, does not apply to *goods*."""
    name = shortened(code.code)
    if code.discount is None or code.verdict is None:
        return f"there is no discount code {name!r}"
    return _CAUSES[code.verdict](name, code.discount, goods)


def slug(warning: str) -> str:
    """Return the slug of a reason for the *warning* of that code: `cart.discount-not-found`."""
    return f"cart.{warning.lower().replace('_', '-')}"


def of_codes(codes: Iterable[TypedCode], goods: Goods) -> Reason | None:
    """Say why those of *codes* that have a verdict do not apply to *goods*, as the mutations do."""
    return joined(
        Reason(slug(f"DISCOUNT_{each.verdict}"), cause_of(each, goods))
        for each in codes
        if each.verdict is not None
    )


def of_card(code: str, card: GiftCard | None, now: datetime) -> Reason | None:
    """Say why the gift card of *code* pays nothing; None if it does. A code is not shown whole."""
    if card is None:
        return Reason("cart.gift-card-unknown", f"there is no gift card {shortened(code)}")
    name = f"gift card ...{card.code[-4:]}"
    if not card.enabled:
        return Reason("cart.gift-card-disabled", f"{name} is disabled")
    if card.expires_at and card.expires_at <= now:
        message = f"{name} expired on {card.expires_at:%Y-%m-%d}; in the world it is {now:%Y-%m-%d}"
        return Reason("cart.gift-card-expired", message)
    return None


def joined(reasons: Iterable[Reason]) -> Reason | None:
    """Return the first of *reasons*, with what all of them say."""
    found = tuple(reasons)
    if not found:
        return None
    more = f"; and {len(found) - MOST} more" if len(found) > MOST else ""
    return Reason(found[0].slug, "; ".join(each.message for each in found[:MOST]) + more)


def shortened(code: str) -> str:
    return code if len(code) <= LONGEST else f"{code[:LONGEST]}..."


def _inactive(name: str, discount: Discount, goods: Goods) -> str:
    now = goods.viewer.world.clock.now()
    is_early = discount.starts_at is not None and now < discount.starts_at
    did, at = ("begins", discount.starts_at) if is_early else ("ended", discount.ends_at)
    return f"{name} {did} on {at:%Y-%m-%d}; in the world it is {now:%Y-%m-%d}"


def _used_up(name: str, discount: Discount, _: Goods) -> str:
    return f"{name} was used {discount.used} times of {discount.usage_limit}"


def _used_by_customer(name: str, _: Discount, goods: Goods) -> str:
    return f"the customer {goods.buyer_id} has used {name}, and may do so once"


def _no_customer(name: str, *_: object) -> str:
    return f"{name} is for certain customers, and the cart has no customerAccessToken"


def _other_customer(name: str, _: Discount, goods: Goods) -> str:
    return f"{name} is not for the customer {goods.customer_id}"


def _purchase_type(name: str, discount: Discount, _: Goods) -> str:
    kind = "subscriptions" if discount.subscription else "one-time purchases"
    return f"{name} is for {kind} only"


def _not_honoured(name: str, discount: Discount, goods: Goods) -> str:
    if not goods.lines:
        return f"the cart has no line that {name} could be for"
    if discount.kind is Kind.BUY_X_GET_Y and not gifts(discount, goods):
        return f"the cart has no more items than {name} wants bought: none is left to be cheaper"
    return f"{name} cannot be combined with a better discount of this cart"


def _no_line(name: str, discount: Discount, goods: Goods) -> str:
    if discount.has_gifts and entitled(discount, goods).lines:
        discount = discount.of_gifts
    wanted = ", ".join(islice(_names(discount, goods), MOST))
    return f"no line is of {wanted or 'what the shop no longer has'}, which {name} is for"


def _names(discount: Discount, goods: Goods) -> Iterator[str]:
    store: Any = goods.viewer.world.store
    for kind, ids in ((Product, discount.products), (Collection, discount.collections)):
        for each in filter(None, (store.get(kind, number) for number in ids[:MOST])):
            yield f"the {kind.__name__.lower()} {each.handle}"


def _no_delivery(name: str, *_: object) -> str:
    return f"nothing is delivered yet: {name} needs an address with a delivery option"


def _subtotal(name: str, discount: Discount, goods: Goods) -> str:
    viewer = goods.viewer
    has = entitled(discount, goods).subtotal
    needs = in_currency(discount.minimum_subtotal, viewer)
    has, needs = rounded(has, viewer.currency), rounded(needs, viewer.currency)
    return f"the subtotal is {has}, {name} needs {needs} {viewer.currency}"


def _quantity(name: str, discount: Discount, goods: Goods) -> str:
    has = entitled(discount, goods).quantity
    return f"the quantity is {has}, {name} needs {least_quantity(discount)}"


_CAUSES: Final[Mapping[Verdict, Callable[[str, Discount, Goods], str]]] = {
    Verdict.CODE_NOT_HONOURED: _not_honoured,
    Verdict.CURRENTLY_INACTIVE: _inactive,
    Verdict.CUSTOMER_NOT_ELIGIBLE: _other_customer,
    Verdict.CUSTOMER_USAGE_LIMIT_REACHED: _used_by_customer,
    Verdict.ELIGIBLE_CUSTOMER_MISSING: _no_customer,
    Verdict.INCOMPATIBLE_PURCHASE_TYPE: _purchase_type,
    Verdict.NO_ENTITLED_LINE_ITEMS: _no_line,
    Verdict.NO_ENTITLED_SHIPPING_LINES: _no_delivery,
    Verdict.PURCHASE_NOT_IN_RANGE: _subtotal,
    Verdict.QUANTITY_NOT_IN_RANGE: _quantity,
    Verdict.USAGE_LIMIT_REACHED: _used_up,
}
