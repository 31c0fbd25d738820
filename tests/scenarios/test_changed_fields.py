"""A scenario changes fields of the usual answer, whatever they are called in the document."""

import pytest

from sandbox.scenarios import Library

ACCESS = "https://shopify.dev/api/usage/access-scopes"
NOTHING = {"nodes": [], "pageInfo": {"hasNextPage": False, "endCursor": None}}
SHIRT = 'product(handle: "camp-shirt")'
TIN = 'product(handle: "everything-tin")'
MUG = 'product(handle: "enamel-mug")'
YEN = {"amount": "1500.0", "currencyCode": "JPY"}
DATA = {
    "product-gone": (f"{{ {MUG} {{ title }} shop {{ name }} }}", {"product": None, "shop": ...}),
    "sold-out-now": (
        f"""{{ {MUG} {{
          a: availableForSale
          totalInventory
          variants(first: 1) {{ nodes {{ availableForSale quantityAvailable }} }}
        }} }}""",
        {
            "product": {
                "a": False,
                "totalInventory": 0,
                "variants": {"nodes": [{"availableForSale": False, "quantityAvailable": 0}]},
            }
        },
    ),
    "price-changed": (
        f"""{{ {MUG} {{ variants(first: 1) {{
          nodes {{ price {{ sum: amount currencyCode }} compareAtPrice {{ amount }} }}
        }} }} }}""",
        {
            "product": {
                "variants": {
                    "nodes": [
                        {"price": {"sum": "99.0", "currencyCode": "USD"}, "compareAtPrice": None}
                    ]
                }
            }
        },
    ),
    "variant-deleted": (
        f"{{ {MUG} {{ title selectedOrFirstAvailableVariant {{ id }} }} }}",
        {"product": {"title": "Enamel Mug", "selectedOrFirstAvailableVariant": None}},
    ),
    "handle-renamed": (
        f"{{ {MUG} {{ title }} urlRedirects(first: 1) {{ edges {{ node {{ target }} }} }} }}",
        {"product": None, "urlRedirects": {"edges": []}},
    ),
    "handle-renamed-with-redirect": (
        f"{{ {MUG} {{ title }} urlRedirects(first: 1) {{ edges {{ node {{ to: target }} }} }} }}",
        {
            "product": None,
            "urlRedirects": {"edges": [{"node": {"to": "/products/enamel-mug"}}]},
        },
    ),
    "handle-localized": (
        f"{{ {MUG} {{ ...P }} }} fragment P on Product {{ handle title }}",
        {"product": {"handle": "emaillebecher", "title": "Enamel Mug"}},
    ),
    "empty-catalog": (
        "{ products(first: 2) { nodes { id } pageInfo { hasNextPage endCursor } } }",
        {"products": NOTHING},
    ),
    "empty-search": (
        '{ search(query: "tent", first: 2) { totalCount nodes { __typename } } }',
        {"search": {"totalCount": 0, "nodes": []}},
    ),
    "filters-empty": (
        '{ collection(handle: "shelter") { products(first: 1) { filters { id } } } }',
        {"collection": {"products": {"filters": []}}},
    ),
    "recommendations-null": (
        '{ productRecommendations(productHandle: "enamel-mug") { id } }',
        {"productRecommendations": None},
    ),
    "recommendations-empty": (
        '{ productRecommendations(productHandle: "enamel-mug") { id } }',
        {"productRecommendations": []},
    ),
    "missing-images": (
        f"{{ {MUG} {{ featuredImage {{ url }} images(first: 1) {{ nodes {{ url }} }} }} }}",
        {"product": {"featuredImage": None, "images": {"nodes": []}}},
    ),
    "null-dimensions": (
        f"{{ {MUG} {{ featuredImage {{ width height altText }} }} }}",
        {"product": {"featuredImage": {"width": None, "height": None, "altText": ...}}},
    ),
    "menu-missing": ('{ menu(handle: "footer") { title } }', {"menu": None}),
    "brand-null": ("{ shop { name brand { slogan } } }", {"shop": {"name": ..., "brand": None}}),
    "policy-null": ("{ shop { privacyPolicy { body } } }", {"shop": {"privacyPolicy": None}}),
    "encoded-null": (
        f"{{ {MUG} {{ encodedVariantExistence encodedVariantAvailability }} }}",
        {"product": {"encodedVariantExistence": None, "encodedVariantAvailability": None}},
    ),
    "encoded-v2": (
        f"{{ {MUG} {{ encodedVariantExistence }} }}",
        {"product": {"encodedVariantExistence": "v2_0"}},
    ),
    "sitemap-empty-page": (
        "{ sitemap(type: PRODUCT) { resources(page: 1) { hasNextPage items { handle } } } }",
        {"sitemap": {"resources": {"hasNextPage": True, "items": []}}},
    ),
    "sitemap-count-null": (
        "{ sitemap(type: PRODUCT) { pagesCount { count } } }",
        {"sitemap": {"pagesCount": None}},
    ),
    "metafield-unparsable": (
        f'{{ {SHIRT} {{ metafield(namespace: "custom", key: "material") {{ type value }} }} }}',
        {"product": {"metafield": {"type": "single_line_text_field", "value": "{broken"}}},
    ),
    "reference-hidden": (
        f"""{{ {TIN} {{
          metafield(namespace: "test", key: "file_reference") {{ reference {{ __typename }} }}
        }} }}""",
        {"product": {"metafield": {"reference": None}}},
    ),
    "backup-region": (
        """query @inContext(country: DE) {
          localization { country { isoCode currency { isoCode } } }
        }""",
        {"localization": {"country": {"isoCode": "US", "currency": {"isoCode": "USD"}}}},
    ),
    "market-without-product": (f"{{ {MUG} {{ title }} }}", {"product": None}),
    "currency-jpy": (
        f"{{ {MUG} {{ priceRange {{ minVariantPrice {{ amount currencyCode }} }} }} }}",
        {"product": {"priceRange": {"minVariantPrice": YEN}}},
    ),
    "predictive-null": (
        '{ predictiveSearch(query: "tent") { products { id } } }',
        {"predictiveSearch": None},
    ),
}
"""By the name of a scenario: a document, and the data that it is answered; `...` is anything."""


def like(data, pattern):
    """Return *data* with `...` where *pattern* has it."""
    if pattern is ...:
        return ...
    if isinstance(pattern, dict):
        return {key: like(value, pattern.get(key)) for key, value in data.items()}
    return data


def header(name):
    return {"X-Sandbox-Scenario": name}


@pytest.mark.parametrize("name", DATA)
async def test_a_scenario_changes_what_it_says(name, storefront):
    document, expected = DATA[name]
    answer = await storefront.ask(document, headers=header(name))
    assert "errors" not in answer
    assert like(answer["data"], expected) == expected


def test_every_scenario_that_changes_fields_has_its_answer_here():
    named = {
        scenario.name
        for scenario in Library().scenarios()
        if scenario.effect.fields and not any(change.error for change in scenario.effect.fields)
    }
    of_carts = {name for name in named if name.startswith("cart-")}  # test_cart_scenarios.py
    assert named - of_carts - set(DATA) == {"image-404"}


async def test_missing_images_are_not_found(storefront):
    document = f"{{ {MUG} {{ featuredImage {{ url }} }} }}"
    answer = await storefront.ask(document, headers=header("image-404"))
    url = answer["data"]["product"]["featuredImage"]["url"]
    path = url.partition("/cdn/")[2]
    assert (await storefront.client.get(f"/cdn/{path}")).status == 404


async def test_a_product_is_unpublished_after_the_first_request(storefront):
    document = f"{{ {MUG} {{ title }} }}"
    answers = [
        await storefront.ask(document, headers=header("product-unpublished-mid-session"))
        for _ in range(3)
    ]
    products = [answer["data"]["product"] for answer in answers]
    assert products == [{"title": "Enamel Mug"}, None, None]


def denied(field, scope, *path):
    return {
        "message": f"Access denied for {field} field. Required access: `{scope}` access scope.",
        "extensions": {
            "code": "ACCESS_DENIED",
            "documentation": ACCESS,
            "requiredAccess": f"`{scope}` access scope.",
        },
        "path": list(path),
    }


async def test_a_field_that_may_be_null_is_null_and_has_an_error(storefront):
    document = f"{{ {MUG} {{ title stock: totalInventory }} }}"
    answer = await storefront.ask(document, headers=header("access-denied-inventory"))
    scope = "unauthenticated_read_product_inventory"
    assert answer["data"] == {"product": {"title": "Enamel Mug", "stock": None}}
    assert answer["errors"] == [denied("totalInventory", scope, "product", "stock")]


async def test_null_goes_up_to_what_may_be_null(storefront):
    document = f"{{ {MUG} {{ title tags }} shop {{ name }} }}"
    answer = await storefront.ask(document, headers=header("access-denied-tags"))
    scope = "unauthenticated_read_product_tags"
    assert answer["data"] == {"product": None, "shop": {"name": "Storefront Sandbox"}}
    assert answer["errors"] == [denied("tags", scope, "product", "tags")]


async def test_null_in_a_list_goes_up_once(storefront):
    document = "{ products(first: 3) { nodes { tags } } }"
    answer = await storefront.ask(document, headers=header("access-denied-tags"))
    scope = "unauthenticated_read_product_tags"
    assert answer["data"] is None
    assert answer["errors"] == [denied("tags", scope, "products", "nodes", 0, "tags")]


async def test_where_products_are_picked_up_is_denied(storefront):
    document = (
        f"{{ {MUG} {{ variants(first: 1) {{ nodes {{ storeAvailability(first: 1)"
        " { nodes { available } } } } } }"
    )
    answer = await storefront.ask(document, headers=header("access-denied-pickup"))
    path = ("product", "variants", "nodes", 0, "storeAvailability")
    scope = "unauthenticated_read_product_pickup_locations"
    assert answer["errors"] == [denied("storeAvailability", scope, *path)]


async def test_a_line_of_a_cart_is_sold_out(storefront):
    variant = '{ product(handle: "enamel-mug") { variants(first: 1) { nodes { id } } } }'
    found = (await storefront.ask(variant))["data"]["product"]["variants"]["nodes"][0]["id"]
    made = await storefront.ask(
        f'mutation {{ cartCreate(input: {{ lines: {{ merchandiseId: "{found}" }} }}) {{'
        " cart { id } } }"
    )
    document = """query ($id: ID!) { cart(id: $id) { lines(first: 1) { nodes { quantity
        merchandise { ... on ProductVariant { availableForSale quantityAvailable } } } } } }"""
    cart_id = made["data"]["cartCreate"]["cart"]["id"]
    answer = await storefront.ask(document, id=cart_id, headers=header("sold-out-now"))
    sold_out = {"availableForSale": False, "quantityAvailable": 0}
    assert answer["data"] == {
        "cart": {"lines": {"nodes": [{"quantity": 1, "merchandise": sold_out}]}}
    }


async def test_one_field_fails_and_the_rest_is_there(storefront):
    document = (
        f"{{ {MUG} {{ title priceRange {{ minVariantPrice {{ amount }} }} }} shop {{ id }} }}"
    )
    answer = await storefront.ask(document, headers=header("partial-data"))
    assert answer["data"]["product"] is None
    assert answer["data"]["shop"] == {"id": "gid://shopify/Shop/61000000001"}
    assert [error["path"] for error in answer["errors"]] == [["product", "priceRange"]]


async def test_a_change_is_for_its_type_alone(storefront):
    effect = {"fields": [{"field": "Product.title", "value": "Changed"}]}
    path = "/_sandbox/api/worlds/default/scenarios/titles"
    await storefront.client.put(path, json={"effect": effect})
    answer = await storefront.ask(
        '{ collection(handle: "shelter") { title } product(handle: "enamel-mug") { title }'
        ' nodes(ids: ["gid://shopify/Product/10200000032768"]) { __typename'
        " ... on Collection { title } ... on Product { title } } }"
    )
    assert answer["data"] == {
        "collection": {"title": "Shelter"},
        "product": {"title": "Changed"},
        "nodes": [{"__typename": "Product", "title": "Changed"}],
    }


async def test_a_field_that_there_is_not_is_refused(storefront):
    path = "/_sandbox/api/worlds/default/scenarios/wrong"
    effect = {"fields": [{"field": "Product.titel"}]}
    response = await storefront.client.put(path, json={"effect": effect})
    assert response.status == 422
    assert (await response.json())["errors"] == [
        {
            "pointer": "#/effect/fields/0/field",
            "detail": "'Product.titel' is not a field of the Storefront API: did you mean "
            "Product.title or Product.metafield?",
        }
    ]


async def test_fields_and_an_answer_in_their_place_contradict_each_other(storefront):
    effect = {"status": 500, "fields": [{"field": "Product.title"}]}
    path = "/_sandbox/api/worlds/default/scenarios/both"
    response = await storefront.client.put(path, json={"effect": effect})
    problem = await response.json()
    assert response.status == 422
    assert "fields are changed of the usual answer: status replaces it" in str(problem["errors"])
