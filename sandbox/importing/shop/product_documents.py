"""The documents that ask a shop for its products: see `documents.py`."""

from collections.abc import Sequence
from typing import Final

from sandbox.importing.shop.lists import listed

VARIANT: Final = """
fragment Variant on ProductVariant {
  id
  product { handle }
  sku
  barcode
  availableForSale
  currentlyNotInStock
  quantityAvailable # optional
  requiresShipping
  taxable
  weight
  weightUnit
  price { amount }
  compareAtPrice { amount }
  unitPriceMeasurement { quantityValue quantityUnit referenceValue referenceUnit }
  selectedOptions { name value }
  image { url }
  components(first: 30) { nodes { quantity productVariant { id product { handle } } } }
  storeAvailability(first: 20) { nodes { location { id } quantityAvailable pickUpTime } } # optional
  %(variant_metafields)s
}
"""

PRODUCT: Final = """
fragment Product on Product {
  id
  handle
  title
  vendor
  productType
  descriptionHtml
  createdAt
  updatedAt
  publishedAt
  isGiftCard
  requiresSellingPlan
  tags # optional
  seo { title description }
  category { id name ancestors { id name } }
  featuredImage { url }
  options { id name optionValues { id name swatch { color image { previewImage { url } } } } }
  media(first: 50) { %(page)s nodes { ...Media } }
  variants(first: 100) { %(page)s nodes { ...Variant } }
  sellingPlanGroups(first: 20) { nodes { ...Plans } } # optional
  %(metafields)s
}
"""

PLANS: Final = """
fragment Plans on SellingPlanGroup {
  name
  appName
  options { name values }
  sellingPlans(first: 31) {
    nodes {
      id
      name
      description
      options { value }
      deliveryPolicy { ... on SellingPlanRecurringDeliveryPolicy { interval intervalCount } }
      billingPolicy { ... on SellingPlanRecurringBillingPolicy { interval intervalCount } }
      checkoutCharge {
        type
        value {
          ... on SellingPlanCheckoutChargePercentageValue { percentage }
        }
      }
      priceAdjustments {
        orderCount
        adjustmentValue {
          ... on SellingPlanPercentagePriceAdjustment { adjustmentPercentage }
          ... on SellingPlanFixedAmountPriceAdjustment { adjustmentAmount { amount } }
          ... on SellingPlanFixedPriceAdjustment { price { amount } }
        }
      }
    }
  }
}
"""

MEDIA: Final = """
fragment Media on Media {
  id
  alt
  mediaContentType
  previewImage { %(image)s }
  ... on Video { sources { url mimeType format width height } }
  ... on Model3d { sources { url mimeType format filesize } }
  ... on ExternalVideo { originUrl embedUrl }
}
"""

PRODUCTS: Final = listed("Products", "products", "...Product", first=20)

BEST_SELLING: Final = """
query BestSelling($country: CountryCode!, $after: String) @inContext(country: $country) {
  products(first: 250, after: $after, sortKey: BEST_SELLING) { %(page)s nodes { id } }
}
"""

PRODUCTS_IN: Final = """
query ProductsIn($country: CountryCode!, $ids: [ID!]!) @inContext(country: $country) {
  nodes(ids: $ids) { ...Product }
}
"""

IDS_IN: Final = """
query IdsIn($country: CountryCode!, $after: String) @inContext(country: $country) {
  products(first: 250, after: $after, sortKey: ID) { %(page)s nodes { id } }
}
"""

MORE_VARIANTS: Final = """
query Variants($country: CountryCode!, $id: ID!, $after: String)
@inContext(country: $country) {
  node(id: $id) { ... on Product { variants(first: 250, after: $after) {
    %(page)s nodes { ...Variant }
  } } }
}
"""

MORE_MEDIA: Final = """
query Media($country: CountryCode!, $id: ID!, $after: String) @inContext(country: $country) {
  node(id: $id) { ... on Product { media(first: 200, after: $after) {
    %(page)s nodes { ...Media }
  } } }
}
"""

PRICES_IN: Final = """
query Prices($country: CountryCode!, $ids: [ID!]!) @inContext(country: $country) {
  nodes(ids: $ids) {
    ... on ProductVariant { price { amount } compareAtPrice { amount } }
  }
}
"""

VISIBLE_IN: Final = """
query Visible($country: CountryCode!, $ids: [ID!]!) @inContext(country: $country) {
  nodes(ids: $ids) { id }
}
"""


def recommendations(ids: Sequence[str]) -> str:
    """Return the document that asks what is recommended with each of *ids*."""
    asked = "productRecommendations(productId"
    fields = [
        f'  {intent.lower()}{at}: {asked}: "{each}", intent: {intent}) {{ handle }}'
        for at, each in enumerate(ids)
        for intent in ("RELATED", "COMPLEMENTARY")
    ]
    head = "query Recommended($country: CountryCode!) @inContext(country: $country) {"
    return "\n".join((head, *fields, "}"))
