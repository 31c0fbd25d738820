"""What is asked of carts: the same documents of every server, their inputs as variables."""

import json
from typing import Any, Final

from bench.workloads import PLACEHOLDER, Workload

MUG: Final = "gid://shopify/ProductVariant/51000134217728"
"""A variant of the built-in shop whose stock is not tracked."""
LINES: Final = 20
"""Lines of a cart that is changed and read. They differ in their attributes."""
_CHANGED: Final = """cart { id totalQuantity checkoutUrl }
    userErrors { code field message }
    warnings { code message target }"""
_MARKER: Final = '"totalQuantity":'


class _Sent(Workload):
    """A workload whose `variable` is all variables, as JSON."""

    __slots__ = ()

    @property
    def body(self) -> str:
        return json.dumps({"query": self.document, "variables": json.loads(self.variable or "{}")})


def _line(number: int) -> dict[str, Any]:
    attributes = [{"key": "number", "value": str(number)}]
    return {"merchandiseId": MUG, "quantity": 1, "attributes": attributes}


def _creating(name: str, title: str, count: int) -> Workload:
    document = f"""mutation ($input: CartInput) {{
  cartCreate(input: $input) {{
    {_CHANGED}
  }}
}}"""
    given = {"note": PLACEHOLDER, "lines": [_line(number) for number in range(count)]}
    return _Sent(name, title, document, json.dumps({"input": given}), _MARKER)


CREATE: Final = _creating("cartCreate", "a new cart with one line", 1)
FILL: Final = _creating("filled", "a new cart with all lines", LINES)
ADD: Final = _Sent(
    "cartLinesAdd",
    f"more of a line of a cart with {LINES} lines",
    f"""mutation ($cartId: ID!, $lines: [CartLineInput!]!) {{
  cartLinesAdd(cartId: $cartId, lines: $lines) {{
    {_CHANGED}
  }}
}}""",
    json.dumps({"cartId": PLACEHOLDER, "lines": [_line(7)]}),
    _MARKER,
)
READ: Final = _Sent(
    "cart",
    f"what a page shows of a cart with {LINES} lines",
    """query ($cartId: ID!) {
  cart(id: $cartId) {
    updatedAt id checkoutUrl totalQuantity note
    buyerIdentity { countryCode email }
    attributes { key value }
    discountCodes { code applicable }
    cost { subtotalAmount { amount currencyCode } totalAmount { amount currencyCode } }
    lines(first: 100) {
      nodes {
        id quantity
        attributes { key value }
        cost {
          totalAmount { amount currencyCode }
          amountPerQuantity { amount currencyCode }
          compareAtAmountPerQuantity { amount currencyCode }
        }
        merchandise {
          ... on ProductVariant {
            id availableForSale title
            price { amount currencyCode }
            product { handle title id }
            selectedOptions { name value }
          }
        }
      }
    }
  }
}""",
    json.dumps({"cartId": PLACEHOLDER}),
    _MARKER,
)
WORKLOADS: Final = (CREATE, ADD, READ)
