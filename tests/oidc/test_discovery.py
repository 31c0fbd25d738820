"""The documents below `/.well-known/`."""

import pytest

from sandbox.world.shop_setting import ShopSetting
from tests.oidc.conftest import SHOP, Account


async def test_the_documents_of_openid_and_of_oauth_are_one(account):
    first = await account.get("/.well-known/openid-configuration")
    second = await account.get("/.well-known/oauth-authorization-server")
    third = await account.get(f"/authentication/{SHOP}/.well-known/openid-configuration")
    texts = [await answer.text() for answer in (first, second, third)]
    assert texts[0] == texts[1] == texts[2]


async def test_it_has_the_recorded_keys_in_their_order(account):
    document = await (await account.get("/.well-known/openid-configuration")).json()
    assert list(document) == [
        "issuer",
        "token_endpoint",
        "authorization_endpoint",
        "end_session_endpoint",
        "jwks_uri",
        "scopes_supported",
        "response_types_supported",
        "token_endpoint_auth_methods_supported",
        "subject_types_supported",
        "id_token_signing_alg_values_supported",
        "claims_supported",
        "code_challenge_methods_supported",
        "grant_types_supported",
        "ui_locales_supported",
        "op_policy_uri",
        "op_tos_uri",
    ]
    assert document["issuer"] == account.issuer
    assert document["token_endpoint"] == f"{account.issuer}/oauth/token"
    assert document["jwks_uri"] == f"{account.issuer}/.well-known/jwks.json"


async def test_it_is_one_line_with_escaped_slashes(account):
    text = await (await account.get("/.well-known/openid-configuration")).text()
    assert text.startswith('{"issuer":"http:\\/\\/localhost:')
    assert "\n" not in text
    assert " " not in text


async def test_the_multipass_grant_is_listed_while_the_shop_has_multipass(start_account):
    with_it, without = await start_account(), await start_account(multipass=False)
    listed = [
        (await (await each.get("/.well-known/openid-configuration")).json())[
            "grant_types_supported"
        ][3:]
        for each in (with_it, without)
    ]
    assert listed == [["urn:shopify:params:oauth:grant-type:multipass"], []]


async def test_the_api_of_the_newest_version_is_named(account):
    document = await (await account.get("/.well-known/customer-account-api")).json()
    api = f"http://localhost:{account.client.port}/{SHOP}/account/customer/api"
    assert document == {"graphql_api": f"{api}/2026-10/graphql", "mcp_api": f"{api}/mcp"}


async def test_the_resource_names_who_gives_tokens_for_it(account):
    document = await (await account.get("/.well-known/oauth-protected-resource")).json()
    base = f"http://localhost:{account.client.port}"
    assert document == {
        "resource": base,
        "authorization_servers": [base, account.issuer],
        "bearer_methods_supported": ["header"],
    }


async def test_each_world_has_an_issuer(storefront):
    blue = Account(storefront.client, "/w/blue")
    document = await (await blue.get("/.well-known/openid-configuration")).json()
    assert document["issuer"] == blue.issuer
    assert "/w/blue/authentication/" in blue.issuer


async def test_a_world_has_one_issuer_by_whichever_host_one_asks(account):
    answer = await account.get("/.well-known/openid-configuration", Host="evil.example:99")
    assert (await answer.json())["issuer"] == account.issuer


async def test_a_public_url_is_the_issuer(start_account):
    account = await start_account(public_url="https://shopify.com")
    document = await (await account.get("/.well-known/openid-configuration")).json()
    assert document["issuer"] == f"https://shopify.com/authentication/{SHOP}"


async def test_a_name_of_the_server_is_the_issuer_when_one_asks_by_it(start_account):
    account = await start_account(names=("shopify.com",))
    answer = await account.get("/.well-known/openid-configuration", Host="shopify.com")
    assert (await answer.json())["issuer"] == f"http://shopify.com/authentication/{SHOP}"


async def test_the_key_set_has_one_rsa_key(account):
    (key,) = (await (await account.get(f"/authentication/{SHOP}/.well-known/jwks.json")).json())[
        "keys"
    ]
    assert {**key, "n": len(key["n"])} == {
        "kty": "RSA",
        "use": "sig",
        "kid": "id_0",
        "alg": "RS256",
        "n": 342,
        "e": "AQAB",
    }


@pytest.mark.parametrize("kind", ["LEGACY", "DISABLED"])
async def test_a_shop_without_new_accounts_has_no_document(start_account, kind):
    account = await start_account(customer_accounts=kind)
    answer = await account.get("/.well-known/customer-account-api")
    assert (answer.status, answer.content_type) == (404, "text/html")
    assert await account.reason(answer) == "oauth.accounts-not-new"


@pytest.mark.parametrize("number", ["1", "9" * 5_000], ids=["short", "5,000 digits"])
async def test_the_number_of_another_shop_leads_to_this_one(account, number):
    answer = await account.get(f"/authentication/{number}/oauth/authorize?client_id=x")
    assert answer.status == 301
    assert answer.headers["Location"] == f"{account.issuer}/oauth/authorize?client_id=x"


async def test_the_way_to_this_shop_keeps_the_escapes_of_a_url(account):
    answer = await account.get("/authentication/7/oauth/a%C3%BC%20c?state=a%26b%00&nonce=%0A")
    assert answer.status == 301
    assert answer.headers["Location"] == (
        f"{account.issuer}/oauth/a%C3%BC%20c?state=a%26b%00&nonce=%0A"
    )


async def test_the_kind_of_accounts_has_a_switch(storefront):
    account = Account(storefront.client)
    url = "/_sandbox/api/worlds/default/shop"
    await storefront.client.patch(url, json={"customerAccounts": "LEGACY"})
    assert (await account.get("/.well-known/openid-configuration")).status == 404
    assert ShopSetting(customer_accounts="BOTH").customer_accounts == "BOTH"
