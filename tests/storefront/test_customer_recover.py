"""Asking for a new password, and setting it: by id and token, or by the link of the mail."""

import re

import pytest

from tests.storefront.conftest import NO_ERRORS, PASSWORD, refusal

RECOVER = """
mutation ($email: String!) {
  customerRecover(email: $email) {
    customerUserErrors { field message code }
    userErrors { field message }
  }
}
"""
EMAIL = "enabled@sandbox.example"


async def test_sends_a_mail_with_a_link(payload, mails):
    assert await payload(RECOVER, email="Enabled@sandbox.example") == NO_ERRORS
    ((kind, to, (link,)),) = await mails()
    assert (kind, to) == ("password-reset", EMAIL)
    assert re.fullmatch(
        r"https://sandbox\.myshopify\.com/account/reset/6500000032768/[0-9a-f]{32}-\d{10}", link
    )


@pytest.mark.parametrize(
    ("email", "reason"),
    [
        pytest.param("nobody@shop.example", "email-unknown", id="unknown (recorded)"),
        pytest.param("not-an-email", "email-unknown", id="no-email"),
    ],
)
async def test_finds_nobody(storefront, payload, mails, email, reason):
    assert await payload(RECOVER, email=email) == refusal(
        ["email"], "Could not find customer", "UNIDENTIFIED_CUSTOMER"
    )
    why = await storefront.reason(RECOVER, email=email)
    assert why.partition(":")[0] == f"customer.{reason}"
    assert await mails() == []


@pytest.mark.parametrize("persona", ["invited", "disabled", "declined"])
async def test_a_customer_who_is_not_enabled_is_sent_no_mail(storefront, payload, mails, persona):
    """Shopify: reported. The answer shows no error; the reason is for developers."""
    email = f"{persona}@sandbox.example"
    assert await payload(RECOVER, email=email) == NO_ERRORS
    reason = await storefront.reason(RECOVER, email=email)
    assert reason.startswith("customer.not-enabled: no mail was sent: the state of customer")
    assert await mails() == []


async def test_the_password_before_works_until_a_new_one_is_set(payload, log_in, who):
    token = await log_in()
    await payload(RECOVER, email=EMAIL)
    assert [await who(token), await who(await log_in(EMAIL, PASSWORD))] == [EMAIL, EMAIL]


async def test_is_not_seen_in_what_the_customer_shows(storefront, payload, log_in):
    document = "query ($token: String!) { customer(customerAccessToken: $token) { updatedAt } }"
    token = await log_in()
    before = await storefront.ask(document, token=token)
    await payload(RECOVER, email=EMAIL)
    assert await storefront.ask(document, token=token) == before
