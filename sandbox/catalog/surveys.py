"""What all products of a shop come to: their tags, types and words, and those that are alike."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from sandbox.catalog.index import EVERYTHING, ProductIndex, Where
from sandbox.catalog.index.database import suggested_words
from sandbox.catalog.index.where import both, has_facet, negated
from sandbox.catalog.product_list import ProductList
from sandbox.catalog.records import Product

_SHARED: Final = "(SELECT count(*) FROM facet f WHERE f.product = p.id AND f.key IN ({marks}))"


def tags(products: ProductList) -> list[str]:
    return [*_counted(products, lambda product: product.tags, lambda index: index.tags)]


def types(products: ProductList) -> list[str]:
    def get(product: Product) -> tuple[str]:
        return (product.product_type,)

    return [*_counted(products, get, lambda index: index.types)]


def words(products: ProductList, start: str) -> Mapping[str, int]:
    """Return the words that begin with *start*, and of how many products each is."""

    def get(product: Product) -> list[str]:
        return [word for word in suggested_words(product) if word.startswith(start)]

    return _counted(products, get, lambda index: index.words_from(start))


def _counted(
    products: ProductList,
    get: Callable[[Product], Iterable[str]],
    indexed: Callable[[ProductIndex], Mapping[str, int]],
) -> Counter[str]:
    """Return of how many products each text is that *get* returns."""
    found, index = Counter[str](), products.index
    if index is not None:
        found.update(indexed(index))
        seeds = products.viewer.world.store.seeds
        for number in products.apart:
            seeded = seeds.get(Product, number)
            if seeded is not None and seeded.published_at is not None:
                found.subtract(get(seeded))
    for product in products.own:
        found.update(get(product))
    return +found


def nearest(
    products: ProductList, source: Product, near: Iterable[int], most: int
) -> list[Product]:
    """Return the products among which the *most* are that are most like *source*.

    They are those that are looked at one by one, those that are *near* it, then those of its type
    with the most of its tags, then those of other types.
    """
    index, own = products.index, products.own
    if index is None:
        return [*own]
    spare = most + len(products.apart)
    of_type = has_facet(f"T{source.product_type}")
    found = {*near} | {*_alike(index, of_type, source, spare)}
    if len(found) < spare:
        found |= {*_alike(index, negated(of_type), source, spare)}
    kept = index.ids(both(EVERYTHING, Where(f"p.id IN ({', '.join(map(str, sorted(found)))})")))
    return [*own, *(products.product(n) for n in kept if n not in products.apart)]


def _alike(index: ProductIndex, where: Where, source: Product, most: int) -> list[int]:
    keys = [f"g{tag.casefold()}" for tag in source.tags]
    shared = _SHARED.format(marks=", ".join("?" * len(keys))) if keys else "NULL"
    return index.nearest(where, shared, tuple(keys), most)
