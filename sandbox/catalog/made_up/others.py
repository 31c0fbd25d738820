"""The products that are not just as they were made up: bundles and plans are of these alone."""

from collections.abc import Iterator
from itertools import takewhile

from sandbox.catalog.records import Product
from sandbox.file_ids import made_up_index
from sandbox.store import Base, Seeds


def written(seeds: Seeds) -> Iterator[Product]:
    """Yield the products that are in files: those that are made up have higher ids."""
    return takewhile(lambda each: made_up_index(each.id) is None, seeds.after(Product, 0))


def not_made_up(store: Base) -> Iterator[Product]:
    """Yield the products that are in files, and those that were made or changed, by id."""
    changed = {each.id for each in store.differing(Product).put}
    for number in sorted(changed.union(each.id for each in written(store.seeds))):
        product = store.get(Product, number)
        if product is not None:
            yield product
