"""Fields that follow from their object and their arguments alone, whatever else a world holds.

What is selected of a product is kept as JSON if it is of such fields only, see
`execution/renderings.py`.
A field that is not here is never kept: it may ask the store, as metafields and collections do.
Scopes are no matter: what is kept is for answers with the same ones.
"""

from collections.abc import Mapping
from typing import Final


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PAGE: Final = _names("edges nodes pageInfo")
_EDGE: Final = _names("cursor node")

KEPT: Final = frozenset({"Product", "ProductVariant"})
"""The types whose objects have an `appearance`."""

SETTLED: Final[Mapping[str, frozenset[str]]] = {
    "Count": _names("count precision"),
    "Image": _names("altText height id originalSrc src thumbhash transformedSrc url width"),
    "ImageConnection": _PAGE,
    "ImageEdge": _EDGE,
    "MediaConnection": _PAGE,
    "MediaEdge": _EDGE,
    "MediaImage": _names("alt id image mediaContentType previewImage"),
    "MoneyV2": _names("amount currencyCode"),
    "PageInfo": _names("endCursor hasNextPage hasPreviousPage startCursor"),
    "Product": _names(
        """
        adjacentVariants availableForSale compareAtPriceRange createdAt description descriptionHtml
        encodedVariantAvailability encodedVariantExistence featuredImage handle id images isGiftCard
        media onlineStoreUrl options priceRange productType publishedAt requiresSellingPlan
        selectedOrFirstAvailableVariant seo tags title totalInventory updatedAt
        variantBySelectedOptions variants variantsCount vendor
        """
    ),
    "ProductOption": _names("id name optionValues values"),
    "ProductOptionValue": _names("firstSelectableVariant id name swatch"),
    "ProductOptionValueSwatch": _names("color image"),
    "ProductPriceRange": _names("maxVariantPrice minVariantPrice"),
    "ProductVariant": _names(
        """
        availableForSale barcode compareAtPrice compareAtPriceV2 currentlyNotInStock id image price
        priceV2 product quantityAvailable requiresShipping selectedOptions sku taxable title
        unitPrice unitPriceMeasurement weight weightUnit
        """
    ),
    "ProductVariantConnection": _PAGE,
    "ProductVariantEdge": _EDGE,
    "SEO": _names("description title"),
    "SelectedOption": _names("name value"),
    "UnitPriceMeasurement": _names(
        "measuredType quantityUnit quantityValue referenceUnit referenceValue"
    ),
}
