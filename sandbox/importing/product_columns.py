"""The columns of Shopify's product CSV: those of exports, and the newer ones of the template."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from sandbox.importing.table import key_of

# Shopify: exports still have the first name; help and template have the others (documented).
_NAMES: Final[Mapping[str, tuple[str, ...]]] = {
    "handle": ("Handle", "URL handle"),
    "title": ("Title",),
    "body": ("Body (HTML)", "Description", "Body HTML", "Body"),
    "vendor": ("Vendor",),
    "tags": ("Tags",),
    "category": ("Product Category", "Standardized Product Type"),
    "type": ("Type", "Custom Product Type"),
    "published": ("Published", "Published on online store"),
    "status": ("Status",),
    "sku": ("Variant SKU", "SKU"),
    "barcode": ("Variant Barcode", "Barcode"),
    "grams": ("Variant Grams", "Weight value (grams)"),
    "weight_unit": ("Variant Weight Unit", "Weight unit for display"),
    "tracker": ("Variant Inventory Tracker", "Inventory tracker"),
    "quantity": ("Variant Inventory Qty", "Inventory quantity"),
    "policy": ("Variant Inventory Policy", "Continue selling when out of stock"),
    "price": ("Variant Price", "Price"),
    "compare_at": ("Variant Compare At Price", "Compare-at price"),
    "shipping": ("Variant Requires Shipping", "Requires shipping"),
    "taxable": ("Variant Taxable", "Charge tax"),
    "measure": ("Unit Price Total Measure",),
    "measure_unit": ("Unit Price Total Measure Unit",),
    "base": ("Unit Price Base Measure",),
    "base_unit": ("Unit Price Base Measure Unit",),
    "image": ("Image Src", "Product image URL"),
    "image_position": ("Image Position",),
    "image_alt": ("Image Alt Text",),
    "variant_image": ("Variant Image", "Variant image URL"),
    "gift_card": ("Gift Card",),
    "seo_title": ("SEO Title",),
    "seo_description": ("SEO Description",),
    "collection": ("Collection",),
    **{f"option{n}_name": (f"Option{n} Name",) for n in (1, 2, 3)},
    **{f"option{n}_value": (f"Option{n} Value",) for n in (1, 2, 3)},
    **{f"option{n}_linked": (f"Option{n} Linked To",) for n in (1, 2, 3)},
}

_WITHOUT_A_FIELD: Final = frozenset(
    map(
        key_of,
        (
            *("Variant Fulfillment Service", "Fulfillment service", "Variant Tax Code"),
            *("Tax code", "Cost per item"),
        ),
    )
)
_GOOGLE: Final = "google shopping /"
_MARKET: Final = re.compile(r"(included|price|compare at price) / (.+)")
TAXONOMY: Final = "shopify."
"""The namespace of metafields whose values are handles of metaobjects."""

_IS_METAFIELD: Final = "(product.metafields."
_METAFIELD: Final = re.compile(
    r".*\(product\.metafields\.([\w-]+(?:\.[\w-]+)+)\)\s*$", re.IGNORECASE
)

KEYS: Final[Mapping[str, str]] = {
    key_of(name): key for key, names in _NAMES.items() for name in names
}
"""What the cells of a column are, by the key of its header."""


class MarketPrice(NamedTuple):
    """A column of a market, which is called by its *name*: `kind` is `included`, `price` or
    `compare at price`."""

    header: str
    kind: str
    name: str


def is_known(key: str) -> bool:
    """Say whether products have a column of that *key*."""
    return (
        key in KEYS
        or key in _WITHOUT_A_FIELD
        or key.startswith(_GOOGLE)
        or _MARKET.fullmatch(key) is not None
        or _IS_METAFIELD in key
    )


def metafield_of(header: str) -> str | None:
    """Return the namespace and key of the metafield in a column: `custom.care` for
    `Care (product.metafields.custom.care)`."""
    found = _METAFIELD.fullmatch(header)
    return found[1] if found else None


def market_prices(keys: Iterable[str]) -> Iterator[MarketPrice]:
    for key in keys:
        if found := _MARKET.fullmatch(key):
            yield MarketPrice(key, found[1], found[2])
