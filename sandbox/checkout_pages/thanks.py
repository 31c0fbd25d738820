"""The page of thanks, and the page of an order's status."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from hmac import compare_digest
from typing import Final
from urllib.parse import urlencode

from sandbox.account.answers import LOGIN, moved
from sandbox.account.html import Html, element
from sandbox.account.visit import Visit
from sandbox.checkout_pages.frame import At, languages, shop_page
from sandbox.checkout_pages.languages import day, money, named_off, named_way, texts_for
from sandbox.checkout_pages.summary import attribute_texts, masked, one_line, one_sum, sums
from sandbox.checkout_pages.texts import Texts
from sandbox.door.answers import Answer
from sandbox.orders import records
from sandbox.orders.changes import find_order
from sandbox.orders.order_type import Order
from sandbox.reason import Reason
from sandbox.viewer import viewer_of

_FOUND: Final = 302
_NOT_FOUND: Final = 404


def show_thanks(at: At) -> Answer:
    """Thank for the order that the checkout ended with."""
    found = find_order(at.world, at.checkout.order_id or 0)
    if found is None:
        return _unknown(at.visit, at.texts)
    order, texts = _shown(at.visit, found[1]), at.texts
    email = order.of.email or ""
    address = order.of.shipping_address or order.of.billing_address
    name = (address.first_name if address is not None else None) or ""
    return shop_page(
        at.visit,
        texts,
        texts.thank_you_name.format(name=name) if name else texts.thank_you,
        element("p", texts.confirmed.format(order=order.of.name, email=email)),
        element("p", element("a", texts.view_order, href=order.status_url)),
        element("dl", *_deliveries(order, texts)) if order.of.deliveries else None,
        _contents(order, texts),
        head=languages(lambda code: at.path("/thank-you", language=code), texts),
    )


def show_order(visit: Visit) -> Answer:
    """Show the status of an order. Its key is enough."""
    record, key = _history_and_order(visit)[1], visit.query.get("key", "")
    if record is None or not compare_digest(key.encode(), record.key.encode()):
        return _unknown(visit, texts_for(visit))
    page = f"/{visit.world.shop.id}/orders/{record.token}/authenticate?key={key}&"
    return _status(visit, record, visit.path(page))


def show_own_order(visit: Visit) -> Answer:
    """Show the status of an order, to its customer, who logs in first."""
    page = visit.path(f"/account/orders/{visit.parts['token']}")
    if visit.customer is None:
        back = urlencode({"return_url": page})
        return moved(f"{visit.path(LOGIN)}?{back}", status=_FOUND)
    history, record = _history_and_order(visit)
    if record is None or history is None or history.customer_id != visit.customer.id:
        return _unknown(visit, texts_for(visit))
    return _status(visit, record, f"{page}?")


def _history_and_order(visit: Visit) -> tuple[records.OrderHistory | None, records.Order | None]:
    """Return the order of the token in the path, and the history that it is in."""
    token = visit.parts["token"]
    history = visit.world.store.find(records.OrderHistory, "order_tokens", token)
    orders = () if history is None else history.orders
    return history, next((each for each in orders if each.token == token), None)


def _status(visit: Visit, record: records.Order, where: str) -> Answer:
    """Return the page of an order. *where* is its path, to which a language can be added."""
    texts, order = texts_for(visit), _shown(visit, record)
    return shop_page(
        visit,
        texts,
        texts.order.format(order=record.name),
        element("dl", *_facts(order, texts)),
        _contents(order, texts),
        head=languages(lambda code: f"{where}locale={code}", texts),
    )


def _shown(visit: Visit, order: records.Order) -> Order:
    return Order(order, viewer_of(visit.world, base_url=visit.context.base_url))


def _unknown(visit: Visit, texts: Texts) -> Answer:
    visit.context.trace.explain(
        Reason("order.unknown", "no order has this token and this key, or it is another customer's")
    )
    return shop_page(
        visit, texts, texts.not_found, element("p", texts.no_such_order), status=_NOT_FOUND
    )


def _facts(order: Order, texts: Texts) -> Iterator[Html]:
    of = order.of
    facts = {
        texts.placed: day(of.processed_at, texts),
        texts.payment_status: texts.statuses[of.financial_status],
        texts.fulfillment_status: texts.statuses[of.fulfillment_status],
    }
    for term, value in facts.items():
        yield element("dt", term)
        yield element("dd", value)
    yield from _deliveries(order, texts)
    if of.canceled_at is not None:
        yield element("dd", texts.canceled_on.format(date=day(of.canceled_at, texts)))
    for number, parcel in enumerate(order.successful_fulfillments(), 1):
        yield element("dt", texts.parcel.format(number=number))
        company = parcel.of.tracking_company
        for each in parcel.tracking_info():
            named = " ".join(filter(None, (texts.tracking, company, each.number)))
            yield element("dd", named)


def _deliveries(order: Order, texts: Texts) -> Iterator[Html]:
    """Yield how *order* gets to the buyer."""
    found = order.of.deliveries
    if found:
        yield element("dt", texts.method)
        names = (named_way(each.title, each.method, texts) for each in found)
        yield element("dd", ", ".join(names))


def _contents(order: Order, texts: Texts) -> Html:
    """Return the lines of *order*, and what it cost."""
    currency = order.of.currency_code
    totals = order.totals
    lines = (
        one_line(
            line.title,
            line.quantity,
            money(cost, currency, texts),
            (*attribute_texts(line.custom_attributes), *_offs(order, off, texts)),
        )
        for line, cost, off in zip(order.of.lines, totals.lines, totals.shares.lines, strict=True)
    )
    return element(
        "div",
        element("h2", texts.order_summary),
        element("ul", *lines, class_="lines"),
        sums(texts, *_sums(order, texts)),
    )


def _offs(order: Order, shares: Mapping[int, Decimal], texts: Texts) -> Iterator[str]:
    """Yield what the discounts of a line are called and take off."""
    for place, amount in shares.items():
        if amount:
            title = order.of.discounts[place].title
            yield named_off(title, amount, order.of.currency_code, texts)


def _sums(order: Order, texts: Texts) -> Iterator[Html]:
    totals = order.totals

    def written(amount: Decimal) -> str:
        return money(amount, order.of.currency_code, texts)

    yield one_sum(texts.subtotal, written(totals.subtotal))
    if totals.shipping or order.of.deliveries or order.of.shipping_address is not None:
        yield one_sum(texts.shipping, written(totals.shipping) if totals.shipping else texts.free)
    yield one_sum(texts.total, written(totals.total), is_whole=True)
    for card in order.of.gift_cards:
        yield one_sum(f"{texts.gift_card} {masked(card.last4)}", written(-card.amount))
    if totals.refunded:
        yield one_sum(texts.refunded, written(-totals.refunded))
