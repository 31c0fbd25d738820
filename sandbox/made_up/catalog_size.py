"""The size of a made-up catalog. A start checks it without loading the catalog."""

from typing import Final

MOST_PRODUCTS: Final = 500_000


class TooManyProductsError(ValueError):
    """A seed cannot hold that many products."""

    def __init__(self, products: int) -> None:
        super().__init__(f"a seed holds 0 to {MOST_PRODUCTS:,} made-up products, not {products:,}")


def checked_size(products: int) -> int:
    """Return the number of *products*. Raises `TooManyProductsError`."""
    if not 0 <= products <= MOST_PRODUCTS:
        raise TooManyProductsError(products)
    return products
