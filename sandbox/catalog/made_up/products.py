"""Made-up products: each a pure function of the seed and an index."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import product as combinations
from typing import Any, Final

from sandbox.catalog.made_up import keys
from sandbox.catalog.records import (
    DEFAULT_OPTION,
    DEFAULT_VALUE,
    Media,
    Option,
    OptionValue,
    Product,
    Variant,
)
from sandbox.file_ids import made_up_id, made_up_index
from sandbox.gid import STEP
from sandbox.images import Image
from sandbox.images.shapes import SIDE, drawn
from sandbox.made_up.assortment import (
    COLORS,
    TAGS,
    VENDORS,
    Goods,
)
from sandbox.made_up.catalog_size import checked_size
from sandbox.made_up.draws import Draws
from sandbox.made_up.moments import created_at, updated_at
from sandbox.made_up.product_facts import facts_of

_KEPT: Final = 2048  # made products remembered: some 8 MB
_MOST_TAGS: Final = 3
_ON_SALE: Final = 15  # of a hundred products
_UNTRACKED: Final = 10
_OVERSOLD: Final = 5
_SOLD_OUT: Final = 4
_BITS: Final = 5  # of a number that is drawn once for all variants: how much there is of each
_LARGEST: Final = 2**_BITS
_CENTS: Final = (Decimal("0.00"), Decimal("0.50"), Decimal("0.95"))


class MadeUpProducts:
    """So many made-up products: 100,000 cost as much as ten.

    Raises `TooManyProductsError`.
    """

    __slots__ = ("_draws", "_make", "_size")

    def __init__(self, *, seed: int, size: int) -> None:
        self._size = checked_size(size)
        self._draws = Draws(seed)
        self._make = lru_cache(maxsize=_KEPT)(self._made)

    def get(self, record_id: Any) -> Product | None:
        index = self._index_of_id(record_id)
        return None if index is None else self._make(index)

    def find(self, key: str, value: str) -> Product | None:
        """Return the product of whose *key*, one of its `KEYS` or `SHARED_KEYS`, *value* is one."""
        index = self._known(_index_of(key, value))
        if index is None:
            return None
        made = self._make(index)
        found = getattr(made, key)
        return made if value == found or (type(found) is tuple and value in found) else None

    def find_all(self, key: str, value: str) -> tuple[Product, ...]:
        """Return what `find` does: no two made-up products share a value."""
        found = self.find(key, value)
        return () if found is None else (found,)

    def after(self, record_id: Any) -> Iterator[Product]:
        first = max(0, (record_id - made_up_id(0)) // STEP + 1)
        return map(self._make, range(first, self._size))

    def holds(self, record_id: Any) -> bool:
        return self._index_of_id(record_id) is not None

    def count(self) -> int:
        return self._size

    def each(self) -> Iterator[Product]:
        """Yield all of them, and remember none."""
        return map(self._made, range(self._size))

    def _index_of_id(self, record_id: Any) -> int | None:
        return self._known(made_up_index(record_id)) if isinstance(record_id, int) else None

    def _known(self, index: int | None) -> int | None:
        return index if index is not None and index < self._size else None

    # --- making one ---

    def _made(self, index: int) -> Product:
        facts = facts_of(self._draws, index)
        goods, title = facts.goods, facts.title
        colors, sizes = self._colors(goods, index), goods.sizes
        media = tuple(self._media(goods, colors, title, index))
        is_on_sale = self._draws.chance(_ON_SALE, index, "sale")
        made_at = created_at(self._draws, index)
        return Product(
            id=made_up_id(index),
            handle=keys.handle(title, index),
            title=title,
            created_at=made_at,
            updated_at=updated_at(self._draws, index),
            published_at=made_at,
            vendor=self._draws.one_of(VENDORS, index, VENDORS[0]),
            product_type=goods.product_type,
            tags=self._tags(index, is_on_sale=is_on_sale),
            description_html=f"<p>{facts.text}</p>",
            category=goods.category,
            options=tuple(_options(index, colors, sizes)),
            variants=tuple(self._variants(goods, colors, media, index, is_on_sale=is_on_sale)),
            media=media,
            sold=self._draws.below(40, index, "sold") ** 2,
        )

    def _colors(self, goods: Goods, index: int) -> tuple[str, ...]:
        """Return the colors that it comes in, in the order of `COLORS`."""
        if not goods.colors:
            return ()
        names = tuple(COLORS)
        first = self._draws.below(len(names), index, "color")
        count = 1 + self._draws.below(goods.colors, index, "colors")
        return tuple(names[(first + at * 5) % len(names)] for at in range(count))

    def _tags(self, index: int, *, is_on_sale: bool) -> tuple[str, ...]:
        count = self._draws.below(_MOST_TAGS + 1, index, "tags")
        first = self._draws.below(len(TAGS), index, "tag")
        tags = {TAGS[(first + at * 2) % len(TAGS)] for at in range(count)}
        if is_on_sale:
            tags.add("sale")
        return tuple(sorted(tags, key=str.casefold))

    def _media(
        self, goods: Goods, colors: Sequence[str], title: str, index: int
    ) -> Iterator[Media]:
        shown = colors or (self._draws.one_of(tuple(COLORS), index, "drawn"),)
        for at, color in enumerate(shown):
            yield Media(
                image=Image(
                    id=keys.part_at(keys.FIRST_MEDIA, index, at),
                    src=drawn(goods.shape, COLORS[color]),
                    alt=f"{title} in {color}" if colors else title,
                    width=SIDE,
                    height=SIDE,
                )
            )

    def _variants(
        self,
        goods: Goods,
        colors: Sequence[str],
        media: Sequence[Media],
        index: int,
        *,
        is_on_sale: bool,
    ) -> Iterator[Variant]:
        lists = [range(len(each)) for each in (colors, goods.sizes) if each] or [range(1)]
        price = self._price(goods, index)
        before = (price * Decimal("1.25")).quantize(Decimal("0.01")) if is_on_sale else None
        is_tracked = not self._draws.chance(_UNTRACKED, index, "untracked")
        oversell = self._draws.chance(_OVERSOLD, index, "oversell")
        left = self._draws.number(index, "quantities")
        for at, choices in enumerate(combinations(*lists)):
            yield Variant(
                id=keys.variant_at(index, at),
                choices=choices,
                price=price,
                compare_at_price=before,
                sku=keys.sku(index, at),
                barcode=keys.barcode(index, at),
                quantity=_quantity(left, at) if is_tracked else None,
                oversell=oversell,
                weight=goods.weight,
                image_id=media[choices[0]].image.id if colors else None,
            )

    def _price(self, goods: Goods, index: int) -> Decimal:
        dollars = goods.low + self._draws.below(goods.high - goods.low, index, "price")
        return dollars + self._draws.one_of(_CENTS, index, "cents")


def _quantity(left: int, position: int) -> int:
    """Return how much there is of a variant: none of every eighth."""
    drawn = (left >> position * _BITS % (64 - _BITS)) % _LARGEST
    return max(drawn - _SOLD_OUT + 1, 0)


def _options(index: int, colors: Sequence[str], sizes: Sequence[str]) -> Iterator[Option]:
    lists = [("Color", colors), ("Size", sizes)] if colors or sizes else []
    at = 0
    known = [(name, names) for name, names in lists if names] or [
        (DEFAULT_OPTION, (DEFAULT_VALUE,))
    ]
    for position, (name, names) in enumerate(known):
        values = []
        for value in names:
            number = keys.part_at(keys.FIRST_VALUE, index, at)
            color = COLORS[value] if name == "Color" else None
            values.append(OptionValue(id=number, name=value, color=color))
            at += 1
        option = keys.part_at(keys.FIRST_OPTION, index, position)
        yield Option(id=option, name=name, values=tuple(values))


def _index_of(key: str, value: str) -> int | None:
    match key:
        case "handle":
            return keys.index_of_handle(value)
        case "variant_ids":
            return keys.index_of_variant(int(value)) if value.isdecimal() else None
        case "part_ids":
            return keys.index_of_part(value)
        case "skus":
            return keys.index_of_sku(value)
        case _:
            raise ValueError(f"products are not found by {key!r}")
