"""The sort keys of products, collections, variants and media."""

from collections.abc import Mapping
from enum import StrEnum
from operator import attrgetter
from typing import Any, Final

from sandbox.catalog.records import Collection, Media, Product
from sandbox.images import Image
from sandbox.listing import SortKey, milliseconds

_ID: Final = attrgetter("id")


def _lowest_price(product: Product) -> float:
    """Shopify: by the lowest price of a variant (inferred)."""
    return float(min((variant.price for variant in product.variants), default=0))


class ProductSortKeys(StrEnum):
    BEST_SELLING = "BEST_SELLING"
    CREATED_AT = "CREATED_AT"
    ID = "ID"
    PRICE = "PRICE"
    PRODUCT_TYPE = "PRODUCT_TYPE"
    RELEVANCE = "RELEVANCE"
    TITLE = "TITLE"
    UPDATED_AT = "UPDATED_AT"
    VENDOR = "VENDOR"


_PRODUCT_BY_ID: Final = SortKey[Product](_ID, _ID, int)
_BEST_SELLING: Final = SortKey[Product](_ID, lambda product: -product.sold, int)
_CREATED_AT: Final = SortKey[Product](_ID, lambda product: milliseconds(product.created_at), int)
_PRICE: Final = SortKey[Product](_ID, _lowest_price, float)
_TITLE: Final = SortKey[Product](_ID, lambda product: product.title.lower(), str)
_TYPE: Final = SortKey[Product](_ID, lambda product: product.product_type.lower(), str)
_UPDATED_AT: Final = SortKey[Product](_ID, lambda product: milliseconds(product.updated_at), int)
_VENDOR: Final = SortKey[Product](_ID, lambda product: product.vendor.lower(), str)

COLUMNS: Final[Mapping[SortKey[Product], str]] = {
    _BEST_SELLING: "sold",
    _CREATED_AT: "created",
    _PRICE: "price",
    _PRODUCT_BY_ID: "id",
    _TITLE: "title",
    _TYPE: "type",
    _UPDATED_AT: "updated",
    _VENDOR: "vendor",
}
"""The column of the index that has the values of a sort key."""

# Shopify: BEST_SELLING has the most sold first without `reverse` (documented). RELEVANCE is ID
# here where nothing is searched for: our choice.
PRODUCT_SORT_KEYS: Final[Mapping[ProductSortKeys, SortKey[Product]]] = {
    ProductSortKeys.BEST_SELLING: _BEST_SELLING,
    ProductSortKeys.CREATED_AT: _CREATED_AT,
    ProductSortKeys.ID: _PRODUCT_BY_ID,
    ProductSortKeys.PRICE: _PRICE,
    ProductSortKeys.PRODUCT_TYPE: _TYPE,
    ProductSortKeys.RELEVANCE: _PRODUCT_BY_ID,
    ProductSortKeys.TITLE: _TITLE,
    ProductSortKeys.UPDATED_AT: _UPDATED_AT,
    ProductSortKeys.VENDOR: _VENDOR,
}


class ProductCollectionSortKeys(StrEnum):
    BEST_SELLING = "BEST_SELLING"
    COLLECTION_DEFAULT = "COLLECTION_DEFAULT"
    CREATED = "CREATED"
    ID = "ID"
    MANUAL = "MANUAL"
    PRICE = "PRICE"
    RELEVANCE = "RELEVANCE"
    TITLE = "TITLE"


SORT_KEYS_IN_COLLECTION: Final[Mapping[ProductCollectionSortKeys, SortKey[Product]]] = {
    ProductCollectionSortKeys.BEST_SELLING: _BEST_SELLING,
    ProductCollectionSortKeys.CREATED: _CREATED_AT,
    ProductCollectionSortKeys.ID: _PRODUCT_BY_ID,
    ProductCollectionSortKeys.PRICE: _PRICE,
    ProductCollectionSortKeys.TITLE: _TITLE,
}
"""COLLECTION_DEFAULT, MANUAL and RELEVANCE are the order that the merchant set."""


class CollectionSortKeys(StrEnum):
    ID = "ID"
    RELEVANCE = "RELEVANCE"
    TITLE = "TITLE"
    UPDATED_AT = "UPDATED_AT"


_COLLECTION_BY_ID: Final = SortKey[Collection](_ID, _ID, int)

COLLECTION_SORT_KEYS: Final[Mapping[CollectionSortKeys, SortKey[Collection]]] = {
    CollectionSortKeys.ID: _COLLECTION_BY_ID,
    CollectionSortKeys.RELEVANCE: _COLLECTION_BY_ID,
    CollectionSortKeys.TITLE: SortKey(_ID, lambda collection: collection.title.lower(), str),
    CollectionSortKeys.UPDATED_AT: SortKey(
        _ID, lambda collection: milliseconds(collection.updated_at), int
    ),
}


class ProductVariantSortKeys(StrEnum):
    ID = "ID"
    POSITION = "POSITION"
    RELEVANCE = "RELEVANCE"
    SKU = "SKU"
    TITLE = "TITLE"


class ProductImageSortKeys(StrEnum):
    CREATED_AT = "CREATED_AT"
    ID = "ID"
    POSITION = "POSITION"
    RELEVANCE = "RELEVANCE"


class ProductMediaSortKeys(StrEnum):
    ID = "ID"
    POSITION = "POSITION"
    RELEVANCE = "RELEVANCE"


Placed = tuple[int, Any]
"""An item of a product with its position, from 1: what the cursors of POSITION hold."""


def _position(placed: Placed) -> int:
    return placed[0]


def _variant_id(placed: Placed) -> int:
    number: int = placed[1].of.id
    return number


_VARIANT_BY_POSITION: Final = SortKey[Placed](_variant_id, _position, int)

VARIANT_SORT_KEYS: Final[Mapping[ProductVariantSortKeys, SortKey[Placed]]] = {
    ProductVariantSortKeys.ID: SortKey(_variant_id, _variant_id, int),
    ProductVariantSortKeys.POSITION: _VARIANT_BY_POSITION,
    ProductVariantSortKeys.RELEVANCE: _VARIANT_BY_POSITION,
    ProductVariantSortKeys.SKU: SortKey(_variant_id, lambda placed: placed[1].of.sku, str | None),
    ProductVariantSortKeys.TITLE: SortKey(_variant_id, lambda placed: placed[1].title, str),
}


def _image_id(placed: tuple[int, Image]) -> int:
    return placed[1].id


def _media_id(placed: tuple[int, Media]) -> int:
    return placed[1].image.id


_IMAGE_BY_POSITION: Final = SortKey[Placed](_image_id, _position, int)
_MEDIA_BY_POSITION: Final = SortKey[Placed](_media_id, _position, int)

IMAGE_SORT_KEYS: Final[Mapping[ProductImageSortKeys, SortKey[Placed]]] = {
    **dict.fromkeys(ProductImageSortKeys, _IMAGE_BY_POSITION),
    ProductImageSortKeys.ID: SortKey(_image_id, _image_id, int),
}
MEDIA_SORT_KEYS: Final[Mapping[ProductMediaSortKeys, SortKey[Placed]]] = {
    **dict.fromkeys(ProductMediaSortKeys, _MEDIA_BY_POSITION),
    ProductMediaSortKeys.ID: SortKey(_media_id, _media_id, int),
}
