"""The documents that ask a shop for its collections and its content: see `documents.py`."""

from typing import Final

from sandbox.importing.shop.lists import listed

COLLECTIONS: Final = listed(
    "Collections",
    "collections",
    """
id
handle
title
descriptionHtml
updatedAt
seo { title description }
image { id %(image)s }
%(metafields)s
""",
    first=50,
)

MEMBERS: Final = """
query Members($country: CountryCode!, $id: ID!, $after: String)
@inContext(country: $country) {
  node(id: $id) { ... on Collection {
    products(first: 250, after: $after, sortKey: COLLECTION_DEFAULT) { %(page)s nodes { handle } }
  } }
}
"""

PAGES: Final = listed(
    "Pages",
    "pages",
    """
id
handle
title
body
createdAt
updatedAt
seo { title description }
%(metafields)s
""",
    first=50,
)

BLOGS: Final = listed(
    "Blogs",
    "blogs",
    """
id
handle
title
seo { title description }
%(metafields)s
""",
    first=50,
)

ARTICLES: Final = listed(
    "Articles",
    "articles",
    """
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
""",
    first=25,
)

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

REDIRECTS: Final = listed("Redirects", "urlRedirects", "id path target", first=250, order="")

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
  ... on Model3d {
    id alt previewImage { url width height } sources { url mimeType format filesize }
  }
  ... on Video { id alt previewImage { url } sources { url mimeType format width height } }
}
"""
