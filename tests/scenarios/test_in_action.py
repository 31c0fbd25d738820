"""Scenarios with a past, and documents with several fields, through the running sandbox."""

import asyncio

import pytest
from aiohttp import ServerDisconnectedError

from sandbox.scenarios import Effect, Match, Scenario, When
from sandbox.user_errors import UserError
from tests.conftest import LOGIN

LOGIN_NAME = "customerAccessTokenCreateWithMultipass"
WHO = 'query { customer(customerAccessToken: "0") { email } }'
NOBODY = {"data": {"customer": None}, "extensions": {"cost": {"requestedQueryCost": 1}}}
TWO_LOGINS = """
mutation ($first: String!, $second: String!) {
  first: customerAccessTokenCreateWithMultipass(multipassToken: $first) {
    customerUserErrors { code }
  }
  second: customerAccessTokenCreateWithMultipass(multipassToken: $second) {
    customerUserErrors { code }
  }
}
"""
UNAVAILABLE = Effect(status=503)
DISABLED = Effect(
    customer_user_errors=(UserError("CUSTOMER_DISABLED", None, "Customer is disabled"),)
)


def on(switchboard, effect, **parts):
    return switchboard.put("mine", Scenario(name="mine", effect=effect, **parts))


async def statuses(storefront, calls, **more):
    """Ask so many times at once, and return how often each status came."""
    asked = [storefront.post(WHO, **more) for _ in range(calls)]
    answers = [response.status for response in await asyncio.gather(*asked)]
    return {status: answers.count(status) for status in sorted(set(answers))}


async def one_by_one(storefront, calls, **more):
    return [(await storefront.post(WHO, **more)).status for _ in range(calls)]


async def test_answers_exactly_so_many_of_the_calls_that_come_at_once(storefront, switchboard):
    on(switchboard, UNAVAILABLE, times=7)
    assert await statuses(storefront, 20) == {200: 13, 503: 7}


async def test_a_call_that_is_given_up_has_been_answered(storefront, switchboard):
    on(switchboard, Effect(drop=True), times=1)
    with pytest.raises(ServerDisconnectedError):
        await storefront.post(WHO)
    assert await storefront.ask(WHO) == NOBODY


async def test_fails_twice_then_succeeds(storefront, switchboard):
    on(switchboard, Effect(sequence=(UNAVAILABLE, UNAVAILABLE, Effect())))
    assert await one_by_one(storefront, 4) == [503, 503, 200, 200]


@pytest.mark.parametrize("name", ["X-Sandbox-Scenario", "Cookie"])
async def test_a_request_can_name_a_sequence_time_and_again(storefront, name):
    prefix = "sandbox_scenario=" if name == "Cookie" else ""
    headers = {name: f"{prefix}unavailable-twice"}
    assert await one_by_one(storefront, 3, headers=headers) == [503, 503, 200]


async def test_a_header_can_name_one_that_is_on_and_in_no_file(storefront, switchboard):
    on(switchboard, DISABLED)
    switchboard.put("other", Scenario(name="other", effect=UNAVAILABLE))
    response = await storefront.post(
        LOGIN, multipassToken="", headers={"X-Sandbox-Scenario": "mine"}
    )
    payload = (await response.json())["data"][LOGIN_NAME]
    assert payload == {
        "customerAccessToken": None,
        "customerUserErrors": [
            {"field": None, "message": "Customer is disabled", "code": "CUSTOMER_DISABLED"}
        ],
    }


async def test_answers_the_same_share_in_two_runs(start):
    runs = [
        await one_by_one(await start(scenarios=("one-in-five-unavailable",)), 30) for _ in range(2)
    ]
    assert runs[0] == runs[1]
    assert set(runs[0]) == {200, 503}


async def test_each_world_counts_for_itself(start):
    storefront = await start(scenarios=("unavailable-twice",))
    assert await one_by_one(storefront, 3, headers={"X-Sandbox-World": "a"}) == [503, 503, 200]
    assert await one_by_one(storefront, 1, headers={"X-Sandbox-World": "b"}) == [503]


async def test_the_reason_says_how_far_it_has_come(storefront, switchboard):
    on(switchboard, UNAVAILABLE, times=2, description="Down.")
    assert await storefront.reason(WHO) == "scenario.mine: Down. (call 1 of 2)"


async def test_a_path_into_the_variables_decides(storefront, switchboard, mint):
    token = mint()
    on(switchboard, DISABLED, match=Match(variables={"$.multipassToken": token}))
    codes = [
        [error["code"] for error in (await storefront.login(shown))["customerUserErrors"]]
        for shown in (token, mint())
    ]
    assert codes == [["CUSTOMER_DISABLED"], []]


async def test_what_is_not_carried_out_can_be_carried_out_later(storefront, switchboard, mint):
    tokens = {"first": mint(), "second": mint()}
    on(switchboard, UNAVAILABLE, times=1)
    assert (await storefront.post(TWO_LOGINS, **tokens)).status == 503
    answer = await storefront.ask(TWO_LOGINS, **tokens)
    assert answer["data"] == {
        "first": {"customerUserErrors": []},
        "second": {"customerUserErrors": []},
    }


async def test_what_answers_a_request_answers_it_once(storefront, switchboard, mint):
    on(switchboard, UNAVAILABLE, times=2)
    await storefront.post(TWO_LOGINS, first=mint(), second=mint())
    assert switchboard.progress("mine").answered == 1


async def test_fields_before_the_one_it_matches_are_carried_out(storefront, switchboard, mint):
    tokens = {"first": mint(), "second": mint()}
    match = Match(variables={"multipassToken": tokens["second"]})
    on(switchboard, UNAVAILABLE, match=match, times=1)
    assert (await storefront.post(TWO_LOGINS, **tokens)).status == 503
    answer = await storefront.ask(TWO_LOGINS, **tokens)
    assert answer["data"] == {
        "first": {"customerUserErrors": [{"code": "INVALID_MULTIPASS_REQUEST"}]},
        "second": {"customerUserErrors": []},
    }


async def test_an_answer_that_comes_after_lets_all_fields_be_carried_out(
    storefront, switchboard, mint
):
    tokens = {"first": mint(), "second": mint()}
    on(switchboard, Effect(status=503, when=When.AFTER), times=1)
    assert (await storefront.post(TWO_LOGINS, **tokens)).status == 503
    answer = await storefront.ask(TWO_LOGINS, **tokens)
    used = {"customerUserErrors": [{"code": "INVALID_MULTIPASS_REQUEST"}]}
    assert answer["data"] == {"first": used, "second": used}


async def test_each_field_has_the_user_errors_of_its_own_scenario(storefront, switchboard, mint):
    on(switchboard, DISABLED, times=1)
    answer = await storefront.ask(TWO_LOGINS, first=mint(), second=mint())
    assert answer["data"] == {
        "first": {"customerUserErrors": [{"code": "CUSTOMER_DISABLED"}]},
        "second": {"customerUserErrors": []},
    }


async def test_an_answer_that_comes_after_comes_though_the_operation_fails(storefront, switchboard):
    on(switchboard, Effect(status=503, when=When.AFTER))
    document = """
    mutation { customerAccessTokenDelete(customerAccessToken: "0") { deletedAccessToken } }
    """
    assert (await storefront.post(document)).status == 503


async def test_a_query_has_no_user_errors_to_give(storefront, switchboard):
    on(switchboard, DISABLED)
    assert await storefront.ask(WHO) == NOBODY


async def test_a_query_that_is_refused_before_it_is_carried_out_is_none_s_to_answer(
    storefront, switchboard
):
    on(switchboard, UNAVAILABLE)
    assert (await storefront.post("{ nothing }")).status == 200


async def test_a_field_that_cannot_be_null_is_no_error_of_ours(storefront, switchboard, caplog):
    on(switchboard, UNAVAILABLE)
    response = await storefront.post("{ shop { name } }")
    assert response.status == 503
    assert [record.levelname for record in caplog.records if record.levelname == "ERROR"] == []
