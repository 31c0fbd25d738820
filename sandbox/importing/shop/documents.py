"""The documents that a shop is asked by. Lines with `# optional` are left out where they are denied
or not in the version."""

from typing import Final

IMAGE: Final = "url altText width height"
PAGE: Final = "pageInfo { hasNextPage endCursor }"

SHOP: Final = """
query Shop {
  shop {
    id
    name
    description
    moneyFormat
    customerAccountUrl # optional
    primaryDomain { host }
    paymentSettings {
      countryCode currencyCode cardVaultUrl acceptedCardBrands supportedDigitalWallets
      shopifyPaymentsAccountId
    }
    brand {
      slogan
      shortDescription
      colors {
        primary { background foreground }
        secondary { background foreground }
      }
    }
    contactInformation { ...Policy } # optional
    legalNotice { ...Policy } # optional
    privacyPolicy { ...Policy }
    refundPolicy { ...Policy }
    shippingPolicy { ...Policy }
    termsOfSale { ...Policy } # optional
    termsOfService { ...Policy }
    subscriptionPolicy { id title handle body }
  }
  localization {
    country { isoCode }
    language { isoCode }
    availableCountries {
      isoCode
      currency { isoCode }
      market { id handle }
      defaultLanguage { isoCode }
      availableLanguages { isoCode }
    }
  }
}
fragment Policy on ShopPolicy { id title handle body }
"""

POLICIES_IN: Final = """
query PoliciesIn($country: CountryCode!, $language: LanguageCode!)
@inContext(country: $country, language: $language) {
  shop {
    contactInformation { ...Policy } # optional
    legalNotice { ...Policy } # optional
    privacyPolicy { ...Policy }
    refundPolicy { ...Policy }
    shippingPolicy { ...Policy }
    termsOfSale { ...Policy } # optional
    termsOfService { ...Policy }
  }
}
fragment Policy on ShopPolicy { id title handle body }
"""

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

PRODUCTS: Final = """
query Products($after: String) {
  products(first: 20, after: $after, sortKey: ID) { %(page)s nodes { ...Product } }
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

BEST_SELLING: Final = """
query BestSelling($after: String) {
  products(first: 250, after: $after, sortKey: BEST_SELLING) { %(page)s nodes { id } }
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

COLLECTIONS: Final = """
query Collections($after: String) {
  collections(first: 50, after: $after, sortKey: ID) {
    %(page)s
    nodes {
      id
      handle
      title
      descriptionHtml
      updatedAt
      seo { title description }
      image { id %(image)s }
      %(metafields)s
    }
  }
}
"""

MEMBERS: Final = """
query Members($country: CountryCode!, $id: ID!, $after: String)
@inContext(country: $country) {
  node(id: $id) { ... on Collection {
    products(first: 250, after: $after, sortKey: COLLECTION_DEFAULT) { %(page)s nodes { handle } }
  } }
}
"""

FILTERS: Final = """
query Filters {
  search(query: "", types: [PRODUCT], first: 1) { productFilters { id label presentation } }
}
"""

PAGES: Final = """
query Pages($after: String) {
  pages(first: 50, after: $after, sortKey: ID) {
    %(page)s
    nodes {
      id
      handle
      title
      body
      createdAt
      updatedAt
      seo { title description }
      %(metafields)s
    }
  }
}
"""

BLOGS: Final = """
query Blogs($after: String) {
  blogs(first: 50, after: $after, sortKey: ID) {
    %(page)s
    nodes {
      id
      handle
      title
      seo { title description }
      %(metafields)s
    }
  }
}
"""

ARTICLES: Final = """
query Articles($after: String) {
  articles(first: 25, after: $after, sortKey: ID) {
    %(page)s
    nodes {
      id
      handle
      title
      contentHtml
      excerptHtml
      publishedAt
      tags
      blog { handle }
      seo { title description }
      image { id %(image)s }
      authorV2 {
        name
        bio
        email # optional
      }
      comments(first: 100) { nodes { id contentHtml author { name email } } }
      %(metafields)s
    }
  }
}
"""

MENU: Final = """
query Menu($handle: String!) { menu(handle: $handle) { ...Menu } }
"""

MENU_IN: Final = """
query MenuIn($handle: String!, $country: CountryCode!, $language: LanguageCode!)
@inContext(country: $country, language: $language) {
  menu(handle: $handle) { ...Menu }
}
"""

MENU_PARTS: Final = """
fragment Menu on Menu { id title items { ...Item items { ...Item items { ...Item } } } }
fragment Item on MenuItem {
  id
  title
  type
  url
  tags
  resource {
    ... on Article { handle blog { handle } }
    ... on Blog { handle }
    ... on Collection { handle }
    ... on Metaobject { handle type }
    ... on Page { handle }
    ... on Product { handle }
    ... on ShopPolicy { handle }
  }
}
"""

REDIRECTS: Final = """
query Redirects($after: String) {
  urlRedirects(first: 250, after: $after) { %(page)s nodes { id path target } }
}
"""

LOCATIONS: Final = """
query Locations($after: String) {
  locations(first: 250, after: $after) {
    %(page)s
    nodes {
      id
      name
      address {
        address1 address2 city countryCode latitude longitude phone province provinceCode zip
      }
      %(metafields)s
    }
  }
}
"""

METAOBJECT_TYPES: Final = """
query Types($page: Int!) {
  sitemap(type: METAOBJECT) {
    resources(page: $page) {
      hasNextPage
      items { ... on SitemapResourceMetaobject { type onlineStoreUrlHandle } }
    }
  }
}
"""

METAOBJECTS: Final = """
query Metaobjects($type: String!, $after: String) {
  metaobjects(type: $type, first: 50, after: $after) {
    %(page)s
    nodes {
      id
      handle
      updatedAt
      onlineStoreUrl
      seo { title { key } description { key } }
      fields { key type value reference { ...File } references(first: 50) { nodes { ...File } } }
    }
  }
}
"""

FILE: Final = """
fragment File on MetafieldReference {
  __typename
  ... on GenericFile { id url mimeType originalFileSize alt previewImage { url } }
  ... on MediaImage { id alt image { %(image)s } }
  ... on Model3d { id alt previewImage { url } sources { url mimeType format filesize } }
  ... on Video { id alt previewImage { url } sources { url mimeType format width height } }
}
"""

SHOP_METAFIELDS: Final = """
query ShopMetafields {
  shop {
    %(metafields)s
  }
}
"""

TEXTS_IN: Final = """
query Texts($country: CountryCode!, $language: LanguageCode!, $ids: [ID!]!)
@inContext(country: $country, language: $language) {
  nodes(ids: $ids) {
    ... on Article { handle title body: contentHtml excerpt: excerptHtml seo { title description } }
    ... on Blog { handle title seo { title description } }
    ... on Collection { handle title body: descriptionHtml seo { title description } }
    ... on Page { handle title body seo { title description } }
    ... on Product {
      handle
      title
      body: descriptionHtml
      seo { title description }
      options { name optionValues { name } }
    }
  }
}
"""


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
