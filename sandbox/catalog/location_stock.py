"""The stock of a variant at its locations, as it becomes more or less."""

from collections.abc import Iterator

from msgspec.structs import replace

from sandbox.catalog.records import LocationStock

Stock = tuple[LocationStock, ...]


def with_more(stock: Stock, more: int, location: str | None = None) -> Stock:
    """Return *stock* with so much *more*, or less than 0, at *location*, else at the first one.

    What a location does not have is taken from the others in their order (our choice).
    """
    changed = dict(_changed(stock, more, location))
    return tuple(changed[at] for at in range(len(changed)))


def _changed(stock: Stock, more: int, location: str | None) -> Iterator[tuple[int, LocationStock]]:
    for at, each in sorted(enumerate(stock), key=lambda pair: pair[1].location != location):
        added = max(more, -max(each.quantity, 0))
        more -= added
        yield at, replace(each, quantity=each.quantity + added)
