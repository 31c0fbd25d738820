"""Carts in the benchmark: the requests are valid, and what is measured becomes a table."""

import json
import re
from dataclasses import replace
from urllib.parse import urlsplit

from bench.bursts import Burst
from bench.cart_workloads import FILL, LINES, WORKLOADS
from bench.places import BENCH
from bench.purchases import STEPS, Shopper
from bench.servers import SUBJECT
from bench.workload_rows import rows
from bench.workloads import PLACEHOLDER
from sandbox.client import SandboxClient
from sandbox.in_process import Sandbox

SHOP_PAY = "shop-pay@sandbox.example"

BURST = Burst(
    server="ours",
    workload="cartCreate",
    round=1,
    rate=200.0,
    p50=2.0,
    p99=8.0,
    cpu=100.0,
    foreign=0.0,
    wrk=0.2,
    requests=1_000,
    errors=0,
    repeated=0,
)
BURSTS = [
    BURST,
    replace(BURST, round=2, rate=220.0),
    replace(BURST, server="mercurius", rate=100.0, cpu=150.0),
    replace(BURST, server="mercurius", round=2, rate=110.0, cpu=450.0, foreign=1.0),
]


async def test_the_sandbox_answers_each_request_as_it_must(storefront):
    async def ask(workload, place):
        body = json.loads(workload.body.replace(PLACEHOLDER, place))
        response = await storefront.client.post(storefront.path, json=body)
        text = await response.text()
        assert workload.marker in text
        return json.loads(text)["data"]

    made = await ask(FILL, "a note")
    cart = made["cartCreate"]["cart"]
    assert cart["totalQuantity"] == LINES
    answers = [await ask(each, cart["id"]) for each in WORKLOADS]
    assert answers[1]["cartLinesAdd"]["cart"]["totalQuantity"] == LINES + 1
    assert len(answers[2]["cart"]["lines"]["nodes"]) == LINES


def test_requests_of_quiet_rounds_are_compared_and_processor_time_of_all():
    (row,) = rows(BURSTS, {"cartCreate": "a new cart"}, ["mercurius"])
    assert row == (["a new cart", "2.00 [of 1 only]", "3.00 [of 2 only]", "2.00", "8.00", "100"])


def test_what_was_not_measured_has_a_line():
    (row,) = rows([], {"cartCreate": "a new cart"}, ["mercurius"])
    assert row == ["a new cart", "-", "-", "-", "-", "-"]


def test_a_purchase_of_six_requests_is_an_order_that_is_paid():
    sandbox = Sandbox()
    url = sandbox.start()
    try:
        with Shopper(SUBJECT.title, urlsplit(url).port) as shopper:
            for number in range(2):
                shopper.buy(str(number))
        orders = SandboxClient(url).world("default").orders.list(customer=SHOP_PAY)
    finally:
        sandbox.stop()
    assert [order.lines[0].title for order in orders.orders] == ["Cast Iron Pan"] * 2


def test_the_script_that_buys_fills_all_places_of_the_requests():
    script = (BENCH / "purchase.lua").read_text(encoding="utf-8")
    places = {place for step in STEPS for place in re.findall(r"([A-Z]+)_GOES_HERE", step.body)}
    assert places == {"CART", "NUMBER", "SESSION"}
    assert all(f"places.{place} =" in script or f"{{ {place} =" in script for place in places)
