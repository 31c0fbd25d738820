"""Switching a scenario on for one request, and for all of them."""

import asyncio

import pytest
from aiohttp import ServerDisconnectedError

from sandbox.scenarios import Library, WholeAnswer
from sandbox.user_errors import CustomerErrorCode

NAME = "customerAccessTokenCreateWithMultipass"
THROTTLED = {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]}
LOGIN = """
mutation ($multipassToken: String!) {
  customerAccessTokenCreateWithMultipass(multipassToken: $multipassToken) {
    customerAccessToken { accessToken expiresAt }
    customerUserErrors { field message code }
  }
}
"""


COST = {"extensions": {"cost": {"requestedQueryCost": 12}}}
NO_ANSWER = "the connection ends"


def scenarios():
    """All that match the mutation and answer it at once, and each time in the same way."""
    return [
        pytest.param(scenario, id=scenario.name)
        for scenario in Library().scenarios()
        if scenario.match.holds(NAME, {})
        and scenario.effect.replaces_answer
        and not scenario.has_state
    ]


def test_every_code_can_be_made_to_come_from_the_multipass_mutation():
    codes = {e.code for s in scenarios() for e in s.values[0].effect.customer_user_errors}
    assert codes == set(CustomerErrorCode)


def expected(effect):
    """What a client sees of *effect*."""
    if effect.drop:
        return NO_ANSWER
    if effect.whole_answer:
        return effect.whole_answer
    if effect.field_errors:
        (error,) = effect.field_errors
        extensions = {"extensions": error.extensions} if error.extensions else {}
        told = {"message": error.message, "path": [NAME], "locations": []} | extensions
        return {"errors": [told], "data": {NAME: None}, **COST}
    errors = [
        {"field": error.field and list(error.field), "message": error.message, "code": error.code}
        for error in effect.customer_user_errors
    ]
    return {"data": {NAME: {"customerAccessToken": None, "customerUserErrors": errors}}, **COST}


async def by_header(start, mint, name):
    return await start(), {"X-Sandbox-Scenario": name}, mint()


async def by_cookie(start, mint, name):
    return await start(), {"Cookie": f"sandbox_scenario={name}"}, mint()


async def by_magic_email_inside_the_token(start, mint, name):
    return await start(), {}, mint(email=f"ada+scenario.{name}@example.com")


async def by_setting(start, mint, name):
    return await start(scenarios=(name,)), {}, mint()


DOORS = (by_header, by_cookie, by_magic_email_inside_the_token, by_setting)


@pytest.mark.parametrize("door", DOORS, ids=[door.__name__ for door in DOORS])
@pytest.mark.parametrize("scenario", scenarios())
async def test_each_scenario_comes_through_each_door(start, mint, scenario, door):
    storefront, headers, token = await door(start, mint, scenario.name)
    assert await seen(storefront, headers, token) == expected(scenario.effect)


async def seen(storefront, headers, token):
    try:
        response = await storefront.post(LOGIN, headers=headers, multipassToken=token)
    except ServerDisconnectedError:
        return NO_ANSWER
    body = await response.read()
    if b'"requestedQueryCost"' in body:
        return await response.json()
    return WholeAnswer(response.status, response.content_type, body)


async def test_serves_one_request_alone(storefront, mint):
    await storefront.login(mint(), headers={"X-Sandbox-Scenario": "customer-disabled"})
    assert (await storefront.login(mint()))["customerUserErrors"] == []


async def test_the_request_comes_before_the_email_and_the_email_before_the_setting(start, mint):
    storefront = await start(scenarios=("email-taken",))
    token = mint(email="ada+scenario.email-invalid@example.com")
    by_email = await storefront.login(token)
    by_header = await storefront.login(token, headers={"X-Sandbox-Scenario": "customer-disabled"})
    codes = [payload["customerUserErrors"][0]["code"] for payload in (by_email, by_header)]
    assert codes == ["INVALID", "CUSTOMER_DISABLED"]


async def test_nothing_happens_before_a_forced_answer(storefront, mint):
    token = mint()
    await storefront.login(token, headers={"X-Sandbox-Scenario": "customer-disabled"})
    assert (await storefront.login(token))["customerUserErrors"] == []


async def test_a_throttled_answer_is_the_documented_one(storefront, mint):
    answer = await storefront.ask(
        LOGIN, multipassToken=mint(), headers={"X-Sandbox-Scenario": "throttled"}
    )
    assert answer == {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]}


async def test_a_dropped_connection_gives_no_answer(storefront, mint):
    with pytest.raises(ServerDisconnectedError):
        await storefront.post(
            LOGIN, multipassToken=mint(), headers={"X-Sandbox-Scenario": "connection-dropped"}
        )


async def test_after_a_lost_answer_the_change_has_happened(storefront, mint):
    token = mint()
    with pytest.raises(ServerDisconnectedError):
        await storefront.post(
            LOGIN, multipassToken=token, headers={"X-Sandbox-Scenario": "answer-lost"}
        )
    reason = await storefront.reason(LOGIN, multipassToken=token)
    assert reason.startswith("multipass.already-used")


async def test_a_slow_answer_is_the_usual_one_later(storefront, mint):
    loop = asyncio.get_running_loop()
    started = loop.time()
    payload = await storefront.login(mint(), headers={"X-Sandbox-Scenario": "slow"})
    delay = Library()["slow"].effect.delay.total_seconds()
    assert loop.time() - started >= delay
    assert payload["customerUserErrors"] == []


async def test_an_unknown_name_in_a_header_lists_the_near_ones(storefront, mint):
    response = await storefront.post(
        LOGIN, multipassToken=mint(), headers={"X-Sandbox-Scenario": "customer-disable"}
    )
    assert response.status == 400
    assert await response.json() == {
        "errors": "There is no scenario 'customer-disable': did you mean 'customer-disabled'? "
        "`storefront-sandbox scenarios` lists all of them."
    }


async def test_an_unknown_name_in_an_email_lists_the_near_ones(storefront, mint):
    answer = await storefront.ask(
        LOGIN, multipassToken=mint(email="a+scenario.customer-disable@example.com")
    )
    assert answer == {
        "errors": [
            {
                "message": "There is no scenario 'customer-disable': did you mean "
                "'customer-disabled'? `storefront-sandbox scenarios` lists all of them.",
                "locations": [{"line": 3, "column": 3}],
                "path": [NAME],
                "extensions": {"code": "SANDBOX_UNKNOWN_SCENARIO"},
            }
        ],
        "data": {NAME: None},
        "extensions": {"cost": {"requestedQueryCost": 12}},
    }


@pytest.mark.parametrize(
    "word", ["scenario.throttled", "Scenario.Throttled", "SCENARIO.throttled", "sCeNaRiO.throttled"]
)
@pytest.mark.parametrize(("plus", "at"), [("+", "@"), (r"\u002b", r"\u0040")])
async def test_by_magic_email_in_any_argument_and_case(storefront, word, plus, at):
    document = rf"{{ customer(customerAccessToken: \"a{plus}{word}{at}b.example\") {{ email }} }}"
    response = await storefront.client.post(
        storefront.path,
        data=f'{{"query": "{document}"}}',
        headers={"Content-Type": "application/json"},
    )
    assert await response.json() == THROTTLED


async def test_by_magic_email_in_a_url(storefront):
    document = '{ customer(customerAccessToken: "a+Scenario.throttled@b.example") { email } }'
    response = await storefront.client.get(storefront.path, params={"query": document})
    assert await response.json() == THROTTLED


async def test_the_reason_names_the_scenario(storefront):
    response = await storefront.post(
        LOGIN,
        multipassToken="",
        headers={"X-Sandbox-Scenario": "customer-disabled", "X-Sandbox-Explain": "1"},
    )
    assert response.headers["X-Sandbox-Reason"].startswith("scenario.customer-disabled: ")


async def test_a_query_can_be_held_up_too(storefront):
    answer = await storefront.ask(
        'query { customer(customerAccessToken: "0") { email } }',
        headers={"X-Sandbox-Scenario": "throttled"},
    )
    assert answer == {"errors": [{"message": "Throttled", "extensions": {"code": "THROTTLED"}}]}
