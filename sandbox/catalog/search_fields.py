"""Search fields of products and collections.

Shopify: the schema documents the fields; `id`, `handle`, `sku` and `barcode` are sent by public
clients. Words without a field are found in title, vendor, type, tags and SKUs (inferred).
"""

from collections.abc import Iterator
from typing import Any, Final

from sandbox.catalog.availability import is_available
from sandbox.catalog.records import Collection, Product
from sandbox.search_syntax import SearchFields, flag, moment, number, one_of, whole, words


def _texts(product: Product) -> Iterator[str | None]:
    yield product.title
    yield product.vendor
    yield product.product_type
    yield from product.tags
    yield from (variant.sku for variant in product.variants)


def _id(item: Any) -> tuple[str]:
    return (str(item.id),)


def _handle(item: Any) -> tuple[str]:
    return (item.handle,)


def _collection_type(collection: Collection) -> tuple[str]:
    return ("smart" if collection.is_smart else "custom",)


def _tags(product: Product) -> tuple[str, ...]:
    return product.tags


PRODUCT_FIELDS: Final = SearchFields(
    _texts,
    {
        "available_for_sale": flag(lambda product: any(map(is_available, product.variants))),
        "barcode": whole(lambda product: (variant.barcode for variant in product.variants)),
        "created_at": moment(lambda product: product.created_at),
        "handle": whole(_handle),
        "id": whole(_id),
        "product_type": one_of(lambda product: product.product_type),
        "sku": whole(lambda product: (variant.sku for variant in product.variants)),
        "tag": whole(_tags),
        "tag_not": whole(_tags, is_denied=True),
        "title": words(lambda product: product.title),
        "updated_at": moment(lambda product: product.updated_at),
        "variants.price": number(lambda product: (v.price for v in product.variants)),
        "vendor": one_of(lambda product: product.vendor),
    },
)

COLLECTION_FIELDS: Final = SearchFields(
    lambda collection: (collection.title,),
    {
        "collection_type": whole(_collection_type),
        "handle": whole(_handle),
        "id": whole(_id),
        "title": words(lambda collection: collection.title),
        "updated_at": moment(lambda collection: collection.updated_at),
    },
)
