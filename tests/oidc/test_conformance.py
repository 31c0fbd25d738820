"""What the OpenID Foundation tests at a provider, as a list: the ideas of its plans "Basic OP" and
"Config OP", in our own words, and what the sandbox answers.

The source of each answer is its comment or the table's heading. "Spec" is what is known of the real
service; RFC 6749, RFC 7636 (PKCE) and OpenID Connect Core are the standards; a deviation from them
is marked so.
"""

import time
from collections.abc import Mapping
from typing import Any

import pytest
from joserfc import jwt
from joserfc.jwk import KeySet
from yarl import URL

from tests.oidc.conftest import (
    CALLBACK,
    CONFIDENTIAL,
    MULTIPASS,
    ORIGIN,
    PUBLIC,
    SECRET,
    SHOP,
    VERIFIER,
    basic,
    part,
    returned,
)

LOGIN, PAGE, CODE = "the login page", "an error page", "a code"


def seen(answer: Any) -> str:
    """Return what became of the browser; an error that went to the client is named."""
    if answer.status == 400:
        return PAGE
    assert answer.status == 302
    if "/authentication" in URL(answer.headers["Location"]).path:
        return LOGIN
    back = returned(answer)
    return CODE if "code" in back else back["error"]


# --- authorization requests, in a browser where nobody is logged in ---

AUTHORIZE: Mapping[str, tuple[dict[str, str | None], str]] = {
    # Core 3.1.2.1, and the spec
    "response_type code": ({}, LOGIN),
    "response_type is missing": ({"response_type": None}, "invalid_request"),
    "response_type of the implicit flow": (
        {"response_type": "id_token"},
        "unsupported_response_type",
    ),
    "response_type of a hybrid flow": (
        {"response_type": "code id_token"},
        "unsupported_response_type",
    ),
    "redirect_uri is missing": ({"redirect_uri": None}, PAGE),
    "redirect_uri is not registered": ({"redirect_uri": "https://evil.example/"}, PAGE),
    "client_id is missing": ({"client_id": None}, PAGE),
    "client_id is unknown": ({"client_id": "nobody"}, PAGE),
    # Spec: scopes are those of discovery. Core would ignore unknown ones: a deviation
    "scope is missing": ({"scope": None}, "invalid_request"),
    "scope without openid is plain OAuth": ({"scope": "email"}, LOGIN),
    "scope profile": ({"scope": "openid profile"}, "invalid_scope"),
    "scope address": ({"scope": "openid address"}, "invalid_scope"),
    "scope phone": ({"scope": "openid phone"}, "invalid_scope"),
    "scope offline_access": ({"scope": "openid offline_access"}, "invalid_scope"),
    # Spec: docs require a state; our choice is to accept the request and to note it
    "state is missing": ({"state": None}, LOGIN),
    # Core 3.1.2.1: a nonce is optional in the code flow
    "nonce is missing": ({"nonce": None}, LOGIN),
    # Spec, Core 3.1.2.1
    "prompt=none": ({"prompt": "none"}, "login_required"),
    "prompt=none with another prompt": ({"prompt": "none login"}, "login_required"),
    "prompt=login": ({"prompt": "login"}, LOGIN),
    # Core: a provider may ignore what it does not know; the spec knows none of them
    "prompt=consent": ({"prompt": "consent"}, LOGIN),
    "max_age": ({"max_age": "15000"}, LOGIN),
    "display=page": ({"display": "page"}, LOGIN),
    "ui_locales": ({"ui_locales": "de fr"}, LOGIN),
    "claims_locales": ({"claims_locales": "de"}, LOGIN),
    "acr_values": ({"acr_values": "1 2"}, LOGIN),
    "login_hint": ({"login_hint": "ada@lovelace.example"}, LOGIN),
    "claims": ({"claims": '{"id_token": {"auth_time": {"essential": true}}}'}, LOGIN),
    "a parameter that nobody knows": ({"extra": "foobar"}, LOGIN),
    # Core 6.1 wants `request_not_supported`; the spec has nothing of it: a deviation
    "a request object": ({"request": "eyJhbGciOiJub25lIn0.e30."}, LOGIN),
    # RFC 7636 4.4.1, and the spec
    "PKCE is missing, of a public client": ({"code_challenge": None}, "invalid_request"),
    "PKCE plain": ({"code_challenge_method": "plain"}, "invalid_request"),
    "PKCE without a method, which would be plain": (
        {"code_challenge_method": None},
        "invalid_request",
    ),
}


@pytest.mark.parametrize("idea", AUTHORIZE)
async def test_authorize_logged_out(idea, account):
    changes, expected = AUTHORIZE[idea]
    assert seen(await account.authorize(**changes)) == expected


# --- the same, in a browser where a customer is logged in ---

LOGGED_IN: Mapping[str, tuple[dict[str, str | None], str]] = {
    "nothing is asked": ({}, CODE),  # Spec: a session cookie outlives the app's own logout
    "prompt=none": ({"prompt": "none"}, CODE),
    "prompt=login": ({"prompt": "login"}, LOGIN),
    # Core: max_age asks again when the login is older. Not known of the real service: ignored
    "max_age=1": ({"max_age": "1"}, CODE),
    "max_age=10000": ({"max_age": "10000"}, CODE),
    # Core: a hint for another customer would be login_required. Not known: ignored
    "id_token_hint": ({"prompt": "none", "id_token_hint": "a.b.c"}, CODE),
    "login_hint of another customer": ({"login_hint": "ada@lovelace.example"}, CODE),
}


@pytest.mark.parametrize("idea", LOGGED_IN)
async def test_authorize_logged_in(idea, account):
    changes, expected = LOGGED_IN[idea]
    await account.as_persona()
    assert seen(await account.authorize(**changes)) == expected


async def test_the_state_comes_back_as_it_was(account):
    state = "a b&c=d%20é/?#"
    assert returned(await account.authorize(prompt="none", state=state))["state"] == state
    assert (await account.as_persona(state=state))["state"] == state


async def test_a_redirect_uri_with_another_query_is_another_one(start_account, tmp_path):
    (tmp_path / "account-clients.toml").write_text(
        f'[[clients]]\nclient_id = "{PUBLIC}"\nname = "Shop"\nredirect_uris = ["{CALLBACK}"]\n'
    )
    account = await start_account(fixtures=tmp_path)
    assert seen(await account.authorize(redirect_uri=f"{CALLBACK}?x=1")) == PAGE
    assert seen(await account.authorize()) == LOGIN


async def test_authorize_is_not_posted(account):
    """Core 3.1.2.1 wants POST, too; docs of the real service have GET alone."""
    answer = await account.client.post(f"{account.root}/oauth/authorize", data={})
    assert (answer.status, answer.headers["Allow"]) == (405, "GET")


# --- the code at the token endpoint: RFC 6749 4.1.3, RFC 7636 4.6, and the spec ---

REDEEM: Mapping[str, tuple[dict[str, str | None], int, str]] = {
    "the code is made up": ({"code": "shcac_00"}, 400, "invalid_grant"),
    "the code is missing": ({"code": None}, 400, "invalid_request"),
    "redirect_uri differs": ({"redirect_uri": "http://localhost/"}, 400, "invalid_grant"),
    "redirect_uri is missing": ({"redirect_uri": None}, 400, "invalid_grant"),
    "code_verifier differs": ({"code_verifier": "b" * 43}, 400, "invalid_grant"),
    "code_verifier is missing": ({"code_verifier": None}, 400, "invalid_grant"),
    "another client comes with it": (
        {"client_id": CONFIDENTIAL, "client_secret": SECRET},
        400,
        "invalid_grant",
    ),
    "the client is unknown": ({"client_id": "nobody"}, 401, "invalid_client"),
    "the client is missing": ({"client_id": None}, 401, "invalid_client"),
    "a public client shows a secret": ({"client_secret": "s"}, 401, "invalid_client"),
    "grant_type is missing": ({"grant_type": None}, 400, "invalid_request"),
    "grant_type password": ({"grant_type": "password"}, 400, "unsupported_grant_type"),
}


@pytest.mark.parametrize("idea", REDEEM)
async def test_a_code_is_refused(idea, account):
    changes, status, error = REDEEM[idea]
    answer = await account.redeem(**{"code": (await account.as_persona())["code"], **changes})
    assert (answer.status, (await answer.json())["error"]) == (status, error)


async def test_a_code_that_is_used_twice_ends_its_tokens(account):
    """RFC 6749 4.1.2: should; the suite waits 30 seconds for it, here it is at once."""
    code = (await account.as_persona())["code"]
    first = await (await account.redeem(code)).json()
    assert (await account.redeem(code)).status == 400
    refresh = {"grant_type": "refresh_token", "refresh_token": first["refresh_token"]}
    assert (await account.token(client_id=PUBLIC, **refresh)).status == 400
    api = await account.client.post(
        "/customer/api/2026-10/graphql",
        json={"query": "{ shop { name } }"},
        headers={"Authorization": first["access_token"], "Origin": ORIGIN},
    )
    assert api.status == 401


async def test_the_answer_is_not_stored_and_is_complete(account):
    """RFC 6749 5.1: `token_type`, `Cache-Control: no-store`."""
    answer = await account.redeem((await account.as_persona())["code"])
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.content_type == "application/json"
    body = await answer.json()
    assert (body["token_type"].lower(), type(body["expires_in"])) == ("bearer", int)


# --- how a client proves itself: RFC 6749 2.3.1, and the spec ---

PROOFS: Mapping[str, tuple[str | None, dict[str, str | None], int]] = {
    "client_secret_basic": (basic(), {"client_id": None}, 200),
    "client_secret_basic, with client_id in the body": (basic(), {}, 200),
    "client_secret_post": (None, {"client_secret": SECRET}, 200),
    "no secret": (None, {}, 401),
    "a wrong secret by Basic": (basic(secret="x"), {}, 401),
    "a wrong secret in the body": (None, {"client_secret": "x"}, 401),
    "what is no Basic": ("Basic x", {}, 401),
    "another client_id in the body": (basic(), {"client_id": PUBLIC}, 401),
}


@pytest.mark.parametrize("idea", PROOFS)
async def test_a_confidential_client(idea, account):
    header, changes, status = PROOFS[idea]
    back = await account.as_persona(
        client_id=CONFIDENTIAL, code_challenge=None, code_challenge_method=None
    )
    answer = await account.redeem(
        back["code"],
        headers={"Authorization": header} if header else {},
        **{"client_id": CONFIDENTIAL, "code_verifier": None, **changes},
    )
    assert answer.status == status


# --- the id_token: Core 2 and 3.1.3.7 ---


@pytest.fixture
async def keys(account):
    answer = await account.get(f"/authentication/{SHOP}/.well-known/jwks.json")
    return await answer.json()


async def test_the_signature_is_by_the_published_key_of_its_kid(account, keys):
    token = (await account.tokens())["id_token"]
    (key,) = keys["keys"]
    assert (part(token, 0)["kid"], part(token, 0)["alg"]) == (key["kid"], "RS256")
    assert jwt.decode(token, KeySet.import_key_set(keys)).claims["aud"] == PUBLIC


async def test_the_claims_are_those_that_a_client_checks(account):
    before = int(time.time())
    claims = part((await account.tokens())["id_token"], 1)
    assert claims["iss"] == account.issuer
    assert claims["aud"] == PUBLIC
    assert claims["nonce"] == "the-nonce"
    assert isinstance(claims["sub"], str)
    assert before - 1 <= claims["iat"] < claims["exp"]


async def test_the_claims_that_discovery_does_not_list_are_not_there(account):
    """Core: `auth_time` comes with max_age, `at_hash` may come. The real service lists neither."""
    back = await account.as_persona(max_age="10000")
    claims = part((await (await account.redeem(back["code"])).json())["id_token"], 1)
    listed = await (await account.get("/.well-known/openid-configuration")).json()
    assert set(claims) == set(listed["claims_supported"])


async def test_a_customer_keeps_the_sub_and_another_has_another(account):
    subs = [
        part((await account.tokens(name))["id_token"], 1)["sub"]
        for name in ("enabled", "enabled", "with-orders")
    ]
    assert (subs[0] == subs[1], subs[0] == subs[2]) == (True, False)


async def test_the_key_stays(account, keys):
    """Config OP asks for rotation; a world never changes its key, so that snapshots hold."""
    await account.tokens()
    again = await (await account.get(f"/authentication/{SHOP}/.well-known/jwks.json")).json()
    assert again == keys


# --- refresh tokens: RFC 6749 6, Core 12, and our choices of the spec's open points ---


async def test_a_refresh_token_is_replaced_and_bound_to_its_client(account):
    tokens = await account.tokens()
    form = {"grant_type": "refresh_token", "refresh_token": tokens["refresh_token"]}
    foreign = await account.token(client_id=CONFIDENTIAL, client_secret=SECRET, **form)
    first = await account.token(client_id=PUBLIC, **form)
    second = await account.token(client_id=PUBLIC, **form)
    assert [each.status for each in (foreign, first, second)] == [400, 200, 400]
    assert (await second.json())["error"] == "invalid_grant"
    assert (await first.json())["refresh_token"] != tokens["refresh_token"]


# --- discovery is what the endpoints do: OpenID Connect Discovery 4.3 ---


@pytest.fixture
async def listed(account):
    answer = await account.get(f"/authentication/{SHOP}/.well-known/openid-configuration")
    return await answer.json()


async def test_the_issuer_is_the_one_below_which_the_document_is_found(account, listed):
    assert listed["issuer"] == account.issuer


@pytest.mark.parametrize(
    ("name", "status"),
    [("authorization_endpoint", 400), ("end_session_endpoint", 400), ("jwks_uri", 200)],
)
async def test_each_address_is_served(name, status, account, listed):
    answer = await account.client.get(URL(listed[name]).path, allow_redirects=False)
    assert answer.status == status


async def test_each_scope_is_taken(account, listed):
    known = [await account.authorize(scope=each) for each in listed["scopes_supported"]]
    assert {seen(each) for each in known} == {LOGIN}


async def test_each_grant_is_known_but_the_one_that_nobody_has_described(account, listed):
    """Spec: `jwt-bearer` is listed and described nowhere."""
    errors = {}
    for grant in listed["grant_types_supported"]:
        answer = await account.token(grant_type=grant, client_id=PUBLIC)
        errors[grant] = (await answer.json())["error"]
    assert errors == {
        "authorization_code": "invalid_request",
        "refresh_token": "invalid_request",
        MULTIPASS: "invalid_request",
        "urn:ietf:params:oauth:grant-type:jwt-bearer": "unsupported_grant_type",
    }


async def test_what_other_providers_have_is_neither_listed_nor_served(account, listed):
    """Spec: no userinfo, no registration, no revocation, no introspection."""
    names = ("userinfo", "registration", "revocation", "introspection")
    assert not {f"{name}_endpoint" for name in names} & set(listed)
    for name in ("userinfo", "register", "revoke", "introspect"):
        assert (await account.get(f"/authentication/{SHOP}/oauth/{name}")).status == 404


# --- RP-initiated logout, and the spec ---


async def test_a_logout_ends_the_session_and_gives_the_state_back(account):
    hint = (await account.tokens())["id_token"]
    home = "http://localhost:3000/"
    answer = await account.get(
        f"/authentication/{SHOP}/logout?id_token_hint={hint}"
        f"&post_logout_redirect_uri={home}&state=s"
    )
    assert (answer.status, answer.headers["Location"]) == (302, f"{home}?state=s")
    assert seen(await account.authorize(prompt="none")) == "login_required"


@pytest.mark.parametrize("hint", ["", "a.b.c"])
async def test_a_logout_without_a_good_hint_is_a_page(hint, account):
    await account.tokens()
    answer = await account.get(f"/authentication/{SHOP}/logout?id_token_hint={hint}")
    assert answer.status == 400
    assert seen(await account.authorize(prompt="none")) == CODE


async def test_a_verifier_of_43_characters_is_enough(account):
    """RFC 7636 4.1: 43 to 128 characters."""
    assert len(VERIFIER) >= 43
    assert (await account.redeem((await account.as_persona())["code"])).status == 200
