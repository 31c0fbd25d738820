"""Carts with the clients that storefronts use, unchanged: Hydrogen, hydrogen-react, shopify-buy."""

import json

import pytest

from tests.clients.tools import HERE, node, run

MUG = "gid://shopify/ProductVariant/51000134217728"
CREATE = """mutation ($input: CartInput!) { cartCreate(input: $input) {
  cart { totalQuantity } userErrors { code field message } warnings { code message target } } }"""
NOT_CALLED = {"getCartId", "setCartId"}
"""Methods of the handler that send nothing."""


@pytest.fixture
def script(sandbox_url, access_token):
    """Run a script for a world of its own, with a variant; return what it prints."""

    def script(path):
        given = {
            "url": f"{sandbox_url}/w/{access_token.partition('.')[2]}",
            "host": sandbox_url,
            "token": access_token,
            "variant": MUG,
        }
        return json.loads(run(node(), HERE / path, given=json.dumps(given)))

    return script


def test_every_method_of_hydrogens_cart_handler_is_answered_without_errors(script):
    shown = script("carts/hydrogen_cart.mjs")
    called = set(shown["methods"]) - NOT_CALLED - {"get"}
    quantities = {"create": 2, "updateLines": 5, "setMetafields": None, "deleteMetafield": None}
    assert {name: shown[name] for name in called} == {
        name: [quantities.get(name, 3)] for name in called
    }
    assert shown["before"] is None
    assert shown["after"] == {
        "totalQuantity": 3,
        "note": "Ring twice",
        "attributes": [{"key": "channel", "value": "web"}],
        "discountCodes": [{"applicable": True, "code": "SANDBOX10"}],
        "email": "ada@example.com",
        "total": {"currencyCode": "USD", "amount": "33.75"},
        "lines": [{"quantity": 3, "attributes": [{"key": "a", "value": "b"}]}],
    }
    error = {"code": "INVALID", "field": ["cartId"]}
    message = "The specified cart does not exist."
    assert shown["unknown"] == [None, [{**error, "message": message}]]


def test_a_page_with_the_cart_provider_shows_the_cart_after_each_change(script):
    answer = script("carts/cart_provider.mjs")
    shown = answer["shown"]
    assert [(each["text"], each["quantities"], each["total"]) for each in shown] == [
        ("idle 2", [2], "25.0"),
        ("idle 3", [1, 2], "37.5"),
        ("idle 6", [4, 2], "75.0"),
        ("idle 4", [4], "50.0"),
        ("idle 4", [4], "50.0"),
        ("idle 4", [4], "50.0"),
        ("idle 4", [4], "45.0"),
        ("idle 4", [4], "45.0"),
    ]
    assert [each["error"] for each in shown] == [None] * 8
    last = shown[-1]
    assert (last["note"], last["attributes"]) == (
        "Ring twice",
        [{"key": "channel", "value": "web"}],
    )
    assert (last["codes"], last["email"]) == ([True], "ada@example.com")
    assert answer["calls"] == [
        "create",
        "lineAdd",
        "lineUpdate",
        "lineRemove",
        "noteUpdate",
        "attributesUpdate",
        "discountCodesUpdate",
        "buyerIdentityUpdate",
    ]
    assert answer["stored"] == answer["id"]


def test_the_life_of_a_cart_with_shopify_buy(script):
    shown = script("scripts/shopify_buy_cart.mjs")
    place = shown.pop("shippingAddress")
    sums = {
        name: (each["quantities"], each["total"], each["due"])
        for name, each in shown.items()
        if each is not None
    }
    assert place == ["Boston", "MA"]
    assert sums == {
        "create": ([2], "25.0", "25.0"),
        "add": ([1, 2], "37.5", "37.5"),
        "update": ([4, 2], "75.0", "75.0"),
        "remove": ([4], "50.0", "50.0"),
        "replace": ([3], "37.5", "37.5"),
        "attributes": ([3], "37.5", "37.5"),
        "email": ([3], "37.5", "37.5"),
        "address": ([3], "37.5", "37.5"),
        "discount": ([3], "33.75", "33.75"),
        "giftCard": ([3], "33.75", "23.75"),
        "noGiftCard": ([3], "33.75", "33.75"),
        "noDiscount": ([3], "37.5", "37.5"),
        "fetch": ([3], "37.5", "37.5"),
    }
    assert [each["errors"] for each in shown.values() if each] == [[]] * 13
    paid = shown["giftCard"]
    assert (paid["codes"], paid["cards"]) == ([["SANDBOX10", 10]], [["d-10", "10.0"]])
    assert (paid["email"], paid["note"], paid["attributes"]) == (
        "grace@example.com",
        "Ring twice",
        ["c=d"],
    )
    assert shown["unknown"] is None


def test_storefront_api_client_shows_a_cart_with_its_warnings(sandbox_url, access_token):
    lines = [{"merchandiseId": MUG}]
    given = {
        "url": sandbox_url,
        "apiVersion": "2026-04",
        "accessToken": access_token,
        "method": "request",
        "operation": CREATE,
        "variables": {"input": {"lines": lines, "discountCodes": ["NOPE"]}},
    }
    script = HERE / "scripts/storefront_api_client.mjs"
    payload = json.loads(run(node(), script, given=json.dumps(given)))["body"]["data"]["cartCreate"]
    (warning,) = payload.pop("warnings")
    assert payload == {"cart": {"totalQuantity": 1}, "userErrors": []}
    assert (warning["code"], warning["message"]) == (
        "DISCOUNT_NOT_FOUND",
        "Enter a valid discount code",
    )
