"""Discounts and gift cards, as a merchant makes and deletes them. What is wrong is a `FaultError`.

A discount and an automatic one never have the same name.
"""

from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, time, timedelta
from decimal import Decimal
from heapq import merge
from typing import Any, Final

from sandbox.cart.discounts import (
    NOTHING,
    WHOLE,
    AutomaticDiscount,
    Discount,
    DiscountClass,
    DiscountCode,
    GiftCard,
    Kind,
    check,
    comparable,
)
from sandbox.catalog.merchant.memberships import collection_named, product_named
from sandbox.codes import check_code
from sandbox.control_models.discounts import DiscountItems, NewDiscount, NewGiftCard
from sandbox.control_models.orders import Price
from sandbox.customers.records import Customer
from sandbox.email_address import kept_email
from sandbox.faults import FaultError, no_such
from sandbox.gid import number_of
from sandbox.money import amount_given
from sandbox.world import World
from sandbox.world.clock import EARLIEST, LATEST

LONGEST: Final = 255
"""Characters of a code."""
_DAY: Final = timedelta(days=1)


def discount_named(world: World, name: str) -> Discount | None:
    """Return the discount of a code, or the automatic one of that name."""
    found = world.store.get(DiscountCode, comparable(name))
    return found or world.store.get(AutomaticDiscount, comparable(name))


def discounts_after(world: World, name: str) -> Iterator[Discount]:
    """Yield all discounts whose names, as they compare, follow *name*."""
    codes: Iterator[Discount] = world.store.after(DiscountCode, name)
    automatic: Iterator[Discount] = world.store.after(AutomaticDiscount, name)
    return merge(codes, automatic, key=lambda each: each.id)


def put_discount(world: World, name: str, new: NewDiscount) -> Discount:
    """Make the discount *name*; one that there is goes. Raises `FaultError`."""
    if new.title is not None and not new.automatic:
        raise FaultError(
            "is for an automatic discount: leave it out, customers see the code", "title"
        )
    discount = _discount(world, name, new)
    check(discount)
    before = discount_named(world, name)
    if before is not None:
        world.store.remove(before)
    _check_room(world, type(discount))
    world.store.put(discount)
    return discount


def _discount(world: World, name: str, new: NewDiscount) -> Discount:
    kind = AutomaticDiscount if new.automatic else DiscountCode
    products, collections = _items(world, new.applies_to, "appliesTo")
    gets_products, gets_collections = _items(world, new.gets_from, "getsFrom")
    return kind(
        id=_id(name),
        title=new.title or name,
        kind=Kind(new.kind),
        value=_value(new),
        each=new.each,
        products=products,
        collections=collections,
        buys=new.buys,
        gets=new.gets,
        gets_products=gets_products,
        gets_collections=gets_collections,
        customers=_ids(world, new.customers, _customer_named, "customer", "customers", by=_EMAIL),
        combines_with=tuple(DiscountClass(each) for each in new.combines_with),
        **_conditions(new),
    )


def _conditions(new: NewDiscount) -> dict[str, Any]:
    return {
        "minimum_subtotal": _amount(new.minimum.subtotal),
        "minimum_quantity": new.minimum.quantity or 0,
        "one_time": new.applies_on_one_time_purchase,
        "subscription": new.applies_on_subscription,
        "starts_at": _checked(new.starts_at, "startsAt"),
        "ends_at": _checked(new.ends_at, "endsAt"),
        "usage_limit": new.usage_limit,
        "once_per_customer": new.once_per_customer,
    }


def _items(world: World, items: DiscountItems, key: str) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return the ids of products and of collections."""
    return (
        _ids(world, items.products, product_named, "product", key, "products"),
        _ids(world, items.collections, collection_named, "collection", key, "collections"),
    )


def delete_discount(world: World, discount: Discount) -> None:
    world.store.remove(discount)


def put_gift_card(world: World, code: str, new: NewGiftCard) -> GiftCard:
    """Make the gift card of *code*; one that there is goes. Raises `FaultError`."""
    if new.currency_code is not None:
        check_code("CurrencyCode", new.currency_code, "currencyCode")
    last = new.expires_on
    at = None if last is None else datetime.combine(last, time(), UTC)
    last_day = _checked(at, "expiresOn")
    card = GiftCard(
        id=_id(code),
        code=code,
        balance=_amount(new.balance),
        currency_code=new.currency_code or world.shop.payment_settings.currency_code,
        expires_at=last_day and last_day + _DAY,
        enabled=new.enabled,
    )
    if world.store.get(GiftCard, card.id) is None:
        _check_room(world, GiftCard)
    world.store.put(card)
    return card


def delete_gift_card(world: World, card: GiftCard) -> None:
    world.store.remove(card)


def _id(code: str) -> str:
    if not code.strip() or len(code) > LONGEST:
        raise FaultError(f"is not a code: it has 1 to {LONGEST} characters", "code")
    return comparable(code)


def _check_room(world: World, kind: Any) -> None:
    if world.store.count(kind) >= kind.LIMIT:
        raise FaultError(
            f"has {kind.LIMIT:,} of them, which is the most: delete some first", "world"
        )


def _value(new: NewDiscount) -> Decimal:
    if new.value is None and Kind(new.kind) is Kind.BUY_X_GET_Y and not new.each:
        return WHOLE
    return _amount(new.value)


def _amount(price: Price | None) -> Decimal:
    return NOTHING if price is None else amount_given(price)


def _checked(at: datetime | None, key: str) -> datetime | None:
    if at is not None and (at.tzinfo is None or not EARLIEST <= at <= LATEST):
        detail = f"is out of range: {EARLIEST:%Y-%m-%d} to {LATEST:%Y-%m-%d}, with a time zone"
        raise FaultError(detail, key)
    return at and at.astimezone(UTC)


_EMAIL: Final = "the id or the email"


def _ids(
    world: World,
    names: Sequence[str],
    named: Callable[[World, str], Any],
    what: str,
    *at: object,
    by: str = "the handle or the id",
) -> tuple[int, ...]:
    """Return the ids of what *names*, by ids or handles, stand for."""
    found = []
    for place, text in enumerate(names):
        if (thing := named(world, text)) is None:
            raise FaultError(no_such(text, what, by=by), *at, place)
        found.append(thing.id)
    return tuple(found)


def _customer_named(world: World, text: str) -> Customer | None:
    number = number_of(text, "Customer")
    found = None if number is None else world.store.get(Customer, number)
    return found or world.store.find(Customer, "email", kept_email(text))
