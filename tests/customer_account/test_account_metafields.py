"""Metafields of the customer and of orders: set and deleted, all of them or none."""

import pytest

CUSTOMER = "gid://shopify/Customer/6500000032768"
SET = """
mutation ($metafields: [MetafieldsSetInput!]!) {
  metafieldsSet(metafields: $metafields) {
    metafields { namespace key type value jsonValue compareDigest }
    userErrors { code field message elementIndex }
  }
}
"""
DELETE = """
mutation ($metafields: [MetafieldIdentifierInput!]!) {
  metafieldsDelete(metafields: $metafields) {
    deletedMetafields { ownerId namespace key } userErrors { code field message elementIndex }
  }
}
"""
SHOE = '{ customer { metafield(namespace: "sizes", key: "shoe") { value } } }'


def shoe(**changes):
    return {
        "ownerId": CUSTOMER,
        "namespace": "sizes",
        "key": "shoe",
        "type": "number_integer",
        "value": "42",
        **changes,
    }


async def set_all(customer, *metafields):
    return (await customer.data(SET, metafields=list(metafields)))["metafieldsSet"]


async def test_a_metafield_is_set_and_read(customer):
    payload = await set_all(customer, shoe())
    (made,) = payload["metafields"]
    assert payload["userErrors"] == []
    assert (made["value"], made["jsonValue"], made["type"]) == ("42", 42, "number_integer")
    assert await customer.data(SHOE) == {"customer": {"metafield": {"value": "42"}}}


async def test_a_digest_that_fits_lets_the_change_through(customer):
    (made,) = (await set_all(customer, shoe()))["metafields"]
    payload = await set_all(customer, shoe(value="43", compareDigest=made["compareDigest"]))
    assert payload["metafields"][0]["value"] == "43"


@pytest.mark.parametrize(
    ("changes", "code", "field"),
    [
        ({"compareDigest": "old"}, "STALE_OBJECT", "compareDigest"),
        ({"value": "a lot"}, "INVALID_VALUE", "value"),
        ({"type": "nonsense"}, "INVALID_TYPE", "type"),
        ({"key": "with space"}, "INVALID", "key"),
        ({"ownerId": "gid://shopify/Customer/1"}, "DISALLOWED_OWNER_TYPE", "ownerId"),
        ({"ownerId": "gid://shopify/Order/1"}, "DISALLOWED_OWNER_TYPE", "ownerId"),
    ],
)
async def test_one_that_cannot_be_set_keeps_all_from_being_set(customer, changes, code, field):
    payload = await set_all(customer, shoe(), shoe(**changes))
    (error,) = payload["userErrors"]
    assert payload["metafields"] is None
    assert (error["code"], error["field"], error["elementIndex"]) == (
        code,
        ["metafields", "1", field],
        None,
    )
    assert await customer.data(SHOE) == {"customer": {"metafield": None}}


async def test_there_are_25_at_the_most(customer):
    payload = await set_all(customer, *(shoe(key=f"k{number}") for number in range(26)))
    assert [each["code"] for each in payload["userErrors"]] == ["LESS_THAN_OR_EQUAL_TO"]


async def test_a_metafield_is_deleted_once(customer):
    await set_all(customer, shoe())
    named = {"ownerId": CUSTOMER, "namespace": "sizes", "key": "shoe"}
    first, again = [
        (await customer.data(DELETE, metafields=[named]))["metafieldsDelete"] for _ in range(2)
    ]
    assert first == {"deletedMetafields": [named], "userErrors": []}
    assert again == {"deletedMetafields": [None], "userErrors": []}
    assert await customer.data(SHOE) == {"customer": {"metafield": None}}


async def test_those_of_somebody_else_stay(customer):
    named = {"ownerId": "gid://shopify/Customer/1", "namespace": "sizes", "key": "shoe"}
    payload = (await customer.data(DELETE, metafields=[named]))["metafieldsDelete"]
    assert payload["userErrors"] == [
        {
            "code": "DISALLOWED_OWNER_TYPE",
            "field": ["metafields", "0", "ownerId"],
            "message": "Owner isn't the customer's.",
            "elementIndex": None,
        }
    ]
