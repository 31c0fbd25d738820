"""Numbers in the global ids of a shop."""

from sandbox.gid import plain_number
from sandbox.importing.shop.connection import ShopError


def number_in(id: str) -> int:
    """Return the number that ends a global id, or stands before its query. Raises `ShopError`."""
    number = plain_number(id.partition("?")[0].rpartition("/")[2])
    if number is None:
        raise ShopError(f"The shop's answer has {id!r}, which is not a global id with a number.")
    return number
