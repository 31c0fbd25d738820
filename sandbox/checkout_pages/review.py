"""The review of what was filled in so far, each part with a link to change it."""

from collections.abc import Iterator

from sandbox.account.html import Html, element
from sandbox.cart.delivery_types import CartDeliveryAddress
from sandbox.checkout_pages.frame import At
from sandbox.checkout_pages.languages import named_way


def review(at: At, *, has_method: bool) -> Html:
    return element("dl", *_facts(at, has_method=has_method), class_="notice")


def _facts(at: At, *, has_method: bool) -> Iterator[Html]:
    texts = at.texts
    yield from _fact(texts.contact, at.cart.of.buyer.email or "", at.path(), texts.change_contact)
    if at.picks_up and not has_method:
        yield from _fact(texts.method, texts.pick_up_choice, at.path(), texts.change_method)
    elif at.cart.groups and not at.picks_up:
        chosen = at.cart.delivery.addresses(selected=True)[0]
        address = CartDeliveryAddress(chosen.of, texts.code.upper())
        lines = ", ".join(address.formatted(with_name=True))
        yield from _fact(texts.ship_to, lines, at.path(), texts.change_address)
    if at.cart.groups and has_method:
        options = (group.selected_delivery_option.of for group in at.cart.groups)
        methods = ", ".join(named_way(each.name, each.method, texts) for each in options)
        yield from _fact(texts.method, methods, at.path("/shipping"), texts.change_method)


def _fact(term: str, value: str, where: str, change: str) -> Iterator[Html]:
    yield element("dt", term)
    yield element("dd", f"{value} ", element("a", change, href=where))
