"""A server that ends while 50 buyers pay: no order without its inventory, whenever it ends."""

import contextlib
import json
from http.client import HTTPConnection, HTTPException
from itertools import count
from signal import SIGTERM
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest

API = "/_sandbox/api/worlds/blue"
VARIANT = 51000134217728
STOCK = 20
BUYERS = 50
CART = """mutation ($email: String!) { cartCreate(input: {
  lines: [{merchandiseId: "gid://shopify/ProductVariant/%d"}], buyerIdentity: {email: $email}
}) { cart { id } } }"""


class Server:
    def __init__(self, url):
        self._where = urlsplit(url)

    def call(self, method, path, body=None):
        connection = HTTPConnection(self._where.hostname, self._where.port, timeout=30)
        try:
            sent = json.dumps(body or {})
            connection.request(method, path, sent, {"Content-Type": "application/json"})
            response = connection.getresponse()
            return response.status, json.loads(response.read())
        finally:
            connection.close()

    def cart(self, number):
        variables = {"email": f"buyer-{number}@sandbox.example"}
        body = {"query": CART % VARIANT, "variables": variables}
        _, answer = self.call("POST", "/w/blue/api/2026-10/graphql.json", body)
        gid = answer["data"]["cartCreate"]["cart"]["id"]
        return gid.removeprefix("gid://shopify/Cart/").partition("?")[0]


def sold_and_left(snapshot):
    """Return how many of the variant a snapshot has in orders, and how many in the inventory."""
    records = snapshot["records"]
    histories = records.get("OrderHistory", {"put": []})["put"]
    lines = [line for each in histories for order in each["orders"] for line in order["lines"]]
    sold = sum(line["quantity"] for line in lines if line.get("variant_id") == VARIANT)
    variants = [each for product in records["Product"]["put"] for each in product["variants"]]
    return sold, next(each["quantity"] for each in variants if each["id"] == VARIANT)


@pytest.mark.slow
@pytest.mark.parametrize("paid", [1, 8, STOCK])
def test_no_order_is_kept_without_its_inventory(serving, tmp_path, paid):
    file, enough, numbers = tmp_path / "shop.json", Event(), count()
    quiet = ("--log-format", "json", "--log-level", "warning")
    with serving("--port", "0", *quiet, "--export-on-exit", str(file)) as process:
        server = Server(json.loads(process.first_line)["url"])
        change = {"quantityAvailable": STOCK, "inventoryPolicy": "DENY"}
        assert server.call("PATCH", f"{API}/variants/{VARIANT}", change)[0] == 200
        carts = [server.cart(number) for number in range(BUYERS)]
        statuses = []

        def pay():
            with contextlib.suppress(OSError, HTTPException, IndexError):
                while True:
                    token = carts[next(numbers)]
                    statuses.append(server.call("POST", f"{API}/carts/{token}/complete")[0])
                    if statuses.count(201) >= paid:
                        enough.set()

        threads = [Thread(target=pay) for _ in range(4)]
        for thread in threads:
            thread.start()
        assert enough.wait(30)
        with contextlib.suppress(OSError, HTTPException):
            _, taken = server.call("GET", f"{API}/snapshot")
            assert sum(sold_and_left(taken)) == STOCK
        assert process.end(SIGTERM)[0] == 0
        for thread in threads:
            thread.join()
    sold, left = sold_and_left(json.loads(file.read_text())["worlds"]["blue"])
    assert (sold + left, paid <= sold <= STOCK) == (STOCK, True)
    assert sold >= statuses.count(201)
