"""Logins of one customer that are ended as time would, without a clock that moves."""

from tests.control.conftest import absent
from tests.oidc.conftest import ORIGIN, PUBLIC, Account
from tests.storefront.conftest import PASSWORD

HEADER = {"X-Sandbox-World": "blue"}
EXPLAINED = {"X-Sandbox-Explain": "1"}
CUSTOMERS = "/worlds/blue/customers"
EMAIL = "enabled@sandbox.example"
LOG_IN = """
mutation ($email: String!, $password: String!) {
  customerAccessTokenCreate(input: {email: $email, password: $password}) {
    customerAccessToken { accessToken }
  }
}
"""
CUSTOMER = "query ($token: String!) { customer(customerAccessToken: $token) { email } }"
RENEW = """
mutation ($token: String!) {
  customerAccessTokenRenew(customerAccessToken: $token) { customerAccessToken { accessToken } }
}
"""


async def log_in(storefront):
    answer = await storefront.ask(LOG_IN, headers=HEADER, email=EMAIL, password=PASSWORD)
    return answer["data"]["customerAccessTokenCreate"]["customerAccessToken"]["accessToken"]


async def one(call, email):
    _, page = await call("GET", CUSTOMERS, email=email)
    return page["customers"][0]["id"].rpartition("/")[2]


async def seen(storefront, token):
    return (await storefront.ask(CUSTOMER, headers=HEADER, token=token))["data"]["customer"]


async def test_all_logins_of_the_customer_have_expired(call, storefront):
    tokens = [await log_in(storefront), await log_in(storefront)]
    path = f"{CUSTOMERS}/{await one(call, EMAIL)}/expire-tokens"
    assert await call("POST", path) == (200, {"expired": 2})
    assert [await seen(storefront, token) for token in tokens] == [None, None]
    assert await call("POST", path) == (200, {"expired": 0})


async def test_the_reason_is_that_of_time(call, storefront):
    token = await log_in(storefront)
    await call("PUT", "/worlds/blue/clock", {"freeze": "2031-01-01T00:00:00Z"})
    token = await log_in(storefront)
    await call("POST", f"{CUSTOMERS}/{await one(call, EMAIL)}/expire-tokens")
    response = await storefront.post(
        CUSTOMER, headers={**HEADER, "X-Sandbox-Explain": "1"}, token=token
    )
    assert response.headers["X-Sandbox-Reason"] == (
        "customer-access-token.expired: it was good until 2031-01-01T00:00:00+00:00"
    )


async def test_an_expired_login_is_not_renewed(call, storefront):
    token = await log_in(storefront)
    await call("POST", f"{CUSTOMERS}/{await one(call, EMAIL)}/expire-tokens")
    answer = await storefront.ask(RENEW, headers=HEADER, token=token)
    assert answer["errors"][0]["extensions"]["code"] == "ACCESS_DENIED"


async def test_others_and_later_logins_stay(call, storefront, mint):
    login = await storefront.login(mint(), headers=HEADER)
    await log_in(storefront)
    await call("POST", f"{CUSTOMERS}/{await one(call, EMAIL)}/expire-tokens")
    others = login["customerAccessToken"]["accessToken"]
    later = await log_in(storefront)
    assert [await seen(storefront, token) for token in (others, later)] == [
        {"email": "ada@lovelace.example"},
        {"email": EMAIL},
    ]


async def test_the_clock_does_not_move(call):
    await call("PUT", "/worlds/blue/clock", {"freeze": "2031-01-01T00:00:00Z"})
    await call("POST", f"{CUSTOMERS}/{await one(call, EMAIL)}/expire-tokens")
    assert await call("GET", "/worlds/blue/clock") == (
        200,
        {"now": "2031-01-01T00:00:00Z", "frozen": True},
    )


async def test_refuses_a_customer_whom_the_world_does_not_have(problem):
    assert await problem("POST", f"{CUSTOMERS}/5/expire-tokens") == (
        404,
        "customer-not-found",
        absent("customer 5", "customers"),
    )


async def test_access_tokens_of_new_customer_accounts_expire_too(call, storefront, mint):
    account = Account(storefront.client, "/w/blue")
    tokens = await (await account.multipass(mint(email=EMAIL))).json()
    others = await (await account.multipass(mint())).json()
    path = f"{CUSTOMERS}/{await one(call, EMAIL)}/expire-tokens"
    assert await call("POST", path) == (200, {"expired": 1})
    assert await call("POST", path) == (200, {"expired": 0})
    answers = [
        await storefront.client.post(
            "/w/blue/customer/api/2026-10/graphql",
            json={"query": "{ customer { id } }"},
            headers={"Authorization": each["access_token"], "Origin": ORIGIN, **EXPLAINED},
        )
        for each in (tokens, others)
    ]
    assert [answer.status for answer in answers] == [401, 200]
    assert answers[0].headers["X-Sandbox-Reason"].startswith("account-access-token.expired: ")
    form = {"grant_type": "refresh_token", "client_id": PUBLIC}
    renewed = await account.token(**form, refresh_token=tokens["refresh_token"])
    assert renewed.status == 200
