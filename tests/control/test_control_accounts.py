"""Clients of new customer accounts, and logins that a test can end."""

import pytest

from tests.oidc.conftest import PUBLIC, Account

API = "/_sandbox/api/worlds/default"
MINE = {
    "clientId": "mine",
    "name": "Mine",
    "confidential": True,
    "redirectUris": ["https://shop.example/cb"],
    "origins": [],
    "logoutUris": [],
    "scopes": ["customer_read_customers"],
    "hasLegacyScope": False,
}


@pytest.fixture
def account(storefront):
    return Account(storefront.client)


async def answered(answer):
    return answer.status, await answer.json() if answer.status != 204 else None


async def test_a_client_is_made_shown_replaced_and_deleted(storefront):
    client, url = storefront.client, f"{API}/account-clients/mine"
    body = {
        "name": "Mine",
        "secret": "hush",
        "redirectUris": ["https://shop.example/cb"],
        "scopes": ["customer_read_customers"],
    }
    made = await client.put(url, json=body)
    assert await answered(made) == (201, MINE)
    assert await answered(await client.get(url)) == (200, MINE)
    replaced = await answered(await client.put(url, json={"name": "Other"}))
    assert (replaced[0], replaced[1]["confidential"]) == (200, False)
    listed = (await (await client.get(f"{API}/account-clients")).json())["accountClients"]
    assert len(listed) == 4
    assert (await client.delete(url)).status == 204
    assert (await client.get(url)).status == 404
    assert (await client.delete(url)).status == 404


async def test_a_new_client_logs_customers_in(account):
    await account.client.put(f"{API}/account-clients/mine", json={"name": "Mine"})
    code = (await account.as_persona(client_id="mine"))["code"]
    assert (await account.redeem(code, client_id="mine")).status == 200


@pytest.mark.parametrize("body", [{}, {"name": ""}, {"name": "Mine", "redirectUris": [""]}])
async def test_what_is_no_client_is_refused(storefront, body):
    answer = await storefront.client.put(f"{API}/account-clients/mine", json=body)
    assert answer.status == 422


async def test_a_login_is_listed_and_ended(account):
    tokens = await account.tokens()
    listed = (await (await account.client.get(f"{API}/account-logins")).json())["accountLogins"]
    (login,) = listed
    assert (login["clientId"], login["email"], login["grant"], login["ended"]) == (
        PUBLIC,
        "enabled@sandbox.example",
        "authorization_code",
        None,
    )
    ended = await account.client.delete(f"{API}/account-logins/{login['id']}")
    assert ended.status == 204
    answer = await account.token(
        grant_type="refresh_token", client_id=PUBLIC, refresh_token=tokens["refresh_token"]
    )
    assert await account.reason(answer) == "oauth.refresh-token-revoked"
    left = await account.client.get(f"{API}/account-logins")
    assert (await left.json())["accountLogins"] == []
    over = await account.client.get(
        f"{API}/account-logins?ended=true&email=enabled@sandbox.example"
    )
    (again,) = (await over.json())["accountLogins"]
    assert again["ended"] == "ended by the control API"


async def test_a_login_that_there_is_not_cannot_be_ended(storefront):
    for number in ("1", "x", "9" * 5_000):
        assert (await storefront.client.delete(f"{API}/account-logins/{number}")).status == 404
