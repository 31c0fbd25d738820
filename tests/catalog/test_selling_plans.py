"""Selling plans over HTTP: groups, plans, and what a variant costs under each."""

GROUPS = """
query ($handle: String!) {
  product(handle: $handle) {
    requiresSellingPlan
    sellingPlanGroups(first: 5) {
      nodes {
        name appName
        options { name values }
        sellingPlans(first: 5) { nodes {
          id name description recurringDeliveries
          options { name value }
          billingPolicy { ... on SellingPlanRecurringBillingPolicy { interval intervalCount } }
          deliveryPolicy { ... on SellingPlanRecurringDeliveryPolicy { interval intervalCount } }
          checkoutCharge { type value {
            ... on SellingPlanCheckoutChargePercentageValue { percentage }
          } }
          priceAdjustments { orderCount adjustmentValue {
            ... on SellingPlanPercentagePriceAdjustment { adjustmentPercentage }
            ... on SellingPlanFixedAmountPriceAdjustment {
              adjustmentAmount { amount currencyCode }
            }
            ... on SellingPlanFixedPriceAdjustment { price { amount currencyCode } }
          } }
        } }
      }
      pageInfo { endCursor }
    }
  }
}
"""


async def test_a_subscription_has_plans_with_percentages_and_amounts(storefront):
    """Shopify: the form is recorded, the value of the cursor too: the id."""
    answer = await storefront.ask(GROUPS, handle="campfire-coffee")
    month = {"interval": "MONTH", "intervalCount": 1}
    at_once = {"type": "PERCENTAGE", "value": {"percentage": 100.0}}
    plans = [
        {
            "id": "gid://shopify/SellingPlan/7001015808",
            "name": "Delivered every week",
            "description": "15 % off each delivery. End it whenever you like.",
            "recurringDeliveries": True,
            "options": [{"name": "Delivery every", "value": "Week"}],
            "billingPolicy": {"interval": "WEEK", "intervalCount": 1},
            "deliveryPolicy": {"interval": "WEEK", "intervalCount": 1},
            "checkoutCharge": at_once,
            "priceAdjustments": [
                {"orderCount": None, "adjustmentValue": {"adjustmentPercentage": 15.0}}
            ],
        },
        {
            "id": "gid://shopify/SellingPlan/7001048576",
            "name": "Delivered every month",
            "description": None,
            "recurringDeliveries": True,
            "options": [{"name": "Delivery every", "value": "Month"}],
            "billingPolicy": month,
            "deliveryPolicy": month,
            "checkoutCharge": at_once,
            "priceAdjustments": [
                {"orderCount": 3, "adjustmentValue": {"adjustmentPercentage": 15.0}},
                {"orderCount": None, "adjustmentValue": {"adjustmentPercentage": 20.0}},
            ],
        },
        {
            "id": "gid://shopify/SellingPlan/7001081344",
            "name": "Delivered every month, paid for three",
            "description": None,
            "recurringDeliveries": True,
            "options": [{"name": "Delivery every", "value": "Month, prepaid"}],
            "billingPolicy": {"interval": "MONTH", "intervalCount": 3},
            "deliveryPolicy": month,
            "checkoutCharge": at_once,
            "priceAdjustments": [
                {
                    "orderCount": None,
                    "adjustmentValue": {
                        "adjustmentAmount": {"amount": "2.5", "currencyCode": "USD"}
                    },
                }
            ],
        },
    ]
    assert answer["data"]["product"] == {
        "requiresSellingPlan": False,
        "sellingPlanGroups": {
            "nodes": [
                {
                    "name": "Subscribe and save",
                    "appName": None,
                    "options": [
                        {"name": "Delivery every", "values": ["Week", "Month", "Month, prepaid"]}
                    ],
                    "sellingPlans": {"nodes": plans},
                }
            ],
            "pageInfo": {
                "endCursor": (
                    "eyJsYXN0X2lkIjoxMTAwMDMyNzY4LCJsYXN0X3ZhbHVlIjoxMTAwMDMyNzY4LCJvZmZzZXQiOjB9"
                )
            },
        },
    }


async def test_a_pre_order_is_no_subscription_and_takes_a_deposit(storefront):
    answer = await storefront.ask(GROUPS, handle="canvas-bell-tent")
    (group,) = answer["data"]["product"]["sellingPlanGroups"]["nodes"]
    assert group == {
        "name": "Pre-order",
        "appName": "Early Birds",
        "options": [{"name": "Payment", "values": ["Deposit"]}],
        "sellingPlans": {
            "nodes": [
                {
                    "id": "gid://shopify/SellingPlan/7002031616",
                    "name": "A quarter now, the rest before it is sent",
                    "description": None,
                    "recurringDeliveries": False,
                    "options": [{"name": "Payment", "value": "Deposit"}],
                    "billingPolicy": None,
                    "deliveryPolicy": None,
                    "checkoutCharge": {"type": "PERCENTAGE", "value": {"percentage": 25.0}},
                    "priceAdjustments": [
                        {
                            "orderCount": None,
                            "adjustmentValue": {
                                "price": {"amount": "1899.0", "currencyCode": "USD"}
                            },
                        }
                    ],
                }
            ]
        },
    }


async def test_a_product_that_is_sold_by_subscription_only_says_so(storefront):
    answer = await storefront.ask(GROUPS, handle="trail-mix")
    assert answer["data"]["product"]["requiresSellingPlan"] is True


ALLOCATIONS = """
query ($handle: String!, $first: Int = 5, $after: String) {
  product(handle: $handle) { variants(first: 1) { nodes {
    price { amount }
    sellingPlanAllocations(first: $first, after: $after) {
      nodes {
        sellingPlan { name }
        checkoutChargeAmount { amount }
        remainingBalanceChargeAmount { amount }
        priceAdjustments {
          price { amount } compareAtPrice { amount } perDeliveryPrice { amount }
          unitPrice { amount }
        }
      }
      pageInfo { hasNextPage endCursor }
    }
  } } }
}
"""


def money(**amounts):
    return {name: value and {"amount": value} for name, value in amounts.items()}


async def test_an_allocation_compares_with_the_price_of_all_its_deliveries(storefront):
    """Shopify: recorded: `compareAtPrice` is the variant's price, not its compare-at price."""
    answer = await storefront.ask(ALLOCATIONS, handle="campfire-coffee")
    (variant,) = answer["data"]["product"]["variants"]["nodes"]
    first = money(price="10.12", compareAtPrice="11.9", perDeliveryPrice="10.12", unitPrice="4.05")
    later = money(price="9.52", compareAtPrice="11.9", perDeliveryPrice="9.52", unitPrice="3.81")
    prepaid = money(price="28.2", compareAtPrice="35.7", perDeliveryPrice="9.4", unitPrice="3.76")
    assert variant == {
        "price": {"amount": "11.9"},
        "sellingPlanAllocations": {
            "nodes": [
                {
                    "sellingPlan": {"name": "Delivered every week"},
                    **money(checkoutChargeAmount="10.12", remainingBalanceChargeAmount="0.0"),
                    "priceAdjustments": [first],
                },
                {
                    "sellingPlan": {"name": "Delivered every month"},
                    **money(checkoutChargeAmount="10.12", remainingBalanceChargeAmount="0.0"),
                    "priceAdjustments": [first, later],
                },
                {
                    "sellingPlan": {"name": "Delivered every month, paid for three"},
                    **money(checkoutChargeAmount="28.2", remainingBalanceChargeAmount="0.0"),
                    "priceAdjustments": [prepaid],
                },
            ],
            "pageInfo": {
                "hasNextPage": False,
                "endCursor": "eyJsYXN0X2lkIjpudWxsLCJsYXN0X3ZhbHVlIjpudWxsLCJvZmZzZXQiOjJ9",
            },
        },
    }


async def test_allocations_go_on_at_their_cursor(storefront):
    """Shopify: recorded: `{"last_id":null,"last_value":null,"offset":0}`."""
    after = "eyJsYXN0X2lkIjpudWxsLCJsYXN0X3ZhbHVlIjpudWxsLCJvZmZzZXQiOjB9"
    answer = await storefront.ask(ALLOCATIONS, handle="campfire-coffee", first=1, after=after)
    (variant,) = answer["data"]["product"]["variants"]["nodes"]
    page = variant["sellingPlanAllocations"]
    assert [each["sellingPlan"]["name"] for each in page["nodes"]] == ["Delivered every month"]
    assert page["pageInfo"]["hasNextPage"] is True


async def test_a_deposit_leaves_a_balance(storefront):
    answer = await storefront.ask(ALLOCATIONS, handle="canvas-bell-tent")
    (variant,) = answer["data"]["product"]["variants"]["nodes"]
    assert variant["sellingPlanAllocations"]["nodes"] == [
        {
            "sellingPlan": {"name": "A quarter now, the rest before it is sent"},
            **money(checkoutChargeAmount="474.75", remainingBalanceChargeAmount="1424.25"),
            "priceAdjustments": [
                money(
                    price="1899.0",
                    compareAtPrice="1999.99",
                    perDeliveryPrice="1899.0",
                    unitPrice=None,
                )
            ],
        }
    ]


async def test_a_product_without_plans_has_no_group_and_no_allocation(storefront):
    answer = await storefront.ask(
        """{ product(handle: "enamel-mug") {
          requiresSellingPlan
          sellingPlanGroups(first: 1) { nodes { name } pageInfo { endCursor } }
          variants(first: 1) { nodes { sellingPlanAllocations(first: 1) { nodes {
            sellingPlan { id } } } } }
        } }"""
    )
    assert answer["data"]["product"] == {
        "requiresSellingPlan": False,
        "sellingPlanGroups": {"nodes": [], "pageInfo": {"endCursor": None}},
        "variants": {"nodes": [{"sellingPlanAllocations": {"nodes": []}}]},
    }
