"""`POST …/journal/{id}/send`: a request of the journal once more, with its secrets."""

import pytest

from tests.control.conftest import absent

PATH = "/worlds/default/journal"
CREATE = """mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customer { firstName } customerUserErrors { code } }
}"""
LOGIN = """mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken } customerUserErrors { code }
  }
}"""
ADA = {"email": "ada@example.com", "password": "analytical", "firstName": "Ada"}


@pytest.fixture
async def created(storefront, call):
    """Make a customer; return the variables of the request, entry 1, as the journal shows them."""
    await storefront.ask(CREATE, input=ADA)
    _, page = await call("GET", PATH)
    return page["entries"][0]["variables"]


async def logs_in(storefront, **credentials):
    answer = await storefront.ask(LOGIN, input={"email": "x@example.com", **credentials})
    return bool(answer["data"]["customerAccessTokenCreate"]["customerAccessToken"])


@pytest.mark.usefixtures("created")
async def test_a_request_is_sent_as_it_was(call):
    status, sent = await call("POST", f"{PATH}/1/send", {})
    reason = "customer.email-taken: input.email: Email has already been taken"
    assert (status, sent["status"], sent["reason"]) == (200, 200, reason)
    assert sent["answer"]["data"]["customerCreate"] == {
        "customer": None,
        "customerUserErrors": [{"code": "TAKEN"}],
    }


async def test_hidden_values_are_those_of_the_request_and_changed_ones_are_sent(
    created, call, storefront
):
    assert created["input"]["password"] != ADA["password"]
    changed = {"input": {**created["input"], "email": "x@example.com"}}
    await call("POST", f"{PATH}/1/send", {"variables": changed})
    assert await logs_in(storefront, password=ADA["password"])


async def test_with_another_document_no_secret_is_filled_in(created, call):
    thief = """mutation ($input: String!) {
      customerCreate(input: {email: "x@example.com", password: "thief1", firstName: $input}) {
        customer { firstName }
      }
    }"""
    hidden = created["input"]["password"]
    _, sent = await call(
        "POST", f"{PATH}/1/send", {"document": thief, "variables": {"input": hidden}}
    )
    assert sent["answer"]["data"]["customerCreate"] == {"customer": {"firstName": hidden}}


@pytest.mark.usefixtures("created")
async def test_another_document_alone_is_sent_with_the_variables_as_they_are_shown(
    call, storefront
):
    other = CREATE.replace("firstName }", "firstName lastName }")
    await call("DELETE", "/worlds/default/customers/" + await first_id(call))
    await call("POST", f"{PATH}/1/send", {"document": other})
    assert not await logs_in(storefront, email=ADA["email"], password=ADA["password"])


async def first_id(call):
    _, found = await call("GET", f"/worlds/default/customers?email={ADA['email']}")
    return found["customers"][0]["id"].rpartition("/")[2]


async def test_a_request_keeps_its_access_token(storefront, call):
    await storefront.post(
        CREATE, headers={"X-Shopify-Storefront-Access-Token": "sandbox-no-customers"}, input=ADA
    )
    _, sent = await call("POST", f"{PATH}/1/send", {})
    (error,) = sent["answer"]["errors"]
    assert error["extensions"]["code"] == "ACCESS_DENIED"


@pytest.mark.usefixtures("created")
async def test_what_was_not_kept_cannot_be_sent(call):
    status, problem = await call("POST", f"{PATH}/9/send", {})
    assert (status, problem["detail"]) == (
        404,
        absent("entry 9 with a request that was kept", "journal", world="default"),
    )
