"""Whatever of a permalink is not followed is explained, in a header and in the journal."""

import pytest

from sandbox.cart.records import Cart
from tests.checkout.conftest import MUG

ADDRESS = "checkout[shipping_address]"
LEFT_OUT = "cart.permalink-left-out"
WRITE_NUMBER = "write the number at the end of its id"
NO_CODE = "cart.discount-not-found: there is no discount code 'NOPE'"
NOTHING = f"{LEFT_OUT}: the quantity of {MUG} is 0: write 1 to 999999"


@pytest.fixture
def explained(browser, storefront):
    """Return the status of a link, and its reasons: those in the header, which the journal has."""

    async def explained(path):
        seen = await browser.get(path, X_Sandbox_Explain="1")
        response = await storefront.client.get("/_sandbox/api/worlds/default/journal?last=1")
        (entry,) = (await response.json())["entries"]
        header = "; ".join(f"{each['slug']}: {each['message']}" for each in entry["reason"])
        assert (entry["status"], header) == (seen.status, seen.headers["X-Sandbox-Reason"])
        return seen.status, header

    return explained


@pytest.mark.parametrize(
    ("lines", "wrong"),
    [
        (f"{MUG}:x", f"the quantity of {MUG} is 'x': write 1 to 999999"),
        (f"{MUG}:-1", f"the quantity of {MUG} is '-1': write 1 to 999999"),
        (f"{MUG}:", f"the quantity of {MUG} is '': write 1 to 999999"),
        (f"{MUG}:1,{MUG}:12345678", f"the quantity of {MUG} is '12345678': write 1 to 999999"),
        (f"{MUG}", f"'{MUG}' has no quantity: write VARIANT:QUANTITY"),
        ("mug:1", f"the variant is 'mug': {WRITE_NUMBER}"),
        (
            f"gid%3A%2F%2Fshopify%2FProductVariant%2F{MUG}:1",
            f"the variant is 'gid://shopify/ProductVariant/{MUG}': {WRITE_NUMBER}",
        ),
        (",".join(["1:1"] * 251), "there are more than 250 variants, which is the most"),
    ],
)
async def test_a_permalink_that_is_none_says_what_is_wrong(explained, world, lines, wrong):
    reason = f"cart.permalink: this is not a permalink of a cart: {wrong}"
    assert await explained(f"/cart/{lines}") == (404, reason)
    assert world.store.count(Cart) == 0


@pytest.mark.parametrize(
    ("link", "reason"),
    [
        (f"{MUG}:0", NOTHING),
        (f"{MUG}:1?discount=NOPE", NO_CODE),
        (f"{MUG}:0?discount=NOPE", f"{NOTHING}; {NO_CODE}"),
        (
            f"{MUG}:1?checkout[email]=x",
            f"{LEFT_OUT}: checkout[email] is 'x', which is not an email address",
        ),
        (
            f"{MUG}:1?{ADDRESS}[country]=Atlantis",
            f"{LEFT_OUT}: {ADDRESS} is left out: 'Atlantis' is not a country",
        ),
        (
            f"{MUG}:1?{ADDRESS}[country]=US&{ADDRESS}[province]=QQ",
            f"{LEFT_OUT}: {ADDRESS} is left out: 'QQ' is not a province of United States",
        ),
        (
            f"{MUG}:1?{ADDRESS}[country]=DE&{ADDRESS}[province]=BY",
            f"{LEFT_OUT}: {ADDRESS}[province] 'BY' is left out: Germany has no list of provinces",
        ),
        (f"{MUG}:1?payment=shop_pay", f"{LEFT_OUT}: payment has no effect in the sandbox"),
    ],
)
async def test_what_is_left_out_of_the_cart_is_explained(explained, world, link, reason):
    assert await explained(f"/cart/{link}") == (302, reason)
    assert world.store.count(Cart) == 1


@pytest.mark.usefixtures("world")
async def test_a_field_of_the_checkout_is_explained_with_its_name_in_a_permalink(explained):
    status, reason = await explained(f"/cart/{MUG}:1?{ADDRESS}[country_code]=US&utm_source=mail")
    assert (status, reason.partition("? ")[0]) == (
        302,
        f"{LEFT_OUT}: {ADDRESS}[country_code] is not known here: did you mean {ADDRESS}[country]",
    )


@pytest.mark.usefixtures("world")
async def test_a_permalink_that_is_followed_has_no_reason(browser):
    query = f"discount=SANDBOX10&checkout[email]=ada@example.com&{ADDRESS}[zip]=10001&utm_id=1"
    seen = await browser.get(f"/cart/{MUG}:1?{query}", X_Sandbox_Explain="1")
    assert (seen.status, "X-Sandbox-Reason" in seen.headers) == (302, False)


async def test_a_discount_link_with_an_unknown_code_is_explained(explained):
    assert await explained("/discount/NOPE") == (
        302,
        "discount.code-unknown: there is no discount code 'NOPE': the checkout will ignore it",
    )
