"""Subscriptions: Hydrogen's recipe, pausing, resuming, cancelling and skipping."""

import pytest

from sandbox.fixture_files import Fixtures
from sandbox.origin import Origin
from sandbox.seeding import seeds_of
from sandbox.settings import Settings
from sandbox.subscriptions.records import SubscriptionContract
from sandbox.toml_file import TomlError

FIRST, PAUSED, CANCELLED = (
    f"gid://shopify/SubscriptionContract/{number}"
    for number in (5900000001, 5900000002, 5900000003)
)
CONTRACTS = """
query ($query: String) {
  customer {
    subscriptionContracts(first: 100, query: $query) {
      nodes {
        id status createdAt updatedAt currencyCode nextBillingDate note revisionId
        linesCount { count } deliveryPrice { amount } customAttributes { key }
        billingPolicy { interval intervalCount { count } anchors { __typename } maxCycles }
        deliveryPolicy { interval intervalCount { count } }
        lines(first: 100) { nodes { name id title variantTitle quantity sku taxable
          currentPrice { amount } lineDiscountedPrice { amount } image { url } } }
        orders(first: 1) { nodes { id } } originOrder { id } discounts(first: 1) { nodes { id } }
      }
    }
  }
}
"""
CYCLES = """
query ($id: ID!) {
  customer {
    subscriptionContract(id: $id) {
      status nextBillingDate revisionId
      upcomingBillingCycles(first: 3) {
        nodes {
          cycleIndex cycleStartAt cycleEndAt billingAttemptExpectedDate skipped status edited
        }
      }
    }
  }
}
"""
SKIP = """
mutation ($input: SubscriptionBillingCycleInput!) {
  subscriptionBilling%s(billingCycleInput: $input) {
    billingCycle { cycleIndex skipped } userErrors { code field message }
  }
}
"""
CLOCK = "/_sandbox/api/worlds/default/clock"


@pytest.fixture
async def subscriber(customer):
    await customer.account.client.put(CLOCK, json={"freeze": "2026-03-01T00:00:00Z"})
    token = (await customer.account.tokens())["access_token"]
    return type(customer)(customer.account, token)


async def changed(subscriber, name, contract_id):
    document = f"""mutation ($id: ID!) {{ subscriptionContract{name}(subscriptionContractId: $id) {{
        contract {{ status nextBillingDate }} userErrors {{ code field message }} }} }}"""
    return (await subscriber.data(document, id=contract_id))[f"subscriptionContract{name}"]


async def test_the_contracts_of_hydrogens_recipe(subscriber):
    found = (await subscriber.data(CONTRACTS))["customer"]["subscriptionContracts"]["nodes"]
    assert [(each["id"], each["status"]) for each in found] == [
        (CANCELLED, "CANCELLED"),
        (FIRST, "ACTIVE"),
        (PAUSED, "PAUSED"),
    ]
    coffee = found[1]
    assert coffee["nextBillingDate"] == "2026-03-15T09:00:00Z"
    assert coffee["lines"]["nodes"][0]["name"] == "Trail Coffee - 1 kg"
    assert coffee["lines"]["nodes"][0]["lineDiscountedPrice"] == {"amount": "39.0"}


async def test_contracts_can_be_searched(subscriber):
    found = await subscriber.data(CONTRACTS, query="status:PAUSED")
    assert [each["id"] for each in found["customer"]["subscriptionContracts"]["nodes"]] == [PAUSED]


async def test_the_contract_of_somebody_else_is_null(log_in):
    other = await log_in("with-orders")
    assert await other.data(CYCLES, id=FIRST) == {"customer": {"subscriptionContract": None}}


async def test_a_contract_is_paused_resumed_and_cancelled(subscriber):
    assert await changed(subscriber, "Pause", FIRST) == {
        "contract": {"status": "PAUSED", "nextBillingDate": None},
        "userErrors": [],
    }
    resumed = await changed(subscriber, "Activate", FIRST)
    assert resumed["contract"] == {"status": "ACTIVE", "nextBillingDate": "2026-03-15T09:00:00Z"}
    cancelled = await changed(subscriber, "Cancel", FIRST)
    assert cancelled["contract"]["status"] == "CANCELLED"
    after = (await subscriber.data(CYCLES, id=FIRST))["customer"]["subscriptionContract"]
    assert (after["upcomingBillingCycles"]["nodes"], after["revisionId"]) == ([], "4")


@pytest.mark.parametrize("name", ["Pause", "Activate", "Cancel"])
async def test_a_cancelled_contract_stays_so(subscriber, name):
    assert await changed(subscriber, name, CANCELLED) == {
        "contract": None,
        "userErrors": [
            {
                "code": "INVALID",
                "field": ["subscriptionContractId"],
                "message": "The input value is invalid.",
            }
        ],
    }


async def test_a_contract_that_there_is_not_is_refused(subscriber):
    payload = await changed(subscriber, "Pause", "gid://shopify/SubscriptionContract/1")
    assert payload["userErrors"] == [
        {
            "code": "SUBSCRIPTION_CONTRACT_DOES_NOT_EXIST",
            "field": ["subscriptionContractId"],
            "message": "Subscription contract does not exist.",
        }
    ]


@pytest.mark.parametrize("selector", [{"index": 3}, {"date": "2026-03-20T00:00:00Z"}])
async def test_a_delivery_is_skipped_and_taken_back(subscriber, selector):
    given = {"contractId": FIRST, "selector": selector}
    skipped = await subscriber.data(SKIP % "CycleSkip", input=given)
    assert skipped["subscriptionBillingCycleSkip"] == {
        "billingCycle": {"cycleIndex": 3, "skipped": True},
        "userErrors": [],
    }
    contract = (await subscriber.data(CYCLES, id=FIRST))["customer"]["subscriptionContract"]
    assert contract["nextBillingDate"] == "2026-04-15T09:00:00Z"
    back = await subscriber.data(SKIP % "CycleUnskip", input=given)
    assert back["subscriptionBillingCycleUnskip"]["billingCycle"]["skipped"] is False
    contract = (await subscriber.data(CYCLES, id=FIRST))["customer"]["subscriptionContract"]
    assert contract["nextBillingDate"] == "2026-03-15T09:00:00Z"


@pytest.mark.parametrize(
    ("given", "field"),
    [
        ({"contractId": FIRST, "selector": {"index": 1}}, ["billingCycleInput", "selector"]),
        ({"contractId": FIRST, "selector": {}}, ["billingCycleInput", "selector"]),
        (
            {"contractId": "gid://shopify/SubscriptionContract/1", "selector": {"index": 3}},
            ["billingCycleInput", "contractId"],
        ),
    ],
)
async def test_a_cycle_that_is_not_to_come_cannot_be_skipped(subscriber, given, field):
    payload = await subscriber.data(SKIP % "CycleSkip", input=given)
    assert payload["subscriptionBillingCycleSkip"] == {
        "billingCycle": None,
        "userErrors": [
            {"code": "INVALID", "field": field, "message": "The input value is invalid."}
        ],
    }


async def test_cycles_go_by_the_calendar(subscriber):
    contract = (await subscriber.data(CYCLES, id=FIRST))["customer"]["subscriptionContract"]
    starts = [each["cycleStartAt"] for each in contract["upcomingBillingCycles"]["nodes"]]
    assert starts == ["2026-03-15T09:00:00Z", "2026-04-15T09:00:00Z", "2026-05-15T09:00:00Z"]


async def test_a_clock_that_is_centuries_ahead_has_cycles_too(customer):
    await customer.account.client.put(CLOCK, json={"freeze": "8999-01-01T00:00:00Z"})
    token = (await customer.account.tokens())["access_token"]
    ahead = type(customer)(customer.account, token)
    contract = (await ahead.data(CYCLES, id=FIRST))["customer"]["subscriptionContract"]
    assert contract["nextBillingDate"] == "8999-01-15T09:00:00Z"


async def test_a_subscription_has_discounts_its_orders_and_images(log_in):
    buyer = await log_in("with-orders")
    data = await buyer.data(
        """{ customer { subscriptionContracts(first: 9) { nodes {
          note customAttributes { key value } lastPaymentStatus lastBillingAttemptErrorType
          originOrder { name } orders(first: 9) { nodes {
            name subscriptionContracts(first: 9) { nodes { note } } } }
          discounts(first: 9) { nodes {
            title type targetType appliesToAllLines recurringCycleLimit usageCount { count }
            value { ... on SubscriptionDiscountPercentageValue { percentage }
              ... on SubscriptionDiscountFixedAmountValue { amount { amount } appliesOnEachItem } }
          } }
          lines(first: 9) { nodes {
            name currentPrice { amount } lineDiscountedPrice { amount }
            customAttributes { key } image { url } onlineStoreUrl
            discountAllocations { amount { amount } discount { title } }
          } }
        } } } }"""
    )
    (found,) = data["customer"]["subscriptionContracts"]["nodes"]
    mug, notebook = found.pop("lines")["nodes"]
    assert mug.pop("image")["url"].startswith("http")
    assert mug == {
        "name": "Enamel Mug",
        "currentPrice": {"amount": "14.0"},
        "lineDiscountedPrice": {"amount": "25.2"},
        "customAttributes": [{"key": "engraving"}],
        "onlineStoreUrl": "https://sandbox.myshopify.com/products/enamel-mug",
        "discountAllocations": [
            {"amount": {"amount": "2.8"}, "discount": {"title": "Loyal customer"}}
        ],
    }
    assert notebook == {
        "name": "Field Notebook - Dotted",
        "currentPrice": {"amount": "9.75"},
        "lineDiscountedPrice": {"amount": "6.77"},
        "customAttributes": [],
        "image": None,
        "onlineStoreUrl": None,
        "discountAllocations": [
            {"amount": {"amount": "0.98"}, "discount": {"title": "Loyal customer"}},
            {"amount": {"amount": "2.0"}, "discount": {"title": "NOTES2"}},
        ],
    }
    assert found == {
        "note": "Leave it at the door.",
        "customAttributes": [{"key": "gift", "value": "yes"}],
        "lastPaymentStatus": "SUCCEEDED",
        "lastBillingAttemptErrorType": None,
        "originOrder": {"name": "#1009"},
        "orders": {
            "nodes": [
                {
                    "name": "#1009",
                    "subscriptionContracts": {"nodes": [{"note": "Leave it at the door."}]},
                }
            ]
        },
        "discounts": {
            "nodes": [
                {
                    "title": "Loyal customer",
                    "type": "MANUAL",
                    "targetType": "LINE_ITEM",
                    "appliesToAllLines": True,
                    "recurringCycleLimit": 6,
                    "usageCount": {"count": 1},
                    "value": {"percentage": 10},
                },
                {
                    "title": "NOTES2",
                    "type": "CODE_DISCOUNT",
                    "targetType": "LINE_ITEM",
                    "appliesToAllLines": False,
                    "recurringCycleLimit": None,
                    "usageCount": {"count": 0},
                    "value": {"amount": {"amount": "2.0"}, "appliesOnEachItem": True},
                },
            ]
        },
    }


@pytest.mark.parametrize(
    ("discount", "problem"),
    [
        ('title = "A"', "needs one of `percentage` and `amount`"),
        ('title = "A", percentage = 5, amount = "1"', "needs one of `percentage` and `amount`"),
        ('title = "A", percentage = 5, lines = [1]', "lines` names a line of 1, counted from 0"),
    ],
)
def test_a_file_with_a_discount_that_cannot_be_is_refused(discount, problem, tmp_path):
    (tmp_path / "subscriptions.toml").write_text(
        '[[subscriptions]]\nnumber = 1\ncustomer = "enabled@sandbox.example"\n'
        "created_at = 2026-02-10T09:00:00Z\n"
        f'lines = [{{ title = "Tea", price = "10.00" }}]\ndiscounts = [{{ {discount} }}]\n'
    )
    seeds = seeds_of(Origin.of(Settings(customers=0)), Fixtures(tmp_path))
    with pytest.raises(TomlError) as refused:
        seeds.get(SubscriptionContract, 1)
    assert str(refused.value).endswith(problem)


LINES_OF_DISCOUNTS = """query ($id: ID!) { customer { subscriptionContract(id: $id) {
  discounts(first: 9) { nodes { title appliesToAllLines lines(first: 9) { nodes { title } } } }
} } }"""


async def test_a_discount_shows_the_lines_that_it_is_for(log_in):
    buyer = await log_in("with-orders")
    contract_id = "gid://shopify/SubscriptionContract/5900000004"
    data = await buyer.data(LINES_OF_DISCOUNTS, id=contract_id)
    mug, notebook = {"title": "Enamel Mug"}, {"title": "Field Notebook"}
    assert data["customer"]["subscriptionContract"]["discounts"]["nodes"] == [
        {
            "title": "Loyal customer",
            "appliesToAllLines": True,
            "lines": {"nodes": [mug, notebook]},
        },
        {"title": "NOTES2", "appliesToAllLines": False, "lines": {"nodes": [notebook]}},
    ]
