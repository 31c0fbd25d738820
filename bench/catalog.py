"""A catalog of 10,000 products, asked of the sandbox and of servers that hold it in memory."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from bench import tokens
from bench.bursts import Bench, Burst, Plan, Visit
from bench.catalog_documents import CatalogWorkload, catalog_workloads
from bench.places import BUILD
from bench.processes import started
from bench.results import CatalogCompared
from bench.servers import BY_NAME, SUBJECT, Server
from sandbox.catalog.item_names import title_of
from sandbox.catalog.made_up.products import MadeUpProducts
from sandbox.catalog.records import Product, Variant
from sandbox.search_syntax import words_in

PRODUCTS: Final = 10_000
_PEERS: Final = ("floor", "mercurius", "apollo")
_ASKED: Final = 500
_FIRST_WITHIN: Final = 120.0  # the sandbox makes its index
_CURRENCY: Final = "USD"


def measure(rounds: int, say: Callable[[str], None]) -> CatalogCompared:
    """Visit all servers in turn. The data is in a file that the others read."""
    made_up = [*MadeUpProducts(seed=1, size=PRODUCTS).each()]
    path = BUILD / "catalog.json"
    path.write_text(json.dumps(_data(made_up)), encoding="utf-8")
    workloads = catalog_workloads(_handles(made_up), _terms(made_up))
    plan = Plan(rounds)
    with ExitStack() as stack:
        directory = stack.enter_context(TemporaryDirectory(prefix="bench-"))
        running = [stack.enter_context(started(each)) for each in _servers(path, workloads)]
        for each in running:
            each.ask(workloads[0], workloads[0].values[0], seconds=_FIRST_WITHIN)
        return CatalogCompared(plan, CatalogBench(running, plan, Path(directory)).run(say))


def _servers(path: Path, workloads: Sequence[CatalogWorkload]) -> Iterator[Server]:
    asked = tuple(workloads)
    ours = (*SUBJECT.command, "--catalog", str(PRODUCTS))
    yield replace(SUBJECT, command=ours, workloads=asked)
    for name in _PEERS:
        peer = BY_NAME[name]
        yield replace(peer, command=(*peer.command, str(path)), workloads=asked)


class CatalogBench(Bench):
    """Visits servers with the same handles and terms for all."""

    def _visit(self, visits: Sequence[Visit], *, number: int, seconds: int) -> list[Burst]:
        return [
            self._burst(
                running, workload, number=number, seconds=seconds, file=self._values(workload)
            )
            for running, workload in visits
        ]

    def _values(self, workload: Any) -> Path:
        path = self._directory / f"{workload.name}.values"
        if not path.exists():
            tokens.write(workload.values, path)
        return path


def _handles(products: Sequence[Product]) -> list[str]:
    return [product.handle for product in products[:: PRODUCTS // _ASKED]]


def _terms(products: Sequence[Product]) -> list[str]:
    """Return beginnings of words, as somebody types them."""
    words = sorted({word for product in products[:200] for word in words_in(product.title)})
    return [word[:length] for word in words for length in (2, 3, 4) if len(word) >= length]


# --- the data, in the form of the schema ---


def _data(products: Sequence[Product]) -> Mapping[str, Any]:
    handles = {"shelter": "Tents", "sleep": "Sleeping", "clothing": "Clothing"}
    return {
        "products": [_product(product) for product in products],
        "collections": {
            handle: {
                "id": f"gid://shopify/Collection/{number}",
                "handle": handle,
                "title": handle.title(),
                "indices": [
                    index for index, product in enumerate(products) if product.product_type == kind
                ],
            }
            for number, (handle, kind) in enumerate(handles.items())
        },
    }


def _product(product: Product) -> Mapping[str, Any]:
    prices = [variant.price for variant in product.variants]
    images = {each.image.id: _image(each.image) for each in product.media}
    return {
        "id": f"gid://shopify/Product/{product.id}",
        "handle": product.handle,
        "title": product.title,
        "vendor": product.vendor,
        "descriptionHtml": product.description_html,
        "featuredImage": next(iter(images.values())),
        "priceRange": {
            "minVariantPrice": _money(min(prices)),
            "maxVariantPrice": _money(max(prices)),
        },
        "options": [
            {"name": option.name, "optionValues": [{"name": each.name} for each in option.values]}
            for option in product.options
        ],
        "seo": {"title": None, "description": None},
        "variants": [_variant(product, each, images) for each in product.variants],
    }


def _variant(product: Product, variant: Variant, images: Mapping[int, Any]) -> Mapping[str, Any]:
    compared = variant.compare_at_price
    return {
        "id": f"gid://shopify/ProductVariant/{variant.id}",
        "title": title_of(product, variant),
        "sku": variant.sku,
        "availableForSale": variant.quantity is None or variant.quantity > 0 or variant.oversell,
        "price": _money(variant.price),
        "compareAtPrice": None if compared is None else _money(compared),
        "selectedOptions": [
            {"name": option.name, "value": option.values[choice].name}
            for option, choice in zip(product.options, variant.choices, strict=True)
        ],
        "image": images.get(variant.image_id or 0, next(iter(images.values()))),
    }


def _money(amount: Any) -> Mapping[str, str]:
    return {"amount": str(amount), "currencyCode": _CURRENCY}


def _image(image: Any) -> Mapping[str, Any]:
    return {
        "id": f"gid://shopify/ProductImage/{image.id}",
        "altText": image.alt,
        "url": f"http://localhost/cdn/shop/{image.src}",
        "width": image.width,
        "height": image.height,
    }
