"""Carts over a small catalog of which a test knows every product; the clock stands still."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

import pytest

from sandbox.app import WORLDS
from sandbox.catalog.records import Option, OptionValue, Product, Variant
from sandbox.world import World
from tests.conftest import Storefront

NOW = datetime(2026, 3, 4, 5, 6, 7, 891_000, tzinfo=UTC)
NOW_SHOWN = "2026-03-04T05:06:07Z"
MUG, SCARCE, SOLD_OUT, TENT, PLAN_ONLY, HIDDEN = 101, 102, 103, 104, 105, 106
"""Variants: 12.50 each, and never short; 5 of it; none; 200.00; only by a plan; not in Europe."""

CART = """
fragment Lines on Cart {
  id totalQuantity
  lines(first: 50) {
    nodes { id quantity attributes { key value } merchandise { ... on ProductVariant { id } } }
  }
}"""


def gid(variant: int) -> str:
    return f"gid://shopify/ProductVariant/{variant}"


def product(number: int, title: str, value: str = "Default Title", **changed: Any) -> Product:
    option = "Title" if value == "Default Title" else "Color"
    values = (OptionValue(id=number * 10, name=value),)
    of_product = {
        key: changed.pop(key) for key in ("requires_selling_plan", "hidden_in") if key in changed
    }
    return Product(
        id=number,
        handle=f"thing-{number}",
        title=title,
        created_at=NOW,
        updated_at=NOW,
        published_at=NOW,
        options=(Option(id=number, name=option, values=values),),
        variants=(Variant(id=number, **{"price": Decimal("12.50"), **changed}),),
        **of_product,
    )


PRODUCTS = (
    product(MUG, "Mug", compare_at_price=Decimal("15.00")),
    product(SCARCE, "Lamp", "Blue", quantity=5),
    product(SOLD_OUT, "Kettle", quantity=0),
    product(TENT, "Tent", price=Decimal("200.00")),
    product(PLAN_ONLY, "Coffee", requires_selling_plan=True),
    product(HIDDEN, "Beam", hidden_in=("europe",)),
)


@pytest.fixture
def world(storefront: Storefront) -> World:
    world = storefront.client.app[WORLDS].open("default")
    world.clock.freeze(NOW)
    world.store.remove(*list(world.store.after(Product, 0)))
    world.store.put(*PRODUCTS)
    return world


@pytest.fixture
def ask(storefront: Storefront, world: World) -> Any:  # noqa: ARG001 - it sets up the shop
    """Ask a cart mutation or query, and return what its one field answers."""

    async def ask(document: str, **variables: Any) -> Any:
        answer = await storefront.ask(document, **variables)
        assert list(answer) == ["data", "extensions"], answer
        (found,) = answer["data"].values()
        return found

    return ask


@pytest.fixture
def mutate(ask: Any) -> Any:
    """Call the mutation *name* with its arguments; of the cart its *shows* are selected."""

    async def mutate(
        name: str, shows: str = "...Lines", fragments: str = "", **arguments: Any
    ) -> Any:
        kinds = {key: KINDS[name, key] if (name, key) in KINDS else KINDS[key] for key in arguments}
        declared = ", ".join(f"${key}: {kind}" for key, kind in kinds.items())
        given = ", ".join(f"{key}: ${key}" for key in arguments)
        document = f"""mutation ({declared}) {{
          {name}({given}) {{
            cart {{ {shows} }} userErrors {{ code field message }}
            warnings {{ code message target }}
          }}
        }} {CART if shows == "...Lines" else fragments}"""
        return await ask(document, **arguments)

    return mutate


KINDS: dict[Any, str] = {
    "addressIds": "[ID!]!",
    "addresses": "[CartSelectableAddressInput!]!",
    ("cartDeliveryAddressesUpdate", "addresses"): "[CartSelectableAddressUpdateInput!]!",
    "appliedGiftCardIds": "[ID!]!",
    "attributes": "[AttributeInput!]!",
    "buyerIdentity": "CartBuyerIdentityInput!",
    "cartId": "ID!",
    "discountCodes": "[String!]!",
    "giftCardCodes": "[String!]!",
    "input": "CartInput!",
    "lineIds": "[ID!]",
    "lines": "[CartLineInput!]!",
    ("cartLinesUpdate", "lines"): "[CartLineUpdateInput!]!",
    "note": "String!",
    "selectedDeliveryOptions": "[CartSelectedDeliveryOptionInput!]!",
    "viewKeys": "[String!]",
}


@pytest.fixture
def create(mutate: Any) -> Any:
    """Make a cart of *lines*, pairs of a variant and a quantity, and return what is shown."""

    async def create(*lines: tuple[int, int], **given: Any) -> Any:
        wanted = [{"merchandiseId": gid(variant), "quantity": count} for variant, count in lines]
        answer = await mutate("cartCreate", input={"lines": wanted, **given})
        assert answer["userErrors"] == []
        return answer["cart"]

    return create


def counted(cart: Any) -> list[tuple[int, int]]:
    """Return the variant and the quantity of each line, in the order of the answer."""
    lines = cart["lines"]["nodes"]
    return [(int(line["merchandise"]["id"].rpartition("/")[2]), line["quantity"]) for line in lines]


_UUID = "UUID"


def masked(value: Any) -> Any:
    """Return *value* with TOKEN, KEY and UUID in the places of those."""
    if isinstance(value, dict):
        return {key: masked(each) for key, each in value.items()}
    if isinstance(value, list):
        return [masked(each) for each in value]
    if not isinstance(value, str):
        return value
    value = re.sub(r"hWN[0-9A-Za-z]{21}", "TOKEN", value)
    value = re.sub(
        r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", _UUID, value
    )
    return re.sub(r"\b[0-9a-f]{32}\b", "KEY", value)
