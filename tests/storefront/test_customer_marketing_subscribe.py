"""Subscribing to mails and text messages: in the version `unstable` alone."""

from dataclasses import replace

import pytest

EMAIL = """
mutation ($email: String!) {
  customerEmailMarketingSubscribe(email: $email) {
    customer { id }
    customerUserErrors { field message code }
  }
}
"""
SMS = """
mutation ($phoneNumber: String!) {
  customerSmsMarketingSubscribe(phoneNumber: $phoneNumber) {
    customer { id }
    customerUserErrors { field message code }
  }
}
"""


@pytest.fixture
def storefront(storefront):
    return replace(storefront, path="/api/unstable/graphql.json")


async def test_subscribes_a_customer_who_is_there(payload, log_in):
    assert await payload(EMAIL, email="Enabled@sandbox.example") == {
        "customer": {"id": "gid://shopify/Customer/6500000032768"},
        "customerUserErrors": [],
    }
    read = "query ($token: String!) { customer(customerAccessToken: $token) { acceptsMarketing } }"
    assert await payload(read, token=await log_in()) == {"acceptsMarketing": True}


async def test_subscribing_twice_is_subscribing_once(payload):
    answers = [await payload(EMAIL, email="new@shop.example") for _ in range(2)]
    assert answers[0] == answers[1]
    assert answers[0]["customerUserErrors"] == []


async def test_who_was_not_there_has_no_account(payload, log_in):
    await payload(EMAIL, email="new@shop.example")
    assert await log_in("new@shop.example", "") is None


async def test_a_number_is_the_same_however_it_is_written(payload):
    answers = [await payload(SMS, phoneNumber=n) for n in ("+16134505293", "+1 613-450-5293")]
    assert answers[0] == answers[1]
    assert answers[0]["customerUserErrors"] == []


@pytest.mark.parametrize(
    ("document", "argument", "given", "message"),
    [
        (EMAIL, "email", "not-an-email", "Email is invalid"),
        (SMS, "phoneNumber", "12ab", "Phone number is invalid"),
    ],
)
async def test_refuses(payload, document, argument, given, message):
    assert await payload(document, **{argument: given}) == {
        "customer": None,
        "customerUserErrors": [{"field": [argument], "message": message, "code": "INVALID"}],
    }
