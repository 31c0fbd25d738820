"""What is kept of an answer is never shown where it would be another one."""

from dataclasses import replace

import pytest

from sandbox.schema import load_schemas
from sandbox.storefront.settled import KEPT, SETTLED
from tests.clients.tools import ROOT

WORLDS_PATH = "/_sandbox/api/worlds"
API = "/api/2026-10/graphql.json"
DOCUMENT = """
query($handle: String!, $length: Int, $many: Int!, $selected: [SelectedOptionInput!],
    $with: Boolean!) {
  product(handle: $handle) {
    title description(truncateAt: $length) vendor @include(if: $with)
    priceRange { minVariantPrice { amount currencyCode } }
    featuredImage { url(transform: {maxWidth: $many}) altText }
    selectedOrFirstAvailableVariant(selectedOptions: $selected) { title price { amount } }
    variants(first: $many) { nodes { title product { handle } } pageInfo { hasNextPage } }
  }
}
"""
GIVEN = {"handle": "rain-jacket", "length": None, "many": 2, "selected": [], "with": True}


@pytest.fixture
async def storefront(start):
    return await start()


@pytest.fixture
def product(storefront):
    async def product(path=storefront.path, headers=None, document=DOCUMENT, **changed):
        asked = replace(storefront, path=path)
        body = await asked.ask(document, headers=headers, **{**GIVEN, **changed})
        assert "errors" not in body, body
        return body["data"]["product"]

    return product


async def test_the_same_question_has_the_same_answer(product):
    assert await product() == await product() == await product()


@pytest.mark.parametrize(
    ("changed", "path", "value"),
    [
        ({"handle": "enamel-mug"}, ["title"], "Enamel Mug"),
        ({"length": 12}, ["description"], "Three lay..."),
        ({"many": 1}, ["variants", "nodes", 1], None),
        ({"selected": [{"name": "Color", "value": "Ink"}]}, ["vendor"], "Tarn & Thistle"),
        ({"with": False}, ["vendor"], None),
    ],
)
async def test_variables_change_what_is_shown(product, changed, path, value):
    before = await product()
    shown = await product(**changed)
    assert await product() == before
    for key in path:
        shown = shown[key] if isinstance(shown, dict) and key in shown else _item(shown, key)
    assert shown == value


def _item(shown, key):
    return shown[key] if isinstance(shown, list) and key < len(shown) else None


async def test_a_change_in_a_world_is_shown_there_at_once_and_nowhere_else(storefront, product):
    path = f"/w/blue{API}"
    before = await product(path=path)
    await storefront.client.patch(
        f"{WORLDS_PATH}/blue/products/rain-jacket", json={"title": "Coat"}
    )
    assert (await product(path=path))["title"] == "Coat"
    await storefront.client.post(f"{WORLDS_PATH}/blue/reset")
    assert await product(path=path) == before
    assert (await product())["title"] == "Rain Jacket"


async def test_each_country_has_its_own_prices(product):
    usual = await product()
    abroad = await product(
        document=DOCUMENT.replace("$with: Boolean!)", "$with: Boolean!) @inContext(country: DE)")
    )
    price = abroad["priceRange"]["minVariantPrice"]
    assert price["currencyCode"] == "EUR"
    assert usual["priceRange"]["minVariantPrice"]["currencyCode"] == "USD"


async def test_images_have_the_host_that_was_asked(product):
    for host in ("localhost:1", "shop.localhost:2", "localhost:1"):
        shown = await product(headers={"Host": host})
        assert shown["featuredImage"]["url"].startswith(f"http://{host}/")


async def test_a_scope_that_a_token_lacks_is_asked_for_each_time(start, tmp_path):
    tokens = (ROOT / "fixtures" / "shop.toml").read_text("utf-8").split("[[storefront_access")
    tokens[3] = tokens[3].replace('"unauthenticated_read_product_inventory",', "")
    (tmp_path / "shop.toml").write_text("[[storefront_access".join(tokens), "utf-8")
    storefront = await start(fixtures=tmp_path)
    document = '{ product(handle: "rain-jacket") { title totalInventory } }'
    allowed = await storefront.ask(document)
    refused = await storefront.ask(
        document, headers={"X-Shopify-Storefront-Access-Token": "sandbox-no-customers"}
    )
    assert allowed["data"]["product"]["totalInventory"] == 35
    assert refused["data"]["product"]["totalInventory"] is None
    assert [error["extensions"]["code"] for error in refused["errors"]] == ["ACCESS_DENIED"]
    assert await storefront.ask(document) == allowed


async def test_a_field_that_asks_the_store_is_answered_anew(storefront):
    document = """{ product(handle: "rain-jacket") { title
      metafield(namespace: "custom", key: "material") { value } } }"""
    before = await storefront.ask(document)
    kind = {"namespace": "custom", "key": "material", "type": "single_line_text_field"}
    await storefront.client.patch(
        f"{WORLDS_PATH}/default/products/rain-jacket",
        json={"metafields": [{**kind, "value": "Wool"}]},
    )
    after = await storefront.ask(document)
    values = [each["data"]["product"]["metafield"]["value"] for each in (before, after)]
    assert values == ["Recycled nylon", "Wool"]


def test_every_settled_field_is_one_of_the_schema():
    schema = load_schemas().build("2026-10")
    for name, fields in SETTLED.items():
        assert fields <= schema.type_map[name].fields.keys(), name
    assert SETTLED.keys() >= KEPT
