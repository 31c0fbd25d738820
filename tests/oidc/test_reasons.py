"""Each refusal of the login and of the Customer Account API has a reason in plain words."""

import pytest

from tests.oidc.conftest import CONFIDENTIAL, ORIGIN, PUBLIC, SECRET, SHOP

REASON = "X-Sandbox-Reason"
EXPLAIN = {"X-Sandbox-Explain": "1"}
AUTHORIZE = f"/authentication/{SHOP}/oauth/authorize"
TOKEN = f"/authentication/{SHOP}/oauth/token"
API = "/customer/api/2026-10/graphql"


async def reason(account, method, path, **asked):
    """Return the reason of a refusal; the journal has it, too."""
    headers = {**EXPLAIN, **asked.pop("headers", {})}
    answer = await account.client.request(
        method, path, headers=headers, allow_redirects=False, **asked
    )
    entries = (await (await account.client.get("/_sandbox/api/worlds/default/journal")).json())[
        "entries"
    ]
    slugs = [each["slug"] for each in entries[-1]["reason"]]
    given = answer.headers[REASON]
    assert all(f"{slug}: " in given for slug in slugs)
    return answer.status, given


@pytest.mark.parametrize(
    ("method", "path", "status", "expected"),
    [
        ("POST", AUTHORIZE, 405, "http.method-not-allowed: POST is not served here; use GET"),
        ("GET", TOKEN, 405, "http.method-not-allowed: GET is not served here; use POST, OPTIONS"),
        (
            "GET",
            f"/authentication/{SHOP}/oauth/userinfo",
            404,
            (
                f"http.not-found: Nothing is served at /authentication/{SHOP}/oauth/userinfo. "
                "The addresses are in /.well-known/openid-configuration."
            ),
        ),
        (
            "GET",
            "/authentication/7/oauth/authorize",
            301,
            f"oauth.other-shop: the number of the shop is {SHOP}, and not 7",
        ),
        (
            "GET",
            f"/authentication/{SHOP}/logout",
            400,
            (
                "oauth.id-token-hint: id_token_hint is missing: send the id_token that came with "
                "the login"
            ),
        ),
    ],
)
async def test_of_a_wrong_address(method, path, status, expected, account):
    assert await reason(account, method, path) == (status, expected)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", "oauth.unknown-client: client_id is missing; the shop has "),
        ("client_id=x", "oauth.unknown-client: there is no client 'x'; the shop has "),
        (f"client_id={PUBLIC}", "oauth.redirect-uri: redirect_uri is missing"),
    ],
)
async def test_of_a_browser_that_stays(query, expected, account):
    status, given = await reason(account, "GET", f"{AUTHORIZE}?{query}")
    assert (status, given[: len(expected)]) == (400, expected)


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        (
            {"scope": None},
            "oauth.scope-missing: scope is missing; use openid email customer-account-api:full",
        ),
        (
            {"scope": "customer_read_orders"},
            (
                "oauth.scope: 'customer_read_orders' is none of openid, email, "
                "customer-account-api:full, customer-account-mcp-api:full; what a client may read "
                "and write is set up with the client"
            ),
        ),
        (
            {"response_type": "token"},
            "oauth.response-type: response_type is 'token'; only code is supported",
        ),
        (
            {"code_challenge_method": "plain"},
            "oauth.challenge-method: code_challenge_method is 'plain'; only S256 is supported",
        ),
        (
            {"code_challenge": "a b"},
            "oauth.challenge: code_challenge is 'a b', which is not base64url",
        ),
    ],
)
async def test_of_what_a_client_asked_wrongly(changes, expected, account):
    await account.authorize(**changes)
    journal = await account.client.get("/_sandbox/api/worlds/default/journal")
    (why,) = (await journal.json())["entries"][-1]["reason"]
    assert f"{why['slug']}: {why['message']}" == expected


REFRESH = {"grant_type": "refresh_token", "refresh_token": "shcat_x"}


@pytest.mark.parametrize(
    ("headers", "form", "expected"),
    [
        (
            {},
            {"grant_type": "password"},
            (
                "oauth.grant-type: 'password' is none of authorization_code, refresh_token, "
                "urn:shopify:params:oauth:grant-type:multipass, "
                "urn:ietf:params:oauth:grant-type:token-exchange"
            ),
        ),
        (
            {},
            {"client_id": PUBLIC, **REFRESH},
            (
                "oauth.refresh-token-unknown: an access token was sent: a refresh token begins "
                "with shcrt_"
            ),
        ),
        (
            {"Authorization": "Bearer x"},
            {"client_id": CONFIDENTIAL, **REFRESH},
            (
                "oauth.not-basic: Authorization is 'Bearer': a client proves itself by Basic, or "
                "in the body; oauth.secret-missing: Confidential storefront is a confidential "
                "client, and no secret was sent: use HTTP Basic"
            ),
        ),
        (
            {"Authorization": SECRET},
            {"client_id": CONFIDENTIAL, **REFRESH},
            (
                "oauth.not-basic: Authorization has no scheme: a client proves itself by Basic, or "
                "in the body; oauth.secret-missing: Confidential storefront is a confidential "
                "client, and no secret was sent: use HTTP Basic"
            ),
        ),
        (
            {},
            {
                "client_id": CONFIDENTIAL,
                "client_secret": SECRET,
                "grant_type": "authorization_code",
                "code": "x",
            },
            "oauth.code-unknown: this world has issued no such code",
        ),
    ],
)
async def test_of_a_grant(headers, form, expected, account):
    given = {"Origin": ORIGIN, **headers}
    assert (await reason(account, "POST", TOKEN, headers=given, data=form))[1] == expected


async def test_of_a_form_without_a_grant_type(account):
    _, given = await reason(account, "POST", TOKEN, data={"grant": "refresh_token"})
    assert given == (
        "oauth.grant-type-missing: grant_type is not in the form: write one of authorization_code, "
        "refresh_token, urn:shopify:params:oauth:grant-type:multipass, "
        "urn:ietf:params:oauth:grant-type:token-exchange"
    )


async def test_of_parameters_in_json(account):
    _, given = await reason(account, "POST", TOKEN, json={"grant_type": "refresh_token"})
    assert given == (
        "oauth.grant-type-missing: grant_type is missing: send it as "
        "application/x-www-form-urlencoded; Content-Type is application/json"
    )


@pytest.mark.parametrize(
    ("token", "expected"),
    [
        (
            None,
            (
                "missing: the header Authorization is missing: send the access token, which begins "
                "with shcat_"
            ),
        ),
        (
            "Bearer shcat_x",
            "prefix: Authorization begins with Bearer: send the token alone, from shcat_ on",
        ),
        ("shcrt_x", "prefix: that is a refresh token: send the access token"),
        (
            "shcac_x",
            "prefix: that is the code of authorize: exchange it at the token endpoint first",
        ),
        ("eyJx.y.z", "prefix: that is a JWT, such as an id_token: send the access token"),
        (
            "shpat_secret",
            "prefix: that is a private access token of the Storefront API: send that of a customer",
        ),
        (
            "sandbox-public",
            "prefix: an access token begins with shcat_; this one is of another API",
        ),
    ],
)
async def test_of_an_access_token(token, expected, account):
    headers = {} if token is None else {"Authorization": token}
    answered = await reason(
        account, "POST", API, headers=headers, json={"query": "{ shop { id } }"}
    )
    assert answered == (401, f"account-access-token.{expected}")


async def test_of_a_shop_with_legacy_accounts_says_how_to_turn_new_ones_on(account):
    path = "/_sandbox/api/worlds/default/shop"
    await account.client.patch(path, json={"customerAccounts": "LEGACY"})
    end = "; `shop change --customer-accounts BOTH` turns it on"
    for method, address in (("GET", AUTHORIZE), ("POST", TOKEN), ("POST", API)):
        _, given = await reason(account, method, address, json={"query": "{ shop { id } }"})
        assert given.endswith(end)


async def test_of_an_argument_of_the_storefront_api(account):
    token = (await account.tokens())["access_token"]
    answered = await reason(
        account,
        "POST",
        API,
        headers={"Authorization": token, "Origin": ORIGIN},
        json={"query": '{ customer(customerAccessToken: "x") { id } }'},
    )
    assert answered == (
        200,
        (
            "account-api.argument-of-storefront: customerAccessToken is an argument of the "
            "Storefront API: here the header Authorization says who the customer is"
        ),
    )
