"""Documents that ask a shop for nearly all that it has."""

IMAGE = "id url altText width height"
VARIANT = f"""
id title sku barcode availableForSale currentlyNotInStock quantityAvailable
requiresShipping taxable weight weightUnit
price {{ amount currencyCode }}
compareAtPrice {{ amount }}
unitPrice {{ amount }}
unitPriceMeasurement {{
  measuredType quantityUnit quantityValue referenceUnit referenceValue
}}
selectedOptions {{ name value }}
image {{ {IMAGE} }}
requiresComponents
components(first: 10) {{ nodes {{ quantity productVariant {{ id }} }} }}
storeAvailability(first: 10) {{
  nodes {{ available quantityAvailable pickUpTime location {{ id name }} }}
}}
sellingPlanAllocations(first: 3) {{
  nodes {{ sellingPlan {{ id }} priceAdjustments {{ price {{ amount }} }} }}
}}
"""
PRODUCTS = f"""
products(first: 250) {{ nodes {{
  id handle title vendor productType tags descriptionHtml createdAt updatedAt publishedAt
  isGiftCard requiresSellingPlan availableForSale totalInventory
  encodedVariantExistence encodedVariantAvailability onlineStoreUrl
  seo {{ title description }}
  category {{ id name ancestors {{ id name }} }}
  featuredImage {{ {IMAGE} }}
  priceRange {{ minVariantPrice {{ amount }} maxVariantPrice {{ amount }} }}
  options {{
    id name optionValues {{ id name swatch {{ color image {{ previewImage {{ url }} }} }} }}
  }}
  media(first: 50) {{ nodes {{
    __typename id alt previewImage {{ {IMAGE} }}
    ... on Video {{ sources {{ url format mimeType width height }} }}
    ... on ExternalVideo {{ embedUrl originUrl host }}
    ... on Model3d {{ sources {{ url filesize format mimeType }} }}
  }} }}
  variantsCount {{ count }}
  variants(first: 20) {{ nodes {{ {VARIANT} }} }}
  sellingPlanGroups(first: 5) {{ nodes {{
    name appName options {{ name values }}
    sellingPlans(first: 5) {{ nodes {{
      id name description options {{ name value }}
      checkoutCharge {{ type value {{
        ... on SellingPlanCheckoutChargePercentageValue {{ percentage }}
      }} }}
      deliveryPolicy {{ ... on SellingPlanRecurringDeliveryPolicy {{ interval intervalCount }} }}
      billingPolicy {{ ... on SellingPlanRecurringBillingPolicy {{ interval intervalCount }} }}
      priceAdjustments {{ orderCount adjustmentValue {{
        ... on SellingPlanPercentagePriceAdjustment {{ adjustmentPercentage }}
        ... on SellingPlanFixedAmountPriceAdjustment {{ adjustmentAmount {{ amount }} }}
        ... on SellingPlanFixedPriceAdjustment {{ price {{ amount }} }}
      }} }}
    }} }}
  }} }}
  collections(first: 20) {{ nodes {{ handle }} }}
  metafield(namespace: "test", key: "file_reference") {{
    id type value reference {{ __typename ... on GenericFile {{ id url mimeType }} }}
  }}
}} }}
"""
COLLECTIONS = f"""
collections(first: 50) {{ nodes {{
  id handle title descriptionHtml updatedAt
  seo {{ title description }}
  image {{ {IMAGE} }}
  products(first: 100) {{
    nodes {{ handle }}
    filters {{ id label type presentation values {{ id label count input }} }}
  }}
}} }}
"""
CONTENT = f"""
pages(first: 50) {{ nodes {{
  id handle title body createdAt updatedAt seo {{ title description }}
}} }}
blogs(first: 10) {{ nodes {{ id handle title seo {{ title description }} authors {{ name }} }} }}
articles(first: 50) {{ nodes {{
  id handle title contentHtml excerptHtml publishedAt tags
  blog {{ handle }}
  image {{ {IMAGE} }}
  seo {{ title description }}
  authorV2 {{ name bio firstName lastName email }}
  comments(first: 10) {{ nodes {{ id contentHtml author {{ name email }} }} }}
}} }}
menu(handle: "main-menu") {{ id title itemsCount items {{
  id title type url resourceId tags
  items {{ id title type url resourceId items {{ id title type url resourceId }} }}
}} }}
footer: menu(handle: "footer") {{ id title items {{ id title type url resourceId tags }} }}
urlRedirects(first: 50) {{ nodes {{ id path target }} }}
locations(first: 10) {{ nodes {{
  id name address {{ formatted latitude longitude phone countryCode provinceCode }}
}} }}
metaobjects(type: "route", first: 10) {{
  nodes {{ id handle updatedAt fields {{ key type value }} }}
}}
"""
SHOP = """
shop {
  id name description moneyFormat shipsToCountries
  primaryDomain { host }
  brand {
    slogan shortDescription
    colors { primary { background foreground } secondary { background foreground } }
  }
  paymentSettings {
    countryCode currencyCode enabledPresentmentCurrencies acceptedCardBrands cardVaultUrl
  }
  privacyPolicy { id title handle body url }
  refundPolicy { id title body }
  termsOfSale { id body }
  subscriptionPolicy { id title body }
  contactInformation { body }
  legalNotice { body }
}
localization {
  country { isoCode name }
  language { isoCode }
  availableCountries {
    isoCode market { id handle } currency { isoCode } availableLanguages { isoCode }
  }
}
"""
CONTEXTS = (
    "",
    "@inContext(country: DE, language: DE)",
    "@inContext(country: JP)",
    "@inContext(country: CA, language: FR)",
    "@inContext(country: GB)",
)
SORTED = tuple(
    f"{{ products(first: 250, sortKey: {key}) {{ nodes {{ id }} }} }}"
    for key in ("TITLE", "PRICE", "BEST_SELLING", "CREATED_AT", "UPDATED_AT", "VENDOR")
) + tuple(
    f'{{ collection(handle: "shelter") {{ products(first: 50, sortKey: {key}) {{ '
    "nodes { handle } } } }"
    for key in ("BEST_SELLING", "PRICE", "CREATED", "MANUAL", "COLLECTION_DEFAULT", "TITLE")
)
SEARCHES = (
    """{ search(query: "tent", first: 20) {
      totalCount
      nodes { ... on Product { handle } ... on Page { handle } ... on Article { handle } }
    } }""",
    *(
        f"{{ sitemap(type: {kind}) {{ resources(page: 1) {{ items {{ handle updatedAt }} }} }} }}"
        for kind in ("ARTICLE", "BLOG", "COLLECTION", "METAOBJECT", "PAGE")
    ),
    '{ predictiveSearch(query: "mug") { products { handle } queries { text } } }',
    "{ sitemap(type: PRODUCT) { resources(page: 1) { items { handle updatedAt } } } }",
    "{ productTags(first: 100) { edges { node } } productTypes(first: 100) { edges { node } } }",
)
_METAFIELD = "id createdAt updatedAt key type value"
OWN_DATA = f"""
product(handle: "trail-tent") {{
  metafield(namespace: "custom", key: "material") {{ {_METAFIELD} }}
}}
tin: product(handle: "everything-tin") {{
  metafield(namespace: "test", key: "files") {{ {_METAFIELD} references(first: 10) {{ nodes {{
    ... on MediaImage {{ alt image {{ url width height }} }}
    ... on Model3d {{ alt previewImage {{ url width height }} sources {{ url filesize }} }}
    ... on Video {{ alt sources {{ url width height mimeType }} }}
    ... on GenericFile {{ alt url originalFileSize }}
  }} }} }}
}}
metaobjects(type: "maker", first: 10) {{ nodes {{
  handle updatedAt onlineStoreUrl seo {{ title {{ value }} }} fields {{ key type value }}
}} }}
shop {{ metafield(namespace: "custom", key: "opening_hours") {{ {_METAFIELD} }} }}
"""
RECOMMENDED = tuple(
    f'{{ productRecommendations(productHandle: "{handle}", intent: {intent}) {{ handle }} }}'
    for handle in ("trail-tent", "enamel-mug", "camp-shirt", "gift-card")
    for intent in ("RELATED", "COMPLEMENTARY")
)
DOCUMENTS = (
    *(f"query {context} {{ {OWN_DATA} }}" for context in CONTEXTS),
    *RECOMMENDED,
    *(f"query {context} {{ {PRODUCTS} }}" for context in CONTEXTS),
    *(f"query {context} {{ {COLLECTIONS} {CONTENT} {SHOP} }}" for context in CONTEXTS),
    *SORTED,
    *SEARCHES,
)
