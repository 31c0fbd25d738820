"""Fields that follow from their object and their arguments alone, whatever else a world holds.

What is selected of a product, of a list of products or of a cart is kept as JSON if it is of such
fields only, see `execution/renderings.py`. What lists and carts follow from besides is in
`catalog/appearance.py` and `cart/appearance.py`.
A field that is not here is never kept: it may ask the store, as metafields do.
Scopes are no matter: what is kept is for answers with the same ones.
"""

from collections.abc import Mapping
from typing import Final


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_PAGE: Final = _names("edges nodes pageInfo")
_EDGE: Final = _names("cursor node")

KEPT: Final = frozenset({"Cart", "CartLine", "Collection", "Product", "ProductVariant"})
"""The types whose objects have an `appearance`."""

KEPT_WHEN_AGAIN: Final = frozenset({"Cart", "CartLine"})
"""Those of which most are read once: the next answer has a changed cart."""

KEPT_WITH_ARGUMENTS: Final = frozenset(
    {"CollectionConnection", "PredictiveSearchResult", "ProductConnection"}
)
"""Those that may have one which says all but the arguments of the field that they are of."""

SETTLED: Final[Mapping[str, frozenset[str]]] = {
    "Attribute": _names("key value"),
    "BaseCartLineConnection": _PAGE,
    "BaseCartLineEdge": _EDGE,
    "Cart": _names(
        """
        appliedGiftCards attribute attributes buyerIdentity checkoutUrl cost createdAt
        discountAllocations discountApplications discountCodes estimatedCost id lines note
        totalQuantity updatedAt
        """
    ),
    "CartBuyerIdentity": _names("countryCode customer email phone purchasingCompany"),
    "CartCost": _names(
        """
        checkoutChargeAmount subtotalAmount subtotalAmountEstimated totalAmount
        totalAmountEstimated totalDutyAmount totalDutyAmountEstimated totalTaxAmount
        totalTaxAmountEstimated
        """
    ),
    "CartEstimatedCost": _names(
        "checkoutChargeAmount subtotalAmount totalAmount totalDutyAmount totalTaxAmount"
    ),
    "CartLine": _names(
        """
        attribute attributes cost discountAllocations estimatedCost id instructions merchandise
        parentRelationship quantity sellingPlanAllocation viewKey
        """
    ),
    "CartLineCost": _names(
        "amountPerQuantity compareAtAmountPerQuantity subtotalAmount totalAmount"
    ),
    "CartLineEstimatedCost": _names("amount compareAtAmount subtotalAmount totalAmount"),
    "CartLineInstructions": _names("canRemove canUpdateQuantity"),
    "Collection": _names(
        """
        description descriptionHtml handle id image onlineStoreUrl products seo title updatedAt
        """
    ),
    "CollectionConnection": _PAGE | {"totalCount"},
    "CollectionEdge": _EDGE,
    "Count": _names("count precision"),
    "Filter": _names("id label presentation type values"),
    "FilterValue": _names("count id image input label swatch"),
    "Image": _names("altText height id originalSrc src thumbhash transformedSrc url width"),
    "ImageConnection": _PAGE,
    "ImageEdge": _EDGE,
    "MediaConnection": _PAGE,
    "MediaEdge": _EDGE,
    "MediaImage": _names("alt id image mediaContentType previewImage"),
    "MoneyV2": _names("amount currencyCode"),
    "PageInfo": _names("endCursor hasNextPage hasPreviousPage startCursor"),
    "PredictiveSearchResult": _names("collections products queries"),
    "Product": _names(
        """
        adjacentVariants availableForSale compareAtPriceRange createdAt description descriptionHtml
        encodedVariantAvailability encodedVariantExistence featuredImage handle id images isGiftCard
        media onlineStoreUrl options priceRange productType publishedAt requiresSellingPlan
        selectedOrFirstAvailableVariant seo tags title totalInventory updatedAt
        variantBySelectedOptions variants variantsCount vendor
        """
    ),
    "ProductConnection": _PAGE | {"filters"},
    "ProductEdge": _EDGE,
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
    "SearchQuerySuggestion": _names("styledText text"),
    "SelectedOption": _names("name value"),
    "Swatch": _names("color image"),
    "UnitPriceMeasurement": _names(
        "measuredType quantityUnit quantityValue referenceUnit referenceValue"
    ),
}
