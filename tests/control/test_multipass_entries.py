"""The Multipass token of a request in the journal, explained as it was when it came."""

import pytest

PATH = "/worlds/default/journal"
LOGIN = """mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) { customerUserErrors { code } }
}"""


@pytest.fixture
def token(call):
    """Make a token by the control API."""

    async def token(**asked):
        customer = {"email": "ada@example.com"}
        _, minted = await call(
            "POST", "/worlds/default/multipass/tokens", {"customer": customer, **asked}
        )
        return minted["token"]

    return token


async def test_a_token_that_logged_in_still_opens_as_it_did(storefront, call, token):
    await storefront.ask(LOGIN, token=await token())
    await call("PUT", "/worlds/default/clock", {"advance": "PT1H"})
    status, explanation = await call("GET", f"{PATH}/1/multipass")
    assert (status, explanation["opens"], explanation["reason"]) == (200, True, None)


async def test_a_token_that_came_twice_was_used_the_second_time(storefront, call, token):
    text = await token()
    await storefront.ask(LOGIN, token=text)
    await storefront.ask(LOGIN, token=text)
    _, explanation = await call("GET", f"{PATH}/2/multipass")
    assert explanation["reason"] == "multipass.already-used"


async def test_a_token_with_a_defect_has_the_step_that_failed_and_a_cause(storefront, call, token):
    await storefront.ask(LOGIN, token=await token(defect="keys-swapped"))
    _, explanation = await call("GET", f"{PATH}/1/multipass")
    assert explanation["reason"] == "multipass.signature-mismatch"
    assert explanation["cause"]["name"] == "keys-swapped"


async def test_a_token_that_the_shop_refused_opens_but_for_that(storefront, call, token):
    text = await token()
    await call("PATCH", "/worlds/default/shop", {"multipass": False})
    await storefront.ask(LOGIN, token=text)
    _, explanation = await call("GET", f"{PATH}/1/multipass")
    assert (explanation["failed"], explanation["reason"]) == ("shop", "multipass.disabled-on-shop")


async def test_a_token_of_a_browser_is_explained_too(storefront, call, token):
    text = await token(defect="expired")
    await storefront.client.get(f"/account/login/multipass/{text}", allow_redirects=False)
    _, explanation = await call("GET", f"{PATH}/1/multipass")
    assert explanation["reason"] == "multipass.expired"


@pytest.mark.parametrize("number", ["1", "2", "-1", "x", "9" * 5_000], ids=lambda text: text[:5])
async def test_an_entry_without_a_token_has_none_to_explain(storefront, problem, number):
    await storefront.ask("{ shop { name } }")
    status, slug, _ = await problem("GET", f"{PATH}/{number}/multipass")
    assert (status, slug) == (404, "entry-not-found")
