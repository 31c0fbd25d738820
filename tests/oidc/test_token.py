"""`/oauth/token`: each grant, and each refusal to the letter."""

import json

import pytest

from tests.oidc.conftest import (
    CHALLENGE,
    CONFIDENTIAL,
    LEGACY,
    PUBLIC,
    SCOPE,
    SHOP,
    Account,
    basic,
    part,
)

CLOCK = "/_sandbox/api/worlds/default/clock"


async def refusal(answer):
    body = await answer.json()
    assert sorted(body) == ["error", "error_description"]
    return answer.status, body["error"]


async def test_a_code_brings_tokens(account):
    answer = await account.redeem((await account.as_persona())["code"])
    body = await answer.json()
    assert (answer.status, answer.content_type) == (200, "application/json")
    assert answer.headers["Cache-Control"] == "no-store"
    assert body == {
        "access_token": body["access_token"],
        "expires_in": 3600,
        "id_token": body["id_token"],
        "refresh_token": body["refresh_token"],
        "token_type": "Bearer",
        "scope": SCOPE,
    }
    assert body["access_token"].startswith("shcat_")
    assert body["refresh_token"].startswith("shcrt_")
    assert len(body["refresh_token"]) == 38


async def test_the_access_token_is_written_as_recorded_ones(account):
    token = (await account.tokens())["access_token"].removeprefix("shcat_")
    payload = part(token, 1)
    assert part(token, 0) == {"kid": "0", "alg": "ED25519"}
    assert list(payload) == ["shopId", "cid", "iat", "exp", "iss", "sub", "scope"]
    assert payload["exp"] - payload["iat"] == 3600
    assert payload == {
        "shopId": SHOP,
        "cid": PUBLIC,
        "iat": payload["iat"],
        "exp": payload["exp"],
        "iss": account.issuer,
        "sub": 6500000032768,
        "scope": SCOPE,
    }


async def test_the_id_token_has_the_supported_claims_in_their_order(account):
    token = (await account.tokens())["id_token"]
    claims = part(token, 1)
    assert part(token, 0) == {"kid": "id_0", "alg": "RS256"}
    assert list(claims.items()) == [
        ("iss", account.issuer),
        ("sub", "6500000032768"),
        ("aud", PUBLIC),
        ("exp", claims["iat"] + 3600),
        ("iat", claims["iat"]),
        ("nonce", "the-nonce"),
        ("sid", claims["sid"]),
        ("email", "enabled@sandbox.example"),
        ("email_verified", True),
    ]


async def test_the_id_token_is_signed_by_the_published_key(account):
    from joserfc import jwt
    from joserfc.jwk import KeySet

    token = (await account.tokens())["id_token"]
    keys = await (await account.get(f"/authentication/{SHOP}/.well-known/jwks.json")).json()
    assert jwt.decode(token, KeySet.import_key_set(keys)).claims["aud"] == PUBLIC


async def test_without_a_nonce_the_id_token_has_none(account):
    code = (await account.as_persona(nonce=None))["code"]
    claims = part((await (await account.redeem(code)).json())["id_token"], 1)
    assert "nonce" not in claims


async def test_without_openid_there_is_no_id_token(account):
    code = (await account.as_persona(scope="customer-account-api:full"))["code"]
    assert "id_token" not in await (await account.redeem(code)).json()


async def test_an_id_token_can_be_read_by_atob(account, mint):
    """Hydrogen does not turn `-` and `_` back."""
    answer = await account.multipass(mint(email="a~b?c~~~???>@example.com"))
    if answer.status != 200:
        answer = await account.multipass(mint(email="a~b?c~~~???@example.com"))
    payload = (await answer.json())["id_token"].split(".")[1]
    assert not {"-", "_"} & set(payload)


async def test_an_address_that_a_multipass_grant_leaves_out_is_explained(account, mint):
    answer = await account.multipass(mint(addresses=[{"country": "Atlantis"}]))
    assert answer.status == 200
    assert await account.reason(answer) == "multipass.address-left-out"


@pytest.mark.parametrize(
    ("changes", "slug"),
    [
        ({"code": "shcac_00"}, "oauth.code-unknown"),
        ({"redirect_uri": "http://localhost:3000/"}, "oauth.redirect-uri-mismatch"),
        ({"redirect_uri": None}, "oauth.redirect-uri-mismatch"),
        ({"code_verifier": "another"}, "oauth.verifier-wrong"),
        ({"code_verifier": None}, "oauth.verifier-missing"),
        ({"client_id": LEGACY}, "oauth.code-of-another-client"),
    ],
)
async def test_a_code_is_bound_to_what_it_was_asked_with(account, changes, slug):
    answer = await account.redeem(**{"code": (await account.as_persona())["code"], **changes})
    assert await refusal(answer) == (400, "invalid_grant")
    assert await account.reason(answer) == slug


async def test_a_padded_challenge_is_refused_at_the_token_endpoint(account):
    code = (await account.as_persona(code_challenge=f"{CHALLENGE}="))["code"]
    answer = await account.redeem(code)
    assert await refusal(answer) == (400, "invalid_grant")
    assert await account.reason(answer) == "oauth.challenge-padded"


async def test_a_code_that_comes_twice_ends_the_tokens_of_the_first_time(account):
    code = (await account.as_persona())["code"]
    first = await (await account.redeem(code)).json()
    again = await account.redeem(code)
    assert await refusal(again) == (400, "invalid_grant")
    assert await account.reason(again) == "oauth.code-used"
    answer = await account.token(
        grant_type="refresh_token", client_id=PUBLIC, refresh_token=first["refresh_token"]
    )
    assert await refusal(answer) == (400, "invalid_grant")
    assert await account.reason(answer) == "oauth.refresh-token-revoked"


async def test_a_code_is_good_for_ten_minutes(account):
    code = (await account.as_persona())["code"]
    await account.client.put(CLOCK, json={"advance": "PT10M"})
    answer = await account.redeem(code)
    assert await refusal(answer) == (400, "invalid_grant")
    assert await account.reason(answer) == "oauth.code-expired"


async def test_a_refresh_token_brings_new_ones_and_no_id_token(account):
    before = await account.tokens()
    await account.client.put(CLOCK, json={"advance": "PT1H"})
    answer = await account.token(
        grant_type="refresh_token", client_id=PUBLIC, refresh_token=before["refresh_token"]
    )
    after = await answer.json()
    assert answer.status == 200
    assert list(after) == ["access_token", "expires_in", "refresh_token", "token_type"]
    assert after["refresh_token"] != before["refresh_token"]
    assert after["access_token"] != before["access_token"]


async def test_a_refresh_token_is_good_once(account):
    token = (await account.tokens())["refresh_token"]
    form = {"grant_type": "refresh_token", "client_id": PUBLIC, "refresh_token": token}
    await account.token(**form)
    answer = await account.token(**form)
    assert await refusal(answer) == (400, "invalid_grant")
    assert await account.reason(answer) == "oauth.refresh-token-rotated"


@pytest.mark.parametrize(
    ("changes", "slug"),
    [
        ({"refresh_token": "shcrt_0"}, "oauth.refresh-token-unknown"),
        ({"client_id": LEGACY}, "oauth.refresh-token-of-another-client"),
    ],
)
async def test_a_wrong_refresh_token_is_refused(account, changes, slug):
    token = (await account.tokens())["refresh_token"]
    form = {"grant_type": "refresh_token", "client_id": PUBLIC, "refresh_token": token}
    answer = await account.token(**{**form, **changes})
    assert await refusal(answer) == (400, "invalid_grant")
    assert await account.reason(answer) == slug


async def test_a_refresh_token_is_good_for_thirty_days(account):
    token = (await account.tokens())["refresh_token"]
    await account.client.put(CLOCK, json={"advance": "P30D"})
    answer = await account.token(grant_type="refresh_token", client_id=PUBLIC, refresh_token=token)
    assert await account.reason(answer) == "oauth.refresh-token-expired"


@pytest.mark.parametrize("as_header", [True, False])
async def test_a_confidential_client_shows_its_secret(account, as_header):
    code = (await account.as_persona(client_id=CONFIDENTIAL))["code"]
    proof = (
        {"client_id": None, "headers": {"Authorization": basic()}}
        if as_header
        else {"client_id": CONFIDENTIAL, "client_secret": "sandbox-client-secret"}
    )
    assert (await account.redeem(code, **proof)).status == 200


@pytest.mark.parametrize(
    ("changes", "slug"),
    [
        ({"client_id": "nobody"}, "oauth.unknown-client"),
        ({"client_id": None}, "oauth.unknown-client"),
        ({"client_id": CONFIDENTIAL}, "oauth.secret-missing"),
        ({"client_id": CONFIDENTIAL, "client_secret": "wrong"}, "oauth.secret-wrong"),
        ({"client_secret": "any"}, "oauth.secret-of-public-client"),
        ({"headers": {"Authorization": "Basic ???"}}, "oauth.basic"),
        ({"headers": {"Authorization": basic()}}, "oauth.two-clients"),
    ],
)
async def test_a_client_that_cannot_prove_itself_is_refused(account, changes, slug):
    answer = await account.redeem("shcac_0", **changes)
    assert await refusal(answer) == (401, "invalid_client")
    assert "WWW-Authenticate" not in answer.headers
    assert await account.reason(answer) == slug


@pytest.mark.parametrize("origin", ["https://evil.example", "http://localhost:3000/path", ""])
async def test_a_public_client_is_used_by_its_origins_alone(account, origin):
    code = (await account.as_persona())["code"]
    answer = await account.redeem(code, headers={"Origin": origin})
    assert await refusal(answer) == (401, "invalid_token")
    assert answer.headers["WWW-Authenticate"] == 'Bearer error="invalid_token"'
    assert await account.reason(answer) == "oauth.origin"


async def test_a_page_of_an_origin_may_read_the_answer(account):
    answer = await account.redeem((await account.as_persona())["code"])
    assert answer.headers["Access-Control-Allow-Origin"] == "http://localhost:3000"
    other = await account.redeem("shcac_0", headers={"Origin": "https://evil.example"})
    assert "Access-Control-Allow-Origin" not in other.headers


async def test_a_page_may_ask_before(account):
    answer = await account.client.options(
        f"{account.root}/oauth/token", headers={"Origin": "http://localhost:3000"}
    )
    assert answer.status == 204
    assert answer.headers["Access-Control-Allow-Origin"] == "http://localhost:3000"


async def test_a_client_without_a_user_agent_is_refused_before_all_else(account):
    answer = await account.token(headers={"User-Agent": ""}, grant_type="nothing")
    assert (answer.status, await answer.text()) == (
        403,
        "You do not have permission to access this website",
    )


@pytest.mark.parametrize(
    ("form", "error"),
    [
        ({}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
        ({"grant_type": "client_credentials"}, "unsupported_grant_type"),
        (
            {"grant_type": "urn:ietf:params:oauth:grant-type:jwt-bearer"},
            "unsupported_grant_type",
        ),
        ({"grant_type": "refresh_token", "client_id": PUBLIC}, "invalid_request"),
    ],
)
async def test_what_is_no_grant_is_refused(account, form, error):
    assert await refusal(await account.token(**form)) == (400, error)


async def test_parameters_in_json_are_none(account):
    answer = await account.client.post(
        f"{account.root}/oauth/token", json={"grant_type": "refresh_token"}
    )
    assert await refusal(answer) == (400, "invalid_request")
    assert await account.reason(answer) == "oauth.grant-type-missing"


async def test_a_shop_without_new_accounts_grants_nothing(start_account):
    account = await start_account(customer_accounts="LEGACY")
    answer = await account.token(grant_type="refresh_token", client_id=PUBLIC)
    assert await refusal(answer) == (400, "unauthorized_client")


async def test_tokens_of_another_world_are_unknown(storefront, account):
    token = (await account.tokens())["refresh_token"]
    blue = Account(storefront.client, "/w/blue")
    answer = await blue.token(grant_type="refresh_token", client_id=PUBLIC, refresh_token=token)
    assert await blue.reason(answer) == "oauth.refresh-token-unknown"


OLD_SCOPE = "openid email https://api.customers.com/auth/customer.graphql"
EXCHANGE = {
    "grant_type": "urn:ietf:params:oauth:grant-type:token-exchange",
    "client_id": LEGACY,
    "audience": "30243aa5-17c1-465a-8493-944bcc4e88aa",
    "subject_token_type": "urn:ietf:params:oauth:token-type:access_token",
    "scopes": "https://api.customers.com/auth/customer.graphql",
}


async def test_a_client_of_the_old_scope_exchanges_its_token(account):
    code = (await account.as_persona(client_id=LEGACY, scope=OLD_SCOPE))["code"]
    first = await (await account.redeem(code, client_id=LEGACY)).json()
    assert first["access_token"].startswith("atkn_")
    answer = await account.token(**EXCHANGE, subject_token=first["access_token"])
    body = await answer.json()
    assert answer.status == 200
    assert body["access_token"].startswith("shcat_")


async def test_other_tokens_cannot_be_exchanged(account):
    token = (await account.tokens())["access_token"]
    answer = await account.token(**EXCHANGE, subject_token=token)
    assert await refusal(answer) == (400, "invalid_grant")
    wrong = await account.token(**{**EXCHANGE, "audience": "x"}, subject_token=token)
    assert await refusal(wrong) == (400, "invalid_request")


@pytest.mark.parametrize(
    ("ended", "slug"),
    [
        (False, "oauth.subject-token-expired"),
        (True, "oauth.subject-token-revoked"),
    ],
)
async def test_a_token_that_is_over_cannot_be_exchanged(ended, slug, account):
    code = (await account.as_persona(client_id=LEGACY, scope=OLD_SCOPE))["code"]
    first = await (await account.redeem(code, client_id=LEGACY)).json()
    if ended:
        await account.client.delete("/_sandbox/api/worlds/default/account-logins/1")
    else:
        await account.client.put(CLOCK, json={"advance": "PT1H"})
    answer = await account.token(**EXCHANGE, subject_token=first["access_token"])
    assert await refusal(answer) == (400, "invalid_grant")
    assert await account.reason(answer) == slug


async def test_the_same_token_issued_again_is_noted_once_for_its_login(account):
    await account.client.put(CLOCK, json={"freeze": "2030-01-01T00:00:00Z"})
    tokens = await account.tokens()
    for _ in range(3):
        answer = await account.token(
            grant_type="refresh_token", client_id=PUBLIC, refresh_token=tokens["refresh_token"]
        )
        tokens = await answer.json()
    snapshot = await account.client.get("/_sandbox/api/worlds/default/snapshot")
    (kept,) = (await snapshot.json())["records"]["AccountAccessToken"]["put"]
    assert (kept["id"], kept["logins"]) == (tokens["access_token"], [1])


async def test_the_journal_shows_no_token(account):
    tokens = await account.tokens()
    await account.token(
        grant_type="refresh_token", client_id=PUBLIC, refresh_token=tokens["refresh_token"]
    )
    journal = await (await account.client.get("/_sandbox/api/worlds/default/journal")).text()
    for secret in (*tokens.values(), "a-verifier-of-forty"):
        if isinstance(secret, str) and secret not in (SCOPE, "Bearer"):
            assert secret not in journal
    operations = [each["operations"] for each in json.loads(journal)["entries"]]
    assert operations == [["authorize"], ["login"], ["token"], ["token"]]


async def test_a_scenario_stands_in_for_the_token_endpoint(account):
    answer = await account.token(
        headers={"X-Sandbox-Scenario": "too-many-requests"}, grant_type="refresh_token"
    )
    assert answer.status == 429


async def test_tokens_outlive_a_snapshot(account):
    tokens = await account.tokens()
    url = "/_sandbox/api/worlds/default/snapshot"
    snapshot = await (await account.client.get(url)).read()
    restored = await account.client.put(
        url, data=snapshot, headers={"Content-Type": "application/json"}
    )
    assert restored.status < 300
    answer = await account.token(
        grant_type="refresh_token", client_id=PUBLIC, refresh_token=tokens["refresh_token"]
    )
    assert answer.status == 200


async def test_a_scenario_can_name_the_token_endpoint(account):
    scenario = {
        "description": "The login is down for a moment.",
        "match": {"operation": ["token"], "variables": {"grant_type": "refresh_token"}},
        "effect": {"status": 503, "body": {"error": "temporarily_unavailable"}},
    }
    url = "/_sandbox/api/worlds/default/scenarios/login-down"
    assert (await account.client.put(url, json=scenario)).status < 300
    answer = await account.token(grant_type="refresh_token", client_id=PUBLIC)
    assert (answer.status, await answer.json()) == (503, {"error": "temporarily_unavailable"})
