"""Markets that a user's products name, and the shop does not have."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from sandbox.catalog.records import Product
from sandbox.near_names import did_you_mean
from sandbox.store import Seeds


def unknown_markets(seeds: Seeds, markets: Sequence[str]) -> Iterator[str]:
    """Yield a warning for each market that products of files name, and is not among *markets*."""
    products = seeds.of(Product)
    of_files = islice(products.after(0), products.count() - seeds.origin.catalog)
    named = Counter(market for product in of_files for market in _named(product))
    for market, count in named.items():
        if market not in markets:
            has = did_you_mean(market, markets) or f"it has {', '.join(markets)}"
            place = f"catalog/products names the market {market!r} in {count} files"
            yield f"{place}, but the shop has no such market: {has}"


def _named(product: Product) -> set[str]:
    prices = {price.market for variant in product.variants for price in variant.fixed_prices}
    return prices.union(product.hidden_in)
