"""Choosing how a subscription is delivered."""

import pytest

from tests.customer_account.conftest import Customer
from tests.oidc.conftest import Account

CONTRACT = "gid://shopify/SubscriptionContract/5900000001"
CANCELLED = "gid://shopify/SubscriptionContract/5900000003"
FETCH = """
mutation ($id: ID!, $address: CustomerAddressInput) {
  subscriptionContractFetchDeliveryOptions(subscriptionContractId: $id, address: $address) {
    deliveryOptionsResult {
      __typename
      ... on SubscriptionDeliveryOptionsResultFailure { message }
      ... on SubscriptionDeliveryOptionsResultSuccess {
        token
        deliveryOptions {
          __typename
          ... on SubscriptionShippingOption { code title price { amount } phoneRequired }
          ... on SubscriptionPickupOption { locationId pickupTime price { amount }
            pickupAddress { city countryCode zoneCode } }
        }
      }
    }
    userErrors { code field message }
  }
}
"""
SELECT = """
mutation ($id: ID!, $method: SubscriptionDeliveryMethodInput!, $token: String!) {
  subscriptionContractSelectDeliveryMethod(
    subscriptionContractId: $id, deliveryMethodInput: $method
    subscriptionDeliveryOptionsResultToken: $token
  ) {
    contract {
      deliveryPrice { amount } revisionId
      deliveryMethod {
        __typename
        ... on SubscriptionDeliveryMethodShipping {
          address { name city countryCode } shippingOption { title description } }
        ... on SubscriptionDeliveryMethodPickup { pickupOption { title pickupAddress { city } } }
      }
    }
    userErrors { code field message }
  }
}
"""
INVALID = "The input value is invalid."
AT_HOME = {"address1": "1 Main St", "city": "Portland", "territoryCode": "US", "zoneCode": "OR"}


async def fetch(customer, id=CONTRACT, **variables):
    data = await customer.data(FETCH, id=id, **variables)
    return data["subscriptionContractFetchDeliveryOptions"]


async def select(customer, method, token, id=CONTRACT):
    data = await customer.data(SELECT, id=id, method=method, token=token)
    return data["subscriptionContractSelectDeliveryMethod"]


@pytest.fixture
async def token(customer):
    return (await fetch(customer, address=AT_HOME))["deliveryOptionsResult"]["token"]


async def test_the_options_are_the_rates_of_the_shop_and_its_stores(customer):
    answer = await fetch(customer, address=AT_HOME)
    result = answer["deliveryOptionsResult"]
    assert (answer["userErrors"], len(result["token"])) == ([], 32)
    options = result["deliveryOptions"]
    assert options[:2] == [
        {
            "__typename": "SubscriptionShippingOption",
            "code": name,
            "title": name,
            "price": {"amount": price},
            "phoneRequired": False,
        }
        for name, price in (("Standard", "5.0"), ("Express", "15.0"))
    ]
    assert {each["__typename"] for each in options[2:]} == {"SubscriptionPickupOption"}
    assert all(each["price"] == {"amount": "0.0"} for each in options[2:])


async def test_without_an_address_it_is_that_of_the_customer(customer):
    result = (await fetch(customer))["deliveryOptionsResult"]
    assert result["__typename"] == "SubscriptionDeliveryOptionsResultSuccess"


async def test_a_subscription_is_shipped(customer, token):
    answer = await select(customer, {"shipping": {}}, token)
    assert answer == {
        "contract": {
            "deliveryPrice": {"amount": "5.0"},
            "revisionId": "2",
            "deliveryMethod": {
                "__typename": "SubscriptionDeliveryMethodShipping",
                "address": {"name": None, "city": "Portland", "countryCode": "US"},
                "shippingOption": {"title": "Standard", "description": "3 to 5 working days"},
            },
        },
        "userErrors": [],
    }


async def test_a_subscription_is_shipped_to_another_address(customer, token):
    given = {"address1": "1 Main St", "city": "Toronto", "territoryCode": "CA", "zoneCode": "ON"}
    answer = await select(customer, {"shipping": {"shippingAddress": given}}, token)
    assert answer["contract"]["deliveryPrice"] == {"amount": "9.0"}
    assert answer["contract"]["deliveryMethod"]["address"]["city"] == "Toronto"


async def test_a_subscription_is_picked_up(customer):
    result = (await fetch(customer, address=AT_HOME))["deliveryOptionsResult"]
    option = result["deliveryOptions"][-1]
    given = {"pickup": {"locationId": option["locationId"]}}
    contract = (await select(customer, given, result["token"]))["contract"]
    assert contract["deliveryPrice"] == {"amount": "0.0"}
    city = option["pickupAddress"]["city"]
    assert contract["deliveryMethod"]["pickupOption"]["pickupAddress"] == {"city": city}


async def test_a_token_is_good_for_one_choice(customer, token):
    await select(customer, {"shipping": {}}, token)
    assert (await select(customer, {"shipping": {}}, token))["userErrors"] == [
        {
            "code": "INVALID",
            "field": ["subscriptionDeliveryOptionsResultToken"],
            "message": INVALID,
        }
    ]


async def test_a_token_is_needed(customer):
    assert (await select(customer, {"shipping": {}}, ""))["userErrors"] == [
        {
            "code": "BLANK",
            "field": ["subscriptionDeliveryOptionsResultToken"],
            "message": "The input value is blank.",
        }
    ]


@pytest.mark.parametrize(
    ("method", "at"),
    [
        ({}, []),
        ({"shipping": {}, "pickup": {"locationId": "gid://shopify/Location/1"}}, []),
        ({"localDelivery": {"phone": "+15035550100"}}, ["localDelivery"]),
        ({"pickup": {"locationId": "gid://shopify/Location/1"}}, ["pickup", "locationId"]),
        ({"shipping": {"shippingAddress": {"territoryCode": "BR"}}}, ["shipping"]),
        (
            {"shipping": {"shippingAddress": {"territoryCode": "QQ"}}},
            ["shipping", "shippingAddress"],
        ),
    ],
)
async def test_a_method_that_is_not_offered_is_invalid(customer, token, method, at):
    assert await select(customer, method, token) == {
        "contract": None,
        "userErrors": [
            {"code": "INVALID", "field": ["deliveryMethodInput", *at], "message": INVALID}
        ],
    }


async def test_a_wrong_address_has_no_options(customer):
    answer = await fetch(customer, address={"territoryCode": "QQ"})
    assert answer == {
        "deliveryOptionsResult": None,
        "userErrors": [{"code": "INVALID", "field": ["address"], "message": INVALID}],
    }


async def test_a_customer_without_an_address_has_to_give_one(start, tmp_path):
    (tmp_path / "subscriptions.toml").write_text(
        '[[subscriptions]]\nnumber = 1\ncustomer = "nameless@sandbox.example"\n'
        'created_at = 2026-02-10T09:00:00Z\nlines = [{ title = "Tea", price = "10.00" }]\n'
    )
    account = Account((await start(fixtures=tmp_path)).client)
    customer = Customer(account, (await account.tokens("nameless"))["access_token"])
    assert (await fetch(customer))["userErrors"] == [
        {"code": "BLANK", "field": ["address"], "message": "The input value is blank."}
    ]


@pytest.mark.parametrize(
    ("contract", "code", "message"),
    [
        (CANCELLED, "INVALID", INVALID),
        (
            "gid://shopify/SubscriptionContract/1",
            "SUBSCRIPTION_CONTRACT_DOES_NOT_EXIST",
            "Subscription contract does not exist.",
        ),
    ],
)
async def test_a_contract_that_has_ended_or_is_not_there_has_no_options(
    customer, contract, code, message
):
    error = {"code": code, "field": ["subscriptionContractId"], "message": message}
    assert (await fetch(customer, id=contract))["userErrors"] == [error]
    assert (await select(customer, {"shipping": {}}, "x", id=contract))["userErrors"] == [error]
