"""Metafields and metaobjects, as a merchant sets them and as the shop shows them at once."""

import pytest

BLUE = "/worlds/blue"
HEADER = {"X-Sandbox-World": "blue"}
NOW = "2026-11-23T10:00:00Z"
CARE = {"namespace": "my", "key": "care", "value": "wash"}
METAFIELD = """
query ($id: ID!) {
  node(id: $id) {
    ... on HasMetafields { metafield(namespace: "my", key: "care") { key type value } }
  }
}
"""
METAOBJECT = """
query ($handle: String!) {
  metaobject(handle: {type: "author", handle: $handle}) { fields { key type value } }
  metaobjects(type: "author", first: 5) { nodes { handle } }
}
"""


@pytest.fixture
def ask(storefront):
    async def ask(document, **variables):
        answer = await storefront.ask(document, headers=HEADER, **variables)
        assert "errors" not in answer
        return answer["data"]

    return ask


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("products", {"title": "Mug"}),
        ("collections", {"title": "Mugs"}),
        ("pages", {"title": "About"}),
        ("blogs", {"title": "Notes"}),
        ("articles", {"title": "Rain", "blog": "news"}),
    ],
)
async def test_a_thing_has_the_metafields_that_it_is_given(call, ask, path, fields):
    _, made = await call("POST", f"{BLUE}/{path}", {**fields, "metafields": [CARE]})
    shown = await ask(METAFIELD, id=made["id"])
    (metafield,) = made["metafields"]
    text = "single_line_text_field"
    assert metafield == {"id": metafield["id"], **CARE, "type": text}
    assert shown["node"]["metafield"] == {"key": "care", "type": text, "value": "wash"}
    none = [{**CARE, "value": None}]
    _, changed = await call("PATCH", f"{BLUE}/{path}/{made['id']}", {"metafields": none})
    assert changed["metafields"] == []
    assert (await ask(METAFIELD, id=made["id"]))["node"]["metafield"] is None


async def test_an_owner_has_a_mebibyte_of_metafields_at_most(call):
    long = {**CARE, "type": "multi_line_text_field", "value": "x" * 600_000}
    _, made = await call("POST", f"{BLUE}/products", {"title": "Mug", "metafields": [long]})
    more = {"metafields": [{**long, "key": "more"}]}
    status, problem = await call("PATCH", f"{BLUE}/products/{made['id']}", more)
    assert (status, problem["errors"]) == (
        422,
        [
            {
                "pointer": "#/metafields",
                "detail": "is too long: an owner has 1,048,576 characters of metafields at most",
            }
        ],
    )
    _, kept = await call("GET", f"{BLUE}/products/{made['id']}")
    assert [each["key"] for each in kept["metafields"]] == ["care"]


async def test_a_variant_has_metafields_of_its_own(call, ask):
    number = {"namespace": "my", "key": "care", "type": "number_integer", "value": "40"}
    product = {"title": "Mug", "variants": [{"metafields": [number]}]}
    _, made = await call("POST", f"{BLUE}/products", product)
    (variant,) = made["variants"]
    shown = await ask(METAFIELD, id=variant["id"])
    assert shown["node"]["metafield"] == {"key": "care", "type": "number_integer", "value": "40"}
    more = {"metafields": [{"namespace": "my", "key": "hue", "value": "red"}]}
    _, changed = await call("PATCH", f"{BLUE}/variants/{variant['id']}", more)
    assert [each["key"] for each in changed["metafields"]] == ["care", "hue"]
    assert made["metafields"] == []


async def test_metafields_go_with_their_product(call, ask):
    _, made = await call("POST", f"{BLUE}/products", {"title": "Mug", "metafields": [CARE]})
    await call("DELETE", f"{BLUE}/products/mug")
    _, snapshot = await call("GET", f"{BLUE}/snapshot")
    assert "OwnedMetafields" not in snapshot["records"]
    assert (await ask(METAFIELD, id=made["id"]))["node"] is None


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (
            {"type": "number_integer"},
            ("#/metafields/0/value", "is not a number_integer: 'wash'"),
        ),
        ({"type": "boolean"}, ("#/metafields/0/value", "is not a boolean: 'wash'")),
        ({"type": "list.url"}, ("#/metafields/0/value", "is not a list.url: 'wash'")),
        (
            {"type": "product_reference"},
            ("#/metafields/0/value", "is not a product_reference: 'wash'"),
        ),
        (
            {"type": "prose"},
            (
                "#/metafields/0/type",
                "is 'prose', which is not a type of metafields: write one such as boolean",
            ),
        ),
    ],
)
async def test_a_wrong_metafield_is_refused(faults, change, expected):
    product = {"title": "Mug", "metafields": [{**CARE, **change}]}
    assert await faults("POST", f"{BLUE}/products", product) == [expected]


async def test_a_definition_gives_the_type(call, faults):
    material = {"namespace": "custom", "key": "waterproof", "value": "true"}
    path = f"{BLUE}/products/camp-shirt"
    _, changed = await call("PATCH", path, {"metafields": [material]})
    (_, waterproof) = changed["metafields"]
    assert (waterproof["type"], waterproof["value"]) == ("boolean", "true")
    found = await faults("PATCH", path, {"metafields": [{**material, "type": "json"}]})
    assert found == [
        ("#/metafields/0/type", "is 'json': the definition says boolean. Leave it out")
    ]


async def test_a_metaobject_of_a_new_type_is_made_changed_hidden_and_deleted(call, ask):
    await call("PUT", f"{BLUE}/clock", {"freeze": NOW})
    born = {"key": "born", "type": "number_integer", "value": "1815"}
    fields = [{"key": "name", "value": "Ada Lovelace"}, born]
    status, made = await call("POST", f"{BLUE}/metaobjects", {"type": "author", "fields": fields})
    assert (status, made) == (
        201,
        {
            "id": made["id"],
            "type": "author",
            "handle": "ada-lovelace",
            "status": "ACTIVE",
            "fields": [
                {"key": "name", "type": "single_line_text_field", "value": "Ada Lovelace"},
                born,
            ],
            "updatedAt": NOW,
        },
    )
    path = f"{BLUE}/metaobjects/ada-lovelace"
    await call("PATCH", path, {"fields": [{"key": "born", "value": None}]})
    shown = await ask(METAOBJECT, handle="ada-lovelace")
    assert [field["key"] for field in shown["metaobject"]["fields"]] == ["name"]
    assert shown["metaobjects"]["nodes"] == [{"handle": "ada-lovelace"}]
    await call("PATCH", path, {"status": "DRAFT"})
    assert (await ask(METAOBJECT, handle="ada-lovelace"))["metaobject"] is None
    _, page = await call("GET", f"{BLUE}/metaobjects", query="type:author")
    assert [each["status"] for each in page["metaobjects"]] == ["DRAFT"]
    assert await call("DELETE", path) == (204, None)
    _, page = await call("GET", f"{BLUE}/metaobjects", query="type:author")
    assert page["metaobjects"] == []


async def test_a_wrong_metaobject_is_refused(call, faults):
    name = {"key": "name", "value": "Ada"}
    await call("POST", f"{BLUE}/metaobjects", {"type": "author", "fields": [name]})
    again = {"type": "author", "handle": "ada"}
    age = {"type": "author", "fields": [{"key": "age", "value": "36"}]}
    assert await faults("POST", f"{BLUE}/metaobjects", again) == [
        ("#/handle", "is 'ada', which another has: write another handle")
    ]
    assert await faults("POST", f"{BLUE}/metaobjects", age) == [
        ("#/fields/0/key", "is 'age', which is not a field: the type has name")
    ]
