"""Compares a recorded answer about carts, whose tokens, keys and codes were taken out of it."""

import json
import re
from typing import Any

from tests.recordings.comparing import Comparison

SECRET = "<redacted:storefront-cart-secret>"
NAME = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|\b[0-9a-f]{32}\b"
)
"""UUIDs, and the digits of delivery groups and options."""
TOKEN = re.compile(r"hWN[0-9A-Za-z]{21}")
KEY = re.compile(r"(?<=key=)[0-9a-f]{32}")


class CartComparison(Comparison):
    """A recorded UUID stands for one of the world throughout.

    Tokens and keys are those of `cart`.
    """

    def __init__(self, base_url: str, domain: str) -> None:
        super().__init__()
        self.names: dict[str, str] = {}
        self.texts = {base_url: f"https://{domain}"}
        """What stands for something else in an answer: the host, what was taken out."""
        self.sent: dict[str, str] = {}
        """What is sent in the place of what was taken out."""
        self.cart = ""
        """Id of the cart of the present step."""

    def served(self, value: dict[str, Any]) -> dict[str, Any]:
        found = super().served(value)
        token = self.cart.rpartition("/")[2].partition("?")[0]
        text = json.dumps(found).replace(f"gid://shopify/Cart/{SECRET}?key={SECRET}", self.cart)
        text = NAME.sub(lambda name: self.names.get(name[0], name[0]), text)
        for recorded, ours in self.sent.items():
            text = text.replace(recorded, ours)
        served: dict[str, Any] = json.loads(text.replace(f"?cart={SECRET}", f"?cart={token}"))
        return served

    def _is_same_text(self, want: str, have: str) -> bool:
        for ours, recorded in self.texts.items():
            have = have.replace(ours, recorded)
        have = TOKEN.sub(SECRET, KEY.sub(SECRET, have))
        if NAME.split(want) != NAME.split(have):
            return False
        pairs = zip(NAME.findall(want), NAME.findall(have), strict=True)
        return all(self.names.setdefault(name, ours) == ours for name, ours in pairs)

    def _is_same_cursor(self, want: dict[str, Any], have: dict[str, Any] | None) -> bool:
        """In a cart the id in a cursor is the position, and the value the UUID of the line."""
        if have is None or not NAME.fullmatch(str(want.get("last_value"))):
            return super()._is_same_cursor(want, have)
        same_value = self._is_same_text(want["last_value"], str(have.get("last_value")))
        return same_value and {**want, "last_value": 0} == {**have, "last_value": 0}
