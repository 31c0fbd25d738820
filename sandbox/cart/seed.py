"""The discounts and gift cards of a fresh world: `fixtures/discounts.toml`."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from typing import Any, Final

from msgspec import Struct

from sandbox.bounds import Count
from sandbox.cart.discounts import (
    NOTHING,
    AutomaticDiscount,
    DiscountClass,
    DiscountCode,
    GiftCard,
    Kind,
    check,
    comparable,
)
from sandbox.catalog.records import Collection, Product
from sandbox.codes import check_code
from sandbox.faults import FaultError, not_one
from sandbox.store import Factory, Given, Record, SeedOf, Seeds
from sandbox.world.clock import Moment
from sandbox.world.shop_file import read_shop

FILE: Final = "discounts.toml"


class WrittenDiscount(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A discount by its `code`, or an automatic one with a `title`. Products and collections are
    named by their handles."""

    kind: Kind
    code: str | None = None
    title: str | None = None
    value: Decimal = NOTHING
    each: bool = False
    products: tuple[str, ...] = ()
    collections: tuple[str, ...] = ()
    minimum_subtotal: Decimal = NOTHING
    minimum_quantity: Count = 0
    buys: Count = 0
    gets: Count = 0
    gets_products: tuple[str, ...] = ()
    gets_collections: tuple[str, ...] = ()
    one_time: bool = True
    subscription: bool = False
    combines_with: tuple[DiscountClass, ...] = ()
    starts_at: Moment | None = None
    ends_at: Moment | None = None
    usage_limit: Count | None = None
    once_per_customer: bool = False


_NAMING: Final[Mapping[str, Any]] = {
    "products": Product,
    "collections": Collection,
    "gets_products": Product,
    "gets_collections": Collection,
}
"""The keys that have handles, and of what."""


class WrittenGiftCard(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    code: str
    balance: Decimal
    currency_code: str | None = None
    expires_at: Moment | None = None
    enabled: bool = True


class DiscountsFile(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Amounts are in the shop's currency."""

    discounts: tuple[WrittenDiscount, ...] = ()
    gift_cards: tuple[WrittenGiftCard, ...] = ()


def _codes(seeds: Seeds) -> SeedOf[DiscountCode]:
    return Given(lambda: _discounts(seeds, DiscountCode))


def _automatic(seeds: Seeds) -> SeedOf[AutomaticDiscount]:
    return Given(lambda: _discounts(seeds, AutomaticDiscount))


def _gift_cards(seeds: Seeds) -> SeedOf[GiftCard]:
    return Given(lambda: _read_cards(seeds))


SEEDS: Final[Mapping[type[Record], Factory]] = {
    AutomaticDiscount: _automatic,
    DiscountCode: _codes,
    GiftCard: _gift_cards,
}


def _discounts(seeds: Seeds, kind: Any) -> Iterator[Any]:
    """Yield the discounts of one *kind* of record. Raises `TomlError`."""
    file = seeds.fixtures.read(FILE)
    taken: dict[str, int] = {}
    for at, written in enumerate(file.read(DiscountsFile).discounts):
        with file.checked():
            if (written.code is None) == (written.title is None):
                detail = "has a code or, if it is automatic, a title: one of the two"
                raise FaultError(detail, "discounts", at)
            key, name = ("title", written.title) if written.title else ("code", written.code)
            _check_own(name or "", taken, "discounts", at, key)
            if (written.title is None) is (kind is DiscountCode):
                yield _discount(seeds, kind, written, at)


def _check_own(name: str, taken: dict[str, int], place: str, at: int, key: str) -> None:
    """Raise `FaultError` if one before this has the same name; capital letters do not matter."""
    other = taken.setdefault(comparable(name), at)
    if other != at:
        raise FaultError(f"is that of {place}[{other}] too: each has its own", place, at, key)


def _discount(seeds: Seeds, kind: Any, written: WrittenDiscount, at: int) -> Any:
    title = written.code or written.title or ""
    parts = {name: getattr(written, name) for name in written.__struct_fields__}
    del parts["code"]
    for name, of in _NAMING.items():
        parts[name] = tuple(_ids(seeds, of, parts[name], "discounts", at, name))
    discount = kind(id=comparable(title), **{**parts, "title": title})
    try:
        check(discount)
    except FaultError as error:
        raise error.under("discounts", at) from None
    return discount


def _ids(seeds: Seeds, kind: Any, handles: Iterable[str], *at: object) -> Iterator[int]:
    """Yield ids by handles. What a catalog of the user does not have, the built-in file skips."""
    name = "a product" if kind is Product else "a collection"
    for position, handle in enumerate(handles):
        found = seeds.of(kind).find("handle", handle)
        if found is not None:
            yield found.id
        elif seeds.fixtures.is_own(FILE) or not seeds.fixtures.is_own("catalog"):
            known = (each.handle for each in seeds.of(kind).after(0))
            raise FaultError(not_one(handle, name, known), *at, position)
        else:
            yield 0


def _read_cards(seeds: Seeds) -> Iterator[GiftCard]:
    currency = read_shop(seeds.fixtures).payment_settings.currency_code
    file = seeds.fixtures.read(FILE)
    taken: dict[str, int] = {}
    for at, written in enumerate(file.read(DiscountsFile).gift_cards):
        with file.checked():
            _check_own(written.code, taken, "gift_cards", at, "code")
        if written.currency_code is not None:
            with file.checked():
                check_code("CurrencyCode", written.currency_code, "gift_cards", at, "currency_code")
        yield GiftCard(
            id=comparable(written.code),
            code=written.code,
            balance=written.balance,
            currency_code=written.currency_code or currency,
            expires_at=written.expires_at,
            enabled=written.enabled,
        )
