"""Subscriptions: Hydrogen's recipe, pausing, resuming, cancelling and skipping."""

import pytest

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
