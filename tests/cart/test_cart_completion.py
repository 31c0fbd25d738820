"""A cart is paid by the API: prepared, paid, submitted, and asked after, by a private token."""

from datetime import timedelta

import pytest

from sandbox.cart.completing import complete
from sandbox.cart.payments import CARD_ERRORS
from sandbox.cart.records import Cart
from sandbox.catalog.records import Product
from sandbox.resources import resource
from tests.cart.conftest import MUG, SCARCE, gid, masked
from tests.cart.test_cart_discounts import card
from tests.cart.test_cart_lines import PLANS
from tests.fidelity.asking import any_arguments, errors_of

RESTRICTED = (
    "cartBillingAddressUpdate",
    "cartClone",
    "cartPaymentUpdate",
    "cartPrepareForCompletion",
    "cartRemovePersonalData",
    "cartSubmitForCompletion",
)
PRIVATE = {"Shopify-Storefront-Private-Token": "shpat_sandbox-private"}
PLACE = {
    "lastName": "Lovelace",
    "address1": "1 First St",
    "city": "Boston",
    "provinceCode": "MA",
    "countryCode": "US",
    "zip": "02108",
}
BILLED = {"lastName": "Lovelace", "country": "US", "province": "MA"}
BUYER = {
    "buyerIdentity": {"email": "ada@example.com", "countryCode": "US"},
    "delivery": {"addresses": [{"address": {"deliveryAddress": PLACE}, "selected": True}]},
}
PAY = """mutation ($cartId: ID!, $payment: CartPaymentInput!) {
  cartPaymentUpdate(cartId: $cartId, payment: $payment) {
    cart { totalQuantity } userErrors { code field message } warnings { code } } }"""
PREPARE = """mutation ($cartId: ID!) { cartPrepareForCompletion(cartId: $cartId) {
  userErrors { code field message }
  result { __typename ... on CartStatusReady { cart { totalQuantity } }
    ... on CartStatusNotReady { cart { totalQuantity } errors { code message } } } } }"""
SUBMIT = """mutation ($cartId: ID!, $attemptToken: String!) {
  cartSubmitForCompletion(cartId: $cartId, attemptToken: $attemptToken) {
    userErrors { code field message }
    result { __typename ... on SubmitSuccess { attemptId redirectUrl }
      ... on SubmitAlreadyAccepted { attemptId }
      ... on SubmitFailed { checkoutUrl errors { code message } } } } }"""
ATTEMPT = """query ($attemptId: String!) { cartCompletionAttempt(attemptId: $attemptId) {
  __typename
  ... on CartCompletionProcessing { id pollDelay }
  ... on CartCompletionFailed { id errors { code message } }
  ... on CartCompletionActionRequired { id action {
    ... on CompletePaymentChallenge { redirectUrl } } }
  ... on CartCompletionSuccess { id orderId orderUrl completedAt } } }"""
READ = "query ($id: ID!) { cart(id: $id) { id totalQuantity } }"


@pytest.fixture
def ask(storefront, world):  # noqa: ARG001 - it sets up the shop
    """Ask by a private token; return what the one field answers."""

    async def ask(document, **variables):
        answer = await storefront.ask(document, headers=PRIVATE, **variables)
        assert list(answer) == ["data", "extensions"], answer
        (found,) = answer["data"].values()
        return found

    return ask


def direct(session, amount="12.50", **more):
    method = {"sessionId": session, "billingAddress": BILLED, **more}
    return {
        "amount": {"amount": amount, "currencyCode": "USD"},
        "directPaymentMethod": method,
    }


def token_of(cart):
    return cart["id"].rpartition("/")[2].partition("?")[0]


@pytest.fixture
def submit(ask, create):
    """Submit a cart of one mug that is paid by a session; return it and the attempt's id."""

    async def submit(session, variant=MUG):
        cart = await create((variant, 1), **BUYER)
        paid = await ask(PAY, cartId=cart["id"], payment=direct(session))
        assert paid == {"cart": {"totalQuantity": 1}, "userErrors": [], "warnings": []}
        answer = await ask(SUBMIT, cartId=cart["id"], attemptToken="first")
        assert (answer["userErrors"], answer["result"]["__typename"]) == ([], "SubmitSuccess")
        return cart, answer["result"]["attemptId"]

    return submit


async def test_a_submitted_cart_is_an_order(ask, submit, world):
    cart, attempt = await submit("card", SCARCE)
    done = await ask(ATTEMPT, attemptId=attempt)
    assert done == {
        "__typename": "CartCompletionSuccess",
        "id": attempt,
        "orderId": done["orderId"],
        "orderUrl": done["orderUrl"],
        "completedAt": "2026-03-04T05:06:07Z",
    }
    assert "/orders/" in done["orderUrl"]
    assert await ask(READ, id=cart["id"]) is None
    assert world.store.get(Product, SCARCE).variants[0].quantity == 4


async def test_the_confirmation_is_in_the_language_in_which_it_was_submitted(ask, create, world):
    cart = await create((MUG, 1), **BUYER)
    await ask(PAY, cartId=cart["id"], payment=direct("card"))
    in_french = SUBMIT.replace(") {", ") @inContext(country: CA, language: FR) {", 1)
    answer = await ask(in_french, cartId=cart["id"], attemptToken="first")
    assert answer["result"]["__typename"] == "SubmitSuccess"
    (mail,) = world.inbox.mails()
    assert mail.language == "fr"


async def test_the_same_attempt_is_accepted_once(ask, submit):
    cart, attempt = await submit("card")
    again = await ask(SUBMIT, cartId=cart["id"], attemptToken="first")
    assert again["result"] == {"__typename": "SubmitAlreadyAccepted", "attemptId": attempt}
    other = await ask(SUBMIT, cartId=cart["id"], attemptToken="second")
    assert (other["result"], [each["message"] for each in other["userErrors"]]) == (
        None,
        ["The specified cart does not exist."],
    )


async def test_a_declined_payment_fails_and_keeps_the_cart(ask, submit):
    cart, attempt = await submit("PAYMENT_CARD_DECLINED")
    assert await ask(ATTEMPT, attemptId=attempt) == {
        "__typename": "CartCompletionFailed",
        "id": attempt,
        "errors": [{"code": "PAYMENT_CARD_DECLINED", "message": "The payment failed."}],
    }
    assert (await ask(READ, id=cart["id"]))["totalQuantity"] == 1


async def test_a_payment_that_takes_time_is_polled(ask, submit, world):
    _, attempt = await submit("PROCESSING-3")
    kinds = []
    for _ in range(3):
        answer = await ask(ATTEMPT, attemptId=attempt)
        kinds.append((answer["__typename"], answer.get("pollDelay")))
        world.clock.advance(timedelta(seconds=1.5))
    assert kinds == [
        ("CartCompletionProcessing", 1_000),
        ("CartCompletionProcessing", 1_000),
        ("CartCompletionSuccess", None),
    ]


async def test_a_challenge_is_required_until_the_cart_is_completed(ask, submit, storefront):
    cart, attempt = await submit("CHALLENGE")
    asked = await ask(ATTEMPT, attemptId=attempt)
    url = asked["action"]["redirectUrl"]
    assert (asked["__typename"], url.partition("/cart/c/")[2]) == (
        "CartCompletionActionRequired",
        cart["id"].rpartition("/")[2],
    )
    path = f"/_sandbox/api/worlds/default/carts/{token_of(cart)}/complete"
    await storefront.client.post(path)
    assert (await ask(ATTEMPT, attemptId=attempt))["__typename"] == "CartCompletionSuccess"


async def test_what_is_sold_out_meanwhile_cannot_be_reserved(ask, submit, world):
    _, attempt = await submit("PROCESSING-1", SCARCE)
    world.store.remove(world.store.get(Product, SCARCE))
    world.clock.advance(timedelta(seconds=1))
    answer = await ask(ATTEMPT, attemptId=attempt)
    assert answer["errors"] == [
        {"code": "INVENTORY_RESERVATION_ERROR", "message": "Some of the items are sold out."}
    ]


@pytest.mark.parametrize("count", [0, 2])
async def test_a_cart_that_costs_something_else_by_now_is_not_paid(
    count, ask, submit, mutate, world
):
    cart, attempt = await submit("PROCESSING-1")
    lines = [{"id": cart["lines"]["nodes"][0]["id"], "quantity": count}]
    await mutate("cartLinesUpdate", cartId=cart["id"], lines=lines)
    world.clock.advance(timedelta(seconds=1))
    assert (await ask(ATTEMPT, attemptId=attempt))["errors"] == [
        {"code": "ERROR", "message": "The payment failed."}
    ]
    assert (await ask(READ, id=cart["id"]))["totalQuantity"] == count


async def test_an_attempt_whose_cart_is_gone_fails_and_an_unknown_one_is_null(ask, submit, world):
    cart, attempt = await submit("PROCESSING-1")
    world.store.remove(world.store.get(Cart, token_of(cart)))
    world.clock.advance(timedelta(seconds=1))
    assert (await ask(ATTEMPT, attemptId=attempt))["errors"][0]["code"] == "ERROR"
    assert await ask(ATTEMPT, attemptId="none") is None


async def test_what_hinders_an_order_is_said_by_prepare_and_submit(ask, create):
    cart = await create((MUG, 1))
    codes = ["BUYER_IDENTITY_EMAIL_REQUIRED", "DELIVERY_ADDRESS_REQUIRED"]
    prepared = (await ask(PREPARE, cartId=cart["id"]))["result"]
    assert (prepared["__typename"], prepared["cart"]) == (
        "CartStatusNotReady",
        {"totalQuantity": 1},
    )
    assert [each["code"] for each in prepared["errors"]] == codes
    failed = (await ask(SUBMIT, cartId=cart["id"], attemptToken="x"))["result"]
    assert [each["code"] for each in failed["errors"]] == [*codes, "PAYMENTS_METHOD_REQUIRED"]
    assert failed["checkoutUrl"].endswith(cart["id"].rpartition("/")[2])


@pytest.mark.parametrize(
    ("changed", "code"),
    [
        ({"lastName": None}, "DELIVERY_LAST_NAME_REQUIRED"),
        ({"provinceCode": None}, "DELIVERY_ZONE_REQUIRED_FOR_COUNTRY"),
        ({"zip": ""}, "DELIVERY_POSTAL_CODE_REQUIRED"),
    ],
)
async def test_an_address_that_lacks_something_hinders_the_order(changed, code, ask, create):
    place = {"address": {"deliveryAddress": {**PLACE, **changed}}, "selected": True}
    cart = await create((MUG, 1), **{**BUYER, "delivery": {"addresses": [place]}})
    assert [
        each["code"] for each in (await ask(PREPARE, cartId=cart["id"]))["result"]["errors"]
    ] == [code]


async def test_goods_that_do_not_reach_the_address_or_are_short_hinder_the_order(
    ask, create, world
):
    place = {"address": {"deliveryAddress": {**PLACE, "countryCode": "BR"}}, "selected": True}
    far = await create((MUG, 1), **{**BUYER, "delivery": {"addresses": [place]}})
    codes = [each["code"] for each in (await ask(PREPARE, cartId=far["id"]))["result"]["errors"]]
    assert codes == ["MERCHANDISE_NOT_APPLICABLE", "MERCHANDISE_OUT_OF_STOCK"]
    short = await create((SCARCE, 5), **BUYER)
    world.store.put(
        replaced(world.store.get(Product, SCARCE), quantity=2),
    )
    codes = [each["code"] for each in (await ask(PREPARE, cartId=short["id"]))["result"]["errors"]]
    assert codes == ["MERCHANDISE_NOT_ENOUGH_STOCK_AVAILABLE"]


def replaced(product, **changed):
    from msgspec.structs import replace

    return replace(product, variants=(replace(product.variants[0], **changed),))


async def test_a_cart_with_buyer_and_address_is_ready(ask, create):
    cart = await create((MUG, 1), **BUYER)
    assert await ask(PREPARE, cartId=cart["id"]) == {
        "userErrors": [],
        "result": {"__typename": "CartStatusReady", "cart": {"totalQuantity": 1}},
    }


async def test_a_payment_of_another_amount_by_now_fails(ask, create, mutate):
    cart = await create((MUG, 1), **BUYER)
    await ask(PAY, cartId=cart["id"], payment=direct("card"))
    lines = [{"merchandiseId": gid(MUG), "attributes": [{"key": "a", "value": "b"}]}]
    await mutate("cartLinesAdd", cartId=cart["id"], lines=lines)
    failed = (await ask(SUBMIT, cartId=cart["id"], attemptToken="x"))["result"]
    assert [each["code"] for each in failed["errors"]] == ["PAYMENTS_UNACCEPTABLE_PAYMENT_AMOUNT"]


FREE = {
    "amount": {"amount": "0", "currencyCode": "USD"},
    "freePaymentMethod": {"billingAddress": BILLED},
}
WALLET = {"amount": {"amount": "12.5", "currencyCode": "USD"}, "walletPaymentMethod": {}}


@pytest.mark.parametrize(
    ("payment", "field", "code"),
    [
        (direct("card", "1.00"), ["amount"], "INVALID_PAYMENT"),
        ({"amount": {"amount": "12.5", "currencyCode": "USD"}}, [], "INVALID_PAYMENT"),
        (direct(" "), ["directPaymentMethod", "sessionId"], "INVALID_PAYMENT"),
        (
            {**direct("card"), "freePaymentMethod": {"billingAddress": BILLED}},
            [],
            "INVALID_PAYMENT",
        ),
        (
            {**FREE, "amount": {"amount": "12.5", "currencyCode": "USD"}},
            ["freePaymentMethod"],
            "PAYMENT_METHOD_NOT_APPLICABLE",
        ),
        (WALLET, ["walletPaymentMethod"], "PAYMENT_METHOD_NOT_SUPPORTED"),
        *(
            (direct(code), ["directPaymentMethod", "sessionId"], code)
            for code in sorted(CARD_ERRORS)
        ),
        (
            direct("card", billingAddress={"country": "Nowhere"}),
            ["directPaymentMethod", "billingAddress", "country"],
            "INVALID",
        ),
    ],
)
async def test_a_payment_that_cannot_be_is_refused(payment, field, code, ask, create):
    cart = await create((MUG, 1), **BUYER)
    answer = await ask(PAY, cartId=cart["id"], payment=payment)
    assert (answer["cart"], [(each["field"], each["code"]) for each in answer["userErrors"]]) == (
        None,
        [(["payment", *field], code)],
    )


async def test_a_cart_that_costs_nothing_is_paid_free_and_an_empty_one_not(ask, create, world):
    world.store.put(card("ALL", 100))
    cart = await create((MUG, 1), **BUYER, giftCardCodes=["ALL"])
    assert (await ask(PAY, cartId=cart["id"], payment=FREE))["userErrors"] == []
    empty = await create()
    answer = await ask(PAY, cartId=empty["id"], payment=FREE)
    assert [each["code"] for each in answer["userErrors"]] == ["INVALID_PAYMENT_EMPTY_CART"]


SHOP_PAY = {"sessionToken": "PAYMENT_INSUFFICIENT_FUNDS", "billingAddress": BILLED}
APPLE_PAY = {
    "data": "PAYMENT_INSUFFICIENT_FUNDS",
    "billingAddress": BILLED,
    "signature": "x",
    "version": "EC_v1",
    "header": {"ephemeralPublicKey": "x", "publicKeyHash": "x", "transactionId": "x"},
}


@pytest.mark.parametrize(
    "content", [{"shopPayWalletContent": SHOP_PAY}, {"applePayWalletContent": APPLE_PAY}]
)
async def test_a_wallet_pays_by_its_session(content, ask, create):
    cart = await create((MUG, 1), **BUYER)
    payment = {**WALLET, "walletPaymentMethod": content}
    await ask(PAY, cartId=cart["id"], payment=payment)
    submitted = await ask(SUBMIT, cartId=cart["id"], attemptToken="x")
    answer = await ask(ATTEMPT, attemptId=submitted["result"]["attemptId"])
    assert answer["errors"][0]["code"] == "PAYMENT_INSUFFICIENT_FUNDS"


ONE_MUG = """mutation { cartCreate(input: {
  lines: [{ merchandiseId: "gid://shopify/ProductVariant/51000134217728" }]
}) { cart { id cost { totalAmount { amount currencyCode } } } } }"""


async def test_a_cart_is_not_paid_by_two_wallets(ask, create):
    cart = await create((MUG, 1), **BUYER)
    both = {"shopPayWalletContent": SHOP_PAY, "applePayWalletContent": APPLE_PAY}
    payment = {**WALLET, "walletPaymentMethod": both}
    answer = await ask(PAY, cartId=cart["id"], payment=payment)
    assert (answer["cart"], answer["userErrors"]) == (
        None,
        [
            {
                "code": "INVALID_PAYMENT",
                "field": ["payment", "walletPaymentMethod"],
                "message": "The payment is invalid.",
            }
        ],
    )


async def test_a_wallet_that_the_shop_does_not_take_is_refused(start, tmp_path):
    written = resource("fixtures").joinpath("shop.toml").read_text("utf-8")
    without = written.replace('"APPLE_PAY", ', "")
    assert without != written
    (tmp_path / "shop.toml").write_text(without, "utf-8")
    storefront = await start(fixtures=tmp_path)
    cart = (await storefront.ask(ONE_MUG))["data"]["cartCreate"]["cart"]
    payment = {
        "amount": cart["cost"]["totalAmount"],
        "walletPaymentMethod": {"applePayWalletContent": APPLE_PAY},
    }
    answer = await storefront.ask(PAY, headers=PRIVATE, cartId=cart["id"], payment=payment)
    assert answer["data"]["cartPaymentUpdate"]["userErrors"] == [
        {
            "code": "PAYMENT_METHOD_NOT_SUPPORTED",
            "field": ["payment", "walletPaymentMethod"],
            "message": "The payment method is not supported.",
        }
    ]


async def test_a_wallet_cannot_pay_what_is_deferred(storefront):
    shop = await storefront.ask(PLANS, handle="canvas-bell-tent")
    (variant,) = shop["data"]["product"]["variants"]["nodes"]
    (plan,) = variant["sellingPlanAllocations"]["nodes"]
    line = {"merchandiseId": variant["id"], "sellingPlanId": plan["sellingPlan"]["id"]}
    create = """mutation ($input: CartInput!) { cartCreate(input: $input) {
      cart { id cost { totalAmount { amount currencyCode } } } } }"""
    made = await storefront.ask(create, input={"lines": [line]})
    cart = made["data"]["cartCreate"]["cart"]
    payment = {**WALLET, "amount": cart["cost"]["totalAmount"]}
    answer = await storefront.ask(PAY, headers=PRIVATE, cartId=cart["id"], payment=payment)
    codes = [each["code"] for each in answer["data"]["cartPaymentUpdate"]["userErrors"]]
    assert codes == ["INVALID_PAYMENT_DEFERRED_PAYMENT_REQUIRED"]


DETAILS = """id note totalQuantity lines(first: 5) { nodes { id quantity } }
  attributes { key } buyerIdentity { email countryCode } appliedGiftCards { id }
  delivery { addresses { id } } discountCodes { code }"""
BARE = {
    "note": "Ring twice",
    "totalQuantity": 2,
    "attributes": [{"key": "a"}],
    "buyerIdentity": {"email": None, "countryCode": "US"},
    "appliedGiftCards": [],
    "delivery": {"addresses": []},
    "discountCodes": [{"code": "X"}],
}


@pytest.mark.parametrize(
    ("name", "is_new"), [("cartClone", True), ("cartRemovePersonalData", False)]
)
async def test_a_copy_and_a_cleared_cart_have_no_personal_data(name, is_new, ask, create, world):
    world.store.put(card("ALL", 100))
    cart = await create(
        (MUG, 2),
        **BUYER,
        note="Ring twice",
        attributes=[{"key": "a", "value": "b"}],
        discountCodes=["X"],
        giftCardCodes=["ALL"],
    )
    document = f"""mutation ($cartId: ID!) {{ {name}(cartId: $cartId) {{
      cart {{ {DETAILS} }} userErrors {{ code }} }} }}"""
    answer = await ask(document, cartId=cart["id"])
    found = answer["cart"]
    lines, own = found.pop("lines")["nodes"], found.pop("id")
    assert (found, answer["userErrors"]) == (BARE, [])
    assert (own != cart["id"], lines[0]["id"] != cart["lines"]["nodes"][0]["id"]) == (
        is_new,
        is_new,
    )
    assert (await ask(READ, id=cart["id"]))["totalQuantity"] == 2


async def test_the_billing_address_is_that_of_the_order(ask, create, world):
    cart = await create((MUG, 1), **BUYER)
    document = """mutation ($cartId: ID!, $address: MailingAddressInput) {
      cartBillingAddressUpdate(cartId: $cartId, billingAddress: $address) {
        cart { id } userErrors { code field message } } }"""
    wrong = await ask(document, cartId=cart["id"], address={"country": "Nowhere"})
    assert [(each["code"], each["field"]) for each in wrong["userErrors"]] == [
        ("INVALID", ["billingAddress", "country"])
    ]
    address = {"lastName": "Babbage", "country": "GB", "city": "London"}
    answer = await ask(document, cartId=cart["id"], address=address)
    assert (answer["userErrors"], masked(answer["cart"])) == (
        [],
        {"id": "gid://shopify/Cart/TOKEN?key=KEY"},
    )
    _, order = complete(world, world.store.get(Cart, token_of(cart)))
    assert (order.billing_address.city, order.shipping_address.city) == ("London", "Boston")


@pytest.mark.parametrize("headers", [{}, {"X-Shopify-Storefront-Access-Token": "sandbox-public"}])
@pytest.mark.parametrize("name", RESTRICTED)
async def test_an_ordinary_token_is_denied(name, headers, storefront):
    """That it is for approved apps only is documented; the message is our choice."""
    error, *_ = await errors_of(storefront, name, any_arguments(name, "x"), **headers)
    assert (error["message"], error["path"], error["extensions"]["code"]) == (
        f"Access denied for {name} field.",
        [name],
        "ACCESS_DENIED",
    )


@pytest.mark.parametrize("name", [name for name in RESTRICTED if "Completion" not in name])
async def test_an_unknown_cart_cannot_be_changed(name, storefront):
    given = {**any_arguments(name, "x"), "cartId": "gid://shopify/Cart/none?key=none"}
    assert await errors_of(storefront, name, given, **PRIVATE) == [
        {"code": "INVALID", "field": ["cartId"], "message": "The specified cart does not exist."}
    ]


async def test_an_unknown_cart_cannot_be_prepared(ask):
    answer = await ask(PREPARE, cartId="gid://shopify/Cart/none?key=none")
    assert answer == {
        "userErrors": [
            {
                "code": "INVALID",
                "field": ["cartId"],
                "message": "The specified cart does not exist.",
            }
        ],
        "result": None,
    }
