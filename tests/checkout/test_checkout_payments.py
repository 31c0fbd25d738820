"""How a test payment ends, by what is chosen on the page."""

import pytest
from msgspec.structs import replace

from sandbox.cart.discounts import DiscountCode
from sandbox.cart.records import Cart
from sandbox.catalog.merchant.products import delete_product
from sandbox.catalog.records import Product
from sandbox.checkout.paying import Outcome
from sandbox.checkout.records import Checkout
from tests.cart.conftest import SCARCE, TENT, product
from tests.checkout.conftest import CONTACT, MUG
from tests.checkout.test_checkout_steps import orders, sums, to_payment

DEAD = "This checkout link does not work: the cart has expired, was paid, or the link is not whole."
DECLINES = [outcome.value for outcome in Outcome if outcome.is_declined]


@pytest.mark.parametrize("outcome", DECLINES)
async def test_a_declined_payment_changes_nothing_and_can_be_tried_again(
    shopper, checkout_url, world, outcome
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    before = world.store.changes()
    seen = await shopper.submit("/payment", outcome=outcome, X="")
    (field,) = seen.all("select")
    assert (seen.status, field["aria-invalid"]) == (422, "true")
    assert world.store.changes() == before
    assert (await shopper.submit("/payment")).lines[4] == "Thank you, Ada"


async def test_the_reason_of_a_declined_payment_is_explained(shopper, checkout_url):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    action, fields = shopper.form("/payment")
    form = fields | {"outcome": "PAYMENT_CALL_ISSUER"}
    seen = await shopper.browser.post(action, form, X_Sandbox_Explain="1")
    assert seen.headers["X-Sandbox-Reason"] == ("checkout.payment-declined: PAYMENT_CALL_ISSUER")


async def test_a_confirmed_challenge_pays(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    seen = await shopper.submit("/payment", outcome="CHALLENGE")
    assert seen.lines[5] == (
        "Your bank asks you to confirm the payment of $17.50 to Storefront Sandbox."
    )
    assert orders(world) == []
    assert (await shopper.submit("/challenge", answer="confirm")).lines[4] == "Thank you, Ada"
    assert len(orders(world)) == 1


async def test_a_challenge_that_fails_declines_and_is_over(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await shopper.submit("/payment", outcome="CHALLENGE")
    action, fields = shopper.form("/challenge")
    seen = await shopper.submit("/challenge", answer="refuse")
    assert (seen.status, "The payment was not confirmed" in seen.lines) == (422, True)
    again = await shopper.browser.post(action, fields | {"answer": "confirm"})
    assert (again.location.partition("?")[0][-8:], orders(world)) == ("/payment", [])


async def test_what_was_sold_out_meanwhile_is_taken_out(shopper, checkout_url, world):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5))
    await to_payment(shopper, await checkout_url((TENT, 1), (SCARCE, 2)))
    seen = await shopper.submit("/payment", outcome="SOLD_OUT")
    assert seen.lines[4:8] == [
        "Some items are no longer available",
        "You have not been charged.",
        "Lamp",
        "Sold out (2 in your cart)",
    ]
    assert orders(world) == []
    await shopper.submit("/sold-out")
    assert sums(shopper.seen)[:2] == ["Subtotal", "$200.00"]
    await shopper.submit("/payment")
    assert [len(order.lines) for order in orders(world)] == [1]


async def test_a_product_that_was_deleted_meanwhile_is_sold_out(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((TENT, 1), (SCARCE, 2)))
    delete_product(world, world.store.get(Product, SCARCE))
    seen = await shopper.submit("/payment")
    assert seen.lines[6:8] == ["Lamp", "Sold out (2 in your cart)"]
    await shopper.submit("/sold-out")
    await shopper.submit("/payment")
    assert [[line.title for line in order.lines] for order in orders(world)] == [["Tent"]]


async def test_of_what_is_left_so_much_can_be_bought(shopper, checkout_url, world):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5))
    await to_payment(shopper, await checkout_url((SCARCE, 4)))
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=1))
    seen = await shopper.submit("/payment")
    assert seen.lines[6:8] == ["Lamp", "Only 1 available (4 in your cart)"]
    await shopper.submit("/sold-out")
    await shopper.submit("/payment")
    assert [order.lines[0].quantity for order in orders(world)] == [1]


async def test_a_total_that_was_not_seen_is_not_paid(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((TENT, 1)))
    seen = await shopper.submit("/payment", outcome="PRICE_CHANGED")
    words = "The total changed from $205.00 to $225.00. Check it, and pay again"
    assert (seen.status, words in seen.lines, orders(world)) == (422, True, [])
    assert (await shopper.submit("/payment")).lines[4] == "Thank you, Ada"


@pytest.mark.parametrize("is_scenario", [False, True])
async def test_a_code_that_is_used_up_meanwhile_is_told_with_the_new_total(
    shopper, checkout_url, world, scenario, is_scenario
):
    await to_payment(shopper, await checkout_url((TENT, 1), discountCodes=["SANDBOX10"]))
    if is_scenario:
        await scenario({"userErrors": [{"code": "CODE_USED_UP", "message": ""}]})
    seen = await shopper.submit("/payment", outcome="PAID" if is_scenario else "CODE_USED_UP")
    assert (seen.status, orders(world)) == (422, [])
    at = seen.lines.index("The total changed from $185.00 to $205.00. Check it, and pay again")
    assert seen.lines[at + 1] == "SANDBOX10 does not apply to the items in your cart"
    assert (await shopper.submit("/payment")).lines[4] == "Thank you, Ada"


async def test_without_a_code_a_gift_card_is_spent_meanwhile(shopper, checkout_url, world):
    cards = ["GIFT-CARD-100"]
    await to_payment(shopper, await checkout_url((TENT, 1), giftCardCodes=cards))
    seen = await shopper.submit("/payment", outcome="CODE_USED_UP")
    assert (seen.status, orders(world)) == (422, [])
    assert "The total changed from $105.00 to $205.00. Check it, and pay again" in seen.lines


async def test_a_code_that_the_merchant_ends_meanwhile_is_told_too(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((TENT, 1), discountCodes=["SANDBOX10"]))
    code = world.store.get(DiscountCode, "sandbox10")
    world.store.put(replace(code, ends_at=world.clock.now()))
    seen = await shopper.submit("/payment")
    assert (seen.status, orders(world)) == (422, [])
    assert "SANDBOX10 does not apply to the items in your cart" in seen.lines


async def test_an_expired_checkout_is_gone_with_its_cart(shopper, checkout_url, world):
    url = await checkout_url((MUG, 1))
    await to_payment(shopper, url)
    seen = await shopper.submit("/payment", outcome="EXPIRED")
    assert (seen.status, DEAD in seen.lines, orders(world)) == (410, True, [])
    assert [world.store.count(kind) for kind in (Cart, Checkout)] == [0, 0]
    assert (await shopper.open(url)).status == 410


ASK = """mutation ($id: ID!) { cartBuyerIdentityUpdate(cartId: $id,
  buyerIdentity: { countryCode: JP }) { userErrors { code } } }"""


async def test_a_total_that_is_in_another_currency_now_is_not_paid(
    shopper, checkout_url, ask, world
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    (cart,) = world.store.after(Cart, "")
    await ask(ASK, id=f"gid://shopify/Cart/{cart.id}?key={cart.key}")
    seen = await shopper.submit("/payment")
    assert "The total changed from $17.50 to ¥2,660. Check it, and pay again" in seen.lines
    assert orders(world) == []


@pytest.mark.parametrize(
    "total", ["", "NaN NaN USD", "-Infinity 1 USD", "1e999999 1 USD", "x", "9" * 999]
)
async def test_a_total_that_no_page_has_shown_is_not_paid(shopper, checkout_url, world, total):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    seen = await shopper.submit("/payment", total=total)
    assert (seen.status, orders(world)) == (422, [])


async def test_who_leaves_keeps_the_cart(shopper, checkout_url, world):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    seen = await shopper.submit("/payment", outcome="ABANDONED")
    assert seen.lines[4:6] == ["You left the checkout", "Your cart is kept. You can come back."]
    assert (world.store.count(Cart), orders(world)) == (1, [])


@pytest.mark.parametrize("outcome", ["", "FOR_FREE"])
async def test_an_outcome_that_there_is_not_is_refused(shopper, checkout_url, world, outcome):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    seen = await shopper.submit("/payment", outcome=outcome)
    assert (seen.status, "Select an outcome" in seen.lines, orders(world)) == (422, True, [])


async def test_of_buyers_that_pay_for_the_last_piece_one_gets_it(browser, checkout_url, world):
    from tests.checkout.conftest import Shopper

    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=1))
    shoppers = [Shopper(browser) for _ in range(8)]
    for each in shoppers:
        await to_payment(each, await checkout_url((SCARCE, 1)))
    seen = [await each.submit("/payment") for each in shoppers]
    assert [each.lines[4] for each in seen] == [
        "Thank you, Ada",
        *["Some items are no longer available"] * 7,
    ]
    assert len(orders(world)) == 1
    assert world.store.find(Product, "variant_ids", str(SCARCE)).variants[0].quantity == 0


async def test_the_story_of_a_purchase_is_in_the_journal(shopper, checkout_url, storefront):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await shopper.submit("/payment", outcome="PAYMENT_CALL_ISSUER")
    await shopper.submit("/payment")
    answer = await storefront.client.get("/_sandbox/api/worlds/default/journal")
    story = [
        (entry["operations"], entry["outcome"], [code["code"] for code in entry["userErrors"]])
        for entry in (await answer.json())["entries"]
    ]
    assert story == [
        (["cartCreate"], "ok", []),
        (["checkout/information"], "ok", []),
        (["checkout/shipping"], "ok", []),
        (["checkout/payment"], "user-errors", ["PAYMENT_CALL_ISSUER"]),
        (["checkout/payment"], "ok", []),
    ]


@pytest.fixture
def scenario(storefront):
    """Switch a scenario on for a step, once."""

    async def scenario(effect, step="payment"):
        response = await storefront.client.put(
            "/_sandbox/api/worlds/default/scenarios/mine",
            json={"match": {"operation": f"checkout/{step}"}, "effect": effect, "times": 1},
        )
        assert response.ok, await response.text()

    return scenario


@pytest.mark.parametrize(
    ("code", "message", "shown"),
    [
        ("PAYMENT_CALL_ISSUER", "", "Your card was declined. Call your bank"),
        ("OTHER", "The bank is closed", "The bank is closed"),
    ],
)
async def test_a_scenario_declines_a_payment(
    shopper, checkout_url, world, scenario, code, message, shown
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await scenario({"userErrors": [{"code": code, "message": message}]})
    seen = await shopper.submit("/payment")
    assert (seen.status, shown in seen.lines, orders(world)) == (422, True, [])
    assert (await shopper.submit("/payment")).lines[4] == "Thank you, Ada"


@pytest.mark.parametrize(("when", "placed"), [("before", 0), ("after", 1)])
async def test_a_scenario_replaces_the_answer_to_a_payment(
    shopper, checkout_url, world, scenario, when, placed
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await scenario({"status": 500, "body": "An unexpected error occurred", "when": when})
    action, fields = shopper.form("/payment")
    seen = await shopper.browser.post(action, fields)
    assert (seen.status, seen.lines, len(orders(world))) == (
        500,
        ["An unexpected error occurred"],
        placed,
    )


async def test_a_scenario_that_only_delays_lets_the_payment_go_its_way(
    shopper, checkout_url, world, scenario
):
    await to_payment(shopper, await checkout_url((MUG, 1)))
    await scenario({"delay": "PT0.01S"})
    assert (await shopper.submit("/payment")).lines[4] == "Thank you, Ada"
    assert len(orders(world)) == 1


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("checkout-abandoned", "You left the checkout"),
        ("checkout-challenge", "3-D Secure challenge"),
        ("checkout-declined", "Your card was declined"),
        ("checkout-expired", DEAD),
        ("checkout-insufficient-funds", "Your card has insufficient funds"),
        ("checkout-price-changed", None),
        ("checkout-sold-out", "Some items are no longer available"),
    ],
)
async def test_a_built_in_scenario_ends_a_payment(
    shopper, checkout_url, world, storefront, name, line
):
    world.store.put(product(SCARCE, "Lamp", "Blue", quantity=5))
    path = f"/_sandbox/api/worlds/default/scenarios/{name}"
    await to_payment(shopper, await checkout_url((SCARCE, 1)))
    assert (await storefront.client.put(path, json={"times": 1})).status == 200
    seen = await shopper.submit("/payment")
    wanted = line or "The total changed from $17.50 to $18.75. Check it, and pay again"
    assert wanted in seen.lines
    assert orders(world) == []


STEPS = {"information": "", "shipping": "/shipping", "codes": "/codes"}


async def at_step(shopper, url, step):
    """Lead the *shopper* to where the form of that *step* is."""
    await shopper.open(url)
    if step == "shipping":
        await shopper.submit(**CONTACT)


@pytest.mark.parametrize("step", STEPS)
async def test_a_scenario_shows_an_error_at_each_step(shopper, checkout_url, scenario, step):
    await at_step(shopper, await checkout_url((MUG, 1)), step)
    await scenario({"userErrors": [{"code": "", "message": "Try {again} later"}]}, step)
    seen = await shopper.submit(STEPS[step] or "/en", **CONTACT)
    assert (seen.status, "Try {again} later" in seen.lines) == (422, True)


@pytest.mark.parametrize("step", STEPS)
async def test_a_checkout_expires_at_each_step(shopper, checkout_url, storefront, world, step):
    await at_step(shopper, await checkout_url((MUG, 1)), step)
    path = "/_sandbox/api/worlds/default/scenarios/checkout-expired"
    assert (await storefront.client.put(path, json={"times": 1})).status == 200
    seen = await shopper.submit(STEPS[step] or "/en", **CONTACT)
    assert (seen.status, DEAD in seen.lines, world.store.count(Cart)) == (410, True, 0)
