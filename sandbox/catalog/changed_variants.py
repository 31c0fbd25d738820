"""A shop whose variants are as a scenario has them, while one operation runs.

The products of the store stay as they are. An operation that sells a variant lowers its own stock.
"""

from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from decimal import Decimal
from typing import Any, TypeVar

from msgspec.structs import replace

from sandbox.catalog.former import FormerProduct, former
from sandbox.catalog.price_lists import PriceList
from sandbox.catalog.records import FixedPrice, Product, Variant
from sandbox.control_models.scenarios import VariantsChange
from sandbox.money import amount_given
from sandbox.store import Base, Change, MemoryStore, R, Record, RecordId
from sandbox.store.protocols import STAMPS
from sandbox.world import World

T = TypeVar("T")


def in_changed_shop(world: World, change: VariantsChange, operate: Callable[[World], T]) -> T:
    """Return what *operate* does in *world* where all variants are as *change* has them.

    The world keeps what it put, also if it raises.
    """
    markets = [market.handle for market in world.shop.markets]
    base = ChangedVariants(world.store, change, markets)
    draft = world.over(MemoryStore(base))
    try:
        return operate(draft)
    finally:
        changes = dict(draft.store.changes())
        products: Any = changes.get(Product)
        if products is not None:
            changes[Product] = Change(tuple(map(base.sold, products.put)), products.removed)
        world.apply(changes)


class ChangedVariants:
    """Shows all variants of *base* as *change* has them; a price is the same in all *markets*.

    One that is deleted is not found by its id any more, but as a former one.
    """

    def __init__(self, base: Base, change: VariantsChange, markets: Sequence[str]) -> None:
        self._base = base
        self._deleted = change.deleted
        self._quantity = change.quantity
        price = None if change.price is None else amount_given(change.price)
        self._price = price
        self._fixed = (
            () if price is None else tuple(FixedPrice(market=each, price=price) for each in markets)
        )
        self._stamp = next(STAMPS)

    def get(self, kind: type[R], record_id: RecordId) -> R | None:
        found: R | None = self._seen(self._base.get(kind, record_id))
        return found

    def find(self, kind: type[R], key: str, value: str) -> R | None:
        if self._deleted and key == "variant_ids":
            return None if kind is Product else self._former(kind, value)
        found: R | None = self._seen(self._base.find(kind, key, value))
        return found

    def find_all(self, kind: type[R], key: str, value: str) -> Sequence[R]:
        return tuple(map(self._seen, self._base.find_all(kind, key, value)))

    def after(self, kind: type[R], record_id: RecordId) -> Iterator[R]:
        return map(self._seen, self._base.after(kind, record_id))

    def holds(self, kind: type[Record], record_id: RecordId) -> bool:
        return self._base.holds(kind, record_id)

    def count(self, kind: type[Record]) -> int:
        return self._base.count(kind) + (self._deleted and kind is FormerProduct)

    @property
    def seeds(self) -> Any:
        return self._base.seeds

    def differing(self, kind: type[R]) -> Change[R]:
        return self._base.differing(kind)

    def stamp(self, kinds: Collection[type[Record]], *, others: bool = False) -> Hashable:
        """Return one that no other operation has: nothing that it shows is kept for others."""
        return (self._stamp, self._base.stamp(kinds, others=others))

    def sold(self, product: Product) -> Product:
        """Return the *product* that an operation put as it is without the change."""
        own = self._base.get(Product, product.id)
        if own is None:
            return product
        seen = {each.id: each.quantity or 0 for each in self._seen(own).variants}
        left = {each.id: each.quantity or 0 for each in product.variants}
        variants = [
            each
            if each.quantity is None
            else replace(each, quantity=each.quantity + left.get(each.id, 0) - seen[each.id])
            for each in own.variants
        ]
        return replace(own, sold=product.sold, variants=tuple(variants))

    def _former(self, kind: type[R], variant_id: str) -> R | None:
        product = self._base.find(Product, "variant_ids", variant_id)
        found: Any = None if product is None else former(product, product.variants)
        return self._base.find(kind, "variant_ids", variant_id) if found is None else found

    def _seen(self, record: Any) -> Any:
        if self._deleted:
            return record
        if type(record) is Product:
            return replace(record, variants=tuple(map(self._variant, record.variants)))
        if type(record) is PriceList and self._price is not None:
            terms = {
                number: replace(each, price=None, compare_at_price=None, breaks=())
                for number, each in record.terms.items()
            }
            return replace(record, percentage=Decimal(0), terms=terms)
        return record

    def _variant(self, variant: Variant) -> Variant:
        if self._price is not None:
            variant = replace(
                variant, price=self._price, compare_at_price=None, fixed_prices=self._fixed
            )
        if self._quantity is not None:
            variant = replace(variant, quantity=self._quantity, stock=(), oversell=False)
        return variant
