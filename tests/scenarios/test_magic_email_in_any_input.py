"""The magic email works wherever an operation takes an email."""

import pytest

from tests.conftest import LOGIN

EMAIL = "ada+scenario.throttled@lovelace.example"
THROTTLED = {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]}
CREATE = """
mutation ($email: String!) {
  customerCreate(input: {email: $email, password: "secret"}) { customer { id } }
}
"""
LOG_IN = """
mutation ($email: String!) {
  customerAccessTokenCreate(input: {email: $email, password: "secret"}) {
    customerAccessToken { accessToken }
  }
}
"""
RECOVER = "mutation ($email: String!) { customerRecover(email: $email) { userErrors { field } } }"
UPDATE = """
mutation ($email: String!) {
  customerUpdate(customerAccessToken: "0", customer: {email: $email}) { customer { id } }
}
"""
IN_A_VARIABLE = [CREATE, LOG_IN, RECOVER, UPDATE]


@pytest.mark.parametrize("document", IN_A_VARIABLE)
async def test_in_a_variable(storefront, document):
    assert await storefront.ask(document, email=EMAIL) == THROTTLED


@pytest.mark.parametrize("document", IN_A_VARIABLE)
async def test_in_the_document(storefront, document):
    head, _, rest = document.partition("($email: String!)")
    assert await storefront.ask(head + rest.replace("$email", f'"{EMAIL}"')) == THROTTLED


async def test_inside_a_multipass_token(storefront, mint):
    assert await storefront.ask(LOGIN, multipassToken=mint(email=EMAIL)) == THROTTLED


async def test_in_an_input_object(storefront):
    document = """
    mutation ($input: CustomerCreateInput!) { customerCreate(input: $input) { customer { id } } }
    """
    answer = await storefront.ask(document, input={"email": EMAIL, "password": "secret"})
    assert answer == THROTTLED
