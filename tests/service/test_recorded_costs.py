"""What operations cost that were recorded against 2026-04.

Shopify: the figures are the recorded ones. Documents are written anew: of the fields that cost
nothing each keeps one where there were more.
"""

import pytest

from sandbox.schema.building import build_schema
from sandbox.service.cost import cost_of
from sandbox.validation import parse, validate

PAGE = "pageInfo { hasNextPage }"
PRICES = "priceRange { minVariantPrice { amount } maxVariantPrice { amount } }"
PRODUCT_ID = '"gid://shopify/Product/1"'

ORDERS = f"""query ($token: String!) {{
  customer(customerAccessToken: $token) {{
    defaultAddress {{ id }}
    addresses(first: 5) {{ nodes {{ id }} {PAGE} }}
    orders(first: 5) {{ nodes {{ totalPrice {{ amount }} totalPriceV2 {{ amount }} }} {PAGE} }}
  }}
}}"""

LINES_REMOVED = """mutation ($cart: ID!, $lines: [ID!]!) {
  cartLinesRemove(cartId: $cart, lineIds: $lines) {
    cart {
      lines(first: 50) { nodes { merchandise { ... on ProductVariant { id } } } }
      cost { subtotalAmount { amount } totalAmount { amount } }
    }
    userErrors { code } warnings { code }
  }
}"""

LINES_UPDATED = """mutation ($cart: ID!, $lines: [CartLineUpdateInput!]!) {
  cartLinesUpdate(cartId: $cart, lines: $lines) {
    cart {
      lines(first: 50) {
        nodes {
          attributes { key }
          merchandise { ... on ProductVariant { id } }
          cost {
            amountPerQuantity { amount } subtotalAmount { amount } totalAmount { amount }
          }
        }
      }
      cost { subtotalAmount { amount } totalAmount { amount } }
    }
    userErrors { code } warnings { code }
  }
}"""

DELIVERY = f"""query ($id: ID!) {{
  cart(id: $id) {{
    delivery {{ addresses {{ address {{ __typename ... on CartDeliveryAddress {{ zip }} }} }} }}
    deliveryGroups(first: 10) {{ edges {{ node {{ ...Group }} }} nodes {{ ...Group }} {PAGE} }}
  }}
}}
fragment Group on CartDeliveryGroup {{
  deliveryAddress {{ id }} deliveryOptions {{ ...Option }} selectedDeliveryOption {{ ...Option }}
  cartLines(first: 10) {{
    edges {{ node {{ merchandise {{ ... on ProductVariant {{ id }} }} }} }}
    nodes {{ merchandise {{ ... on ProductVariant {{ id }} }} }}
    {PAGE}
  }}
}}
fragment Option on CartDeliveryOption {{ estimatedCost {{ amount }} }}"""

RESOURCE = """resource {
  __typename ... on Article { id } ... on Blog { id } ... on Collection { id } ... on Page { id }
}"""
MENU = f"""query ($handle: String!) {{
  menu(handle: $handle) {{ items {{ items {{ items {{ id }} {RESOURCE} }} {RESOURCE} }} }}
}}"""

NODES = f"""query ($ids: [ID!]!) {{
  one: node(id: {PRODUCT_ID}) {{ __typename ... on Menu {{ handle }} }}
  several: nodes(ids: $ids) {{
    __typename ... on Product {{ handle }} ... on Page {{ handle }} ... on Menu {{ handle }}
  }}
}}"""

SEARCH = f"""query ($query: String!) {{
  search(first: 1, query: $query, types: [PAGE]) {{
    nodes {{ __typename ... on Page {{ id }} }} {PAGE} totalCount
  }}
}}"""

LIMIT = 'query { predictiveSearch(query: "a", limit: 0) { products { id } } }'

CONTEXT = """query ($country: CountryCode) @inContext(country: $country) {
  localization { country { currency { isoCode } } language { isoCode } market { id } }
}"""

PRODUCTS = f"""query ($id: ID!, $handle: String!) {{
  product(id: $id) {{ ...Whole }}
  productByHandle(handle: $handle) {{ id }}
  two: products(first: 2) {{ edges {{ node {{ id }} }} {PAGE} }}
  one: products(first: 1, reverse: true) {{ nodes {{ id }} {PAGE} }}
  none: products(first: 3, query: "-") {{ nodes {{ id }} {PAGE} }}
}}
fragment Whole on Product {{
  __typename
  seo {{ title }}
  featuredImage {{ id }}
  images(first: 1) {{ nodes {{ id }} {PAGE} }}
  options(first: 3) {{ optionValues {{ name }} }}
  variantsCount {{ count }}
  variants(first: 3) {{
    edges {{
      node {{
        __typename price {{ amount }} compareAtPrice {{ amount }} selectedOptions {{ name }}
        quantityRule {{ increment }}
      }}
    }}
    {PAGE}
  }}
  last: variants(first: 1, reverse: true) {{ nodes {{ id }} {PAGE} }}
  {PRICES}
  compareAtPriceRange {{ minVariantPrice {{ amount }} maxVariantPrice {{ amount }} }}
  selectedOrFirstAvailableVariant {{ price {{ amount }} selectedOptions {{ name }} }}
  variantBySelectedOptions(selectedOptions: []) {{ price {{ amount }} selectedOptions {{ name }} }}
  metafield(namespace: "custom", key: "missing") {{ id }}
}}"""

COLLECTIONS = f"""query ($id: ID!, $handle: String!) {{
  byId: collection(id: $id) {{
    __typename
    image {{ url }}
    seo {{ title }}
    metafield(key: "a") {{ id }}
    metafields(identifiers: [{{ key: "a" }}]) {{ id }}
    products(first: 2) {{ edges {{ node {{ __typename {PRICES} }} }} {PAGE} }}
    reverse: products(first: 2, reverse: true) {{ nodes {{ id }} {PAGE} }}
    byTitle: products(first: 3, sortKey: TITLE) {{ nodes {{ id }} }}
    available: products(first: 3, filters: [{{ available: true }}]) {{ nodes {{ id }} }}
    tagged: products(first: 3, filters: [{{ tag: "a" }}]) {{ nodes {{ id }} }}
  }}
  byHandle: collection(handle: $handle) {{ id }}
  deprecated: collectionByHandle(handle: $handle) {{ id }}
  one: collections(first: 1) {{ edges {{ node {{ id }} }} {PAGE} }}
  two: collections(first: 2, reverse: true) {{ nodes {{ id }} {PAGE} }}
  missing: collection(id: "gid://shopify/Collection/9") {{ id }}
  missingByHandle: collectionByHandle(handle: "missing") {{ id }}
  none: collections(first: 2, query: "-") {{ nodes {{ id }} {PAGE} }}
}}"""

FILTERS = "productFilters { values { id } }"
FOUND = "products { id } collections { id } articles { id } pages { id }"
DISCOVERY = f"""query ($id: ID!, $ids: [ID!]!, $query: String!) {{
  node(id: $id) {{ ...Identity ... on Product {{ handle }} }}
  nodes(ids: $ids) {{
    ...Identity
    ... on Product {{ handle }}
    ... on Article {{ author {{ name }} blog {{ id }} }}
  }}
  mixed: search(first: 2, query: $query) {{
    edges {{ node {{ ...Result }} }} nodes {{ ...Result }} {PAGE} {FILTERS}
  }}
  last: search(first: 10, query: $query, prefix: LAST) {{ nodes {{ ...Result }} }}
  none: search(first: 10, query: $query, prefix: NONE) {{ nodes {{ ...Result }} }}
  filtered: search(first: 10, query: $query, sortKey: PRICE) {{ nodes {{ ...Result }} }}
  available: search(first: 10, query: $query, types: [PRODUCT]) {{ nodes {{ ...Result }} }}
  empty: search(first: 10, query: "-") {{ nodes {{ ...Result }} {PAGE} {FILTERS} }}
  each: predictiveSearch(query: $query, limitScope: EACH) {{ {FOUND} queries {{ text }} }}
  all: predictiveSearch(query: $query, limitScope: ALL) {{ {FOUND} }}
  suggestions: predictiveSearch(query: $query, types: [QUERY]) {{ queries {{ text }} }}
  nothing: predictiveSearch(query: "-") {{ {FOUND} queries {{ text }} }}
}}
fragment Identity on Node {{ __typename id }}
fragment Result on SearchResultItem {{
  __typename
  ... on Product {{ {PRICES} }}
  ... on Article {{ author {{ name }} blog {{ id }} }}
  ... on Page {{ handle }}
}}"""


@pytest.fixture(scope="module")
def schema():
    return build_schema("2026-04")


@pytest.mark.parametrize(
    ("document", "cost"),
    [
        pytest.param(ORDERS, 22, id="customer-with-orders"),
        pytest.param(LINES_REMOVED, 31, id="cart-lines-removed"),
        pytest.param(LINES_UPDATED, 66, id="cart-lines-updated"),
        pytest.param(DELIVERY, 262, id="delivery-of-a-cart"),
        pytest.param(MENU, 8, id="menu"),
        pytest.param(NODES, 4, id="nodes"),
        pytest.param(SEARCH, 4, id="search"),
        pytest.param(LIMIT, 2, id="predictive-search"),
        pytest.param(CONTEXT, 5, id="localization"),
        pytest.param(PRODUCTS, 56, id="products"),
        pytest.param(COLLECTIONS, 40, id="collections"),
        pytest.param(DISCOVERY, 157, id="discovery"),
    ],
)
def test_costs_what_was_recorded(schema, document, cost):
    parsed = parse(document)
    assert cost_of(schema, parsed, parsed.definitions[0])({}) == cost


@pytest.mark.parametrize(
    "document", [ORDERS, LINES_REMOVED, LINES_UPDATED, LIMIT, PRODUCTS, DELIVERY, NODES, SEARCH]
)
def test_could_be_asked(schema, document):
    assert validate(schema, parse(document)) == []


ARTICLE = "... on Article { author { name } blog { id } }"
PRODUCT = "... on Product { seo { title } }"


@pytest.mark.parametrize(
    ("selection", "cost"),
    [
        pytest.param("id", 1, id="interface"),
        pytest.param("__typename id", 2, id="type-name"),
        pytest.param("__typename same: __typename", 3, id="type-name-twice"),
        pytest.param(ARTICLE, 3, id="one-type"),
        pytest.param(f"{ARTICLE} {PRODUCT}", 3, id="the-dearest-type"),
        pytest.param(f"{ARTICLE} {PRODUCT} ...P ...P", 4, id="each-type-s-fragments"),
        pytest.param(f"... on HasMetafields {{ {PRODUCT} }}", 2, id="interface-in-interface"),
        pytest.param(f"... on Article {{ ... on Node {{ {PRODUCT} }} }}", 1, id="never-together"),
        pytest.param(f"... on Trackable {{ {ARTICLE} {PRODUCT} }}", 3, id="narrower-interface"),
        pytest.param(f"... @defer {{ {ARTICLE} }}", 3, id="deferred"),
        pytest.param(f"... @include(if: false) {{ {ARTICLE} }}", 3, id="left-out"),
        pytest.param(f"... on Product @skip(if: true) {{ {PRODUCT} }}", 2, id="skipped"),
    ],
)
def test_of_an_interface_the_dearest_type_counts(schema, selection, cost):
    document = f"{{ node(id: {PRODUCT_ID}) {{ {selection} }} }} fragment P on Product {{ "
    parsed = parse(f"{document} featuredImage {{ id }} variantsCount {{ count }} }}")
    assert cost_of(schema, parsed, parsed.definitions[0])({}) == cost
