"""Carts in the benchmark: the requests are valid, and what is measured becomes a table."""

import json

from bench import carts
from bench.cart_workloads import FILL, LINES, WORKLOADS
from bench.results import CartRow, CartsMeasured
from bench.workloads import PLACEHOLDER

ROWS = [
    CartRow("ours", "cartCreate", 1, 200.0, 2.0, 8.0, 0),
    CartRow("ours", "cartCreate", 2, 220.0, 2.0, 8.0, 0),
    CartRow("mercurius", "cartCreate", 1, 100.0, 4.0, 9.0, 3),
    CartRow("mercurius", "cartCreate", 2, 110.0, 4.0, 9.0, 0),
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


def test_rates_are_compared_round_by_round():
    assert carts.in_words(CartsMeasured(ROWS)) == (
        "| what | server | requests a second | median | p99 | the sandbox is |\n"
        "|---|---|---|---|---|---|\n"
        "| a new cart with one line | Storefront Sandbox | 210 | 2.00 ms | 8.00 ms |  |\n"
        "| a new cart with one line | mercurius with JIT | 105 | 4.00 ms | 9.00 ms | "
        "2.00 [of 2 only] times as fast |"
    )


def test_wrong_answers_are_counted():
    assert carts.wrong_answers(CartsMeasured(ROWS)) == 3
