"""Completes the documents that a shop is asked by, of `shop_documents`, `product_documents` and
`content_documents`.

Lines with `# optional` are left out where they are denied or not in the version.
"""

from typing import Final

from sandbox.importing.shop.content_documents import FILE, MENU_PARTS
from sandbox.importing.shop.product_documents import MEDIA, PLANS, PRODUCT, VARIANT

IMAGE: Final = "url altText width height"
PAGE: Final = "pageInfo { hasNextPage endCursor }"

_FRAGMENTS: Final = {
    "Product": PRODUCT,
    "Media": MEDIA,
    "Variant": VARIANT,
    "Plans": PLANS,
    "Menu": MENU_PARTS,
    "File": FILE,
}
"""By name; one stands before those that it names."""


def completed(
    document: str, *, metafields: str = "__typename", of_variants: str = "__typename"
) -> str:
    """Return *document* with the selections of metafields and the fragments that it names."""
    for name, fragment in _FRAGMENTS.items():
        if f"...{name} " in document + metafields + of_variants:
            document += fragment
    parts = {"metafields": metafields, "variant_metafields": of_variants}
    return document % (parts | {"image": IMAGE, "page": PAGE})
