"""The Multipass grant: a token logs in by one door, once."""

import pytest

from tests.oidc.conftest import CONFIDENTIAL, SCOPE, part


async def refusal(answer):
    return answer.status, await answer.json()


INVALID = {"error": "invalid_grant", "error_description": "Invalid Multipass request"}


async def test_brings_tokens_as_a_code_does(account, mint):
    answer = await account.multipass(mint(email="ada@lovelace.example"))
    body = await answer.json()
    assert answer.status == 200
    assert list(body) == [
        "access_token",
        "expires_in",
        "id_token",
        "refresh_token",
        "token_type",
        "scope",
    ]
    assert (body["expires_in"], body["token_type"], body["scope"]) == (3600, "Bearer", SCOPE)
    claims = part(body["id_token"], 1)
    assert (claims["email"], "nonce" in claims) == ("ada@lovelace.example", False)


async def test_needs_no_secret_even_of_a_confidential_client(account, mint):
    assert (await account.multipass(mint(), client_id=CONFIDENTIAL)).status == 200


async def test_a_wrong_secret_is_refused(account, mint):
    answer = await account.multipass(mint(), client_id=CONFIDENTIAL, client_secret="wrong")
    assert answer.status == 401
    assert (await answer.json())["error"] == "invalid_client"


async def test_a_refused_client_does_not_use_the_token_up(account, mint):
    token = mint()
    await account.multipass(token, client_id="nobody")
    assert (await account.multipass(token)).status == 200


async def test_a_token_is_good_once(account, mint):
    token = mint()
    await account.multipass(token)
    answer = await account.multipass(token)
    assert await refusal(answer) == (400, INVALID)
    assert await account.reason(answer) == "multipass.already-used"


async def test_what_the_mutation_used_up_is_used_up(account, storefront, mint):
    token = mint()
    assert (await storefront.login(token))["customerUserErrors"] == []
    assert await refusal(await account.multipass(token)) == (400, INVALID)


async def test_what_the_grant_used_up_is_used_up_for_the_mutation(account, storefront, mint):
    token = mint()
    await account.multipass(token)
    (error,) = (await storefront.login(token))["customerUserErrors"]
    assert error["code"] == "INVALID_MULTIPASS_REQUEST"


async def test_what_the_grant_used_up_is_used_up_for_the_browser(account, mint):
    token = mint()
    await account.multipass(token)
    answer = await account.get(f"/account/login/multipass/{token}")
    assert answer.status == 422


@pytest.mark.parametrize("token", ["nonsense", "AAAA"])
async def test_a_token_that_cannot_be_read_is_refused(account, token):
    assert await refusal(await account.multipass(token)) == (400, INVALID)


async def test_a_missing_assertion_is_an_invalid_request(account):
    answer = await account.multipass("")
    assert (answer.status, (await answer.json())["error"]) == (400, "invalid_request")


async def test_a_shop_without_multipass_has_no_such_grant(start_account, mint):
    account = await start_account(multipass=False)
    answer = await account.multipass(mint())
    assert (answer.status, (await answer.json())["error"]) == (400, "unsupported_grant_type")


async def test_a_scenario_for_the_mutation_holds_for_the_grant(account, mint):
    answer = await account.client.post(
        f"{account.root}/oauth/token",
        data={
            "grant_type": "urn:shopify:params:oauth:grant-type:multipass",
            "assertion": mint(email="ada+scenario.multipass-invalid@lovelace.example"),
            "client_id": CONFIDENTIAL,
        },
    )
    assert await refusal(answer) == (400, INVALID)


async def test_makes_a_customer_of_any_state_enabled(account, mint):
    await account.multipass(mint(email="disabled@sandbox.example"))
    url = "/_sandbox/api/worlds/default/customers?email=disabled@sandbox.example"
    for customer in (await (await account.client.get(url)).json())["customers"]:
        assert customer["state"] == "ENABLED"
