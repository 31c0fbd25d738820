"""Products, as a merchant makes and changes them, and as the shop shows them at once."""

import pytest

from sandbox.file_ids import id_of, variant_id
from tests.control.conftest import absent

BLUE = "/worlds/blue"
PRODUCTS = f"{BLUE}/products"
HEADER = {"X-Sandbox-World": "blue"}
TENT = id_of("Product", 1)
MUG = variant_id(2, 0)
NOW = "2026-11-23T10:00:00Z"
VARIANT = {
    "title": "Default Title",
    "selectedOptions": {"Title": "Default Title"},
    "price": "0.00",
    "compareAtPrice": None,
    "sku": None,
    "barcode": None,
    "quantityAvailable": None,
    "inventoryPolicy": "DENY",
    "availableForSale": True,
    "requiresShipping": True,
    "taxable": True,
    "weight": 0.0,
    "weightUnit": "KILOGRAMS",
    "unitPriceMeasurement": None,
    "image": None,
    "marketPrices": {},
    "metafields": [],
}
SIZES = {"name": "Size", "values": ["S", "M"]}
SHOWN = """
query ($handle: String!) {
  product(handle: $handle) {
    title vendor productType tags description availableForSale totalInventory publishedAt
    seo { title description }
    options { name optionValues { name swatch { color } } }
    priceRange { minVariantPrice { amount } maxVariantPrice { amount } }
    variants(first: 10) {
      nodes {
        title sku availableForSale quantityAvailable
        price { amount } compareAtPrice { amount } weight weightUnit
      }
    }
    featuredImage { url altText width }
    collections(first: 5) { nodes { handle } }
  }
}
"""
EVERYWHERE = """
query ($query: String!) {
  products(first: 250, query: $query) { nodes { title } }
  search(first: 10, query: $query, types: PRODUCT) { nodes { ... on Product { title } } }
  predictiveSearch(query: $query) { products { title } }
  productTypes(first: 250) { nodes }
  collection(handle: "camp-kitchen") {
    products(first: 250) { nodes { title } filters { id values { label } } }
  }
  sitemap(type: PRODUCT) { resources(page: 1) { items { handle } } }
}
"""


@pytest.fixture
def ask(storefront):
    """Ask the Storefront API of the world; return the data."""

    async def ask(document, **variables):
        answer = await storefront.ask(document, headers=HEADER, **variables)
        assert "errors" not in answer
        return answer["data"]

    return ask


def without_ids(variants):
    return [{key: it[key] for key in it if key != "id"} for it in variants]


async def test_a_new_product_is_as_shopify_makes_one(call):
    await call("PUT", f"{BLUE}/clock", {"freeze": NOW})
    status, made = await call("POST", PRODUCTS, {"title": "Größe & Mug"})
    (variant,), (option,) = made["variants"], made["options"]
    assert status == 201
    assert made == {
        "id": made["id"],
        "handle": "größe-mug",
        "title": "Größe & Mug",
        "vendor": "Storefront Sandbox",
        "productType": "",
        "category": None,
        "tags": [],
        "descriptionHtml": "",
        "published": True,
        "publishedAt": NOW,
        "createdAt": NOW,
        "updatedAt": NOW,
        "isGiftCard": False,
        "requiresSellingPlan": False,
        "sellingPlanGroups": [],
        "seo": {"title": None, "description": None},
        "options": [{"id": option["id"], "name": "Title", "values": ["Default Title"]}],
        "variants": [{"id": variant["id"], **VARIANT}],
        "media": [],
        "collections": [],
        "metafields": [],
    }


async def test_a_product_with_everything_is_shown_by_the_storefront(call, ask):
    await call("PUT", f"{BLUE}/clock", {"freeze": NOW})
    red = {"selectedOptions": {"Color": "Red", "Size": "S"}, "price": "14.25", "sku": "R-S"}
    blue = {"selectedOptions": {"Color": "Blue", "Size": "M"}, "price": 20, "weight": 1.5}
    status, made = await call(
        "POST",
        PRODUCTS,
        {
            "title": "Shirt",
            "handle": "My Shirt",
            "vendor": "Hermes",
            "productType": "Shirts",
            "tags": ["summer", "Linen, summer"],
            "descriptionHtml": "<p>Light <b>linen</b></p>",
            "seo": {"title": "A shirt"},
            "options": [
                {"name": "Color", "values": [{"name": "Red", "color": "#FF0000"}, "Blue"]},
                SIZES,
            ],
            "variants": [
                {**red, "compareAtPrice": "18.00", "quantityAvailable": 5},
                {**blue, "quantityAvailable": 0, "weightUnit": "OUNCES"},
            ],
            "media": [{"url": "https://example.com/shirt.png", "alt": "Red", "width": 800}],
            "collections": ["camp-kitchen"],
        },
    )
    shown = await ask(SHOWN, handle="my-shirt")
    assert (status, made["handle"], made["collections"]) == (201, "my-shirt", ["camp-kitchen"])
    assert shown["product"] == {
        "title": "Shirt",
        "vendor": "Hermes",
        "productType": "Shirts",
        "tags": ["Linen", "summer"],
        "description": "Light linen",
        "availableForSale": True,
        "totalInventory": 5,
        "publishedAt": NOW,
        "seo": {"title": "A shirt", "description": None},
        "options": [
            {
                "name": "Color",
                "optionValues": [
                    {"name": "Red", "swatch": {"color": "#FF0000"}},
                    {"name": "Blue", "swatch": None},
                ],
            },
            {
                "name": "Size",
                "optionValues": [{"name": "S", "swatch": None}, {"name": "M", "swatch": None}],
            },
        ],
        "priceRange": {
            "minVariantPrice": {"amount": "14.25"},
            "maxVariantPrice": {"amount": "20.0"},
        },
        "variants": {
            "nodes": [
                {
                    "title": "Red / S",
                    "sku": "R-S",
                    "availableForSale": True,
                    "quantityAvailable": 5,
                    "price": {"amount": "14.25"},
                    "compareAtPrice": {"amount": "18.0"},
                    "weight": 0.0,
                    "weightUnit": "KILOGRAMS",
                },
                {
                    "title": "Blue / M",
                    "sku": None,
                    "availableForSale": False,
                    "quantityAvailable": 0,
                    "price": {"amount": "20.0"},
                    "compareAtPrice": None,
                    "weight": 1.5,
                    "weightUnit": "OUNCES",
                },
            ]
        },
        "featuredImage": {"url": "https://example.com/shirt.png", "altText": "Red", "width": 800},
        "collections": {"nodes": [{"handle": "camp-kitchen"}]},
    }


async def test_a_new_product_is_at_once_wherever_products_are_found(call, ask):
    await ask(EVERYWHERE, query="zeppelin")
    product = {
        "title": "Zeppelin Kettle",
        "productType": "Airships",
        "collections": ["camp-kitchen"],
    }
    await call("POST", PRODUCTS, product)
    found = await ask(EVERYWHERE, query="zeppelin")
    title = [{"title": "Zeppelin Kettle"}]
    assert found["products"]["nodes"] == found["search"]["nodes"] == title
    assert found["predictiveSearch"]["products"] == title
    assert "Airships" in found["productTypes"]["nodes"]
    assert found["collection"]["products"]["nodes"][-1:] == title
    assert found["sitemap"]["resources"]["items"][-1] == {"handle": "zeppelin-kettle"}


async def test_options_alone_make_a_variant_of_each_combination(call):
    options = [SIZES, {"name": "Color", "values": ["Red", "Blue"]}]
    _, made = await call("POST", PRODUCTS, {"title": "Shirt", "options": options})
    titles = [variant["title"] for variant in made["variants"]]
    assert titles == ["S / Red", "S / Blue", "M / Red", "M / Blue"]


async def test_variants_alone_name_their_options(call):
    variants = [{"selectedOptions": {"Size": size}, "price": 5} for size in ("L", "XL")]
    _, made = await call("POST", PRODUCTS, {"title": "Shirt", "variants": variants})
    (option,) = made["options"]
    assert (option["name"], option["values"]) == ("Size", ["L", "XL"])


async def test_a_product_without_options_has_a_price(call):
    _, made = await call("POST", PRODUCTS, {"title": "Mug", "variants": [{"price": "9.5"}]})
    assert without_ids(made["variants"]) == [{**VARIANT, "price": "9.50"}]


async def test_handles_of_one_title_are_numbered(call):
    handles = [(await call("POST", PRODUCTS, {"title": "Mug!"}))[1]["handle"] for _ in range(3)]
    assert handles == ["mug", "mug-1", "mug-2"]


async def test_a_change_keeps_what_it_does_not_name(call):
    await call("PUT", f"{BLUE}/clock", {"freeze": NOW})
    _, before = await call("GET", f"{PRODUCTS}/trail-tent")
    status, after = await call("PATCH", f"{PRODUCTS}/{TENT}", {"title": "Tent", "tags": ["b", "A"]})
    assert status == 200
    assert after == {**before, "title": "Tent", "tags": ["A", "b"], "updatedAt": NOW}


async def test_changed_variants_keep_their_ids_and_others_go(call):
    _, made = await call("POST", PRODUCTS, {"title": "Shirt", "options": [SIZES]})
    small, medium = made["variants"]
    given = [{"selectedOptions": {"Size": "M"}, "price": 7}]
    _, changed = await call("PATCH", f"{PRODUCTS}/shirt", {"variants": given})
    assert changed["variants"] == [{**medium, "price": "7.00"}]
    _, changed = await call(
        "PATCH", f"{PRODUCTS}/shirt", {"options": [{"name": "Size", "values": ["M", "L"]}]}
    )
    assert changed["variants"][0] == {**medium, "price": "7.00"}
    assert changed["variants"][1]["id"] not in {small["id"], medium["id"]}


async def test_a_variant_is_sold_out_and_costs_more(call, ask):
    path = f"{BLUE}/variants/{MUG}"
    status, changed = await call("PATCH", path, {"quantityAvailable": 0, "price": "99"})
    shown = await ask(SHOWN, handle="enamel-mug")
    assert (status, changed["availableForSale"], changed["price"]) == (200, False, "99.00")
    assert shown["product"]["availableForSale"] is False
    assert shown["product"]["priceRange"]["minVariantPrice"] == {"amount": "99.0"}


async def test_a_variant_is_sold_without_stock(call):
    change = {"quantityAvailable": -3, "inventoryPolicy": "CONTINUE", "compareAtPrice": None}
    gid = f"gid://shopify/ProductVariant/{MUG}"
    _, changed = await call("PATCH", f"{BLUE}/variants/{gid}", change)
    assert {key: changed[key] for key in change} == change
    assert (changed["id"], changed["availableForSale"]) == (gid, True)


async def test_a_product_that_is_not_published_is_hidden_until_it_is(call, ask):
    _, hidden = await call("PATCH", f"{PRODUCTS}/enamel-mug", {"published": False})
    assert (await ask(SHOWN, handle="enamel-mug"))["product"] is None
    await call("PUT", f"{BLUE}/clock", {"freeze": NOW})
    _, shown = await call("PATCH", f"{PRODUCTS}/enamel-mug", {"published": True})
    assert (hidden["publishedAt"], shown["publishedAt"]) == (None, NOW)
    assert (await ask(SHOWN, handle="enamel-mug"))["product"]["title"] == "Enamel Mug"


async def test_a_deleted_product_is_nowhere(call, ask, problem):
    status, body = await call("DELETE", f"{PRODUCTS}/enamel-mug")
    found = await ask(EVERYWHERE, query="handle:enamel-mug")
    assert (status, body, found["products"]["nodes"]) == (204, None, [])
    assert {"title": "Enamel Mug"} not in found["collection"]["products"]["nodes"]
    assert await problem("GET", f"{PRODUCTS}/enamel-mug") == (
        404,
        "product-not-found",
        absent("product enamel-mug", "products"),
    )


async def test_other_worlds_keep_the_product(call):
    _, before = await call("GET", "/worlds/green/products/enamel-mug")
    await call("DELETE", f"{PRODUCTS}/enamel-mug")
    assert await call("GET", "/worlds/green/products/enamel-mug") == (200, before)


async def test_collections_list_a_product_or_no_longer(call):
    _, made = await call("POST", PRODUCTS, {"title": "Mug", "collections": ["camp-kitchen"]})
    _, moved = await call("PATCH", f"{PRODUCTS}/mug", {"collections": []})
    assert (made["collections"], moved["collections"]) == (["camp-kitchen"], [])


async def test_products_are_listed_page_by_page_each_once(call):
    await call("POST", PRODUCTS, {"title": "The last"})
    handles, after = [], {}
    while True:
        _, page = await call("GET", PRODUCTS, first=30, **after)
        handles += [product["handle"] for product in page["products"]]
        if not page["pageInfo"]["hasNextPage"]:
            break
        after = {"after": page["pageInfo"]["endCursor"]}
    assert len(set(handles)) == len(handles) > 60
    assert handles[-1] == "the-last"


async def test_products_are_found_by_the_search_syntax_also_hidden_ones(call):
    await call("POST", PRODUCTS, {"title": "Draft", "published": False, "tags": ["odd one"]})
    _, page = await call("GET", PRODUCTS, query="tag:'odd one'")
    assert [product["handle"] for product in page["products"]] == ["draft"]
    assert page["pageInfo"] == {"hasNextPage": False, "endCursor": None}


async def test_a_query_that_is_too_long_is_refused(problem):
    status, slug, _ = await problem("GET", PRODUCTS, query=" ".join(["a"] * 300))
    assert (status, slug) == (400, "invalid-query")


async def test_a_product_is_in_the_snapshot_of_its_world(call):
    _, made = await call("POST", PRODUCTS, {"title": "Mug", "options": [SIZES]})
    await call("DELETE", f"{PRODUCTS}/trail-tent")
    _, snapshot = await call("GET", f"{BLUE}/snapshot")
    await call("PUT", "/worlds/green/snapshot", snapshot)
    assert await call("GET", "/worlds/green/products/mug") == (200, made)
    status, _ = await call("GET", "/worlds/green/products/trail-tent")
    assert status == 404


async def test_ids_of_new_products_are_those_of_nothing_else(call):
    _, made = await call("POST", PRODUCTS, {"title": "One", "options": [SIZES]})
    _, other = await call("POST", PRODUCTS, {"title": "Two", "options": [SIZES]})
    ids = [
        part["id"]
        for product in (made, other)
        for part in (product, *product["options"], *product["variants"])
    ]
    assert len(set(ids)) == len(ids) == 8
    _, page = await call("GET", PRODUCTS, first=250)
    assert [product["handle"] for product in page["products"][-2:]] == ["one", "two"]


async def test_a_gift_card_is_not_sent_by_post_unless_it_is_said(call):
    card = {"title": "Card", "isGiftCard": True}
    sizes = [{"selectedOptions": {"Size": "S"}, "requiresShipping": True}]
    sizes.append({"selectedOptions": {"Size": "M"}})
    _, plain = await call("POST", PRODUCTS, card)
    _, sent = await call("POST", PRODUCTS, {**card, "variants": sizes})
    shipped = [each["requiresShipping"] for each in (*plain["variants"], *sent["variants"])]
    assert (plain["isGiftCard"], shipped) == (True, [False, True, False])


async def test_a_product_is_sold_by_selling_plans(call, ask, faults):
    plans = {"requiresSellingPlan": True, "sellingPlanGroups": ["pre-order"]}
    _, made = await call("POST", PRODUCTS, {"title": "Tea", **plans})
    asked = '{ product(handle: "tea") { sellingPlanGroups(first: 5) { nodes { name } } } }'
    shown = await ask(asked)
    assert {key: made[key] for key in plans} == plans
    assert len(shown["product"]["sellingPlanGroups"]["nodes"]) == 1
    found = await faults("PATCH", f"{PRODUCTS}/tea", {"sellingPlanGroups": ["nothing"]})
    detail = "is 'nothing': the world has no such group of selling plans: write the handle of one"
    assert found == [("#/sellingPlanGroups/0", detail)]


S = {"selectedOptions": {"Size": "S"}}


@pytest.mark.parametrize(
    ("body", "pointer", "detail"),
    [
        ({}, "#/title", "is missing: write a string"),
        ({"title": ""}, "#/title", "must not be empty"),
        ({"title": "A", "handle": "!"}, "#/handle", "is '!': a handle has a letter or a digit"),
        (
            {"title": "A", "handle": "Trail Tent"},
            "#/handle",
            "is 'trail-tent', which another has: write another handle",
        ),
        (
            {"title": "A", "variants": [{"price": "1,50"}]},
            "#/variants/0/price",
            "must be written like 12.50",
        ),
        (
            {"title": "A", "options": [SIZES], "variants": [{}]},
            "#/variants/0/selectedOptions/Size",
            "is missing: write one of S, M",
        ),
        (
            {"title": "A", "options": [SIZES], "variants": [{"selectedOptions": {"Size": "X"}}]},
            "#/variants/0/selectedOptions/Size",
            "is 'X': the option has S, M",
        ),
        (
            {"title": "A", "options": [SIZES], "variants": [{"selectedOptions": {"Hue": "X"}}]},
            "#/variants/0/selectedOptions/Hue",
            "is not an option of the product: it has Size",
        ),
        (
            {"title": "A", "variants": [S, S]},
            "#/variants/1/selectedOptions",
            "are those of variant 0 too: each variant has its own",
        ),
        (
            {"title": "A", "options": [SIZES, {**SIZES, "name": "size"}]},
            "#/options/1",
            "is 'size', which is that of number 0 too: write each once",
        ),
        (
            {"title": "A", "options": [{"name": "B", "values": ["x", "X"]}]},
            "#/options/0/values/1",
            "is 'X', which is that of number 0 too: write each once",
        ),
        (
            {
                "title": "A",
                "options": [{"name": n, "values": [str(i) for i in range(50)]} for n in "ab"],
            },
            "#/options",
            "make 2,500 variants: the most are 2,048",
        ),
        (
            {"title": "A", "variants": [{"selectedOptions": dict.fromkeys("abcd", "x")}]},
            "#/variants",
            "have 4 options: the most are 3",
        ),
        (
            {"title": "A", "collections": ["camp-kitchen", "nowhere"]},
            "#/collections/1",
            "is 'nowhere': the world has no such collection: write the handle or the id of one",
        ),
    ],
)
async def test_a_wrong_product_is_refused_and_changes_nothing(call, faults, body, pointer, detail):
    _, before = await call("GET", f"{BLUE}/snapshot")
    found = await faults("POST", PRODUCTS, body)
    _, after = await call("GET", f"{BLUE}/snapshot")
    assert found == [(pointer, detail)]
    assert after["records"] == before["records"]


async def test_a_smart_collection_lists_nothing_by_hand(faults):
    found = await faults("PATCH", f"{PRODUCTS}/enamel-mug", {"collections": ["sleep"]})
    detail = "is 'sleep', which chooses its products by rules: leave it out"
    assert found == [("#/collections/0", detail)]


async def test_a_change_of_a_variant_costs_one_record(call):
    await call("PATCH", f"{BLUE}/variants/{MUG}", {"price": 1})
    _, snapshot = await call("GET", f"{BLUE}/snapshot")
    assert {kind: len(kept["put"]) for kind, kept in snapshot["records"].items()} == {"Product": 1}


@pytest.mark.parametrize("number", ["7", "gid://shopify/ProductVariant/7", "nothing"])
async def test_a_variant_that_is_not_there_cannot_be_changed(problem, number):
    assert await problem("PATCH", f"{BLUE}/variants/{number}", {"price": 1}) == (
        404,
        "variant-not-found",
        absent(f"variant {number}", "products"),
    )
