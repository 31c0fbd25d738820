"""Requests that ask for as much of products, collections and searches as they can."""

from collections.abc import Iterator
from typing import Any, Final

from tests.bounds.attack import Attack, full

LONG: Final = f"a{' ' * 45_000}"
"""A query of one word, which many items have; it is repeated in what comes with each of them."""
CHOICES: Final = [{"name": f"n{number}", "value": "v"} for number in range(250)]
NEAR: Final = "near: {latitude: 1, longitude: 2}"
PRODUCTS: Final = "products(first: 250) { nodes {"
VARIANTS: Final = f"{PRODUCTS} variants(first: 250) {{ nodes {{"


def on_catalog() -> Iterator[tuple[str, Attack]]:
    yield from _searches()
    yield from _filters()
    yield from _products()
    deep = "items { items { items { resource { __typename } } } }"
    yield "menus", Attack(full(f'a%d: menu(handle: "main-menu") {{ {deep} }}'))
    yield (
        "sitemaps",
        Attack(full("a%d: sitemap(type: PRODUCT) { resources(page: 1) { items { handle } } }")),
    )


def _searches() -> Iterator[tuple[str, Attack]]:
    head = "query ($q: String!) {"
    hits = "{ ... on Product { trackingParameters } }"
    predicted = "{ products { trackingParameters } queries { styledText trackingParameters } }"
    for name, field in (
        ("search", f"a%d: search(query: $q, first: 250) {{ nodes {hits} }}"),
        ("predictive search", f"a%d: predictiveSearch(query: $q, limitScope: EACH) {predicted}"),
    ):
        yield f"{name} for a long query", Attack(full(field, head=head, room=12_000), {"q": LONG})
    terms = " OR ".join(f"{'x' * 180}{number}" for number in range(240))
    text = full("a%d: search(query: $q, first: 1) { totalCount }", head=head, room=12_000)
    yield "search for hundreds of words", Attack(text, {"q": terms})
    one = f"{head} search(query: $q, first: 1) {{ totalCount }} }}"
    yield "one search for hundreds of words", Attack(one, {"q": terms})


def _filters() -> Iterator[tuple[str, Attack]]:
    head = "query ($f: [ProductFilter!]!) {"
    alike: list[Any] = [{"tag": f"n{number}"} for number in range(250)]
    different: list[Any] = [{"variantOption": choice} for choice in CHOICES]
    products = "a%d: products(first: 1, filters: $f) { nodes { id } filters { id } }"
    search = 'a%d: search(query: "*", first: 1, productFilters: $f) { totalCount }'
    for name, filters in (("alike", alike), ("of all kinds", different)):
        text = full(
            products, head=f"{head} collections(first: 250) {{ nodes {{", tail="} } }", room=40_000
        )
        yield f"filters {name} of collections", Attack(text, {"f": filters})
        yield (
            f"filters {name} of a search",
            Attack(full(search, head=head, room=40_000), {"f": filters}),
        )


def _products() -> Iterator[tuple[str, Attack]]:
    chosen = "query ($o: [SelectedOptionInput!]!) {"
    for field, argument in (
        ("adjacentVariants", "selectedOptions: $o"),
        ("variantBySelectedOptions", "selectedOptions: $o"),
        ("collections", "first: 250"),
        ("description", "truncateAt: %d"),
    ):
        inner = (
            ""
            if field == "description"
            else "{ nodes { id } }"
            if field == "collections"
            else "{ id }"
        )
        head = f"{chosen if '$o' in argument else '{'} {PRODUCTS}"
        text = full(f"a%d: {field}({argument}) {inner}", head=head, tail="} } }", room=45_000)
        yield f"{field} of products", Attack(text, {"o": CHOICES} if "$o" in argument else {})
    for field, argument, inner in (
        ("groupedBy", "first: 250", "id"),
        ("storeAvailability", f"first: 250, {NEAR}", "available"),
        ("sellingPlanAllocations", "first: 250", "priceAdjustments { price { amount } }"),
    ):
        text = full(
            f"a%d: {field}({argument}) {{ nodes {{ {inner} }} }}",
            head=f"{{ {VARIANTS}",
            tail="} } } } }",
        )
        yield f"{field} of variants", Attack(text)
    recommended = (
        'a%d: productRecommendations(productId: "gid://shopify/Product/10200000032768") { id }'
    )
    yield "recommendations", Attack(full(recommended))
