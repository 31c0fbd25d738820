"""The second step: the delivery method of each group, or the place of pickup."""

from collections.abc import Iterator, Sequence
from typing import Final

from sandbox.account.answers import moved
from sandbox.account.forms import errors_at
from sandbox.account.html import Html, element
from sandbox.cart.delivery_groups import CartDeliveryGroup, CartDeliveryOption
from sandbox.checkout.opening import is_shipped
from sandbox.checkout_pages.frame import At, step_page, steps
from sandbox.checkout_pages.languages import money, named_way
from sandbox.checkout_pages.review import review
from sandbox.checkout_pages.ship_or_pickup import has_ways, is_informed, options_for, uninformed
from sandbox.checkout_pages.summary import summary
from sandbox.door.answers import Answer
from sandbox.user_errors import UserError

_NAME: Final = "checkout[shipping_rate]"


def show_delivery(at: At) -> Answer:
    if not is_shipped(at.cart):
        return at.elsewhere("/payment", "nothing-shipped", "nothing in the cart needs shipping")
    if not (is_informed(at) and has_ways(at)):
        return uninformed(at)
    return _page(at)


def take_delivery(at: At) -> Answer:
    """Keep the delivery method of each group, and continue to the payment."""
    if at.forced is not None:
        return _page(at, at.refusals)
    chosen = []
    for place, group in enumerate(at.cart.groups):
        handle = at.visit.form.get(_name(place), "")
        if all(option.handle != handle for option in options_for(at, group)):
            missing = UserError("", ("method",), at.texts.method_missing)
            at.explain([missing])
            return _page(at, (missing,))
        chosen.append(handle)
    if not chosen:
        return uninformed(at)
    at.keep(delivery_options=tuple(chosen))
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
            *_groups(at),
            element("button", texts.to_payment, type="submit"),
            method="post",
            action=at.path("/shipping"),
            novalidate=True,
        ),
        beside=summary(at, "/shipping"),
        is_refused=bool(problems),
    )


def _groups(at: At) -> Iterator[Html]:
    """Yield the options of each group. One that is alone needs no title of its own."""
    texts, groups = at.texts, at.cart.groups
    titles = {"ONE_TIME_PURCHASE": texts.one_time, "SUBSCRIPTION": texts.subscription}
    for place, group in enumerate(groups):
        title = texts.method if len(groups) == 1 else titles[group.group_type]
        yield element("fieldset", element("legend", title), *_options(at, group, place))


def _options(at: At, group: CartDeliveryGroup, place: int) -> Iterator[Html]:
    chosen = group.selected_delivery_option
    for number, option in enumerate(options_for(at, group)):
        name = f"delivery-{number}" if not place else f"delivery-{place}-{number}"
        yield element(
            "p",
            element(
                "input",
                type="radio",
                id=name,
                name=_name(place),
                value=option.handle,
                checked=option == chosen,
            ),
            element("label", _label(at, option), for_=name, class_="beside"),
            option.of.description and element("span", option.of.description, class_="hint below"),
        )


def _label(at: At, option: CartDeliveryOption) -> str:
    cost, texts = option.estimated_cost, at.texts
    price = money(cost.amount, cost.currency_code, texts) if cost.amount else texts.free
    return f"{named_way(option.of.name, option.of.method, texts)}, {price}"


def _name(place: int) -> str:
    return _NAME if not place else f"{_NAME}[{place}]"
