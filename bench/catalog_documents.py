"""What a storefront asks of a catalog: Hydrogen's pages, a large page, predictions, a journey."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from bench.workloads import PLACEHOLDER, Workload

_ITEM: Final = """
fragment Item on Product {
  id handle title featuredImage { id altText url width height }
  priceRange { minVariantPrice { amount currencyCode } maxVariantPrice { amount currencyCode } }
}
"""
_VARIANT: Final = """
fragment Variant on ProductVariant {
  id title sku availableForSale price { amount currencyCode }
  compareAtPrice { amount currencyCode } selectedOptions { name value }
  image { id url altText width height }
}
"""
_COLLECTION: Final = f"""{_ITEM}
query Collection($handle: String!) {{
  collection(handle: $handle) {{
    id handle title
    products(first: 24) {{ nodes {{ ...Item }} pageInfo {{ hasNextPage endCursor }} }}
  }}
}}
"""
_FILTERED: Final = _COLLECTION.replace("first: 24", "first: 24, filters: [{available: true}]")
_HOME: Final = _COLLECTION.replace("first: 24", "first: 4").replace("Collection(", "Home(")
_PRODUCT: Final = f"""{_VARIANT}
query Product($handle: String!) {{
  product(handle: $handle) {{
    id title vendor handle descriptionHtml options {{ name optionValues {{ name }} }}
    variants(first: 20) {{ nodes {{ ...Variant }} }} seo {{ title description }}
  }}
}}
"""
_MANY: Final = """
query Many {
  products(first: 250) {
    nodes {
      id handle title
      variants(first: 20) {
        nodes {
          id title availableForSale price { amount currencyCode }
          selectedOptions { name value }
        }
      }
    }
  }
}
"""
_PREDICT: Final = f"""{_ITEM}
query Predict($term: String!) {{
  predictiveSearch(query: $term, limit: 10, types: [PRODUCT]) {{ products {{ ...Item }} }}
}}
"""


TITLES: Final = {
    "collection": "a collection page, 24 products",
    "product": "a product page",
    "many": "250 products with their variants",
    "predict": "predictive search",
    "journey": "home, collection, filter, product, search",
}


@dataclass(frozen=True, slots=True)
class CatalogWorkload(Workload):
    """A kind of request to a catalog. *values* take the place of the variable in turn; without a
    document they are whole bodies."""

    values: tuple[str, ...] = ("",)

    @property
    def body(self) -> str:
        if not self.document:
            return PLACEHOLDER
        variables = {self.variable or "unused": PLACEHOLDER}
        return json.dumps({"query": self.document, "variables": variables})


def catalog_workloads(handles: Iterable[str], terms: Iterable[str]) -> list[CatalogWorkload]:
    """Return all workloads, for products of these *handles* and searches for these *terms*."""
    products, words, collections = tuple(handles), tuple(terms), ("shelter", "sleep", "clothing")
    return [
        _workload("collection", "a collection, 24 products", _COLLECTION, "handle", collections),
        _workload("product", "a product page", _PRODUCT, "handle", products),
        _workload("many", "250 products with their variants", _MANY, None, ("",)),
        _workload("predict", "predictive search", _PREDICT, "term", words),
        _workload("journey", "a journey", "", None, tuple(_journeys(collections, products, words))),
    ]


def _workload(
    name: str, title: str, document: str, variable: str | None, values: tuple[str, ...]
) -> CatalogWorkload:
    marker = '"handle":"'
    return CatalogWorkload(name, title, document, variable, marker, fresh=False, values=values)


def _journeys(
    collections: tuple[str, ...], products: tuple[str, ...], terms: tuple[str, ...]
) -> Iterable[str]:
    """Yield the requests of a journey after another: home, collection, filter, product, search."""
    for at, product in enumerate(products):
        handle = {"handle": collections[at % len(collections)]}
        term = {"term": terms[at % len(terms)]}
        for document, variables in (
            (_HOME, handle),
            (_COLLECTION, handle),
            (_FILTERED, handle),
            (_PRODUCT, {"handle": product}),
            (_PREDICT, term),
        ):
            yield json.dumps({"query": document, "variables": variables})
