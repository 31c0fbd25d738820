"""A step of the checkout that does something else than was asked for explains it."""

import pytest

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


async def test_a_code_that_does_not_apply_is_explained(sent):
    status, _, reason = await sent("/codes", {"checkout[reduction_code]": "MUGS-3-FOR-2"})
    assert (status, reason) == (
        422,
        "checkout.form-refused: MUGS-3-FOR-2 does not apply to the items in your cart",
    )


async def test_a_step_that_does_what_was_asked_has_no_reason(sent):
    assert await sent("", CONTACT) == (303, "/shipping", None)
