"""Links that lead to a checkout: of a cart, of goods, of a discount."""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote, unquote

from sandbox.account.answers import bare_page, moved
from sandbox.account.html import element
from sandbox.account.returning import onward
from sandbox.account.visit import Visit
from sandbox.cart.causes import MOST, shortened
from sandbox.cart.discounts import DiscountCode, comparable
from sandbox.cart.mutations import cart_create
from sandbox.checkout.permalink_faults import malformed, passed_over
from sandbox.checkout.permalinks import asked_for
from sandbox.checkout_pages.frame import CART, At, shop_page
from sandbox.checkout_pages.languages import texts_for
from sandbox.checkout_pages.reductions import explain_codes, with_codes
from sandbox.door.answers import Answer
from sandbox.reason import Reason
from sandbox.user_errors import Refused
from sandbox.viewer import viewer_of

_CODE: Final = "discount_code"
"""Shopify: the name of the cookie that keeps the code of a discount link (reported)."""

_FOUND: Final = 302
_GONE: Final = 410
_LONGEST: Final = 255


def enter(at: At) -> Answer:
    """`/cart/c/{token}?key=…`: begin the checkout, with the code of a discount link.

    Shopify: that `&discount={code}` is such a link, too, is reported. That a cart's own codes win
    is our choice.
    """
    code, own = _code_of_link(at), at.cart.of.discount_codes
    if code and not own:
        at = with_codes(at, (code,))
        at.keep(discount_codes=(code,))
    else:
        at.keep()
    if code:
        _explain_code(at, code)
    return moved(at.path(), status=_FOUND)


def _code_of_link(at: At) -> str:
    kept = at.visit.cookies.get(f"{_CODE}_{at.world.name}", "")
    return (at.visit.query.get("discount") or unquote(kept))[:_LONGEST]


def _explain_code(at: At, code: str) -> None:
    """Explain why the *code* of a link does nothing, if so."""
    codes = at.cart.reckoning.codes
    of_link = [each for each in codes if comparable(each.code) == comparable(code)]
    explain_codes(at, of_link)
    if not of_link:
        own = ", ".join(shortened(each.code) for each in codes[:MOST])
        message = f"{shortened(code)} of the link is left out: the cart has the code {own}"
        at.visit.context.trace.explain(Reason("discount.code-left-out", message))


def show_cart(visit: Visit) -> Answer:
    """`/cart`: the page of a cart belongs to the shop front; here is where checkouts end."""
    texts = texts_for(visit)
    is_dead = "link" in visit.query
    empty = texts.cart_sold_out if "items" in visit.query else texts.cart_empty
    return shop_page(
        visit,
        texts,
        texts.your_cart,
        element("p", texts.link_dead if is_dead else empty),
        status=_GONE if is_dead else 200,
    )


def follow_permalink(visit: Visit) -> Answer:
    """`/cart/{variant}:{quantity},…`: make the cart and lead to its checkout. Shopify: documented.

    For an unknown variant, and whatever else the mutation `cartCreate` refuses, there is no cart.
    """
    lines, query, trace = visit.parts["lines"], visit.query, visit.context.trace
    visit.context.given |= query
    texts = texts_for(visit)
    viewer = viewer_of(visit.world, base_url=visit.context.base_url, language=texts.code.upper())
    try:
        given = asked_for(lines, query, home=viewer.country)
        payload = cart_create(viewer, input=given)
    except Refused as refused:
        message = "; ".join(error.message for error in refused.errors)
        trace.explain(Reason("cart.permalink", message))
        return moved(f"{visit.path(CART)}?link=dead", status=_FOUND)
    if left_out := "; ".join(passed_over(lines, query, home=viewer.country)):
        trace.explain(Reason("cart.permalink-left-out", left_out))
    trace.explain(payload.reason)
    assert payload.cart is not None, "a cart that was made is answered"
    made = payload.cart.of
    path = visit.path(f"{CART}/c/{made.id}?key={made.key}")
    return moved(path, status=_FOUND)


def refuse_permalink(visit: Visit) -> Answer:
    """`/cart/…` that is meant to be a permalink, and is none: say what is wrong."""
    message = f"this is not a permalink of a cart: {malformed(visit.parts['lines'])}"
    visit.context.trace.explain(Reason("cart.permalink", message))
    title = HTTPStatus.NOT_FOUND.phrase
    request = f"Request ID: {visit.request_id}"
    return bare_page(title, message, request, status=HTTPStatus.NOT_FOUND)


def follow_discount(visit: Visit) -> Answer:
    """`/discount/{code}?redirect=…`: keep the code for the next checkout of this browser."""
    where = onward(
        visit, visit.query.get("redirect", ""), page=CART, slug="discount.redirect-refused"
    )
    given = visit.parts["code"][:_LONGEST]
    if visit.world.store.get(DiscountCode, comparable(given)) is None:
        message = f"there is no discount code {shortened(given)!r}: the checkout will ignore it"
        visit.context.trace.explain(Reason("discount.code-unknown", message))
    code = quote(given, safe="")
    path = visit.prefix or "/"
    cookie = f"{_CODE}_{visit.world.name}={code}; Path={path}; HttpOnly; SameSite=Lax"
    return moved(where, cookie=cookie, status=_FOUND)
