"""The second step: by which way it is sent."""

from collections.abc import Iterator, Sequence
from typing import Final

from sandbox.account.answers import moved
from sandbox.account.forms import errors_at
from sandbox.account.html import Html, element
from sandbox.cart.delivery_types import CartDeliveryOption
from sandbox.checkout.opening import is_shipped
from sandbox.checkout_pages.frame import At, step_page, steps
from sandbox.checkout_pages.languages import money
from sandbox.checkout_pages.review import review
from sandbox.checkout_pages.summary import summary
from sandbox.door.answers import Answer
from sandbox.user_errors import UserError

_NAME: Final = "checkout[shipping_rate]"


def show_delivery(at: At) -> Answer:
    if not is_shipped(at.cart):
        return moved(at.path("/payment"))
    if not at.cart.groups or not at.cart.of.buyer.email:
        return moved(at.path())
    return _page(at)


def take_delivery(at: At) -> Answer:
    """Keep the way of delivery, and go on to the payment."""
    options = at.cart.groups[0].delivery_options if at.cart.groups else ()
    chosen = at.visit.form.get(_NAME, "")
    if all(option.handle != chosen for option in options):
        return _page(at, (UserError("", ("method",), at.texts.method_missing),))
    at.keep(delivery_option=chosen)
    return moved(at.path("/payment"))


def _page(at: At, problems: Sequence[UserError] = ()) -> Answer:
    texts = at.texts
    return step_page(
        at,
        "/shipping",
        texts.delivery,
        steps(at, "/shipping"),
        review(at, has_method=False),
        element(
            "form",
            errors_at((), problems, title=texts.problem),
            element("fieldset", element("legend", texts.method), *_options(at)),
            element("button", texts.to_payment, type="submit"),
            method="post",
            action=at.path("/shipping"),
            novalidate=True,
        ),
        beside=summary(at, "/shipping"),
        is_refused=bool(problems),
    )


def _options(at: At) -> Iterator[Html]:
    group = at.cart.groups[0]
    for number, option in enumerate(group.delivery_options):
        yield _option(at, option, number, is_chosen=option == group.selected_delivery_option)


def _option(at: At, option: CartDeliveryOption, number: int, *, is_chosen: bool) -> Html:
    cost, name = option.estimated_cost, f"delivery-{number}"
    price = money(cost.amount, cost.currency_code, at.texts) if cost.amount else at.texts.free
    return element(
        "p",
        element("input", type="radio", id=name, name=_NAME, value=option.handle, checked=is_chosen),
        element("label", f"{option.title}, {price}", for_=name, class_="beside"),
        option.of.description and element("span", option.of.description, class_="hint below"),
    )
