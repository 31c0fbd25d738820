"""Setting a new password with what the mail brought: its token, or its link."""

import pytest

from tests.storefront.conftest import NO_ERRORS, PASSWORD
from tests.storefront.test_customer_recover import EMAIL, RECOVER

RESET = """
mutation ($id: ID!, $input: CustomerResetInput!) {
  customerReset(id: $id, input: $input) {
    customer { email }
    customerAccessToken { accessToken }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
BY_URL = """
mutation ($resetUrl: URL!, $password: String!) {
  customerResetByUrl(resetUrl: $resetUrl, password: $password) {
    customer { email }
    customerAccessToken { accessToken }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
CUSTOMER = "gid://shopify/Customer/6500000032768"
NEW = "new-password"
NOBODY = {"customer": None, "customerAccessToken": None}


def bad_token(field):
    message = "Invalid reset token"
    return {
        **NOBODY,
        "customerUserErrors": [{"field": field, "message": message, "code": "TOKEN_INVALID"}],
        "userErrors": [{"field": None, "message": message}],
    }


@pytest.fixture
def mailed(payload, mails):
    """Ask for a mail, and return the link in it."""

    async def mailed():
        await payload(RECOVER, email=EMAIL)
        return (await mails())[-1][2][0]

    return mailed


@pytest.fixture
def reset(payload):
    """Set a password with *token*."""

    async def reset(token, password=NEW):
        given = {"resetToken": token, "password": password}
        return await payload(RESET, id=CUSTOMER, input=given)

    return reset


async def test_signs_in_with_the_new_password_and_nowhere_else(reset, log_in, who, mailed):
    before = await log_in()
    answer = await reset((await mailed()).rpartition("/")[2])
    token = answer["customerAccessToken"]
    assert answer == {"customer": {"email": EMAIL}, "customerAccessToken": token, **NO_ERRORS}
    assert await who(token["accessToken"]) == EMAIL
    assert await who(await log_in(EMAIL, NEW)) == EMAIL
    assert await who(before) is None
    assert await log_in(EMAIL, PASSWORD) is None


async def test_signs_in_with_the_link(payload, who, mailed):
    answer = await payload(BY_URL, resetUrl=await mailed(), password=NEW)
    token = answer["customerAccessToken"]
    assert answer == {"customer": {"email": EMAIL}, "customerAccessToken": token, **NO_ERRORS}
    assert await who(token["accessToken"]) == EMAIL


async def test_a_token_works_once(reset, mailed):
    token = (await mailed()).rpartition("/")[2]
    await reset(token)
    assert await reset(token, "another-password") == bad_token(["input"])


async def test_a_later_mail_kills_the_token_before(reset, mailed):
    token = (await mailed()).rpartition("/")[2]
    await mailed()
    assert await reset(token) == bad_token(["input"])


async def test_refuses_another_token(reset, mailed):
    """Recorded."""
    await mailed()
    assert await reset("0" * 32 + "-1784156279") == bad_token(["input"])


async def test_refuses_a_token_where_none_was_sent(reset, log_in, who):
    assert await reset("0" * 32 + "-1784156279") == bad_token(["input"])
    assert await who(await log_in(EMAIL, PASSWORD)) == EMAIL


async def test_names_the_url_when_its_token_is_wrong(payload, mailed):
    """The code and words are recorded for customerReset; the field is our choice."""
    answer = await payload(BY_URL, resetUrl=f"{await mailed()}0", password=NEW)
    assert answer == bad_token(["resetUrl"])


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("", "BLANK"),
        ("1234", "TOO_SHORT"),
        ("x" * 41, "TOO_LONG"),
        ("12345 ", "PASSWORD_STARTS_OR_ENDS_WITH_WHITESPACE"),
    ],
)
async def test_a_refused_password_does_not_use_the_token_up(reset, mailed, password, code):
    token = (await mailed()).rpartition("/")[2]
    refused = await reset(token, password)
    assert [(*e["field"], e["code"]) for e in refused["customerUserErrors"]] == [
        ("input", "password", code)
    ]
    assert (await reset(token))["customerUserErrors"] == []


async def test_an_activation_link_resets_nothing(storefront, mailed):
    link = (await mailed()).replace("/reset/", "/activate/")
    answer = await storefront.ask(BY_URL, resetUrl=link, password=NEW)
    assert answer["data"] == {"customerResetByUrl": None}


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://example.com/account/reset/1/nothing", id="unknown-customer"),
        pytest.param("https://example.com/account", id="another-page"),
    ],
)
async def test_a_url_that_is_no_reset_link_fails_the_field(storefront, url):
    """Recorded against 2026-04."""
    assert await storefront.ask(BY_URL, resetUrl=url, password=NEW) == {
        "errors": [
            {
                "message": "Unidentified customer",
                "path": ["customerResetByUrl"],
                "locations": [],
                "extensions": {"code": "NOT_FOUND"},
            }
        ],
        "data": {"customerResetByUrl": None},
        "extensions": {"cost": {"requestedQueryCost": 14}},
    }
