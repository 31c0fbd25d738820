"""The documents that ask a shop for itself: see `documents.py`."""

from typing import Final

from sandbox.importing.shop.lists import listed

_POLICY: Final = "fragment Policy on ShopPolicy { id title handle body }"
_POLICIES: Final = """
    contactInformation { ...Policy } # optional
    legalNotice { ...Policy } # optional
    privacyPolicy { ...Policy }
    refundPolicy { ...Policy }
    shippingPolicy { ...Policy }
    termsOfSale { ...Policy } # optional
    termsOfService { ...Policy }
""".strip()

SHOP: Final = f"""
query Shop {{
  shop {{
    id
    name
    description
    moneyFormat
    customerAccountUrl # optional
    primaryDomain {{ host }}
    paymentSettings {{
      countryCode currencyCode cardVaultUrl acceptedCardBrands supportedDigitalWallets
      shopifyPaymentsAccountId
    }}
    brand {{
      slogan
      shortDescription
      colors {{
        primary {{ background foreground }}
        secondary {{ background foreground }}
      }}
    }}
    {_POLICIES}
    subscriptionPolicy {{ id title handle body }}
  }}
  localization {{
    country {{ isoCode }}
    language {{ isoCode }}
    availableCountries {{
      isoCode
      currency {{ isoCode }}
      market {{ id handle }}
      defaultLanguage {{ isoCode }}
      availableLanguages {{ isoCode }}
    }}
  }}
}}
{_POLICY}
"""

POLICIES_IN: Final = f"""
query PoliciesIn($country: CountryCode!, $language: LanguageCode!)
@inContext(country: $country, language: $language) {{
  shop {{
    {_POLICIES}
  }}
}}
{_POLICY}
"""

FILTERS: Final = """
query Filters {
  search(query: "", types: [PRODUCT], first: 1) { productFilters { id label presentation } }
}
"""

LOCATIONS: Final = listed(
    "Locations",
    "locations",
    """
id
name
address {
  address1 address2 city countryCode latitude longitude phone province provinceCode zip
}
%(metafields)s
""",
    first=250,
    order="",
)

SHOP_METAFIELDS: Final = """
query ShopMetafields {
  shop {
    id
    %(metafields)s
  }
}
"""

TEXTS_IN: Final = """
query Texts($country: CountryCode!, $language: LanguageCode!, $ids: [ID!]!)
@inContext(country: $country, language: $language) {
  nodes(ids: $ids) {
    ... on Article {
      handle
      title
      body: contentHtml
      excerpt: excerptHtml
      seo { title description }
      %(Article)s
    }
    ... on Blog {
      handle
      title
      seo { title description }
      %(Blog)s
    }
    ... on Collection {
      handle
      title
      body: descriptionHtml
      seo { title description }
      %(Collection)s
    }
    ... on Location {
      %(Location)s
    }
    ... on Metaobject { fields { key value } }
    ... on Page {
      handle
      title
      body
      seo { title description }
      %(Page)s
    }
    ... on Product {
      handle
      title
      body: descriptionHtml
      seo { title description }
      options { name optionValues { name } }
      %(Product)s
    }
    ... on ProductVariant {
      %(ProductVariant)s
    }
    ... on Shop {
      %(Shop)s
    }
  }
}
"""

UPDATES: Final = """
query Updates($type: SitemapType!, $page: Int!) {
  sitemap(type: $type) { resources(page: $page) { hasNextPage items { handle updatedAt } } }
}
"""
