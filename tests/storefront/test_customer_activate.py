"""The first password of an invited customer, by id and token or by the link of the mail."""

import pytest

from tests.storefront.conftest import NO_ERRORS, SIGN_UP

ACTIVATE = """
mutation ($id: ID!, $input: CustomerActivateInput!) {
  customerActivate(id: $id, input: $input) {
    customer { email }
    customerAccessToken { accessToken }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
BY_URL = """
mutation ($activationUrl: URL!, $password: String!) {
  customerActivateByUrl(activationUrl: $activationUrl, password: $password) {
    customer { email }
    customerAccessToken { accessToken }
    customerUserErrors { field message code }
  }
}
"""
EMAIL = "invited@sandbox.example"
PASSWORD = "first-password"
NOBODY = {"customer": None, "customerAccessToken": None}
BAD_TOKEN = {
    **NOBODY,
    "customerUserErrors": [
        {"field": ["input"], "message": "Invalid activation token", "code": "TOKEN_INVALID"}
    ],
    "userErrors": [{"field": None, "message": "Invalid activation token"}],
}


@pytest.fixture
def invited(payload, mails):
    """Have the shop send an activation mail, and return the link in it."""

    async def invited(email=EMAIL):
        await payload(SIGN_UP, input={"email": email, "password": "12345"})
        return (await mails())[-1][2][0]

    return invited


def told_by(link):
    """Return the id and the token that *link* is made of."""
    *_, number, token = link.split("/")
    return f"gid://shopify/Customer/{number}", token


@pytest.mark.parametrize("state", ["disabled", "invited", "declined"])
async def test_lets_the_customer_in_with_the_token_of_the_mail(
    payload, log_in, who, invited, state
):
    email = f"{state}@sandbox.example"
    customer, token = told_by(await invited(email))
    answer = await payload(
        ACTIVATE, id=customer, input={"activationToken": token, "password": PASSWORD}
    )
    access_token = answer["customerAccessToken"]
    assert answer == {
        "customer": {"email": email},
        "customerAccessToken": access_token,
        **NO_ERRORS,
    }
    assert await who(access_token["accessToken"]) == email
    assert await who(await log_in(email, PASSWORD)) == email


async def test_lets_the_customer_in_with_the_link_of_the_mail(payload, who, invited):
    answer = await payload(BY_URL, activationUrl=await invited(), password=PASSWORD)
    access_token = answer["customerAccessToken"]
    assert answer == {
        "customer": {"email": EMAIL},
        "customerAccessToken": access_token,
        "customerUserErrors": [],
    }
    assert await who(access_token["accessToken"]) == EMAIL


async def test_a_link_is_taken_on_whatever_host_it_is_opened(payload, invited):
    path = (await invited()).partition("myshopify.com")[2]
    url = f"http://localhost:7467/w/default{path}/?locale=en"
    answer = await payload(BY_URL, activationUrl=url, password=PASSWORD)
    assert answer["customerUserErrors"] == []


@pytest.mark.parametrize(
    "token",
    [
        pytest.param("0" * 32 + "-1784156279", id="unknown (recorded)"),
        pytest.param("", id="empty"),
        pytest.param("\N{FIRE}", id="not-ascii"),
    ],
)
async def test_refuses_another_token(payload, invited, token):
    customer, _ = told_by(await invited())
    given = {"activationToken": token, "password": PASSWORD}
    assert await payload(ACTIVATE, id=customer, input=given) == BAD_TOKEN


async def test_refuses_a_token_where_none_was_sent(payload):
    customer = "gid://shopify/Customer/6500000131072"
    given = {"activationToken": "0" * 32 + "-1784156279", "password": PASSWORD}
    assert await payload(ACTIVATE, id=customer, input=given) == BAD_TOKEN


async def test_a_later_invitation_kills_the_link_before(payload, invited):
    customer, token = told_by(await invited())
    await invited()
    given = {"activationToken": token, "password": PASSWORD}
    assert await payload(ACTIVATE, id=customer, input=given) == BAD_TOKEN


async def test_names_the_url_when_its_token_is_wrong(payload, invited):
    """The code and words are recorded for customerActivate; the field is our choice."""
    link = f"{await invited()}0"
    assert await payload(BY_URL, activationUrl=link, password=PASSWORD) == {
        **NOBODY,
        "customerUserErrors": [
            {
                "field": ["activationUrl"],
                "message": "Invalid activation token",
                "code": "TOKEN_INVALID",
            }
        ],
    }


async def test_tells_one_who_is_enabled_so_before_looking_at_the_token(payload, invited):
    """Recorded."""
    customer, token = told_by(await invited())
    given = {"activationToken": token, "password": PASSWORD}
    await payload(ACTIVATE, id=customer, input=given)
    assert await payload(ACTIVATE, id=customer, input=given) == {
        **NOBODY,
        "customerUserErrors": [
            {"field": None, "message": "Customer already enabled", "code": "ALREADY_ENABLED"}
        ],
        "userErrors": [{"field": None, "message": "Customer already enabled"}],
    }


async def test_a_refused_password_does_not_use_the_token_up(payload, log_in, invited):
    customer, token = told_by(await invited())
    short = {"activationToken": token, "password": "1234"}
    assert await payload(ACTIVATE, id=customer, input=short) == {
        **NOBODY,
        "customerUserErrors": [
            {
                "field": ["input", "password"],
                "message": "Password is too short (minimum is 5 characters)",
                "code": "TOO_SHORT",
            }
        ],
        "userErrors": [
            {
                "field": ["input", "password"],
                "message": "Password is too short (minimum is 5 characters)",
            }
        ],
    }
    assert await log_in(EMAIL, "1234") is None
    given = {"activationToken": token, "password": PASSWORD}
    assert (await payload(ACTIVATE, id=customer, input=given))["userErrors"] == []


async def test_names_the_password_where_it_is_an_argument(payload, invited):
    answer = await payload(BY_URL, activationUrl=await invited(), password="")
    assert answer["customerUserErrors"] == [
        {"field": ["password"], "message": "Password can't be blank", "code": "BLANK"}
    ]


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("https://example.com/account/activate/1/nothing", id="unknown-customer"),
        pytest.param("https://example.com/account/reset/6500000131072/x", id="another-page"),
        pytest.param("https://example.com/", id="no-path"),
    ],
)
async def test_a_url_that_is_no_activation_link_fails_the_field(storefront, url):
    """Recorded for customerResetByUrl; taken over."""
    assert await storefront.ask(BY_URL, activationUrl=url, password=PASSWORD) == {
        "errors": [
            {
                "message": "Unidentified customer",
                "path": ["customerActivateByUrl"],
                "locations": [],
                "extensions": {"code": "NOT_FOUND"},
            }
        ],
        "data": {"customerActivateByUrl": None},
        "extensions": {"cost": {"requestedQueryCost": 13}},
    }


@pytest.mark.parametrize("kind", ["Customer", "Product"])
async def test_an_id_that_is_nobodys_fails_the_field(storefront, kind):
    """As with a link: our choice."""
    given = {"activationToken": "x", "password": PASSWORD}
    answer = await storefront.ask(ACTIVATE, id=f"gid://shopify/{kind}/1", input=given)
    assert answer["data"] == {"customerActivate": None}
    assert [(error["message"], error["extensions"]) for error in answer["errors"]] == [
        ("Unidentified customer", {"code": "NOT_FOUND"})
    ]
