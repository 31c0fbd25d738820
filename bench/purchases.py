"""A whole purchase, request by request: a cart, its buyer, and an order that Shop Pay has paid."""

import json
import re
import socket
import time
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

from bench import load
from bench.bursts import Burst, Plan
from bench.cart_workloads import ADD, CREATE, MUG, READ
from bench.processes import Running, ServerError
from bench.procfs import busy_seconds, cpu_seconds
from bench.workloads import PATH

NAME: Final = "purchase"
TITLE: Final = "a whole purchase, 32 buyers"
ALONE: Final = "purchaseAlone"
TITLE_ALONE: Final = "a whole purchase, a single buyer"
COUNT: Final = 100
"""Purchases of a single buyer in a burst."""

_NUMBER: Final = "NUMBER_GOES_HERE"  # purchase.lua knows these three, too
_CART: Final = "CART_GOES_HERE"
_SESSION: Final = "SESSION_GOES_HERE"
_IDS: Final = {
    _CART: re.compile(r'"id":"(gid://shopify/Cart/[^"]+)"'),
    _SESSION: re.compile(r'"token":"([^"]+)"'),
}
_HEAD: Final = (
    f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    "Content-Length: %d\r\n\r\n"
).encode()
_LINE: Final = {"merchandiseId": MUG, "quantity": 1}
_MORE: Final = {**_LINE, "attributes": [{"key": "gift", "value": "yes"}]}
_BUYER: Final = {"email": "ada@example.com", "countryCode": "US"}
_PRICE: Final = {"amount": "54.00", "currencyCode": "USD"}
_PAN: Final = {"label": "Cast Iron Pan", "sku": "PAN-26", "quantity": 1, "finalItemPrice": _PRICE}
_REQUEST: Final = {
    "locale": "en",
    "presentmentCurrency": "USD",
    "subtotal": _PRICE,
    "total": _PRICE,
    "lineItems": [_PAN],
}
_IDENTIFY: Final = """mutation ($cartId: ID!, $buyer: CartBuyerIdentityInput!) {
  cartBuyerIdentityUpdate(cartId: $cartId, buyerIdentity: $buyer) {
    cart { id buyerIdentity { email countryCode } }
    userErrors { code field message }
  }
}"""
_BEGIN: Final = """mutation ($id: String!, $request: ShopPayPaymentRequestInput) {
  shopPayPaymentRequestSessionCreate(sourceIdentifier: $id, paymentRequest: $request) {
    shopPayPaymentRequestSession { token sourceIdentifier }
    userErrors { code field message }
  }
}"""
_PAY: Final = """mutation ($token: String!, $key: String!, $request: ShopPayPaymentRequestInput!) {
  shopPayPaymentRequestSessionSubmit(
    token: $token, idempotencyKey: $key, paymentRequest: $request
  ) {
    paymentRequestReceipt { token processingStatusType }
    userErrors { code field message }
  }
}"""


class Step(NamedTuple):
    """A request of a purchase. *marker* is in each right answer to it."""

    marker: str
    body: str


def _step(marker: str, document: str, **variables: Any) -> Step:
    return Step(marker, json.dumps({"query": document, "variables": variables}))


STEPS: Final = (
    _step('"totalQuantity":1', CREATE.document, input={"note": _NUMBER, "lines": [_LINE]}),
    _step('"totalQuantity":2', ADD.document, cartId=_CART, lines=[_MORE]),
    _step('"email":"ada@example.com"', _IDENTIFY, cartId=_CART, buyer=_BUYER),
    _step('"totalQuantity":2', READ.document, cartId=_CART),
    _step('"sourceIdentifier":"', _BEGIN, id=f"cart-{_NUMBER}", request=_REQUEST),
    _step('"COMPLETED"', _PAY, token=_SESSION, key=_NUMBER, request=_REQUEST),
)


class Shopper:
    """Buys at one server, over a connection that stays open."""

    def __init__(self, title: str, port: int) -> None:
        self._title = title
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=5)
        self._answers = self._socket.makefile("rb")

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._answers.close()
        self._socket.close()

    def buy(self, number: str) -> None:
        """Buy once. Raises `ServerError` for an answer that is none."""
        places = {_NUMBER: number}
        for step in STEPS:
            body = step.body
            for place, value in places.items():
                body = body.replace(place, value)
            answer = self._post(body.encode()).decode()
            if step.marker not in answer:
                raise ServerError(f"{self._title} answered so: {answer[:400]}")
            for place, form in _IDS.items():
                if place not in places and (found := form.search(answer)):
                    places[place] = found[1]

    def _post(self, body: bytes) -> bytes:
        """Send head and body together, as HTTP clients of Node.js do; return the answer's body."""
        self._socket.sendall(_HEAD % len(body) + body)
        length = 0
        while (line := self._answers.readline().lower()) not in (b"\r\n", b""):
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        return self._answers.read(length)


def burst(running: Running, plan: Plan, round_: int, directory: Path) -> Burst:
    """Let as many buyers as there are connections buy at once. Latencies are those of requests,
    rate and processor time those of whole purchases."""
    steps = directory / "purchase.steps"
    steps.write_text("".join(f"{step.marker}\n{step.body}\n" for step in STEPS))
    own, all_of_them, start = cpu_seconds(running.pid), busy_seconds(), time.monotonic()
    seen = load.wrk(
        "purchase.lua",
        (str(steps), str(round_)),
        url=running.url,
        seconds=plan.seconds,
        connections=plan.connections,
        threads=plan.connections,
    )
    own, all_of_them = cpu_seconds(running.pid) - own, busy_seconds() - all_of_them
    took = time.monotonic() - start
    return Burst(
        server=running.server.name,
        workload=NAME,
        round=round_,
        rate=seen.rate / len(STEPS),
        p50=seen.p50,
        p99=seen.p99,
        cpu=own / max(seen.requests, 1) * len(STEPS) * 1e6,
        foreign=max(0.0, all_of_them - own - seen.wrk_cpu) / took,
        wrk=seen.wrk_cpu / took,
        requests=seen.requests,
        errors=seen.wrong + seen.lost,
        repeated=0,
        sample=seen.sample,
    )


def burst_alone(running: Running, round_: int) -> Burst:
    """Buy `COUNT` times, one after the other. Latencies are those of whole purchases."""
    took: list[float] = []
    own, all_of_them, start = cpu_seconds(running.pid), busy_seconds(), time.monotonic()
    mine = time.process_time()
    with Shopper(running.server.title, running.port) as shopper:
        for number in range(COUNT):
            began = time.perf_counter()
            shopper.buy(f"{round_}-{number}")
            took.append(time.perf_counter() - began)
    own, all_of_them = cpu_seconds(running.pid) - own, busy_seconds() - all_of_them
    seconds, mine = time.monotonic() - start, time.process_time() - mine
    took.sort()
    return Burst(
        server=running.server.name,
        workload=ALONE,
        round=round_,
        rate=COUNT / seconds,
        p50=took[COUNT // 2] * 1e3,
        p99=took[-2] * 1e3,
        cpu=own / COUNT * 1e6,
        foreign=max(0.0, all_of_them - own - mine) / seconds,
        wrk=mine / seconds,
        requests=COUNT,
        errors=0,
        repeated=0,
    )
