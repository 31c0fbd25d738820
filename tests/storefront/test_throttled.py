"""Mutations that a buyer asks too often: as the scenarios of that name have it."""

from datetime import timedelta

import pytest
from aiohttp import ClientSession
from aiohttp.test_utils import TestClient

from sandbox.app import ENDPOINT, create_app
from sandbox.server import listening
from sandbox.settings import Settings
from sandbox.world.throttles import WINDOW
from tests.conftest import Storefront

PASSWORD = "a-password"
CREATE = """
mutation ($email: String!) {
  customerCreate(input: {email: $email, password: "a-password"}) {
    customer { email }
    customerUserErrors { code }
  }
}
"""
RECOVER = "mutation ($email: String!) { customerRecover(email: $email) { userErrors { message } } }"
LOG_IN = """
mutation ($email: String!, $password: String = "enabled-password") {
  customerAccessTokenCreate(input: {email: $email, password: $password}) {
    customerUserErrors { code }
  }
}
"""
ENABLED = "enabled@sandbox.example"
OF_ALL = [
    pytest.param(CREATE, {"email": "ada@example.com"}, "create-throttled", id="customerCreate"),
    pytest.param(RECOVER, {"email": ENABLED}, "recover-throttled", id="customerRecover"),
    pytest.param(
        LOG_IN,
        {"email": ENABLED, "password": "wrong"},
        "login-throttled",
        id="customerAccessTokenCreate",
    ),
]
PRIVATE = {"Shopify-Storefront-Private-Token": "shpat_sandbox-private"}


def buyer(address: str) -> dict[str, str]:
    return PRIVATE | {"Shopify-Storefront-Buyer-IP": address}


def is_throttled(answer) -> bool:
    return "errors" in answer and answer["errors"][0]["extensions"] == {"code": "THROTTLED"}


def clock_of(storefront):
    return storefront.client.app[ENDPOINT]._admission._worlds.open("default").clock


@pytest.fixture
async def strict(start) -> Storefront:
    """A sandbox that lets each thing through once a minute."""
    return await start(throttles=1)


@pytest.mark.parametrize(("document", "variables", "scenario"), OF_ALL)
async def test_the_next_one_is_answered_as_the_scenario_has_it(
    document, variables, scenario, strict
):
    headers = {"X-Sandbox-Scenario": scenario}
    forced = await strict.ask(document, headers=headers, **variables)
    first = await strict.ask(document, **variables)
    assert (is_throttled(first), await strict.ask(document, **variables)) == (False, forced)


async def test_the_answer_is_the_real_service_s_to_the_letter(strict):
    await strict.ask(RECOVER, email=ENABLED)
    assert await strict.ask(RECOVER, email=ENABLED) == {
        "errors": [
            {
                "message": "Resetting password limit exceeded. Please try again later.",
                "path": ["customerRecover"],
                "locations": [],
                "extensions": {"code": "THROTTLED"},
            }
        ],
        "data": {"customerRecover": None},
        "extensions": {"cost": {"requestedQueryCost": 11}},
    }


@pytest.mark.looks_inside
async def test_the_reason_says_for_how_long(strict):
    now = clock_of(strict).freeze()
    await strict.ask(RECOVER, email=ENABLED)
    assert await strict.reason(RECOVER, email=ENABLED) == (
        "throttled.recover: 1 in 60 seconds is all that --throttles allows 127.0.0.1: "
        f"again at {(now + WINDOW).isoformat()}"
    )


@pytest.mark.parametrize(("document", "variables"), [case.values[:2] for case in OF_ALL])
async def test_without_the_setting_nothing_is(document, variables, storefront):
    answers = [await storefront.ask(document, **variables) for _ in range(12)]
    assert [answer for answer in answers if is_throttled(answer)] == []


@pytest.mark.looks_inside
async def test_what_is_throttled_is_not_done(strict):
    await strict.ask(CREATE, email="first@example.com")
    await strict.ask(CREATE, email="second@example.com")
    clock_of(strict).advance(WINDOW)
    answer = await strict.ask(CREATE, email="second@example.com")
    assert answer["data"]["customerCreate"] == {
        "customer": {"email": "second@example.com"},
        "customerUserErrors": [],
    }


async def test_of_logins_only_those_that_fail_count(strict):
    answers = [await strict.ask(LOG_IN, email=ENABLED) for _ in range(3)]
    assert [is_throttled(answer) for answer in answers] == [False, False, False]


async def test_after_too_many_wrong_passwords_the_right_one_does_not_help(strict):
    await strict.ask(LOG_IN, email=ENABLED, password="wrong")
    assert is_throttled(await strict.ask(LOG_IN, email=ENABLED))


@pytest.mark.looks_inside
async def test_a_minute_later_it_does(strict):
    await strict.ask(LOG_IN, email=ENABLED, password="wrong")
    clock_of(strict).advance(WINDOW)
    assert not is_throttled(await strict.ask(LOG_IN, email=ENABLED))


@pytest.mark.looks_inside
async def test_a_second_before_it_does_not(strict):
    clock_of(strict).freeze()
    await strict.ask(LOG_IN, email=ENABLED, password="wrong")
    clock_of(strict).advance(WINDOW - timedelta(seconds=1))
    assert is_throttled(await strict.ask(LOG_IN, email=ENABLED))


async def test_other_mutations_are_counted_apart(strict):
    await strict.ask(LOG_IN, email=ENABLED, password="wrong")
    assert not is_throttled(await strict.ask(RECOVER, email=ENABLED))


async def test_another_world_is_counted_apart(strict):
    await strict.ask(RECOVER, email=ENABLED)
    blue = {"X-Sandbox-World": "blue"}
    assert not is_throttled(await strict.ask(RECOVER, email=ENABLED, headers=blue))


async def test_with_a_private_token_the_buyer_that_it_names_counts(strict):
    addresses = ("192.0.2.1", "192.0.2.2", "192.0.2.1")
    answers = [
        await strict.ask(RECOVER, email=ENABLED, headers=buyer(address)) for address in addresses
    ]
    assert [is_throttled(answer) for answer in answers] == [False, False, True]


async def test_with_a_private_token_and_no_buyer_the_server_itself_counts(strict):
    await strict.ask(RECOVER, email=ENABLED, headers=PRIVATE)
    assert is_throttled(await strict.ask(RECOVER, email=ENABLED))


async def test_with_a_public_token_nobody_chooses_a_buyer(strict):
    header = {"Shopify-Storefront-Buyer-IP": "192.0.2.1"}
    await strict.ask(RECOVER, email=ENABLED)
    assert is_throttled(await strict.ask(RECOVER, email=ENABLED, headers=header))


async def test_the_peer_of_a_request_that_is_answered_at_once_counts():
    async with (
        listening(create_app(Settings(throttles=1)), host="127.0.0.1", port=0) as url,
        ClientSession(url) as client,
    ):
        body = {"query": RECOVER, "variables": {"email": ENABLED}}
        headers = {"X-Sandbox-Explain": "1"}
        path = "/api/2026-10/graphql.json"
        await client.post(path, json=body)
        response = await client.post(path, json=body, headers=headers)
        assert " allows 127.0.0.1: " in response.headers["X-Sandbox-Reason"]


async def test_a_form_of_the_account_pages_is_throttled_too(strict: Storefront):
    client: TestClient = strict.client
    form = {"customer[email]": ENABLED, "customer[password]": "wrong"}
    await client.post("/account/login", data=form)
    page = await (await client.post("/account/login", data=form)).text()
    assert "Login attempt limit exceeded. Please try again later." in page
