"""Every page of the checkout, and what answers it."""

import re
from collections.abc import Callable
from functools import partial
from typing import Final

from sandbox.account.pages import Handler, Page, shown
from sandbox.checkout.permalinks import LINES
from sandbox.checkout_pages import delivery, information, interruptions, links, payment, thanks
from sandbox.checkout_pages.frame import At, at_checkout
from sandbox.checkout_pages.reductions import take_code
from sandbox.door.answers import Answer

_AT: Final = "/checkouts/cn/(?P<token>[^/]+)(?:/(?P<language>[a-zA-Z]{2}(?:-[a-zA-Z]{2})?))?"
_SHOWN: Final = {
    "": information.show_information,
    "/shipping": delivery.show_delivery,
    "/payment": payment.show_payment,
}
"""The steps of a checkout: each shows where it is, and takes codes."""


def _step(
    path: str, show: Callable[[At], Answer], submit: Callable[[At], Answer] | None = None
) -> Page:
    return shown(
        _AT + _named(path), at_checkout(show), None if submit is None else at_checkout(submit)
    )


def _posted(path: str, submit: Handler) -> Page:
    """Return what a form is sent to. Who opens its URL is led to the first step."""
    shows = at_checkout(lambda at: at.elsewhere("", "form-only", "send a form here, by POST"))
    return shown(_AT + _named(path), shows, submit)


def _named(path: str) -> str:
    return path.replace("/", "/(?P<step>") + ")" if path else ""


PAGES: Final = (
    Page(re.compile(r"/cart/c/(?P<token>[^/]+)"), {"GET": at_checkout(links.enter)}),
    shown("/cart", links.show_cart),
    Page(re.compile(f"/cart/(?P<lines>{LINES})"), {"GET": links.follow_permalink}),
    Page(re.compile("/cart/(?P<lines>.*:.*|[0-9,]+)"), {"GET": links.refuse_permalink}),
    Page(re.compile("/discount/(?P<code>[^/]+)"), {"GET": links.follow_discount}),
    _step("", _SHOWN[""], information.take_information),
    _step("/shipping", _SHOWN["/shipping"], delivery.take_delivery),
    _step("/payment", _SHOWN["/payment"], payment.take_payment),
    _step("/challenge", interruptions.show_challenge, interruptions.take_challenge),
    _step("/sold-out", interruptions.show_sold_out, interruptions.take_what_is_left),
    _step("/left", interruptions.show_left),
    _posted("/codes", at_checkout(partial(take_code, pages=_SHOWN))),
    _posted("/log-out", at_checkout(information.log_out)),
    shown(_AT + _named("/thank-you"), at_checkout(thanks.show_thanks, is_paid=True)),
    shown("/orders/(?P<token>[^/]+)", thanks.show_own_order),
    shown("/[0-9]+/orders/(?P<token>[^/]+)(?:/authenticate)?", thanks.show_order),
)
