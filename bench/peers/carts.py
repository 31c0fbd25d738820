"""Carts in memory, as in `carts.mjs` and `payments.mjs`: the same arithmetic, in cents.

JSON is built by hand, of what the benchmark's documents select.
"""

import os
import uuid
from datetime import UTC, datetime
from typing import Any, Final

PRICE: Final = 1250
Thing = dict[str, Any]


class Carts:
    """Answers the benchmark's documents, which it tells by what they ask for."""

    def __init__(self) -> None:
        self._carts: dict[str, Thing] = {}
        self._sessions: dict[str, Thing] = {}
        self._receipts: dict[tuple[str, str], Thing] = {}
        self._stock: dict[str, int] = {}
        self._orders: list[Thing] = []

    def answer(self, document: str, variables: Thing) -> Thing:
        if "cartCreate(" in document:
            return {"cartCreate": self._create(**variables["input"])}
        if "cartLinesAdd(" in document:
            return {"cartLinesAdd": _changed(self._found(variables["cartId"]), variables["lines"])}
        if "cartBuyerIdentityUpdate(" in document:
            return {"cartBuyerIdentityUpdate": self._identify(**variables)}
        if "SessionCreate(" in document:
            return {"shopPayPaymentRequestSessionCreate": self._begin(**variables)}
        if "SessionSubmit(" in document:
            return {"shopPayPaymentRequestSessionSubmit": self._pay(**variables)}
        return {"cart": _shown(self._found(variables["cartId"]))}

    def _create(self, lines: list[Thing], note: str) -> Thing:
        token, key = os.urandom(12).hex(), os.urandom(16).hex()
        cart = {"token": token, "key": key, "note": note, "lines": [], "buyer": _NOBODY}
        self._carts[token] = cart
        return _changed(cart, lines)

    def _found(self, cart_id: str) -> Thing:
        token, _, key = cart_id.removeprefix("gid://shopify/Cart/").partition("?key=")
        cart = self._carts[token]
        if cart["key"] != key:
            raise KeyError(key)
        return cart

    def _identify(self, cartId: str, buyer: Thing) -> Thing:  # noqa: N803 - the schema's name
        cart = self._found(cartId)
        cart["buyer"] = {name: buyer[name] for name in _NOBODY}
        _change(cart, [])
        return {"cart": {"id": cartId, "buyerIdentity": cart["buyer"]}, "userErrors": []}

    def _begin(self, id: str, request: Thing) -> Thing:
        token = str(uuid.uuid4())
        self._sessions[token] = request
        session = {"token": token, "sourceIdentifier": id}
        return {"shopPayPaymentRequestSession": session, "userErrors": []}

    def _pay(self, token: str, key: str, request: Thing) -> Thing:
        if token not in self._sessions:
            raise KeyError(token)
        if (token, key) not in self._receipts:
            lines = [{**line, "cents": _cents(line)} for line in request["lineItems"]]
            for line in lines:
                self._stock[line["sku"]] = self._stock.get(line["sku"], 0) - line["quantity"]
            number, at = len(self._orders) + 1, datetime.now(UTC)
            self._orders.append(
                {"number": number, "lines": lines, "total": request["total"], "at": at}
            )
            self._receipts[token, key] = {"token": token, "processingStatusType": "COMPLETED"}
        return {"paymentRequestReceipt": self._receipts[token, key], "userErrors": []}


_NOBODY: Final = {"countryCode": None, "email": None}


def _changed(cart: Thing, lines: list[Thing]) -> Thing:
    _change(cart, lines)
    return {"cart": _summary(cart), "userErrors": [], "warnings": []}


def _change(cart: Thing, lines: list[Thing]) -> None:
    for added in lines:
        attributes = added.get("attributes", [])
        for line in cart["lines"]:
            if (line["merchandiseId"], line["attributes"]) == (added["merchandiseId"], attributes):
                line["quantity"] += added["quantity"]
                break
        else:
            line = {**added, "id": str(uuid.uuid4()), "attributes": attributes}
            cart["lines"].insert(0, line)
    cart["updatedAt"] = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"


def _summary(cart: Thing) -> Thing:
    name = f"{cart['token']}?key={cart['key']}"
    return {
        "id": f"gid://shopify/Cart/{name}",
        "totalQuantity": sum(line["quantity"] for line in cart["lines"]),
        "checkoutUrl": f"http://localhost/cart/c/{name}",
    }


def _shown(cart: Thing) -> Thing:
    total = _money(sum(PRICE * line["quantity"] for line in cart["lines"]))
    return {
        **_summary(cart),
        "updatedAt": cart["updatedAt"],
        "note": cart["note"],
        "buyerIdentity": cart["buyer"],
        "attributes": [],
        "discountCodes": [],
        "cost": {"subtotalAmount": total, "totalAmount": total},
        "lines": {"nodes": [_line(cart["token"], line) for line in cart["lines"]]},
    }


def _line(token: str, line: Thing) -> Thing:
    return {
        "id": f"gid://shopify/CartLine/{line['id']}?cart={token}",
        "quantity": line["quantity"],
        "attributes": line["attributes"],
        "cost": {
            "totalAmount": _money(PRICE * line["quantity"]),
            "amountPerQuantity": _money(PRICE),
            "compareAtAmountPerQuantity": None,
        },
        "merchandise": {
            "id": line["merchandiseId"],
            "availableForSale": True,
            "title": "Default Title",
            "price": _money(PRICE),
            "product": {
                "handle": "enamel-mug",
                "title": "Enamel Mug",
                "id": "gid://shopify/Product/1",
            },
            "selectedOptions": [{"name": "Title", "value": "Default Title"}],
        },
    }


def _money(cents: int) -> Thing:
    return {"amount": f"{cents / 100:.1f}", "currencyCode": "USD"}


def _cents(line: Thing) -> int:
    return line["quantity"] * round(float(line["finalItemPrice"]["amount"]) * 100)
