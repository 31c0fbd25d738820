"""Four hundred tests of a shop. In each world lives a customer of the same email.

`bench/suite_runs.py` runs them side by side, against one server.
"""

import pytest

from sandbox.client import Defect, World

pytestmark = pytest.mark.parametrize("number", range(50))

DEFECTS: tuple[Defect, ...] = ("expired", "future", "wrong-secret", "tampered", "truncated")
EMAIL = "same@suite.example"
PASSWORD = "suite-is-fine"
LOGIN = "customerAccessTokenCreateWithMultipass"

BY_MULTIPASS = """
mutation ($token: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $token) {
    customerAccessToken { accessToken } customerUserErrors { code }
  }
}"""
CREATE = """
mutation ($input: CustomerCreateInput!) {
  customerCreate(input: $input) { customer { lastName } customerUserErrors { code } }
}"""
BY_PASSWORD = """
mutation ($input: CustomerAccessTokenCreateInput!) {
  customerAccessTokenCreate(input: $input) {
    customerAccessToken { accessToken } customerUserErrors { code }
  }
}"""
RENAME = """
mutation ($token: String!, $customer: CustomerUpdateInput!) {
  customerUpdate(customerAccessToken: $token, customer: $customer) {
    customer { firstName lastName } customerUserErrors { code }
  }
}"""
MOVE = """
mutation ($token: String!, $address: MailingAddressInput!) {
  customerAddressCreate(customerAccessToken: $token, address: $address) {
    customerAddress { city } customerUserErrors { code }
  }
}"""
LEAVE = """
mutation ($token: String!) {
  customerAccessTokenDelete(customerAccessToken: $token) { deletedAccessToken }
}"""
RECOVER = """
mutation ($email: String!) { customerRecover(email: $email) { customerUserErrors { code } } }"""
READ = """
query ($token: String!) {
  customer(customerAccessToken: $token) { lastName addresses(first: 9) { nodes { city } } }
}"""


def log_in(world: World, token: str) -> tuple[str | None, list[str]]:
    """Return an access token, if there is one, and the codes of what was wrong."""
    payload = world.graphql(BY_MULTIPASS, token=token).data[LOGIN]
    given = payload["customerAccessToken"]
    codes = [error["code"] for error in payload["customerUserErrors"]]
    return given and given["accessToken"], codes


def signed_in(world: World, number: int) -> str:
    """Return an access token of the world's own customer, who is named after the test."""
    token = world.multipass_token(email=EMAIL, last_name=f"Of {number}")
    access_token, _ = log_in(world, token)
    assert access_token is not None
    return access_token


def test_knows_whoever_logs_in_by_multipass(storefront_world: World, number: int) -> None:
    token = signed_in(storefront_world, number)
    own = {"customer": {"lastName": f"Of {number}", "addresses": {"nodes": []}}}
    assert storefront_world.graphql(READ, token=token).data == own


def test_refuses_a_bad_token(storefront_world: World, number: int) -> None:
    defect = DEFECTS[number % len(DEFECTS)]
    token = storefront_world.multipass_token(email=EMAIL, defect=defect)
    assert log_in(storefront_world, token) == (None, ["INVALID_MULTIPASS_REQUEST"])


def test_a_token_is_good_once(storefront_world: World, number: int) -> None:
    token = storefront_world.multipass_token(email=EMAIL, last_name=f"Of {number}")
    assert log_in(storefront_world, token)[1] == []
    assert log_in(storefront_world, token) == (None, ["INVALID_MULTIPASS_REQUEST"])


def test_signs_up_and_out(storefront_world: World, number: int) -> None:
    person = {"email": EMAIL, "password": PASSWORD}
    made = storefront_world.graphql(CREATE, input={**person, "lastName": f"Of {number}"}).data
    assert made["customerCreate"]["customer"] == {"lastName": f"Of {number}"}
    login = storefront_world.graphql(BY_PASSWORD, input=person).data["customerAccessTokenCreate"]
    token = login["customerAccessToken"]["accessToken"]
    changed = {"firstName": f"Now {number}"}
    renamed = storefront_world.graphql(RENAME, token=token, customer=changed).data
    assert renamed["customerUpdate"]["customer"] == {**changed, "lastName": f"Of {number}"}
    left = storefront_world.graphql(LEAVE, token=token).data["customerAccessTokenDelete"]
    assert left == {"deletedAccessToken": token}
    assert storefront_world.graphql(READ, token=token).data == {"customer": None}


def test_keeps_an_address_book(storefront_world: World, number: int) -> None:
    token = signed_in(storefront_world, number)
    cities = [f"Town {number}.{street}" for street in range(number % 5 + 1)]
    for city in cities:
        storefront_world.graphql(MOVE, token=token, address={"city": city})
    book = storefront_world.graphql(READ, token=token).data["customer"]["addresses"]
    assert book == {"nodes": [{"city": city} for city in cities]}


def test_is_refused_as_often_as_a_scenario_says(storefront_world: World, number: int) -> None:
    times = number % 3 + 1
    storefront_world.scenario("customer-disabled", times=times)
    tokens = [storefront_world.multipass_token(email=EMAIL) for _ in range(times + 1)]
    codes = [log_in(storefront_world, token)[1] for token in tokens]
    assert codes == [["CUSTOMER_DISABLED"]] * times + [[]]
    assert storefront_world.journal.verify(LOGIN, count=times + 1)


def test_is_logged_out_after_six_weeks(storefront_world: World, number: int) -> None:
    token = signed_in(storefront_world, number)
    storefront_world.clock.advance(f"P42DT{number + 1}S")
    assert storefront_world.graphql(READ, token=token).data == {"customer": None}


def test_is_mailed_what_it_asked_for(storefront_world: World, number: int) -> None:
    signed_in(storefront_world, number)
    storefront_world.graphql(RECOVER, email=EMAIL)
    storefront_world.inbox.wait(to=EMAIL, kind="password-reset")
    assert len(storefront_world.inbox.mails(kind="password-reset")) == 1
