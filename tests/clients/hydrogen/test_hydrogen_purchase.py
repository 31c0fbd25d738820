"""A purchase with the template's product and cart routes, unchanged, and the sandbox's checkout."""

import json
import re
from urllib.parse import urljoin

import requests

from tests.clients.hydrogen.browser import Browser

PRODUCT = "enamel-mug"
TOKEN = re.compile(r"gid://shopify/Cart/(\w+)\?key=")
CHECKOUT = {
    "": {
        "checkout[email]": "zoe@example.com",
        "checkout[shipping_address][country_code]": "US",
        "checkout[shipping_address][last_name]": "Zed",
        "checkout[shipping_address][address1]": "1 Engine Way",
        "checkout[shipping_address][city]": "New York",
        "checkout[shipping_address][province_code]": "NY",
        "checkout[shipping_address][zip]": "10001",
    },
    "/shipping": {},
    "/payment": {"outcome": "PAID"},
}
_FIELD = re.compile(r'<input type="(?:hidden|radio)"[^>]*name="([^"]+)"[^>]*value="([^"]*)"')


def change(browser: Browser, action: str, **inputs: object) -> dict:
    """Send the cart's form, and return the cart as the route answers it."""
    form = json.dumps({"action": action, "inputs": inputs})
    shown = browser.submit("cart", "/cart", cartFormInput=form)
    assert not shown.page.get("errors")
    return shown.page["cart"]


def fill(browser: Browser, line_id: str) -> dict:
    """Change the quantity of a line, and apply a code."""
    change(browser, "LinesUpdate", lines=[{"id": line_id, "quantity": 3}])
    return change(browser, "DiscountCodesUpdate", discountCode="SANDBOX10", discountCodes=[])


def pay(url: str, outcome: str = "PAID") -> requests.Response:
    """Go through the pages of the checkout, as a browser without a script does."""
    with requests.Session() as session:
        page = session.get(url, timeout=20)
        for step, typed in CHECKOUT.items():
            where, _, key = page.url.partition("?")
            assert where.endswith(step or "/en"), where
            fields = dict(reversed(_FIELD.findall(page.text)))
            form = fields | typed | ({"outcome": outcome} if step == "/payment" else {})
            page = session.post(urljoin(page.url, f"{where}?{key}"), data=form, timeout=20)
    return page


def kept(control, cart: dict) -> dict:
    """Return a cart as the sandbox has it."""
    (found,) = TOKEN.findall(cart["id"])
    return control("GET", f"/carts/{found}")


def test_a_customer_of_the_template_buys_and_finds_the_order(zoe, control):
    product = zoe.load("products.$handle", f"/products/{PRODUCT}").page["product"]
    variant = product["selectedVariant"]["id"]
    cart = change(zoe, "LinesAdd", lines=[{"merchandiseId": variant, "quantity": 1}])
    filled = fill(zoe, kept(control, cart)["lines"][0]["id"])
    url = kept(control, filled)["checkoutUrl"]
    declined = pay(url, "PAYMENT_CARD_DECLINED")
    assert (declined.status_code, "Your card was declined" in declined.text) == (422, True)
    thanks = pay(url)
    assert "Thank you for your order" in thanks.text
    (order,) = zoe.load("account.orders._index", "/account/orders").page["customer"]["orders"][
        "nodes"
    ]
    assert (order["financialStatus"], order["lineItems"]["nodes"][0]["title"]) == (
        "PAID",
        "Enamel Mug",
    )
    assert order["currentTotalPrice"]["amount"] in thanks.text
