"""A step of the checkout that does something else than was asked for explains it."""

from decimal import Decimal

import pytest

from sandbox.cart.discounts import DiscountCode, GiftCard, Kind, comparable
from tests.checkout.conftest import CONTACT, MUG

RATE = "checkout[shipping_rate]"


@pytest.fixture
def sent(shopper, checkout_url):
    """Begin a checkout, do the *done* forms, then open a page or send a form: return its reason."""

    async def sent(step, form=None, *, done=()):
        first = await checkout_url((MUG, 1))
        await shopper.open(first)
        action, _ = shopper.form("/en")
        for path, fields in done:
            await shopper.submit(path, **fields)
        url = action.replace("?", f"{step}?")
        browser, asked = shopper.browser, {"X_Sandbox_Explain": "1"}
        seen = await (
            browser.get(url, **asked) if form is None else browser.post(url, form, **asked)
        )
        where = (seen.location or "").partition("?")[0].partition("/en")[2]
        return seen.status, where, seen.headers.get("X-Sandbox-Reason")

    return sent


INFORMED = [("/en", CONTACT)]
NO_CHALLENGE = (
    "checkout.no-challenge: no bank waits for this answer: each challenge is answered once, with "
    "its own value"
)
FIRST = "checkout.step-missing: send the email and an address that the shop delivers to first"


@pytest.mark.parametrize(
    ("step", "form", "done", "where", "reason"),
    [
        ("/shipping", None, [], "", FIRST),
        ("/payment", None, [], "", FIRST),
        ("/payment", {"outcome": "PAID"}, [], "", FIRST),
        ("/codes", None, [], "", "checkout.form-only: send a form here, by POST"),
        ("/challenge", None, INFORMED, "/payment", NO_CHALLENGE),
        ("/challenge", {"challenge": "x"}, INFORMED, "/payment", NO_CHALLENGE),
        (
            "/sold-out",
            None,
            INFORMED,
            "/payment",
            "checkout.nothing-sold-out: everything in the cart is there",
        ),
        ("/thank-you", None, [], "", "checkout.not-paid: the cart is not paid yet"),
        (
            "",
            None,
            [*INFORMED, ("/shipping", {}), ("/payment", {})],
            "/thank-you",
            "checkout.paid: the cart was paid: it is an order now",
        ),
        (
            "/payment",
            {"outcome": "SOLD_OUT"},
            INFORMED,
            "/sold-out",
            "checkout.sold-out: there is less than the cart has by now",
        ),
    ],
)
async def test_a_redirect_to_another_step_is_explained(sent, step, form, done, where, reason):
    assert await sent(step, form, done=done) == (303, where, reason)


@pytest.mark.parametrize(
    ("step", "form", "done", "reason"),
    [
        ("", {**CONTACT, "checkout[email]": "x"}, [], "Enter a valid email"),
        ("/shipping", {RATE: "none"}, INFORMED, "Select a delivery method"),
        ("/payment", {"outcome": "NONE"}, INFORMED, "Select an outcome"),
    ],
)
async def test_a_form_that_is_refused_is_explained(sent, step, form, done, reason):
    refused = f"checkout.form-refused: {reason}"
    assert await sent(step, form, done=done) == (422, "", refused)


FORM = {
    "BIG": "cart.discount-purchase-not-in-range: the subtotal is 12.50, BIG needs 50.00 USD",
    "big": "cart.discount-purchase-not-in-range: the subtotal is 12.50, big needs 50.00 USD",
    "NOPE": "cart.discount-not-found: there is no discount code 'NOPE'; "
    "cart.gift-card-unknown: there is no gift card NOPE",
    "OLD": "cart.gift-card-disabled: gift card ...OLD is disabled",
}


def _code(name, **given):
    given = {"kind": Kind.PERCENTAGE, "value": Decimal(5), **given}
    return DiscountCode(id=comparable(name), title=name, **given)


@pytest.fixture
def codes(world):
    """Codes that a cart with one mug cannot have."""
    world.store.put(_code("BIG", minimum_subtotal=Decimal(50)))
    world.store.put(
        GiftCard(
            id=comparable("OLD"), code="OLD", balance=Decimal(9), currency_code="USD", enabled=False
        )
    )


@pytest.mark.parametrize("code", FORM)
@pytest.mark.usefixtures("codes")
async def test_a_code_that_does_not_apply_is_explained_as_in_the_api(sent, code):
    status, _, reason = await sent("/codes", {"checkout[reduction_code]": code})
    assert (status, reason) == (422, FORM[code])


async def test_a_code_that_supersedes_another_one_is_applied_and_explains_the_other(sent, world):
    world.store.put(_code("ONE"))
    world.store.put(_code("TWO", value=Decimal(10)))
    done = [("/codes", {"checkout[reduction_code]": "ONE"})]
    status, _, reason = await sent("/codes", {"checkout[reduction_code]": "TWO"}, done=done)
    why = "ONE cannot be combined with a better discount of this cart"
    assert (status, reason) == (303, f"cart.discount-code-not-honoured: {why}")


async def test_a_step_that_does_what_was_asked_has_no_reason(sent):
    assert await sent("", CONTACT) == (303, "/shipping", None)


async def test_a_code_that_is_used_up_at_the_payment_is_explained_with_its_figures(
    sent, shopper, world
):
    world.store.put(_code("ONCE", usage_limit=1))
    done = [("/codes", {"checkout[reduction_code]": "ONCE"}), *INFORMED, ("/shipping", {})]
    await sent("/payment", done=done)
    await shopper.open(shopper.url)
    world.store.put(_code("ONCE", usage_limit=1, used=1))
    action, fields = shopper.form("/payment")
    seen = await shopper.browser.post(action, fields, X_Sandbox_Explain="1")
    assert seen.headers["X-Sandbox-Reason"].split("; ") == [
        "checkout.total-changed: 16.87 16.87 USD is 17.50 17.50 USD",
        "cart.discount-usage-limit-reached: ONCE was used 1 times of 1",
    ]


LINKS = {
    ("", "&discount=big"): FORM["big"],
    ("BIG", ""): FORM["BIG"],
    ("NOPE", ""): FORM["NOPE"].partition("; ")[0],
    ("NOPE", "&discount=BIG"): FORM["BIG"],
    ("SANDBOX10", ""): None,
    ("", "&discount=SANDBOX10"): None,
}


@pytest.mark.parametrize(("link", "query"), LINKS)
@pytest.mark.usefixtures("codes")
async def test_a_code_of_a_link_that_does_not_apply_is_explained(
    browser, checkout_url, link, query
):
    """Shopify: that a discount can follow the URL of a checkout is reported."""
    if link:
        await browser.get(f"/discount/{link}")
    for _ in range(2):  # also when the checkout has it already
        seen = await browser.get(await checkout_url((MUG, 1)) + query, X_Sandbox_Explain="1")
        explained = seen.headers.get("X-Sandbox-Reason")
        assert (seen.status, explained) == (302, LINKS[link, query])


async def test_a_code_of_a_link_that_gives_way_to_the_cart_s_own_is_explained(
    browser, checkout_url
):
    url = await checkout_url((MUG, 1), discountCodes=["SANDBOX10"])
    seen = await browser.get(f"{url}&discount=BIG", X_Sandbox_Explain="1")
    reason = "BIG of the link is left out: the cart has the code SANDBOX10"
    assert seen.headers["X-Sandbox-Reason"] == f"discount.code-left-out: {reason}"


async def test_a_province_of_a_country_without_provinces_is_left_out_and_explained(sent):
    form = {
        **CONTACT,
        "checkout[shipping_address][country_code]": "DE",
        "checkout[shipping_address][province_code]": "BY",
    }
    reason = "provinceCode 'BY' is left out: Germany has no list of provinces"
    assert await sent("", form) == (303, "/shipping", f"checkout.province-left-out: {reason}")
