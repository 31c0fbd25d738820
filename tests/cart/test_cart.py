"""`cart`: the whole object, who may see what of it, and how long it lives."""

from datetime import timedelta

import pytest

from sandbox.app import worlds_of
from sandbox.cart.api import CART
from sandbox.cart.finding import find
from sandbox.cart.records import Cart
from sandbox.scenarios import Library
from sandbox.seeding import ShopData
from sandbox.settings import Settings
from sandbox.viewer import viewer_of
from tests.cart.conftest import MUG, NOW, NOW_SHOWN, TENT, counted, gid, masked

WHOLE = """
query ($id: ID!) {
  cart(id: $id) {
    id createdAt updatedAt checkoutUrl totalQuantity note
    attributes { key value } channel: attribute(key: "channel") { value }
    none: attribute(key: "none") { value }
    buyerIdentity {
      countryCode email phone customer { id } purchasingCompany { location { id } }
      preferences { wallet } deliveryAddressPreferences { __typename }
    }
    discountCodes { code } discountAllocations { targetType } appliedGiftCards { id }
    metafield(namespace: "custom", key: "note") { id }
    metafields(identifiers: [{ namespace: "custom", key: "note" }]) { id }
    delivery { addresses { id } }
    deliveryGroups(first: 1) { nodes { id } pageInfo { endCursor } }
    lines(first: 1) {
      edges {
        cursor
        node {
          __typename id viewKey quantity attributes { key value }
          size: attribute(key: "size") { value }
          merchandise { ... on ProductVariant { id } }
          sellingPlanAllocation { sellingPlan { id } } discountAllocations { targetType }
          ... on CartLine {
            instructions { canRemove canUpdateQuantity } parentRelationship { parent { id } }
          }
          cost { amountPerQuantity { ...M } compareAtAmountPerQuantity { ...M }
                 subtotalAmount { ...M } totalAmount { ...M } }
          estimatedCost { amount { ...M } compareAtAmount { ...M } totalAmount { ...M } }
        }
      }
      pageInfo { hasNextPage }
    }
    cost {
      checkoutChargeAmount { ...M } subtotalAmount { ...M } totalAmount { ...M }
      totalDutyAmount { ...M } totalTaxAmount { ...M } subtotalAmountEstimated
      totalAmountEstimated totalDutyAmountEstimated totalTaxAmountEstimated
    }
    estimatedCost { totalAmount { ...M } totalTaxAmount { ...M } }
  }
}
fragment M on MoneyV2 { amount currencyCode }
"""
READ = """query ($id: ID!) {
  cart(id: $id) { note checkoutUrl buyerIdentity { countryCode email phone customer { id } } }
}"""


def usd(amount):
    return {"amount": amount, "currencyCode": "USD"}


async def test_a_fresh_cart_has_all_fields_as_they_were_recorded(ask, mutate):
    """Shopify: recorded against 2026-04, with other money."""
    line = {"merchandiseId": gid(MUG), "quantity": 2, "attributes": [{"key": "size", "value": "L"}]}
    given = {
        "note": "Ring twice",
        "attributes": [{"key": "channel", "value": "web"}],
        "buyerIdentity": {"countryCode": "US"},
        "lines": [{"merchandiseId": gid(TENT)}, line],
    }
    cart = (await mutate("cartCreate", "id", input=given))["cart"]
    answer = await ask(WHOLE, id=cart["id"])
    line_of_mugs = answer["lines"]["edges"][0].pop("node")
    assert masked(line_of_mugs).pop("viewKey") == "UUID:KEY"
    del line_of_mugs["viewKey"]
    assert masked(line_of_mugs) == {
        "__typename": "CartLine",
        "id": "gid://shopify/CartLine/UUID?cart=TOKEN",
        "quantity": 2,
        "attributes": [{"key": "size", "value": "L"}],
        "size": {"value": "L"},
        "merchandise": {"id": gid(MUG)},
        "sellingPlanAllocation": None,
        "discountAllocations": [],
        "instructions": {"canRemove": True, "canUpdateQuantity": True},
        "parentRelationship": None,
        "cost": {
            "amountPerQuantity": usd("12.5"),
            "compareAtAmountPerQuantity": usd("15.0"),
            "subtotalAmount": usd("25.0"),
            "totalAmount": usd("25.0"),
        },
        "estimatedCost": {
            "amount": usd("12.5"),
            "compareAtAmount": usd("15.0"),
            "totalAmount": usd("25.0"),
        },
    }
    del answer["lines"]
    base = answer["checkoutUrl"].partition("/cart/")[0]
    assert base.startswith("http://127.0.0.1:")
    assert masked(answer) == {
        "id": "gid://shopify/Cart/TOKEN?key=KEY",
        "createdAt": NOW_SHOWN,
        "updatedAt": NOW_SHOWN,
        "checkoutUrl": f"{base}/cart/c/TOKEN?key=KEY",
        "totalQuantity": 3,
        "note": "Ring twice",
        "attributes": [{"key": "channel", "value": "web"}],
        "channel": {"value": "web"},
        "none": None,
        "buyerIdentity": {
            "countryCode": "US",
            "email": None,
            "phone": None,
            "customer": None,
            "purchasingCompany": None,
            "preferences": None,
            "deliveryAddressPreferences": [],
        },
        "discountCodes": [],
        "discountAllocations": [],
        "appliedGiftCards": [],
        "metafield": None,
        "metafields": [],
        "delivery": {"addresses": []},
        "deliveryGroups": {"nodes": [], "pageInfo": {"endCursor": None}},
        "cost": {
            "checkoutChargeAmount": usd("225.0"),
            "subtotalAmount": usd("225.0"),
            "totalAmount": usd("225.0"),
            "totalDutyAmount": None,
            "totalTaxAmount": None,
            "subtotalAmountEstimated": True,
            "totalAmountEstimated": True,
            "totalDutyAmountEstimated": True,
            "totalTaxAmountEstimated": True,
        },
        "estimatedCost": {"totalAmount": usd("225.0"), "totalTaxAmount": None},
    }


@pytest.mark.parametrize("key", ["", "?key=0123456789abcdef0123456789abcdef"])
async def test_without_its_key_a_cart_shows_all_but_its_buyer(key, ask, create):
    """Shopify: reported for the email; that it is so for the rest of the buyer is our choice."""
    buyer = {"email": "ada@lovelace.example", "phone": "+16135550123", "countryCode": "CA"}
    cart = await create((MUG, 1), note="Ring twice", buyerIdentity=buyer)
    answer = await ask(READ, id=cart["id"].partition("?")[0] + key)
    assert masked(answer) == {
        "note": "Ring twice",
        "checkoutUrl": masked(answer["checkoutUrl"]),
        "buyerIdentity": {"countryCode": "CA", "email": None, "phone": None, "customer": None},
    }


@pytest.mark.parametrize(
    "cart_id",
    [
        "gid://shopify/Cart/missing?key=missing",
        "gid://shopify/CartLine/1",
        f"gid://shopify/Cart/{'x' * 2_000}",
    ],
)
async def test_an_unknown_cart_is_null(cart_id, ask):
    """Shopify: recorded."""
    assert await ask(READ, id=cart_id) is None


async def test_a_cart_expires_ten_days_after_its_last_change(ask, create, mutate, world):
    """Shopify: documented."""
    cart = await create((MUG, 1))
    world.clock.advance(timedelta(days=9))
    await mutate("cartNoteUpdate", cartId=cart["id"], note="Still wanted")
    world.clock.advance(timedelta(days=10, seconds=-1))
    before = await ask(READ, id=cart["id"])
    world.clock.advance(timedelta(seconds=1))
    assert (before["note"], await ask(READ, id=cart["id"])) == ("Still wanted", None)


async def test_node_finds_a_cart_and_pages_its_lines(ask, create):
    """Shopify: documented by shopify-buy, which reads long carts so."""
    cart = await create((MUG, 1), (TENT, 2))
    document = """query ($id: ID!, $after: String) {
      node(id: $id) {
        ... on Cart {
          lines(first: 1, after: $after) {
            edges { cursor }
            nodes { quantity merchandise { ... on ProductVariant { id } } }
            pageInfo { hasNextPage }
          }
        }
      }
    }"""
    first = await ask(document, id=cart["id"])
    cursor = first["lines"]["edges"][0]["cursor"]
    second = await ask(document, id=cart["id"], after=cursor)
    assert [*counted(first), *counted(second)] == [(TENT, 2), (MUG, 1)]
    assert first["lines"]["pageInfo"]["hasNextPage"] is True
    assert second["lines"]["pageInfo"]["hasNextPage"] is False


async def test_an_empty_cart_is_in_the_shops_currency(mutate):
    """Shopify: reported by tests of its own client."""
    given = {"buyerIdentity": {"countryCode": "DE"}}
    shows = "cost { totalAmount { amount currencyCode } } buyerIdentity { countryCode }"
    answer = await mutate("cartCreate", shows, input=given)
    assert answer["cart"] == {
        "cost": {"totalAmount": usd("0.0")},
        "buyerIdentity": {"countryCode": "DE"},
    }


@pytest.mark.parametrize(
    ("context", "identity", "country", "money"),
    [
        ("", None, None, ("12.5", "USD")),
        ("@inContext(country: CA)", None, "CA", ("17.13", "CAD")),
        ("@inContext(country: ZZ)", None, None, ("12.5", "USD")),
        ("@inContext(country: CA)", {"countryCode": "GB"}, "GB", ("9.88", "GBP")),
    ],
)
async def test_the_buyers_country_else_the_contexts_decides_the_money(
    context, identity, country, money, ask
):
    """Shopify: reported."""
    document = f"""mutation ($input: CartInput!) {context} {{
      cartCreate(input: $input) {{
        cart {{
          buyerIdentity {{ countryCode }} cost {{ totalAmount {{ amount currencyCode }} }}
        }}
      }}
    }}"""
    given = {"lines": [{"merchandiseId": gid(MUG)}], "buyerIdentity": identity}
    answer = await ask(document, input=given)
    assert answer["cart"] == {
        "buyerIdentity": {"countryCode": country},
        "cost": {"totalAmount": dict(zip(("amount", "currencyCode"), money, strict=True))},
    }


async def test_a_cart_stays_in_its_country_in_another_context(ask, create):
    """Shopify: reported."""
    cart = await create((MUG, 1), buyerIdentity={"countryCode": "CA"})
    document = """query ($id: ID!) @inContext(country: GB) {
      cart(id: $id) { cost { totalAmount { amount currencyCode } } }
    }"""
    answer = await ask(document, id=cart["id"])
    assert answer["cost"]["totalAmount"] == {"amount": "17.13", "currencyCode": "CAD"}


def test_carts_are_bounded_and_those_that_expired_go_first():
    assert (Cart.LIMIT, Cart.FEW) == (100_000, 10_000)


def test_settings_say_how_many_carts_a_world_has_and_how_long_they_live():
    settings = Settings(carts=3, cart_days=30)
    world = worlds_of(settings, ShopData(settings), Library()).open("default")
    world.clock.freeze(NOW)
    made = [CART.mutations["cartCreate"].perform(viewer_of(world)).cart for _ in range(4)]
    kept = [each.of.id for each in made if world.store.get(Cart, each.of.id) is not None]
    assert kept == [each.of.id for each in made[1:]]
    world.clock.advance(timedelta(days=30, seconds=-2))
    before = find(world, made[3].id).cart
    world.clock.advance(timedelta(seconds=2))
    after = find(world, made[3].id)
    assert (before, after.cart) == (made[3].of, None)
    assert after.reason.message.endswith("and lives 30 days")
