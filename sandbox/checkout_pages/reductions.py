"""Discount codes and gift cards, which every step of the checkout takes."""

from collections.abc import Callable, Mapping
from typing import Final

from msgspec.structs import replace

from sandbox.account.answers import moved
from sandbox.cart.codes import Cards, distinct
from sandbox.cart.discounts import DiscountCode, comparable
from sandbox.checkout.opening import Opened
from sandbox.checkout_pages.frame import At, Tried
from sandbox.door.answers import Answer
from sandbox.user_errors import UserError

_LONGEST: Final = 255
Show = Callable[[At], Answer]


def take_code(at: At, pages: Mapping[str, Show]) -> Answer:
    """Apply or remove a code, and show the same step again."""
    form = at.visit.form
    step = form.get("step", "")
    show = pages.get(step, pages[""])
    step = step if step in pages else ""
    if removed := form.get("remove"):
        _remove(at, removed)
        return moved(at.path(step))
    code = form.get("checkout[reduction_code]", "").strip()[:_LONGEST]
    problem = _apply(at, code) if at.forced is None else at.forced.message
    if problem is None:
        return moved(at.path(step))
    error = UserError("", ("code",), problem)
    at.explain([error])
    return show(replace(at, tried=Tried(code, error)))


def _apply(at: At, code: str) -> str | None:
    """Apply *code*; return what is wrong with it."""
    cart = at.cart.of
    if at.world.store.get(DiscountCode, comparable(code)) is not None:
        codes = distinct((*cart.discount_codes, code))
        trial = replace(cart, discount_codes=codes)
        found = replace(at, opened=Opened(at.checkout, trial, at.opened.customer))
        judged = {comparable(each.code): each.applicable for each in found.cart.discount_codes}
        if not judged[comparable(code)]:
            return at.texts.code_idle.format(code=code)
        at.keep(discount_codes=codes)
        return None
    cards = Cards(at.world, (code,), cart.gift_cards)
    for reason in cards.passed_over:
        at.visit.context.trace.explain(reason)
    if cards.passed_over:
        return at.texts.code_wrong.format(code=code)
    at.keep(gift_cards=cards.applied)
    return None


def _remove(at: At, removed: str) -> None:
    """Remove a discount code, or the gift card with that id in the cart."""
    cart = at.cart.of
    at.keep(
        discount_codes=tuple(each for each in cart.discount_codes if each != removed),
        gift_cards=tuple(each for each in cart.gift_cards if each.id != removed),
    )
