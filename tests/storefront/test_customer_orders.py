"""What a customer has bought, as the customer sees it."""

from base64 import b64decode

import pytest

MONEY = "{ amount currencyCode }"
APPLICATION = """{
  __typename allocationMethod targetSelection targetType
  value { ... on MoneyV2 { amount currencyCode } ... on PricingPercentageValue { percentage } }
  ... on AutomaticDiscountApplication { title }
  ... on DiscountCodeApplication { code applicable }
  ... on ManualDiscountApplication { title description }
  ... on ScriptDiscountApplication { title }
}"""
PAGE = """query (
  $token: String!, $first: Int, $last: Int, $after: String, $before: String, $reverse: Boolean,
  $sortKey: OrderSortKeys, $query: String
) {
  customer(customerAccessToken: $token) {
    numberOfOrders
    orders(
      first: $first, last: $last, after: $after, before: $before, reverse: $reverse,
      sortKey: $sortKey, query: $query
    ) {
      totalCount nodes { name } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
    }
  }
}"""


def usd(amount):
    return {"amount": amount, "currencyCode": "USD"}


@pytest.fixture
async def read(storefront, mint):
    """Read what is selected of all orders of the persona `with-orders`, by their names."""

    async def read(selection):
        payload = await storefront.login(mint(email="with-orders@sandbox.example"))
        answer = await storefront.ask(
            "query ($token: String!) { customer(customerAccessToken: $token) "
            f"{{ orders(first: 20) {{ nodes {{ name {selection} }} }} }} }}",
            token=payload["customerAccessToken"]["accessToken"],
        )
        assert "errors" not in answer
        nodes = answer["data"]["customer"]["orders"]["nodes"]
        return {node.pop("name"): node for node in nodes}

    return read


@pytest.fixture
async def page(storefront, mint):
    async def page(persona="with-orders", **variables):
        payload = await storefront.login(mint(email=f"{persona}@sandbox.example"))
        token = payload["customerAccessToken"]["accessToken"]
        return (await storefront.ask(PAGE, token=token, **variables))["data"]["customer"]

    return page


async def test_tells_what_was_recorded_of_a_new_order(read):
    """Shopify: all of these were recorded against 2026-04, in this form."""
    orders = await read(
        "id email currencyCode financialStatus fulfillmentStatus processedAt "
        f"totalPrice {MONEY} totalPriceV2 {MONEY}"
    )
    assert orders["#1010"] == {
        "id": "gid://shopify/Order/3000000294912?key=0a1ac3de16de4475ec0227b674908a9f",
        "email": "with-orders@sandbox.example",
        "currencyCode": "USD",
        "financialStatus": "AUTHORIZED",
        "fulfillmentStatus": "UNFULFILLED",
        "processedAt": "2025-11-28T17:05:00Z",
        "totalPrice": usd("16.65"),
        "totalPriceV2": usd("16.65"),
    }


async def test_tells_who_bought_and_where_to_look(read, storefront):
    orders = await read(
        "orderNumber phone customerLocale customerUrl statusUrl edited canceledAt cancelReason "
        "customAttributes { key value } shippingAddress { id name address1 zip } "
        'billingAddress { id } metafield(key: "a") { value } '
        'metafields(identifiers: [{ key: "a" }, { key: "b" }]) { value }'
    )
    address = "gid://shopify/MailingAddress/3000000032768?model_name=Address"
    token, key = "0f59c511aad90ae163ab6d5bc9c08cc2", "868bfb2ee4eea62ad7101a1f6c640720"
    assert orders["#1002"] == {
        "orderNumber": 1002,
        "phone": "+442079460144",
        "customerLocale": "en-US",
        "customerUrl": str(storefront.client.make_url(f"/account/orders/{token}")),
        "statusUrl": str(
            storefront.client.make_url(f"/61000000001/orders/{token}/authenticate?key={key}")
        ),
        "edited": False,
        "canceledAt": None,
        "cancelReason": None,
        "customAttributes": [
            {"key": "gift-wrap", "value": "yes"},
            {"key": "gift-note", "value": None},
        ],
        "shippingAddress": {
            "id": address,
            "name": "Orla Dering",
            "address1": "9 Harbor Lane",
            "zip": "97209",
        },
        "billingAddress": {"id": address},
        "metafield": None,
        "metafields": [None, None],
    }


CODE = {
    "__typename": "DiscountCodeApplication",
    "allocationMethod": "ACROSS",
    "targetSelection": "ALL",
    "targetType": "LINE_ITEM",
    "value": {"percentage": 10.0},
    "code": "WELCOME10",
    "applicable": True,
}


def variant(handle, title, alt):
    return {"title": title, "image": {"altText": alt}, "product": {"handle": handle}}


async def test_a_line_has_no_variant_once_the_product_is_gone(read):
    orders = await read("lineItems(first: 5) { nodes { title variant { title } } }")
    assert orders["#1001"]["lineItems"]["nodes"] == [
        {"title": "Canvas Tote - Natural", "variant": None},
        {"title": "Wool Socks - 39-41", "variant": {"title": "39\N{EN DASH}41"}},
    ]


async def test_tells_what_each_line_costs(read):
    orders = await read(
        "lineItems(first: 5) { nodes { title quantity currentQuantity "
        "variant { title image { altText } product { handle } } "
        f"customAttributes {{ key value }} originalTotalPrice {MONEY} discountedTotalPrice {MONEY} "
        f"discountAllocations {{ allocatedAmount {MONEY} discountApplication {APPLICATION} }} }} }}"
    )
    assert orders["#1002"]["lineItems"]["nodes"] == [
        {
            "title": "Camp Shirt - Sand / S",
            "quantity": 1,
            "currentQuantity": 1,
            "variant": variant("camp-shirt", "Sand / S", "The shirt in sand"),
            "customAttributes": [],
            "originalTotalPrice": usd("59.9"),
            "discountedTotalPrice": usd("53.91"),
            "discountAllocations": [{"allocatedAmount": usd("5.99"), "discountApplication": CODE}],
        },
        {
            "title": "Enamel Mug",
            "quantity": 2,
            "currentQuantity": 2,
            "variant": variant("enamel-mug", "Default Title", "A white enamel mug with a blue rim"),
            "customAttributes": [{"key": "engraving", "value": "O. D."}],
            "originalTotalPrice": usd("28.0"),
            "discountedTotalPrice": usd("25.2"),
            "discountAllocations": [{"allocatedAmount": usd("2.8"), "discountApplication": CODE}],
        },
    ]


SUMS = {
    "subtotalPrice": "78.65",
    "totalTax": "0.0",
    "totalShippingPrice": "6.9",
    "totalPrice": "85.55",
    "originalTotalPrice": "85.55",
    "currentSubtotalPrice": "78.65",
    "currentTotalTax": "0.0",
    "currentTotalShippingPrice": "6.9",
    "currentTotalPrice": "85.55",
    "totalRefunded": "0.0",
    "currentTotalDuties": None,
    "originalTotalDuties": None,
}


@pytest.mark.parametrize(
    ("name", "sums"),
    [
        pytest.param("#1001", SUMS, id="plain"),
        pytest.param(
            "#1005",
            SUMS
            | {
                "subtotalPrice": "223.0",
                "totalTax": "17.84",
                "totalPrice": "247.74",
                "originalTotalPrice": "247.74",
                "currentSubtotalPrice": "134.0",
                "currentTotalTax": "10.72",
                "currentTotalPrice": "151.62",
                "totalRefunded": "96.12",
            },
            id="one-came-back",
        ),
        pytest.param(
            "#1006",
            SUMS
            | {
                "subtotalPrice": "149.0",
                "totalPrice": "155.9",
                "originalTotalPrice": "155.9",
                "currentSubtotalPrice": "0.0",
                "currentTotalShippingPrice": "0.0",
                "currentTotalPrice": "0.0",
                "totalRefunded": "155.9",
            },
            id="canceled",
        ),
        pytest.param(
            "#1009",
            SUMS
            | {
                "subtotalPrice": "70.0",
                "totalPrice": "76.9",
                "originalTotalPrice": "62.9",
                "currentSubtotalPrice": "70.0",
                "currentTotalPrice": "76.9",
            },
            id="edited",
        ),
    ],
)
async def test_adds_up(read, name, sums):
    orders = await read(" ".join(f"{key} {MONEY}" for key in sums))
    assert orders[name] == {
        key: None if amount is None else usd(amount) for key, amount in sums.items()
    }


async def test_tells_each_kind_of_discount(read):
    orders = await read(f"discountApplications(first: 5) {{ nodes {APPLICATION} }}")
    found = [node for order in orders.values() for node in order["discountApplications"]["nodes"]]
    ten_off = CODE | {"__typename": "AutomaticDiscountApplication", "title": "Ten Off"}
    explicit = {"targetSelection": "EXPLICIT", "targetType": "LINE_ITEM"}
    del ten_off["code"], ten_off["applicable"]
    assert found == [
        CODE,
        ten_off | {"value": usd("10.0")},
        {
            "__typename": "AutomaticDiscountApplication",
            "allocationMethod": "EACH",
            "targetSelection": "ALL",
            "targetType": "SHIPPING_LINE",
            "value": {"percentage": 100.0},
            "title": "Free Shipping",
        },
        {
            "__typename": "ManualDiscountApplication",
            "allocationMethod": "ACROSS",
            **explicit,
            "value": usd("8.2"),
            "title": "Scratched",
            "description": "A scratch on the left.",
        },
        {
            "__typename": "ScriptDiscountApplication",
            "allocationMethod": "EACH",
            **explicit,
            "value": usd("1.5"),
            "title": "Two for less",
        },
    ]


async def test_tells_what_was_taken_off_the_shipping(read):
    orders = await read(
        f"shippingDiscountAllocations {{ allocatedAmount {MONEY} discountApplication "
        "{ ... on AutomaticDiscountApplication { title } } }"
    )
    found = {name: order["shippingDiscountAllocations"] for name, order in orders.items()}
    assert {name: given for name, given in found.items() if given} == {
        "#1003": [
            {"allocatedAmount": usd("6.9"), "discountApplication": {"title": "Free Shipping"}}
        ]
    }


async def test_tells_the_parcels(read):
    orders = await read(
        "successfulFulfillments { trackingCompany trackingInfo { number url } "
        "fulfillmentLineItems(first: 5) { nodes { quantity lineItem { title } } } }"
    )
    tracked = "https://parcel.sandbox.example/track/"
    tote, socks = {"title": "Canvas Tote - Natural"}, {"title": "Wool Socks - 39-41"}
    assert orders["#1001"]["successfulFulfillments"] == [
        {
            "trackingCompany": "Sandbox Parcel",
            "trackingInfo": [
                {"number": "SP1000000001", "url": f"{tracked}SP1000000001"},
                {"number": "SP1000000002", "url": f"{tracked}SP1000000002"},
            ],
            "fulfillmentLineItems": {
                "nodes": [{"quantity": 2, "lineItem": tote}, {"quantity": 1, "lineItem": socks}]
            },
        },
        {
            "trackingCompany": "Sandbox Parcel",
            "trackingInfo": [{"number": "SP1000000003", "url": f"{tracked}SP1000000003"}],
            "fulfillmentLineItems": {"nodes": [{"quantity": 2, "lineItem": socks}]},
        },
    ]


async def test_parcels_and_packages_are_cut_short(read):
    orders = await read("successfulFulfillments(first: 1) { trackingInfo(first: 1) { number } } ")
    assert orders["#1001"]["successfulFulfillments"] == [
        {"trackingInfo": [{"number": "SP1000000001"}]}
    ]


async def test_what_needs_no_parcel_has_no_address(read):
    orders = await read(
        "shippingAddress { id } successfulFulfillments { trackingCompany trackingInfo { url } }"
    )
    assert orders["#1008"] == {
        "shippingAddress": None,
        "successfulFulfillments": [{"trackingCompany": None, "trackingInfo": []}],
    }


async def test_pages_as_addresses_do(page):
    """Shopify: the cursor of an order was recorded in this form against 2026-04."""
    first = await page(first=2)
    assert first == {
        "numberOfOrders": "10",
        "orders": {
            "totalCount": "10",
            "nodes": [{"name": "#1001"}, {"name": "#1002"}],
            "pageInfo": {
                "hasNextPage": True,
                "hasPreviousPage": False,
                "startCursor": (
                    "eyJsYXN0X2lkIjozMDAwMDAwMDAwMDAwLCJsYXN0X3ZhbHVlIjpudWxsLCJvZmZzZXQiOjB9"
                ),
                "endCursor": (
                    "eyJsYXN0X2lkIjozMDAwMDAwMDMyNzY4LCJsYXN0X3ZhbHVlIjpudWxsLCJvZmZzZXQiOjF9"
                ),
            },
        },
    }


async def test_goes_on_behind_a_cursor(page):
    end = (await page("many-orders", first=25))["orders"]["pageInfo"]["endCursor"]
    rest = (await page("many-orders", first=250, after=end))["orders"]
    assert [node["name"] for node in rest["nodes"]] == [f"#{n}" for n in range(1126, 1161)]


@pytest.mark.parametrize(
    ("sort_key", "cursor"),
    [
        ("ID", '{"last_id":3000000294912,"last_value":null,"offset":0}'),
        ("RELEVANCE", '{"last_id":3000000294912,"last_value":null,"offset":0}'),
        ("PROCESSED_AT", '{"last_id":3000000294912,"last_value":1764349500000,"offset":0}'),
        ("TOTAL_PRICE", '{"last_id":3000000294912,"last_value":16.65,"offset":0}'),
    ],
)
async def test_a_cursor_has_the_value_of_the_sort_key(page, sort_key, cursor):
    """Shopify: recorded for ID; the others are inferred from those of products."""
    query = "#1010"
    found = await page(first=1, sortKey=sort_key, query=query)
    assert b64decode(found["orders"]["pageInfo"]["endCursor"]).decode() == cursor


@pytest.mark.parametrize("sort_key", ["ID", "PROCESSED_AT", "RELEVANCE", "TOTAL_PRICE"])
@pytest.mark.parametrize("reverse", [False, True])
async def test_pages_forward_and_backward_are_the_same_list(page, sort_key, reverse):
    asked = {"sortKey": sort_key, "reverse": reverse}
    whole = (await page(first=10, **asked))["orders"]["nodes"]
    first = (await page(first=4, **asked))["orders"]
    second = (await page(first=6, after=first["pageInfo"]["endCursor"], **asked))["orders"]
    back = (await page(last=4, before=second["pageInfo"]["startCursor"], **asked))["orders"]
    assert (first["nodes"] + second["nodes"], back["nodes"]) == (whole, first["nodes"])


@pytest.mark.parametrize(
    ("arguments", "numbers"),
    [
        ({"last": 2}, [1009, 1010]),
        ({"first": 2, "reverse": True}, [1010, 1009]),
        ({"first": 2, "sortKey": "PROCESSED_AT", "reverse": True}, [1010, 1009]),
        ({"first": 3, "sortKey": "TOTAL_PRICE"}, [1010, 1008, 1003]),
        ({"first": 2, "sortKey": "TOTAL_PRICE", "reverse": True}, [1005, 1007]),
        ({"first": 2, "sortKey": "RELEVANCE"}, [1001, 1002]),
        ({"first": 9, "query": "processed_at:>=2025-06-01"}, [1007, 1008, 1009, 1010]),
        ({"first": 9, "query": "processed_at:2024 NOT #1002"}, [1001, 1003]),
        ({"first": 1, "query": "processed_at:<2024-05-01", "reverse": True}, [1001]),
    ],
)
async def test_finds_and_sorts(page, arguments, numbers):
    orders = (await page(**arguments))["orders"]
    assert [node["name"] for node in orders["nodes"]] == [f"#{number}" for number in numbers]


async def test_counts_what_the_query_describes(page):
    found = await page(first=1, query="processed_at:2024")
    assert (found["numberOfOrders"], found["orders"]["totalCount"]) == ("10", "3")


NONE = {
    "numberOfOrders": "0",
    "orders": {
        "totalCount": "0",
        "nodes": [],
        "pageInfo": {
            "hasNextPage": False,
            "hasPreviousPage": False,
            "startCursor": None,
            "endCursor": None,
        },
    },
}


@pytest.mark.parametrize("persona", ["enabled", "somebody-new"])
async def test_who_has_bought_nothing_has_no_orders(page, persona):
    assert await page(persona, first=5) == NONE


NODE = "query ($id: ID!) { node(id: $id) { id ... on Order { name totalPrice { amount } } } }"
FIRST = """query ($token: String!) { customer(customerAccessToken: $token) {
  orders(first: 1) { nodes { id name totalPrice { amount } } }
} }"""


@pytest.fixture
async def first_order(storefront, mint):
    """Return the first order of a persona, or of the first made-up customer who has any."""

    async def first_order(persona=None):
        email = f"{persona}@sandbox.example" if persona else await made_up_buyer(storefront)
        payload = await storefront.login(mint(email=email))
        token = payload["customerAccessToken"]["accessToken"]
        customer = (await storefront.ask(FIRST, token=token))["data"]["customer"]
        return customer["orders"]["nodes"][0]

    return first_order


async def made_up_buyer(storefront):
    response = await storefront.client.get("/_sandbox/api/worlds/default/customers?first=100")
    customers = (await response.json())["customers"]
    return next(
        customer["email"]
        for customer in customers
        if customer["numberOfOrders"] and "@example." in (customer["email"] or "")
    )


@pytest.mark.parametrize("persona", ["many-orders", None], ids=["a persona", "made up"])
async def test_an_order_is_found_by_its_id_without_a_login(storefront, first_order, persona):
    """Shopify: reported; the id has the order's key."""
    order = await first_order(persona)
    answer = await storefront.ask(NODE, id=order["id"])
    assert answer["data"] == {"node": order}


@pytest.mark.parametrize("end", ["", "?key=", "?key=00000000000000000000000000000000"])
async def test_without_its_key_an_order_is_not_found(storefront, first_order, end):
    order = await first_order("many-orders")
    answer = await storefront.ask(NODE, id=order["id"].partition("?")[0] + end)
    assert answer["data"] == {"node": None}


@pytest.mark.parametrize("number", [0, 1, 3_000_000_000_001, 10**19])
async def test_an_order_that_does_not_exist_is_null(storefront, number):
    answer = await storefront.ask(NODE, id=f"gid://shopify/Order/{number}?key=0")
    assert answer["data"] == {"node": None}
