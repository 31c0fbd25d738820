"""Metafields of carts are set and deleted; what reckons a cart anew gives them new ids."""

from datetime import timedelta

import pytest

from tests.cart.conftest import MUG, NOW_SHOWN, gid, masked

SET = """mutation ($metafields: [CartMetafieldsSetInput!]!) {
  cartMetafieldsSet(metafields: $metafields) {
    metafields { id namespace key value type list createdAt updatedAt
                 parentResource { ... on Cart { id } } }
    userErrors { code field message elementIndex }
  }
}"""
DELETE = """mutation ($input: CartMetafieldDeleteInput!) {
  cartMetafieldDelete(input: $input) { deletedId userErrors { code field message } }
}"""
READ = """query ($id: ID!) { cart(id: $id) {
  updatedAt metafield(key: "note", namespace: "custom") { id }
  metafields(identifiers: [
    { namespace: "custom", key: "no" }, { namespace: "custom", key: "note" }, { key: "own" }
  ]) { id namespace key value createdAt } } }"""
NOBODY = "gid://shopify/Cart/none?key=none"


def metafield(cart, key="custom.note", value="x", type="single_line_text_field"):
    owner = cart if isinstance(cart, str) else cart["id"]
    return {"ownerId": owner, "key": key, "type": type, "value": value}


async def test_metafields_are_answered_in_the_order_of_the_call(ask, create):
    """Shopify: recorded."""
    cart = await create((MUG, 1))
    given = [metafield(cart), metafield(cart, "custom.count", "2", "number_integer")]
    answer = await ask(SET, metafields=given)
    ids = [each.pop("id") for each in answer["metafields"]]
    assert masked(answer) == {
        "metafields": [
            {
                "namespace": "custom",
                "key": key,
                "value": value,
                "type": kind,
                "list": False,
                "createdAt": NOW_SHOWN,
                "updatedAt": NOW_SHOWN,
                "parentResource": {"id": "gid://shopify/Cart/TOKEN"},
            }
            for key, value, kind in (
                ("note", "x", "single_line_text_field"),
                ("count", "2", "number_integer"),
            )
        ],
        "userErrors": [],
    }
    assert [len(each) for each in ids] == [len("gid://shopify/Metafield/") + 16] * 2


async def test_metafields_of_more_than_1_mib_are_refused(ask, create):
    cart = await create((MUG, 1))
    await ask(SET, metafields=[metafield(cart, value="x" * 600_000)])
    answer = await ask(SET, metafields=[metafield(cart, "custom.more", "x" * 600_000)])
    assert answer == {
        "metafields": [],
        "userErrors": [
            {
                "code": "TOO_LONG",
                "field": ["metafields"],
                "message": "The cart is too large to save.",
                "elementIndex": None,
            }
        ],
    }


async def test_what_a_cart_does_not_have_is_left_out_and_a_key_alone_is_of_the_app(ask, create):
    """Shopify: recorded; that a key alone is in the namespace of the app is documented."""
    cart = await create()
    await ask(SET, metafields=[metafield(cart), metafield(cart, "own")])
    answer = await ask(READ, id=cart["id"])
    assert [(each["namespace"], each["key"]) for each in answer["metafields"]] == [
        ("custom", "note"),
        ("app--1", "own"),
    ]
    assert answer["metafield"] == {"id": answer["metafields"][0]["id"]}


async def test_ids_stay_when_another_is_set_and_a_mutation_renews_them(ask, create, mutate, world):
    """Shopify: recorded."""
    cart = await create()
    await ask(SET, metafields=[metafield(cart)])
    first = (await ask(READ, id=cart["id"]))["metafields"]
    world.clock.advance(timedelta(seconds=5))
    await ask(SET, metafields=[metafield(cart, "custom.other")])
    second = await ask(READ, id=cart["id"])
    await mutate("cartNoteUpdate", cartId=cart["id"], note="")
    third = (await ask(READ, id=cart["id"]))["metafields"]
    assert (second["metafields"], second["updatedAt"]) == (first, "2026-03-04T05:06:12Z")
    assert (third[0]["id"] != first[0]["id"], third[0]["createdAt"]) == (
        True,
        "2026-03-04T05:06:12Z",
    )


async def test_a_metafield_is_deleted_once(ask, create):
    """Shopify: recorded."""
    cart = await create()
    (made,) = (await ask(SET, metafields=[metafield(cart)]))["metafields"]
    given = {"ownerId": cart["id"], "key": "custom.note"}
    assert await ask(DELETE, input=given) == {"deletedId": made["id"], "userErrors": []}
    assert await ask(DELETE, input=given) == {
        "deletedId": None,
        "userErrors": [
            {
                "code": "METAFIELD_DOES_NOT_EXIST",
                "field": ["input", "key"],
                "message": "Metafield does not exist",
            }
        ],
    }


@pytest.mark.parametrize(
    ("changed", "name", "refusal"),
    [
        (
            {"type": "number_integer", "value": "no"},
            "value",
            ("INVALID_VALUE", "Value must be an integer."),
        ),
        (
            {"type": "json", "value": "[" * 5_000},
            "value",
            ("INVALID_VALUE", "Value must be a json."),
        ),
        (
            {"type": "list.product_reference", "value": "[1]"},
            "value",
            ("INVALID_VALUE", "Value must be a list.product_reference."),
        ),
        ({"ownerId": NOBODY}, "ownerId", ("INVALID_OWNER", "Owner does not exist.")),
        ({"type": "no"}, "type", ("INVALID_TYPE", "Type is invalid.")),
        ({"value": ""}, "value", ("BLANK", "Value can't be blank.")),
        ({"key": "custom."}, "key", ("BLANK", "Key can't be blank.")),
        (
            {"key": "custom.n"},
            "key",
            ("TOO_SHORT", "Key is too short (minimum is 2 characters)."),
        ),
        (
            {"key": f"custom.{'n' * 65}"},
            "key",
            ("TOO_LONG", "Key is too long (maximum is 64 characters)."),
        ),
    ],
)
async def test_one_bad_metafield_refuses_all(changed, name, refusal, ask, create):
    """Shopify: recorded for INVALID_VALUE; the other codes are documented."""
    cart = await create()
    answer = await ask(SET, metafields=[metafield(cart), {**metafield(cart), **changed}])
    code, message = refusal
    error = {"code": code, "field": ["metafields", "1", name], "message": message}
    assert answer == {"metafields": [], "userErrors": [{**error, "elementIndex": None}]}
    assert (await ask(READ, id=cart["id"]))["metafields"] == []


async def test_a_call_sets_25_metafields_at_the_most(ask, create):
    """Shopify: documented."""
    cart = await create()
    answer = await ask(SET, metafields=[metafield(cart)] * 26)
    error = {
        "code": "LESS_THAN_OR_EQUAL_TO",
        "field": ["metafields"],
        "message": "Exceeded the maximum metafields input limit of 25.",
    }
    assert answer["userErrors"] == [{**error, "elementIndex": None}]


async def test_nothing_is_deleted_of_an_unknown_cart(ask):
    answer = await ask(DELETE, input={"ownerId": NOBODY, "key": "custom.note"})
    assert answer["userErrors"] == [
        {
            "code": "INVALID_OWNER",
            "field": ["input", "ownerId"],
            "message": "Owner does not exist.",
        }
    ]


async def test_a_cart_is_made_with_metafields_or_refused_for_them(mutate):
    good = {"key": "custom.note", "type": "single_line_text_field", "value": "x"}
    shows = 'metafield(namespace: "custom", key: "note") { value }'
    made = await mutate("cartCreate", shows, input={"metafields": [good]})
    assert made["cart"] == {"metafield": {"value": "x"}}
    bad = {**good, "type": "number_integer"}
    refused = await mutate("cartCreate", shows, input={"metafields": [good, bad]})
    assert refused == {
        "cart": None,
        "userErrors": [
            {
                "code": "INVALID_METAFIELDS",
                "field": ["input", "metafields", "1", "value"],
                "message": "Value must be an integer.",
            }
        ],
        "warnings": [],
    }


async def test_the_merchandise_of_a_line_is_not_a_metafield_of_the_cart(ask, create):
    cart = await create((MUG, 1))
    answer = await ask(SET, metafields=[{**metafield(cart), "ownerId": gid(MUG)}])
    assert [each["code"] for each in answer["userErrors"]] == ["INVALID_OWNER"]
