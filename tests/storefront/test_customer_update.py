"""Customers changing what the shop knows of them."""

import pytest

from tests.storefront.conftest import NO_ERRORS, PASSWORD, refusal
from tests.storefront.test_customer_access_token_delete import denied
from tests.storefront.test_customer_recover import EMAIL, RECOVER
from tests.storefront.test_customer_reset import BY_URL

UPDATE = """
mutation ($customer: CustomerUpdateInput!, $token: String!) {
  customerUpdate(customer: $customer, customerAccessToken: $token) {
    customer { email firstName lastName phone acceptsMarketing }
    customerAccessToken { accessToken }
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
JANE = {
    "email": EMAIL,
    "firstName": "Jane",
    "lastName": "Doe",
    "phone": None,
    "acceptsMarketing": False,
}
NOTHING = {"customer": None, "customerAccessToken": None}
NEW = "new-password"


@pytest.fixture
def update(payload, log_in):
    """Log the persona `enabled` in and change it; return the payload."""

    async def update(**changes):
        return await payload(UPDATE, customer=changes, token=await log_in())

    return update


@pytest.mark.parametrize(
    ("changes", "then"),
    [
        pytest.param({}, {}, id="nothing"),
        pytest.param({"firstName": " Ann "}, {"firstName": "Ann"}, id="one (recorded)"),
        pytest.param(
            {"firstName": "Ann", "lastName": "Bee", "acceptsMarketing": True},
            {"firstName": "Ann", "lastName": "Bee", "acceptsMarketing": True},
            id="several",
        ),
        pytest.param({"firstName": None}, {"firstName": None}, id="null"),
        pytest.param({"lastName": " "}, {"lastName": None}, id="blank"),
        pytest.param({"acceptsMarketing": None}, {}, id="no-third-state"),
        pytest.param({"password": None}, {}, id="no-password"),
        pytest.param(
            {"phone": "+1 (613) 450-5293"}, {"phone": "+16134505293"}, id="phone (Admin API)"
        ),
        pytest.param({"email": "Enabled@Sandbox.example"}, {}, id="the-same-email (assumed)"),
    ],
)
async def test_changes_what_is_given_and_no_more(update, changes, then):
    assert await update(**changes) == {
        "customer": JANE | then,
        "customerAccessToken": None,
        **NO_ERRORS,
    }


@pytest.mark.parametrize("none", [None, ""])
async def test_removes_the_phone(update, payload, none):
    """The schema says so of null."""
    await update(phone="+16134505293")
    assert (await update(phone=none))["customer"] == JANE
    sign_up = (
        "mutation ($input: CustomerCreateInput!)"
        " { customerCreate(input: $input) { userErrors { message } } }"
    )
    other = {"email": "new@shop.example", "password": "12345", "phone": "+16134505293"}
    assert await payload(sign_up, input=other) == {"userErrors": []}


@pytest.mark.parametrize("email", ["other@shop.example", "not-an-email", None])
async def test_refuses_a_new_email_and_all_that_came_with_it(update, email):
    """Recorded twice against 2026-04; in earlier years it was a change like any other."""
    assert await update(email=email, firstName="Ann") == {
        **NOTHING,
        **refusal(["customer", "email"], "CustomerUpdate access denied", "INVALID"),
    }
    assert (await update())["customer"] == JANE


@pytest.mark.parametrize(
    ("changes", "field", "message", "code"),
    [
        ({"password": ""}, "password", "Password can't be blank", "BLANK"),
        (
            {"password": "1234"},
            "password",
            "Password is too short (minimum is 5 characters)",
            "TOO_SHORT",
        ),
        (
            {"firstName": "<b>Bad</b>"},
            "firstName",
            "First name cannot contain HTML tags",
            "CONTAINS_HTML_TAGS",
        ),
        (
            {"lastName": "www.bad.example"},
            "lastName",
            "Last name cannot contain URL",
            "CONTAINS_URL",
        ),
        ({"phone": "12ab"}, "phone", "Phone is invalid", "INVALID"),
    ],
)
async def test_refuses(update, changes, field, message, code):
    """The rules of customerCreate, which are recorded there; the field is inferred."""
    assert await update(acceptsMarketing=True, **changes) == {
        **NOTHING,
        **refusal(["customer", field], message, code),
    }
    assert (await update())["customer"] == JANE


async def test_refuses_the_phone_of_another(update):
    phone = "+442079460142"  # of the persona `with-phone`
    assert await update(phone=phone) == {
        **NOTHING,
        **refusal(["customer", "phone"], "Phone has already been taken", "TAKEN"),
    }


async def test_the_own_phone_is_not_taken(update):
    await update(phone="+16134505293")
    assert (await update(phone="+1 613 450 5293"))["customer"] == JANE | {"phone": "+16134505293"}


async def test_a_new_password_kills_every_token_and_gives_one(payload, log_in, who):
    """Recorded."""
    used, other = await log_in(), await log_in()
    answer = await payload(UPDATE, customer={"password": NEW}, token=used)
    token = answer["customerAccessToken"]
    assert answer == {"customer": JANE, "customerAccessToken": token, **NO_ERRORS}
    assert [await who(t) for t in (used, other, token["accessToken"])] == [None, None, EMAIL]
    assert await log_in(EMAIL, PASSWORD) is None
    assert await who(await log_in(EMAIL, NEW)) == EMAIL


async def test_a_new_password_kills_the_link_in_the_mail(payload, update, mails):
    await payload(RECOVER, email=EMAIL)
    await update(password=NEW)
    link = (await mails())[-1][2][0]
    answer = await payload(BY_URL, resetUrl=link, password="another-password")
    assert [error["code"] for error in answer["customerUserErrors"]] == ["TOKEN_INVALID"]


async def test_a_dead_token_is_denied(storefront):
    """Inferred from the recorded answer of customerAccessTokenDelete."""
    answer = await storefront.ask(UPDATE, customer={"firstName": "Ann"}, token="0" * 32)
    assert answer == denied("customerUpdate", 14)
