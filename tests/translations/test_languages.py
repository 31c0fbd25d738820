"""`@inContext(language:)`: titles, texts, handles, options, menus, metafields and policies."""

import pytest

PRODUCT = """
query ($handle: String!, $language: LanguageCode, $country: CountryCode)
@inContext(language: $language, country: $country) {
  product(handle: $handle) {
    id handle title description descriptionHtml onlineStoreUrl seo { title description }
    productType vendor tags
    options { name values optionValues { name } }
    variants(first: 1) { nodes { title selectedOptions { name value } } }
    metafield(namespace: "custom", key: "material") { value }
  }
}
"""
MAKER = """
query ($language: LanguageCode) @inContext(language: $language, country: DE) {
  metaobject(handle: { type: "maker", handle: "northway" }) {
    story: field(key: "story") { value }
    name: field(key: "name") { value }
    seo { description { value } }
  }
}
"""
STORY = "Zwei Schwestern und eine Nähmaschine über einem Bootshaus."
GERMAN = {
    "id": "gid://shopify/Product/10200000032768",
    "handle": "wanderzelt",
    "title": "Wanderzelt für zwei",
    "description": (
        "Ein leichtes Zelt für zwei, in vier Minuten aufgebaut. Zwei Türen Wasserdicht bis 3000 mm"
    ),
    "descriptionHtml": (
        "<p>Ein leichtes Zelt für zwei, in vier Minuten aufgebaut.</p>\n"
        "<ul><li>Zwei Türen</li><li>Wasserdicht bis 3000 mm</li></ul>"
    ),
    "onlineStoreUrl": "https://sandbox.myshopify.com/products/wanderzelt",
    "seo": {"title": "Wanderzelt für zwei, 2,4 kg", "description": None},
    "productType": "Tents",
    "vendor": "Northway",
    "tags": ["Best seller", "camping", "new season"],
    "options": [
        {
            "name": "Farbe",
            "values": ["Moos", "Lehm"],
            "optionValues": [{"name": "Moos"}, {"name": "Lehm"}],
        },
        {
            "name": "Größe",
            "values": ["2 Personen", "3 Personen"],
            "optionValues": [{"name": "2 Personen"}, {"name": "3 Personen"}],
        },
    ],
    "variants": {
        "nodes": [
            {
                "title": "Moos / 2 Personen",
                "selectedOptions": [
                    {"name": "Farbe", "value": "Moos"},
                    {"name": "Größe", "value": "2 Personen"},
                ],
            }
        ]
    },
    "metafield": {"value": "Recyceltes Nylon"},
}


@pytest.mark.parametrize("handle", ["trail-tent", "wanderzelt", "tente-de-randonnee"])
async def test_a_product_is_in_the_language_by_each_of_its_handles(storefront, handle):
    """Shopify: texts and handles are translated, types, vendors and tags are not (documented)."""
    answer = await storefront.ask(PRODUCT, handle=handle, language="DE", country="DE")
    assert answer["data"]["product"] == GERMAN


@pytest.mark.parametrize(
    ("context", "title", "handle"),
    [
        pytest.param({}, "Trail Tent for Two", "trail-tent", id="the shop's own"),
        pytest.param(
            {"language": "FR", "country": "CA"},
            "Tente de randonnée pour deux",
            "tente-de-randonnee",
            id="French in Canada",
        ),
        pytest.param(
            {"country": "JP"}, "二人用トレイルテント", "trail-tent", id="the default of Japan"
        ),
        pytest.param(
            {"language": "ES", "country": "DE"},
            "Trail Tent for Two",
            "trail-tent",
            id="untranslated",
        ),
        pytest.param(
            {"language": "FR", "country": "GB"},
            "Trail Tent for Two",
            "trail-tent",
            id="a language that the country does not have",
        ),
    ],
)
async def test_the_language_follows_the_context(storefront, context, title, handle):
    answer = await storefront.ask(PRODUCT, handle="trail-tent", **context)
    found = answer["data"]["product"]
    assert (found["title"], found["handle"]) == (title, handle)


async def test_options_are_selected_in_the_language(storefront):
    """Shopify: reported."""
    document = """query ($options: [SelectedOptionInput!]!)
      @inContext(language: DE, country: DE) {
      product(handle: "trail-tent") { variantBySelectedOptions(selectedOptions: $options) {
        sku } }
    }"""
    german = [{"name": "Farbe", "value": "Lehm"}, {"name": "Größe", "value": "2 Personen"}]
    english = [{"name": "Color", "value": "Clay"}, {"name": "Size", "value": "2 people"}]
    found = [
        (await storefront.ask(document, options=options))["data"]["product"]
        for options in (german, english)
    ]
    assert found == [
        {"variantBySelectedOptions": {"sku": "TENT-CLAY-2"}},
        {"variantBySelectedOptions": None},
    ]


async def test_lists_search_and_filters_are_in_the_language(storefront):
    answer = await storefront.ask(
        """query @inContext(language: DE, country: DE) {
          products(first: 1, query: "title:Wanderzelt") { nodes { handle } }
          search(query: "wanderzelt", types: PRODUCT, first: 1) { nodes {
            ... on Product { title } } }
          predictiveSearch(query: "unterk", types: COLLECTION) { collections { handle } }
          collection(handle: "shelter") { handle title description products(
            first: 5, filters: [{variantOption: {name: "color", value: "Moos"}}]
          ) { nodes { handle } filters { id label values { id label } } } }
          collections(first: 2, query: "title:Kleidung") { nodes { title } }
        }"""
    )
    found = answer["data"]
    filters = found["collection"]["products"].pop("filters")
    assert found == {
        "products": {"nodes": [{"handle": "wanderzelt"}]},
        "search": {"nodes": [{"title": "Wanderzelt für zwei"}]},
        "predictiveSearch": {"collections": [{"handle": "unterkunft"}]},
        "collection": {
            "handle": "unterkunft",
            "title": "Unterkunft",
            "description": "Zelte, Planen und was sie hält.",
            "products": {"nodes": [{"handle": "wanderzelt"}]},
        },
        "collections": {"nodes": [{"title": "Kleidung"}]},
    }
    (color,) = (each for each in filters if each["id"] == "filter.v.option.color")
    assert (color["label"], {"id": "filter.v.option.color.moos", "label": "Moos"}) == (
        "Farbe",
        color["values"][0],
    )


async def test_content_menus_and_policies_are_in_the_language(storefront):
    answer = await storefront.ask(
        """query @inContext(language: DE, country: DE) {
          page(handle: "about") { handle title body onlineStoreUrl seo { title } }
          translated: page(handle: "ueber-uns") { handle }
          blog(handle: "neuigkeiten") { handle title
            articleByHandle(handle: "die-erste-nacht-draussen") {
              handle title contentHtml excerpt blog { title } onlineStoreUrl } }
          menu(handle: "main-menu") { title items { title } }
          shop { privacyPolicy { title body handle } refundPolicy { title } }
        }"""
    )
    assert answer["data"] == {
        "page": {
            "handle": "ueber-uns",
            "title": "Über uns",
            "body": "<p>Wir nähen, schmieden und kochen für Nächte im Freien.</p>",
            "onlineStoreUrl": "https://sandbox.myshopify.com/pages/ueber-uns",
            "seo": {"title": "About the shop"},
        },
        "translated": {"handle": "ueber-uns"},
        "blog": {
            "handle": "neuigkeiten",
            "title": "Neuigkeiten",
            "articleByHandle": {
                "handle": "die-erste-nacht-draussen",
                "title": "Die erste Nacht draußen",
                "contentHtml": "<p>Nimm wenig mit, und lass den Rest zu Hause.</p>",
                "excerpt": "Was man für eine Nacht braucht.",
                "blog": {"title": "Neuigkeiten"},
                "onlineStoreUrl": (
                    "https://sandbox.myshopify.com/blogs/neuigkeiten/die-erste-nacht-draussen"
                ),
            },
        },
        "menu": {
            "title": "Main menu",
            "items": [
                {"title": "Start"},
                {"title": "Katalog"},
                {"title": "Lagerküche"},
                {"title": "Journal"},
                {"title": "Kontakt"},
            ],
        },
        "shop": {
            "privacyPolicy": {
                "title": "Datenschutz",
                "body": "<p>Die Menschen in diesem Shop sind erfunden.</p>",
                "handle": "privacy-policy",
            },
            "refundPolicy": {"title": "Refund Policy"},
        },
    }


async def test_a_translated_handle_is_found_in_the_shops_own_language_too(storefront):
    answer = await storefront.ask(
        """{ product(handle: "wanderzelt") { handle title }
             collection(handle: "unterkunft") { handle }
             unknown: product(handle: "no-such") { handle } }"""
    )
    assert answer["data"] == {
        "product": {"handle": "trail-tent", "title": "Trail Tent for Two"},
        "collection": {"handle": "shelter"},
        "unknown": None,
    }


async def test_fields_of_a_metaobject_are_translated(storefront):
    answer = await storefront.ask(MAKER, language="DE")
    assert answer["data"]["metaobject"] == {
        "story": {"value": STORY},
        "name": {"value": "Northway"},
        "seo": {"description": {"value": STORY}},
    }
