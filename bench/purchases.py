"""A whole purchase, request by request: a cart, its buyer, and an order that Shop Pay has paid."""

import json
import socket
import time
from collections.abc import Iterator
from typing import Any, Final, Self

from bench.bursts import Burst
from bench.cart_workloads import ADD, CREATE, MUG, READ
from bench.processes import Running, ServerError
from bench.procfs import busy_seconds, cpu_seconds
from bench.workloads import PATH

NAME: Final = "purchase"
TITLE: Final = "a whole purchase, six requests one after the other"
COUNT: Final = 100
"""Purchases in a burst."""

_HEAD: Final = (
    f"POST {PATH} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    "Content-Length: %d\r\n\r\n"
).encode()
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

    def buy(self, number: int) -> None:
        """Buy once. Raises `ServerError` for an answer that is none."""
        line = {"merchandiseId": MUG, "quantity": 1}
        made = self._ask(CREATE.document, input={"note": str(number), "lines": [line]})
        cart = made["cartCreate"]["cart"]["id"]
        more = {**line, "attributes": [{"key": "gift", "value": "yes"}]}
        self._ask(ADD.document, cartId=cart, lines=[more])
        buyer = {"email": "ada@example.com", "countryCode": "US"}
        self._ask(_IDENTIFY, cartId=cart, buyer=buyer)
        self._ask(READ.document, cartId=cart)
        begun = self._ask(_BEGIN, id=f"cart-{number}", request=_REQUEST)
        session = begun["shopPayPaymentRequestSessionCreate"]["shopPayPaymentRequestSession"]
        paid = self._ask(_PAY, token=session["token"], key=f"{number}", request=_REQUEST)
        receipt = paid["shopPayPaymentRequestSessionSubmit"]["paymentRequestReceipt"]
        if receipt["processingStatusType"] != "COMPLETED":
            raise ServerError(f"{self._title} did not sell: {receipt}")

    def _ask(self, document: str, **variables: Any) -> dict[str, Any]:
        text = self._post(json.dumps({"query": document, "variables": variables}).encode())
        answer = json.loads(text)
        data: dict[str, Any] = answer.get("data") or {}
        if "errors" in answer or any(_errors(data)):
            raise ServerError(f"{self._title} answered so: {text[:400]!r}")
        return data

    def _post(self, body: bytes) -> bytes:
        """Send head and body together, as HTTP clients of Node.js do; return the answer's body."""
        self._socket.sendall(_HEAD % len(body) + body)
        length = 0
        while (line := self._answers.readline().lower()) not in (b"\r\n", b""):
            if line.startswith(b"content-length:"):
                length = int(line.partition(b":")[2])
        return self._answers.read(length)


def _errors(data: dict[str, Any]) -> Iterator[Any]:
    for payload in data.values():
        yield payload.get("userErrors")


def burst(running: Running, round_: int) -> Burst:
    """Buy `COUNT` times. Latencies are those of whole purchases."""
    took: list[float] = []
    own, all_of_them, start = cpu_seconds(running.pid), busy_seconds(), time.monotonic()
    mine = time.process_time()
    with Shopper(running.server.title, running.port) as shopper:
        for number in range(COUNT):
            began = time.perf_counter()
            shopper.buy(round_ * COUNT + number)
            took.append(time.perf_counter() - began)
    own, all_of_them = cpu_seconds(running.pid) - own, busy_seconds() - all_of_them
    seconds, mine = time.monotonic() - start, time.process_time() - mine
    took.sort()
    return Burst(
        server=running.server.name,
        workload=NAME,
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
