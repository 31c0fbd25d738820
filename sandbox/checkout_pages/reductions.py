"""Discount codes and gift cards, which every step of the checkout takes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from msgspec.structs import replace

from sandbox.account.answers import moved
from sandbox.cart.causes import joined, of_codes
from sandbox.cart.codes import Cards, distinct
from sandbox.cart.discounts import DiscountCode, GiftCard, comparable
from sandbox.cart.judging import Verdict
from sandbox.cart.reckoning import TypedCode
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
    return show(replace(at, tried=Tried(code, UserError("", ("code",), problem))))


def with_codes(at: At, codes: tuple[str, ...]) -> At:
    """Return the same checkout with these discount *codes*, which it does not keep."""
    cart = replace(at.cart.of, discount_codes=codes)
    return replace(at, opened=Opened(at.checkout, cart, at.opened.customer))


def explain_codes(at: At, codes: Sequence[TypedCode]) -> None:
    """Explain why those of *codes* that do not apply do not, in the words of the mutations."""
    at.visit.context.trace.explain(of_codes(codes, at.cart.reckoning.goods))


def _apply(at: At, code: str) -> str | None:
    """Apply *code*; return what is wrong with it, and explain that."""
    if at.world.store.get(DiscountCode, comparable(code)) is None:
        return _apply_card(at, code)
    codes = distinct((*at.cart.of.discount_codes, code))
    trial = with_codes(at, codes)
    judged = trial.cart.reckoning.codes
    typed = [each for each in judged if comparable(each.code) == comparable(code)]
    if any(each.verdict is not None for each in typed):
        explain_codes(trial, typed)
        return at.texts.code_idle.format(code=code)
    explain_codes(trial, judged)
    at.keep(discount_codes=codes)
    return None


def _apply_card(at: At, code: str) -> str | None:
    cards = Cards(at.world, (code,), at.cart.of.gift_cards)
    if cards.passed_over:
        if at.world.store.get(GiftCard, comparable(code)) is None:
            explain_codes(at, [TypedCode(code, None, Verdict.NOT_FOUND)])
        at.visit.context.trace.explain(joined(cards.passed_over))
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
