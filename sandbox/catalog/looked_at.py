"""Products that a list looks at one by one, since the index of the seed does not have them."""

from collections.abc import Iterable, Iterator
from itertools import takewhile

from msgspec import Struct

from sandbox.catalog.index import ProductIndex
from sandbox.catalog.made_up.others import written
from sandbox.catalog.price_lists import PriceList, price_list_of
from sandbox.catalog.records import Product
from sandbox.file_ids import made_up_index
from sandbox.gid import number_in
from sandbox.metafields.records import OwnedMetafields
from sandbox.store import Base, Seeds
from sandbox.translations.records import Translations
from sandbox.viewer import Viewer


class Apart(Struct, frozen=True):
    """The products that are looked at, by id, and the ids that the index is not asked for."""

    records: Iterable[Product]
    ids: frozenset[int] = frozenset()


def looked_at(viewer: Viewer, index: ProductIndex | None, *, with_metafields: bool) -> Apart:
    """Return what is looked at one by one for *viewer*: all products where there is no *index*.

    *with_metafields* adds those that have metafields.
    """
    store = viewer.world.store
    if index is None:
        return Apart(store.after(Product, 0))
    ids = {*store.seeds.once(_special), *_changed(store)}
    if viewer.is_abroad:
        ids |= _translated(store, viewer.language)
    if with_metafields:
        ids |= _with_metafields(store)
    if (of_company := price_list_of(viewer)) is not None:
        ids |= _with_terms(store, of_company)
    found = (store.get(Product, number) for number in sorted(ids))
    return Apart((each for each in found if each is not None), frozenset(ids))


def _changed(store: Base) -> Iterator[int]:
    change = store.differing(Product)
    yield from (record.id for record in change.put)
    yield from (number for number in change.removed if isinstance(number, int))


def _special(seeds: Seeds) -> frozenset[int]:
    """Return the written products that depend on others, or on where the viewer is."""
    return frozenset(each.id for each in written(seeds) if _is_special(each))


def _is_special(product: Product) -> bool:
    return bool(product.hidden_in) or any(
        variant.components or variant.stands_for is not None or variant.fixed_prices
        for variant in product.variants
    )


def _translated(store: Base, language: str) -> set[int]:
    """Return the products with texts in that *language*."""
    suffix = f"#{language}"
    changed = store.differing(Translations).put
    ids = (*store.seeds.once(_translations), *(each.id for each in changed))
    owners = (each.removesuffix(suffix) for each in ids if each.endswith(suffix))
    return {number for each in owners if (number := number_in(each, "Product")) is not None}


def _translations(seeds: Seeds) -> tuple[str, ...]:
    return _written_ids(seeds, Translations)


def _with_metafields(store: Base) -> set[int]:
    changed = store.differing(OwnedMetafields).put
    owners = (*store.seeds.once(_owners), *(each.id for each in changed))
    return {number for each in owners if (number := _product_of(each, store)) is not None}


def _owners(seeds: Seeds) -> tuple[str, ...]:
    return _written_ids(seeds, OwnedMetafields)


def _written_ids(seeds: Seeds, kind: type[Translations | OwnedMetafields]) -> tuple[str, ...]:
    """Return the ids of what is in files: what is made up comes after it."""
    ids = (each.id for each in seeds.of(kind).after(""))
    return tuple(takewhile(lambda each: not _is_made_up(each), ids))


def _is_made_up(owner: str) -> bool:
    number = number_in(owner.partition("#")[0], "Product")
    return number is not None and made_up_index(number) is not None


def _product_of(owner: str, store: Base) -> int | None:
    """Return the id of the product that *owner*, a global id, is, or that it is a variant of."""
    number = number_in(owner, "ProductVariant")
    if number is None:
        return number_in(owner, "Product")
    found = store.find(Product, "variant_ids", str(number))
    return None if found is None else found.id


def _with_terms(store: Base, price_list: PriceList) -> set[int]:
    found = (store.find(Product, "variant_ids", str(number)) for number in price_list.terms)
    return {product.id for product in found if product is not None}
