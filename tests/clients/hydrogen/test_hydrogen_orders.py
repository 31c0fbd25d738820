"""The template's list of orders, unchanged."""

import re
from base64 import b64encode

from tests.clients.hydrogen.browser import Browser, Shown
from tests.clients.hydrogen.pages import login


def test_an_order_is_listed_with_what_its_row_shows(visitor):
    listed = orders(visitor())["orders"]["nodes"][0]
    assert listed == {
        "currentTotalPrice": {"amount": "8.0", "currencyCode": "USD"},
        "customerUrl": listed["customerUrl"],
        "financialStatus": "PAID",
        "fulfillmentStatus": "FULFILLED",
        "id": listed["id"],
        "lineItems": {"nodes": [{"title": "Sewing Pattern - PDF", "variant": None}]},
        "orderNumber": 1160,
        "processedAt": "2024-04-30T12:00:00Z",
        "statusUrl": listed["statusUrl"],
    }
    assert re.fullmatch(r"gid://shopify/Order/\d+\?key=[0-9a-f]{32}", listed["id"])
    page = r"https?://[\w.:]+/w/\w+/account/orders/[0-9a-f]{32}"
    assert re.fullmatch(page, listed["customerUrl"])


def test_orders_are_paged_newest_first_through_to_the_end(visitor):
    browser = visitor()
    first = orders(browser)
    second = orders(browser, f"&direction=next&cursor={first['orders']['pageInfo']['endCursor']}")
    third = orders(browser, f"&direction=next&cursor={second['orders']['pageInfo']['endCursor']}")
    pages = [first, second, third]
    numbers = [[order["orderNumber"] for order in page["orders"]["nodes"]] for page in pages]
    assert [page["numberOfOrders"] for page in pages] == ["60", "60", "60"]
    assert [page["orders"]["pageInfo"]["hasNextPage"] for page in pages] == [True, True, False]
    assert numbers == [
        list(range(1160, 1140, -1)),
        list(range(1140, 1120, -1)),
        list(range(1120, 1100, -1)),
    ]


def orders(browser: Browser, cursor: str = "") -> dict:
    """Load a page of the orders of the persona that has sixty."""
    login(browser, "many-orders@sandbox.example", "many-orders-password")
    shown = browser.load("account.orders._index", f"/account/orders?index{cursor}")
    assert shown == Shown(200, page={"customer": shown.page["customer"]})
    return shown.page["customer"]


def test_an_order_has_a_page_of_its_own(visitor):
    browser = visitor()
    listed = orders(browser)["orders"]["nodes"][0]
    path = f"/account/orders/{b64encode(listed['id'].encode()).decode()}"
    shown = browser.load("account.orders.$id", path)
    assert (shown.status, shown.page["order"]["id"]) == (200, listed["id"])
