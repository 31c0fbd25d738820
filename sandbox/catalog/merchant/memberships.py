"""Manual collections of a product; finds both by their names."""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from sandbox.catalog.records import Collection, Product
from sandbox.faults import FaultError, no_such
from sandbox.gid import number_of
from sandbox.world import World


def collections_listing(world: World, product: Product) -> Iterator[Collection]:
    """Yield the manual collections that list *product*, by id."""
    for collection in world.store.after(Collection, 0):
        if product.id in collection.products:
            yield collection


def put_into_collections(world: World, product: Product, names: Sequence[str]) -> None:
    """Let the collections with *names*, handles or ids, list *product*, and no others.

    A collection that lists it already keeps its place. Raises `FaultError`.
    """
    chosen = {each.id: each for each in _collections(world, names)}
    listing = {each.id: each for each in collections_listing(world, product)}
    now = world.clock.now()
    for collection in listing.values():
        if collection.id not in chosen:
            left = tuple(each for each in collection.products if each != product.id)
            world.put_listed(replace(collection, products=left, updated_at=now))
    for collection in chosen.values():
        if collection.id not in listing:
            more = (*collection.products, product.id)
            world.put_listed(replace(collection, products=more, updated_at=now))


def _collections(world: World, names: Sequence[str]) -> Iterator[Collection]:
    for at, text in enumerate(names):
        found = collection_named(world, text)
        if found is None:
            raise FaultError(no_such(text, "collection"), "collections", at)
        if found.is_smart:
            detail = f"is {found.handle!r}, which chooses its products by rules: leave it out"
            raise FaultError(detail, "collections", at)
        yield found


def collection_named(world: World, text: str) -> Collection | None:
    """Find a collection by number, gid or handle."""
    number = number_of(text, "Collection")
    found = None if number is None else world.store.get(Collection, number)
    return found or world.store.find(Collection, "handle", text)


def product_named(world: World, text: str) -> Product | None:
    """Find a product by number, gid or handle."""
    number = number_of(text, "Product")
    found = None if number is None else world.store.get(Product, number)
    return found or world.store.find(Product, "handle", text)
