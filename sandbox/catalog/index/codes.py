"""SKUs and barcodes of made-up products: they follow from the product, so no index has them.

The codes of other products are facets.
"""

from sandbox.catalog.index.where import NOTHING, Where, among
from sandbox.catalog.made_up import keys
from sandbox.catalog.records import Product
from sandbox.file_ids import made_up_id
from sandbox.store import Seeds


def having_code(kind: str, text: str, seeds: Seeds, *, is_prefix: bool) -> Where:
    """Return the condition that a made-up product has a code that is *text*, or begins with it.

    *kind* is `sku` or `barcode`, *text* is in lower case.
    """
    first, length = keys.CODES[kind]
    if not text.startswith(first[: len(text)]) or (len(text) < len(first) and not is_prefix):
        return NOTHING
    number = text[len(first) : len(first) + length]
    if not (number.isascii() and number.isdecimal()) and number:
        return NOTHING
    if len(number) == length:
        return _of_one(kind, int(number) - 1, text, seeds, is_prefix=is_prefix)
    if not is_prefix:
        return NOTHING
    low = int(number.ljust(length, "0"))
    high = int(number.ljust(length, "9"))
    values = (made_up_id(max(low - 1, 0)), made_up_id(high - 1))
    return Where("p.id BETWEEN ? AND ?", values)


def _of_one(kind: str, index: int, text: str, seeds: Seeds, *, is_prefix: bool) -> Where:
    product = seeds.get(Product, made_up_id(index)) if index >= 0 else None
    if product is None:
        return NOTHING
    codes = ((getattr(variant, kind) or "").casefold() for variant in product.variants)
    found = any(code.startswith(text) if is_prefix else code == text for code in codes)
    return among([product.id]) if found else NOTHING
